"""Roles and tags as people write them, and where there are any: what a bot shows beside a member's name."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Mark = Literal["role", "tag"]

TAG_LENGTH = 16
"""Telegram's limit; it allows no emoji either."""
PLATFORMS: dict[Mark, tuple[str, ...]] = {"role": ("discord", "console"), "tag": ("telegram", "console")}
"""Where there are roles, and where tags. The sandbox has both."""

_ROLE = re.compile(r"<@&(\d{1,20})>|(\d{15,20})")
_EMOJI = re.compile("[\u200d\u20e3\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]")


def read_role(written: str) -> str | None:
    """Read a role's platform id (`<@&id>` or the id); None if it is none."""
    role = _ROLE.fullmatch(written.strip())
    return None if role is None else role[1] or role[2]


def fault_of_tag(tag: str) -> Literal["", "length", "emoji"]:
    """Tell why no platform shows such a tag; empty: it is fine."""
    if not tag or len(tag) > TAG_LENGTH:
        return "length"
    plain = not any(unicodedata.category(sign) in ("So", "Cc") for sign in tag) and not _EMOJI.search(tag)
    return "" if plain else "emoji"
