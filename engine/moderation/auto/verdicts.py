"""What the rules say of one message: the first that finds something has the word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any, Literal, NamedTuple

from engine.moderation.auto import links, spam
from engine.moderation.auto.reading import Reading
from engine.moderation.auto.settings import OFF
from engine.moderation.auto.trust import Author
from engine.moderation.auto.window import Said
from engine.moderation.auto.words import forbidden

Did = Literal["delete", "flag", "hold"]

ALIKE = 0.8
"""From this resemblance on two texts are nearly the same."""
ALIKE_BITS = 24
"""Shorter texts resemble each other by chance and by courtesy."""


SEEN, ENOUGH = 2, 6
"""A text that leads nowhere and stays in its chat is shown from so many times the limit on, and deleted from so many."""


class Verdict(NamedTuple):
    """A rule's word about a message. `why` names the text that explains it, `detail` fills it."""

    rule: str
    did: Did
    why: str
    detail: str = ""


@dataclass(frozen=True)
class Limits:
    """A community's settings, read once a batch."""

    flood: str
    flood_messages: int
    flood_seconds: int
    duplicates: str
    duplicates_count: int
    duplicates_within: int
    links: str
    links_what: str
    links_allow: tuple[str, ...]
    words: str
    words_list: tuple[str, ...]
    spam: str
    spam_percent: int
    hold: str
    hold_messages: int

    @classmethod
    def read(cls, setting: Callable[[str], Any]) -> Limits:
        """Read them by name; allowed sites as links are read, for people paste whole addresses."""
        values: dict[str, Any] = {name: setting(f"moderation.{name}") for name in cls.__dataclass_fields__}
        sites = tuple(map(_site, values["links_allow"]))
        return cls(**{**values, "links_allow": sites, "words_list": tuple(values["words_list"])})


def _site(address: str) -> str:
    return address.lower().rpartition("://")[2].removeprefix("www.").rstrip("/")


def of_burst(limits: Limits, burst: Sequence[Said]) -> Verdict | None:
    """Judge how much somebody sends: what is in `burst` with the present message."""
    if limits.flood == OFF or len(burst) + 1 < limits.flood_messages:
        return None
    # Pictures of one album come as messages of the same moment.
    moments = {(said.at if said.wordless else said.seq) for said in burst}
    if len(moments) + 1 < limits.flood_messages:
        return None
    return Verdict("flood", "delete", "auto-why-flood", str(len(moments) + 1))


def of_words(limits: Limits, reading: Reading) -> Verdict | None:
    """Judge the words by the community's own list."""
    if limits.words == OFF or not limits.words_list:
        return None
    found = forbidden(reading.forms, limits.words_list)
    return Verdict("words", "delete", "auto-why-words", found) if found else None


def of_copies(limits: Limits, reading: Reading, chat: int, copies: Sequence[Said]) -> Verdict | None:
    """Judge how often nearly the same was said. A question asked again is no offence: what leads nowhere may come oftener."""
    times = len(copies) + 1
    if limits.duplicates == OFF or times < limits.duplicates_count:
        return None
    leads = reading.suspect or "contact" in reading.features
    leads = leads or any(link.sort in ("invite", "short", "fake", "odd") for link in reading.links)
    spread = any(said.chat != chat for said in copies)
    if not (leads or spread) and times < SEEN * limits.duplicates_count:
        return None
    sure = leads or spread or times >= ENOUGH * limits.duplicates_count
    return Verdict("duplicates", "delete" if sure else "flag", "auto-why-duplicates", str(times))


def of_links(limits: Limits, reading: Reading) -> Verdict | None:
    """Judge where the links lead."""
    if limits.links == OFF:
        return None
    for link in reading.links:
        if links.allowed(link, limits.links_allow):
            continue
        if link.sort in ("invite", "fake") or (limits.links_what == "all" and link.sort != "known"):
            return Verdict("links", "delete", f"auto-why-link-{link.sort}", link.host)
    for link in reading.links:
        if link.sort == "short" and not links.allowed(link, limits.links_allow):
            return Verdict("links", "flag", "auto-why-link-short", link.host)
    return None


def percent(score: float) -> int:
    """Write a score as per cent: 50 at 0."""
    return round(100 / (1 + exp(-score)))


def of_score(limits: Limits, reading: Reading, author: Author, *, echo: bool) -> Verdict | None:
    """Judge by the spam score."""
    if limits.spam == OFF or not reading.suspect:
        return None
    score = spam.score(reading.features, newcomer=author.new, echo=echo)
    if score <= 0:
        return None
    sure = percent(score)
    did: Did = "delete" if sure >= limits.spam_percent else "flag"
    signs = " ".join(spam.reasons(reading.features)).replace(
        "advert", f"advert={spam.telling(reading.forms)}"
    )
    return Verdict("spam", did, "auto-why-spam", f"{sure} {signs}")


def of_newcomer(limits: Limits, reading: Reading, author: Author) -> Verdict | None:
    """Hold what a newcomer's first messages lead to."""
    if limits.hold == OFF or author.said >= limits.hold_messages:
        return None
    leads = any(
        link.sort != "known" and not links.allowed(link, limits.links_allow) for link in reading.links
    )
    if leads or "contact" in reading.features:
        return Verdict("hold", "hold", "auto-why-hold")
    return None
