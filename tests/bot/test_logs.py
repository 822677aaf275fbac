"""Logs: one handler, JSON where no person reads along, and no secret in any line."""

import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import Scrubber, configure_logs, scrub_text
from engine.contract.errors import StoreError

TELEGRAM = "123456789:AAF-abcdefghijklmnopqrstuvwxyz01234"
WORDS = "my private words"
DISCORD = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE." + "x" * 38


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        (f"POST https://api.telegram.org/bot{TELEGRAM}/getMe", "POST https://api.telegram.org/bot***/getMe"),
        (TELEGRAM.replace(":", "%3A"), "***"),
        (f"token {DISCORD}!", "token ***!"),
        (f"Authorization: Bot {'a' * 50}", "Authorization: Bot ***"),
        (f"/interactions/1234567890/{'t' * 60}/callback", "/interactions/1234567890/***/callback"),
        ("postgresql://qunban:p@ss@db:5432/q", "postgresql://qunban:***@db:5432/q"),
        ("socks5://:pw@host", "socks5://:***@host"),
        ("https://example.org:8080/a@b 12:30 签到", "https://example.org:8080/a@b 12:30 签到"),
        ("telegram:-1001234567890:42", "telegram:-1001234567890:42"),
    ],
)
def test_what_looks_like_a_secret_is_masked_and_nothing_else(text: str, scrubbed: str) -> None:
    assert scrub_text(text) == scrubbed


@given(st.text(), st.text())
def test_a_token_is_masked_wherever_it_stands(before: str, after: str) -> None:
    for token in (TELEGRAM, DISCORD):
        assert token not in scrub_text(f"{before}{token}{after}")


def test_a_hostile_message_costs_linear_time() -> None:
    for unit in ("1", "a", "1:", "://a", "bot ", "a.", "/webhooks/1"):
        scrub_text(unit * 200_000)


def test_configured_secrets_are_masked_however_deep_and_however_spelt() -> None:
    scrub = Scrubber(["p@ss word", "abc", "", "p@ss word, longer"])
    event = scrub(
        None,
        "info",
        {
            "event": "p@ss word, longer | p%40ss%20word | abc",
            "deep": [{"p@ss word": ("p@ss word",)}, {"p@ss word"}, b"p@ss word", ValueError("p@ss word")],
            "n": 7,
            "none": None,
        },
    )
    assert event == {
        "event": "*** | *** | abc",
        "deep": [{"***": ["***"]}, ["***"], "***", "ValueError('***')"],
        "n": 7,
        "none": None,
    }


def test_both_kinds_of_loggers_write_scrubbed_json_lines() -> None:
    stream = io.StringIO()
    configure_logs(["open-sesame"], stream=stream)
    structlog.contextvars.bind_contextvars(key="telegram:-100:7")
    structlog.get_logger("bot").info("started 群伴", password="open-sesame")
    logging.getLogger("library").warning(
        "url %s", f"https://x/bot{TELEGRAM}/a", extra={"more": "open-sesame"}
    )
    logging.getLogger("httpx").info("a request's URL")
    logging.getLogger("library").debug("too quiet")
    ours, theirs = lines(stream)
    assert {k: ours[k] for k in ("event", "level", "logger", "password", "key")} == {
        "event": "started 群伴",
        "level": "info",
        "logger": "bot",
        "password": "***",
        "key": "telegram:-100:7",
    }
    assert (theirs["event"], theirs["level"], theirs["more"]) == ("url https://x/bot***/a", "warning", "***")
    assert ours["timestamp"].endswith("Z")


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_a_traceback_is_scrubbed(stream: io.StringIO) -> None:
    configure_logs(["open-sesame"], stream=stream)
    for log in (structlog.get_logger("bot"), logging.getLogger("library")):
        try:
            raise ValueError(f"open-sesame {TELEGRAM}")
        except ValueError:
            log.exception("failed")
    written = stream.getvalue()
    assert written.count("in test_a_traceback_is_scrubbed") == 2
    assert len(re.findall(r"ValueError\b(?!\()", written)) == 2
    assert "open-sesame" not in written.replace('f"open-sesame {TELEGRAM}"', "")
    assert TELEGRAM not in written


def test_people_get_lines_and_no_other_handler_stays() -> None:
    logging.getLogger().addHandler(logging.StreamHandler(io.StringIO()))
    stream = Terminal()
    configure_logs(stream=stream, level="WARNING")
    structlog.get_logger().info("quiet")
    structlog.get_logger().warning("loud", n=1)
    assert "loud" in stream.getvalue()
    assert "quiet" not in stream.getvalue()
    assert not stream.getvalue().startswith("{")
    assert len(logging.getLogger().handlers) == 1


def test_json_can_be_asked_for_on_a_terminal() -> None:
    stream = Terminal()
    configure_logs(stream=stream, json=True)
    structlog.get_logger().info("hello")
    assert lines(stream)[0]["event"] == "hello"


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_what_an_error_quotes_is_left_out_and_what_we_say_ourselves_is_not(stream: io.StringIO) -> None:
    configure_logs(stream=stream)
    for log in (structlog.get_logger("bot"), logging.getLogger("library")):
        try:
            try:
                _number(WORDS)
            except ValueError as error:
                raise StoreError("the database is away") from error
        except StoreError:
            log.exception("failed")
        try:
            raise ExceptionGroup(WORDS, [KeyError(WORDS)])
        except ExceptionGroup:
            log.exception("failed")
    written = stream.getvalue()
    assert written.count("engine.contract.errors.StoreError: the database is away") == 2
    assert written.count("in _number") == 2
    assert "KeyError" in written
    assert WORDS not in written


def _number(words: str) -> int:
    return int(words)
