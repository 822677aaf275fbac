"""What a community may change about its memory."""

from __future__ import annotations

from engine.contract.clock import MINUTE, SECOND
from engine.contract.feature import Setting

SETTINGS = (
    Setting(
        key="answers",
        kind="choice",
        default="on",
        choices=("off", "suggest", "on"),
        help={
            "zh": "聊天里没人回答、而我很有把握时：on 直接回答，suggest 只给一个按钮，off 不出声",
            "en": "a question nobody answers and the FAQ surely does: on answers, suggest shows a button, off is silent",
        },
    ),
    Setting(
        key="answer_after",
        kind="duration",
        default=20 * SECOND,
        low=SECOND,
        high=30 * MINUTE,
        help={"zh": "先等群友多久，没人回答我才开口", "en": "how long people have to answer first"},
    ),
    Setting(
        key="precision",
        kind="float",
        default=0.95,
        low=0.5,
        high=0.999,
        help={
            "zh": "直接给出的答案里，至少要有多大比例是对的",
            "en": "the share of answers given outright that has to be right",
        },
    ),
    Setting(
        key="learn",
        kind="choice",
        default="draft",
        choices=("off", "draft", "entry"),
        help={
            "zh": "被采纳的回答：draft 等管理员审核，entry 直接收录，off 不收",
            "en": "accepted answers: draft waits for a moderator, entry comes in at once, off does not",
        },
    ),
    Setting(
        key="semantic",
        kind="bool",
        default=False,
        help={
            "zh": "按意思也能找到（英文问中文答），要装 qunban[semantic]",
            "en": "find by meaning as well, across languages; needs qunban[semantic]",
        },
    ),
)
