"""`/remind`, `/reminders …`."""

from __future__ import annotations

from engine.contract.commands import CommandSpec, Param
from engine.contract.feature import Setting
from engine.schedule.remind import listing
from engine.schedule.remind.asking import remind

COMMANDS = (
    CommandSpec(
        name="remind",
        common=True,
        run=remind,
        aliases=("提醒", "提醒我"),
        params=(
            Param(
                name="line",
                kind="rest",
                help={
                    "zh": "什么时候、提醒什么（开头写“这里”就在群里提醒）",
                    "en": "when and what (begin with “here” to be called in the chat)",
                },
            ),
        ),
        private=True,
        help={
            "zh": "到时候提醒你：明天9点 交作业、每周三晚8点 …",
            "en": "remind you: tomorrow 9am …, every wed 8pm …",
        },
        examples=("/remind 明天9点 交作业", "/remind every monday 9:00 weekly report", "/提醒 半小时后 关火"),
    ),
    CommandSpec(
        name="reminders list",
        run=listing.listing,
        aliases=("reminders", "我的提醒", "提醒列表"),
        private=True,
        help={"zh": "看看你的提醒，删掉不要的", "en": "your reminders, and to delete them"},
        examples=("/reminders", "/我的提醒"),
    ),
    CommandSpec(
        name="reminders delete",
        run=listing.delete,
        aliases=("取消提醒", "删除提醒"),
        params=(
            Param(name="which", required=True, help={"zh": "编号，或“全部”", "en": "its number, or “all”"}),
        ),
        private=True,
        help={"zh": "删掉一个或全部提醒", "en": "delete one reminder, or all"},
        examples=("/reminders delete 3", "/取消提醒 全部"),
    ),
    CommandSpec(
        name="reminders off",
        run=listing.off,
        aliases=("关闭提醒",),
        private=True,
        help={"zh": "不再提醒你任何事（活动也不提醒）", "en": "no reminders at all, of events neither"},
        examples=("/reminders off", "/关闭提醒"),
    ),
    CommandSpec(
        name="reminders on",
        run=listing.on,
        aliases=("打开提醒", "开启提醒"),
        private=True,
        help={"zh": "重新打开提醒", "en": "reminders again"},
        examples=("/reminders on", "/打开提醒"),
    ),
)

SETTINGS = (
    Setting(
        key="own_reminders",
        kind="int",
        default=30,
        low=1,
        high=200,
        help={
            "zh": "每个人最多同时有几个提醒",
            "en": "reminders that a person may have waiting",
        },
    ),
)
