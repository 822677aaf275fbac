"""DiscordChatExporter's CSV, from 2019 (`;`, `04-Jun-19 12:07 AM`) to today (`,`, ISO times).

It has no message ids, replies or kinds of message, so ids are made from what a message says; the same message
in another export of the channel gets the same id.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from adapters.replay.errors import ReplayError, cut_short, unknown_layout
from adapters.replay.files import describe
from adapters.replay.memory import Recent
from adapters.replay.options import Options
from adapters.replay.source import Source
from adapters.replay.times import from_csv
from engine.contract.events import AnyBody, Attachment, ChatRef, Incoming, Joined, Message, PersonRef

_NAMED = re.compile(r"(?P<title>.*?)\s*\[(?P<id>\d{5,})\]")
_SUFFIXES = (".gz", ".csv")
_DELETED = frozenset({"456226577798135808"})
_JOINED = "Joined the server."
_NOTICES = frozenset({"Pinned a message.", "Started a thread.", "Changed the channel icon."})
"""System notices: the CSV says nothing of a message's kind, so only these exact words tell them apart."""


def read_csv(source: Source, options: Options) -> Iterator[Incoming]:
    """Read the CSV export of one channel; the channel's id is the number in brackets in the file's name."""
    channel = _Channel(chat_ref(source.path), options)
    text = io.TextIOWrapper(io.BufferedReader(source), encoding="utf-8", newline="")
    separator = ";" if b";" in source.peek(64).split(b"\n", 1)[0] else ","
    rows = csv.reader(text, delimiter=separator, strict=True)
    count = 0
    try:
        next(rows)
        for row in rows:
            if not row:
                continue
            if len(row) < 4:
                raise cut_short(source.path, f"line {rows.line_num:,}")
            if event := channel.event(row):
                yield event
            count += 1
    except ValueError as error:
        raise _explain(source, rows.line_num, error) from None
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise cut_short(source.path, f"line {rows.line_num:,}") from None
        problem = f"this is not CSV: {error}"
        raise unknown_layout(source.path, problem, f"line {rows.line_num:,}") from None
    source.check_end(count)


def _explain(source: Source, line: int, error: ValueError) -> ReplayError:
    where = f"line {line:,}"
    if isinstance(error, UnicodeDecodeError):
        if source.cut or "unexpected end" in error.reason:
            return cut_short(source.path, where)
        return ReplayError(source.path, "the file is not UTF-8", "Export it again", where=where)
    return ReplayError(
        source.path,
        f"the date {error} is not known",
        "Known are ISO times and 04-Jun-19 12:07 AM; export as JSON, which has message ids too",
        where=where,
    )


def chat_ref(path: Path) -> ChatRef:
    """Name the channel: `Server - general [123456].csv` has its id; else the name of the file stands for it.

    The parts of one export (`1.csv`, `2.csv` …) are one channel, named by their folder.
    """
    stem = path.name
    for suffix in _SUFFIXES:
        stem = stem.removesuffix(suffix)
    if found := _NAMED.search(stem):
        return ChatRef(found["id"], found["title"].rpartition(" - ")[2])
    name = path.resolve().parent.name if stem.isdecimal() else stem
    return ChatRef("csv-" + re.sub(r"[\s:]+", "-", name), name)


class _Channel:
    """One channel, and how often the same was said at the same time."""

    def __init__(self, ref: ChatRef, options: Options) -> None:
        self._ref = ref
        self._options = options
        self._moment = 0
        self._same: Counter[tuple[str, str]] = Counter()
        self._known: Recent[tuple[str, str], PersonRef] = Recent(options.window)

    def event(self, row: list[str]) -> Incoming | None:
        """Turn a row into an event; notices of the system give none, except a join."""
        account, name, date, content = row[:4]
        if not account.isdecimal():
            raise ValueError(repr(date))
        at = self._at(date)
        unique = self._unique(at, account, content)
        if content in _NOTICES:
            return None
        body: AnyBody
        if content == _JOINED:
            unique, body = f"{unique}:joined", Joined()
        else:
            body = Message(text=content, message=unique, attachments=_attachments(row))
        return Incoming(
            platform="discord",
            chat=self._ref,
            unique=unique,
            at=at,
            people=(self._person(account, name),),
            actor=0,
            origin=self._options.origin,
            community=self._options.community,
            body=body,
        )

    def _at(self, date: str) -> int:
        try:
            return from_csv(date, self._options.zone)
        except ValueError:
            raise ValueError(repr(date)) from None

    def _unique(self, at: int, account: str, content: str) -> str:
        if at != self._moment:
            self._moment = at
            self._same.clear()
        self._same[account, content] += 1
        said = f"{account}\x1f{at}\x1f{self._same[account, content]}\x1f{content}"
        return "c" + blake2b(said.encode(), digest_size=12).hexdigest()

    def _person(self, account: str, name: str) -> PersonRef:
        """Read `name#1234`; the number 0000 was a webhook's until names without numbers came."""
        known = self._known.get((account, name))
        if known is not None:
            return known
        label, _, number = name.replace("\0", "").rpartition("#")
        hook = bool(label) and number == "0000"
        if not label or not number.isdecimal():
            label = name.replace("\0", "")
        payable = not hook and account not in _DELETED
        who = PersonRef(account, label, bot=hook and account not in _DELETED, payable=payable)
        self._known.put((account, name), who)
        return who


def _attachments(row: list[str]) -> tuple[Attachment, ...]:
    if len(row) < 5 or not row[4]:
        return ()
    return tuple(describe(one.partition("?")[0].rpartition("/")[2]) for one in row[4].split(",") if one)
