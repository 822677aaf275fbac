"""What a community may change about moderation; the rules' own settings are in `auto`."""

from __future__ import annotations

from engine.contract.clock import DAY, HOUR
from engine.contract.feature import Setting
from engine.moderation.rules import LONGEST, SHORTEST

SETTINGS = (
    Setting(
        key="audit_chat",
        kind="text",
        default="",
        help={
            "zh": "处理记录发到哪个群或频道（群名或 id）；空着就不发",
            "en": "group or channel (title or id) that gets the record of every act; empty: none",
        },
    ),
    Setting(
        key="reports_chat",
        kind="text",
        default="",
        help={
            "zh": "举报和申诉发到哪个群或频道（群名或 id）；空着就私聊管理员",
            "en": "group or channel (title or id) that gets reports and appeals; empty: staff, in private",
        },
    ),
    Setting(
        key="ladder",
        kind="list",
        default=("3:mute 1d",),
        help={
            "zh": "警告累计到几点做什么，如 2:mute 1h, 3:mute 1d, 4:ban；空着就只记录",
            "en": "what follows at how many warning points, e.g. 2:mute 1h, 3:mute 1d, 4:ban; empty: nothing",
        },
    ),
    Setting(
        key="warn_points",
        kind="int",
        default=1,
        low=1,
        high=100,
        help={"zh": "一次警告记几点", "en": "points that a warning counts"},
    ),
    Setting(
        key="warn_expiry",
        kind="duration",
        default=30 * DAY,
        low=HOUR,
        high=3660 * DAY,
        help={"zh": "警告多久后不再算", "en": "after how long a warning stops counting"},
    ),
    Setting(
        key="mute_length",
        kind="duration",
        default=HOUR,
        low=SHORTEST,
        high=LONGEST,
        help={"zh": "/mute 没写时长时禁言多久", "en": "how long /mute lasts if no length is given"},
    ),
)
