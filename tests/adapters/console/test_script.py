from __future__ import annotations

from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.console.script import (
    PREVIOUS,
    Came,
    EnteredVoice,
    GoPrivate,
    GoTo,
    Help,
    Later,
    LeftVoice,
    Line,
    LineError,
    Nothing,
    Pressed,
    Reacted,
    Removed,
    Requested,
    Rewrote,
    Said,
    Shared,
    Until,
    Went,
    parse,
)
from engine.contract.clock import DAY, HOUR, MINUTE, SECOND

LINES: list[tuple[str, Line]] = [
    ("alice: 签到", Said("alice", "签到")),
    ("小明：签到", Said("小明", "签到")),
    ("admin!: /settings", Said("admin", "/settings", admin=True)),
    ("admin！：/settings", Said("admin", "/settings", admin=True)),
    ("bob ^12: thanks!", Said("bob", "thanks!", 12)),
    ("bob ^: thanks: you", Said("bob", "thanks: you", PREVIOUS)),
    ("ann! ^3：好", Said("ann", "好", 3, admin=True)),
    ("bob +👍 12", Reacted("bob", "👍", 12)),
    ("bob -👍 12", Reacted("bob", "👍", 12, added=False)),
    ("bob press 12 2", Pressed("bob", 12, 2)),
    ("admin! press 12 2", Pressed("admin", 12, 2, admin=True)),
    ("carol joins", Came("carol")),
    ("carol joins by sandbox://invite/alice", Came("carol", link="sandbox://invite/alice")),
    ("carol leaves", Went("carol")),
    ("carol requests to join", Requested("carol")),
    ("alice edit 12: text", Rewrote("alice", 12, "text")),
    ("alice edit 12:", Rewrote("alice", 12, "")),
    ("alice delete 12", Removed("alice", 12)),
    ("alice sends photo.jpg", Shared("alice", "photo.jpg")),
    ("alice sends my notes.pdf: week 3", Shared("alice", "my notes.pdf", "week 3")),
    ("alice joins voice Study room", EnteredVoice("alice", "Study room")),
    ("alice leaves voice", LeftVoice("alice")),
    ("#general", GoTo("general")),
    ("#学习", GoTo("学习")),
    ("@dm alice", GoPrivate("alice")),
    ("@+2h", Later(2 * HOUR)),
    ("@+1h30m", Later(HOUR + 30 * MINUTE)),
    ("@+3d", Later(3 * DAY)),
    ("@+90s", Later(90 * SECOND)),
    ("@2026-12-01T09:00", Until(datetime(2026, 12, 1, 9, 0))),  # noqa: DTZ001 - local to the sandbox's zone
    ("?", Help()),
    ("", Nothing()),
    ("# a comment", Nothing()),
]


@pytest.mark.parametrize(("text", "value"), LINES)
def test_every_form_of_the_protocol_is_read(text: str, value: Line) -> None:
    assert parse(text) == value
    assert parse(f"  {text}\r\n") == value


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("hello", "NAME: text"),
        ("alice:", "says nothing"),
        ("alice dances", "what works"),
        ("alice press 12", "what works"),
        ("bob ^0: hi", "begin at 1"),
        ("@dm", "@dm alice"),
        ("@+2x", "no duration"),
        ("@+", "no duration"),
        ("@tomorrow", "the clock moves"),
        ("#two words", "one word"),
        ("#", None),
    ],
)
def test_a_line_not_understood_names_the_way_out(text: str, hint: str | None) -> None:
    if hint is None:
        assert parse(text) == Nothing()
        return
    with pytest.raises(LineError, match=hint.replace("+", r"\+")):
        parse(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(LineError):
        parse(text)


_names = st.from_regex(r"[a-z\u4e00-\u9fff][a-z0-9_\u4e00-\u9fff]{0,8}", fullmatch=True)
_words = st.text(min_size=1, max_size=40).map(str.strip).filter(lambda text: text and text.isprintable())


@given(_names, _words, st.booleans(), st.sampled_from([":", "："]), st.none() | st.integers(1, 10**6))
def test_what_is_said_arrives_as_it_was_written(
    name: str, text: str, admin: bool, colon: str, reply: int | None
) -> None:
    mark = "!" if admin else ""
    to = f" ^{reply}" if reply else ""
    said = parse(f"{name}{mark}{to}{colon} {text}")
    assert said == Said(name, text.lstrip("\ufeff"), reply, admin) or "\ufeff" in text
