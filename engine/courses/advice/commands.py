"""`/recommend` and `/not_interested`."""

from __future__ import annotations

from engine.contract.commands import CommandSpec, Param
from engine.courses.advice import asking

COMMANDS = (
    CommandSpec(
        name="recommend",
        common=True,
        run=asking.recommend_command,
        aliases=("推荐",),
        params=(
            Param(
                name="word",
                kind="choice",
                choices=("on", "off", "talk", "notalk"),
                aliases={
                    "开": "on",
                    "开启": "on",
                    "推送": "on",
                    "关": "off",
                    "停": "off",
                    "停止": "off",
                    "参考聊天": "talk",
                    "不参考聊天": "notalk",
                },
                help={"zh": "推送（on/off）或参考聊天", "en": "told unasked (on, off), or my talk"},
            ),
        ),
        private=True,
        help={
            "zh": "适合你的课和理由；on/off 开关推送",
            "en": "what fits you, and why; on/off: told unasked",
        },
        examples=("/recommend", "/推荐 停", "/recommend talk"),
    ),
    CommandSpec(
        name="not_interested",
        run=asking.not_interested_command,
        aliases=("不感兴趣",),
        params=(
            Param(
                name="course",
                kind="rest",
                required=True,
                help={"zh": "课程编号或名字", "en": "number or name"},
                suggest=True,
            ),
        ),
        private=True,
        help={"zh": "不再推荐这门课", "en": "do not recommend this course again"},
        examples=("/not_interested 3", "/不感兴趣 3"),
    ),
)
