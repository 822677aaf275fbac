"""What a link and a code are, and how long "arriving" takes. Pure."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qs, urlsplit

from engine.contract.clock import DAY, MINUTE
from engine.contract.ids import stable_hash

OWN, KNOWN, WAITING, STAYED, LOST, HELD = "own", "known", "waiting", "stayed", "lost", "held"
REFUSED = "refused"
"""Came by themselves; was here before (or came in an imported past); invited and watched; stayed; left or kept silent;
stayed, but an admin looks at the inviter's newcomers first; stayed, and an admin does not pay for it."""
COUNTED = (WAITING, STAYED, LOST, HELD, REFUSED)

REPORTED, FINE, HOLD, REFUSE = "reported", "fine", "hold", "refuse"
"""What a moderator has been told of an inviter, or has said; `HELD` and `REFUSED` are how they and their invites stand then."""
VERDICTS = {FINE: FINE, HOLD: HELD, REFUSE: REFUSED}
"""From what is said to a report to how its inviter stands from then on."""

ARRIVING = MINUTE
"""A platform may tell twice of one coming, first without the link: within this long the second completes the first."""
MAKING = 10 * MINUTE
"""A link that has not come after this long is asked for anew."""
RETENTION_DAYS = 7
MIN_MESSAGES = 1
NOTICE_LIFE = DAY
EARLY = DAY
"""So long before an invite is decided its inviter's newcomers are looked at: a report that comes with the payment is late."""
CLAIM_DAYS = 7
"""How long after coming one may still say by whom: the time after which most is decided anyway."""
MIN_ACCOUNT_DAYS = 7
"""A week's wait costs an honest newcomer nothing and makes throw-away accounts dear."""

CLEAR = 6
"""So many letters of a shortened link must be visible before it may be matched: six are one in 68 thousand million."""

SIGNS = "34679CDFHJKMNPQRTVWXY"
"""What codes are made of: neither 0 O, 1 I L, 2 Z, 5 S, 8 B, U nor vowels, so that nothing is misread and no word comes out."""
CODE_LENGTH = 6
"""86 million codes: with five wrong ones a day nobody finds one that is another's."""
GUESSES, GUESSING = 5, DAY

_TELEGRAM = frozenset({"t.me", "telegram.me", "telegram.dog"})
_DISCORD = frozenset({"discord.com", "discordapp.com"})
_CODE = re.compile(r"[A-Za-z0-9_-]+")
_CUT = re.compile(r"(…|\.{2,3})$")


def new_code(seed: str) -> str:
    """Return the code that a seed makes."""
    number = stable_hash(seed)
    signs = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(SIGNS))
        signs.append(SIGNS[place])
    return "".join(signs)


def read_code(written: str) -> str | None:
    """Read a code as people write it: full-width, small, with dashes or spaces; None if it cannot be one."""
    folded = unicodedata.normalize("NFKC", written).upper()
    code = "".join(sign for sign in folded if sign.isalnum())
    return code if len(code) == CODE_LENGTH and set(code) <= set(SIGNS) else None


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
