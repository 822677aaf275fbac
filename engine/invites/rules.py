"""What a link is, and how long "arriving" takes. Pure."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from engine.contract.clock import DAY, MINUTE

OWN, KNOWN, WAITING, STAYED, LOST = "own", "known", "waiting", "stayed", "lost"
"""Came by themselves; was here before (or came in an imported past); invited and watched; stayed; left or kept silent."""
COUNTED = (WAITING, STAYED, LOST)

ARRIVING = MINUTE
"""A platform may tell twice of one coming, first without the link: within this long the second completes the first."""
MAKING = 10 * MINUTE
"""A link that has not come after this long is asked for anew."""
RETENTION_DAYS = 7
MIN_MESSAGES = 1
NOTICE_LIFE = DAY

CLEAR = 6
"""So many letters of a shortened link must be visible before it may be matched: six are one in 68 thousand million."""

_TELEGRAM = frozenset({"t.me", "telegram.me", "telegram.dog"})
_DISCORD = frozenset({"discord.com", "discordapp.com"})
_CODE = re.compile(r"[A-Za-z0-9_-]+")
_CUT = re.compile(r"(…|\.{2,3})$")


def code_of(link: str) -> str:
    """Return what makes a link this link: the code of a Telegram or Discord invite, else the link without its scheme.

    `https://t.me/+x`, `t.me/joinchat/x`, `tg://join?invite=x`, `https://discord.gg/x`, `discord.com/invite/x` and
    a bare `x` are the same. A shortened link keeps its mark, see `visible_part`.
    """
    link = link.strip()
    if not link:
        return ""
    if _CODE.fullmatch(_CUT.sub("", link)):
        return link
    parts = urlsplit(link if "://" in link else f"https://{link}")
    if parts.scheme == "tg":
        return next(iter(parse_qs(parts.query).get("invite", ())), link)
    host = parts.netloc.casefold().removeprefix("www.").removeprefix("ptb.").removeprefix("canary.")
    path = parts.path.strip("/")
    code = _invited(host, path)
    return code or f"{host}/{path}"


def _invited(host: str, path: str) -> str:
    if host in _TELEGRAM:
        return path.removeprefix("joinchat/").lstrip("+ ") if path.startswith(("+", "joinchat/", " ")) else ""
    if host == "discord.gg":
        return path.removeprefix("invite/")
    return path.removeprefix("invite/") if host in _DISCORD and path.startswith("invite/") else ""


def visible_part(code: str) -> str:
    """Return what is visible of a shortened code (`AbCdEfGh…`), empty if it is whole or too short to tell anything."""
    seen = _CUT.sub("", code)
    return seen if seen != code and len(seen) >= CLEAR else ""
