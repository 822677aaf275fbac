"""What a community may change about moderation; the rules' own settings are in `auto`."""

from __future__ import annotations

from engine.contract.feature import Setting

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
)
