"""What a community may change about its mood."""

from __future__ import annotations

from engine.contract.feature import Setting

SETTINGS = (
    Setting(
        key="alerts.on",
        kind="bool",
        default=True,
        help={
            "zh": "气氛持续变差或讨论过热时，提醒管理人员",
            "en": "tell the moderators of a lasting drop in mood or a heated thread",
        },
    ),
    Setting(
        key="alerts.chat",
        kind="text",
        default="",
        help={
            "zh": "气氛提醒发到哪个群或频道（群名或 id）；空着就私聊管理员",
            "en": "group or channel (title or id) that gets these alerts; empty: admins, in private",
        },
    ),
    Setting(
        key="exclude.chats",
        kind="list",
        default=(),
        help={
            "zh": "不看气氛的群或频道（群名或 id）",
            "en": "groups or channels whose mood is not looked at (title or id)",
        },
    ),
)
