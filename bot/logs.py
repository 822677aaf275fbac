"""Structured logs on stderr: for people on a terminal, JSON lines elsewhere, and never a secret."""

import logging
import re
import sys
from collections.abc import Iterable, Mapping
from typing import TextIO
from urllib.parse import quote

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.tracebacks import without_words

MASK = "***"
SHORTEST_SECRET = 4  # masking every "a" because somebody's password is "a" would leave no log

# Repetitions are bounded, so that a hostile message of a million digits costs linear time.
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    # Telegram: 123456789:AA…; the colon may be percent-encoded in a URL
    (re.compile(r"\d{6,20}(?::|%3[Aa])[A-Za-z0-9_-]{30,}"), MASK),
    # Discord: id.timestamp.signature, each in base64url
    (re.compile(r"[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}"), MASK),
    # Discord: the handle of a webhook or an interaction is a password in a path
    (re.compile(r"(/(?:webhooks|interactions)/\d{6,20}/)[A-Za-z0-9_-]{30,}"), rf"\g<1>{MASK}"),
    (re.compile(r"(?i)\b((?:bot|bearer)\s+)[A-Za-z0-9._-]{30,}"), rf"\g<1>{MASK}"),
    # the password of a URL, up to the last @ before the path
    (re.compile(r"(://[^/\s:@]{0,200}:)[^\s/]{1,500}@"), rf"\g<1>{MASK}@"),
)


def scrub_text(text: str, secrets: Iterable[str] = ()) -> str:
    """Mask the given secrets and everything that looks like a token or a URL's password."""
    for secret in secrets:
        text = text.replace(secret, MASK)
    for pattern, replacement in _PATTERNS:
        text = pattern.sub(replacement, text)
    return text


def spellings(secrets: Iterable[str]) -> tuple[str, ...]:
    """List the secrets as they stand in texts and in URLs, longest first so that none hides in another."""
    found = {
        form
        for secret in secrets
        if len(secret) >= SHORTEST_SECRET
        for form in (secret, quote(secret, safe=""))
    }
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


class Scrubber:
    """A structlog processor that masks secrets in every key and value, however deep."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets = spellings(secrets)

    def __call__(self, _logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {self.text(str(key)): self._value(value) for key, value in event.items()}

    def text(self, text: str) -> str:
        return scrub_text(text, self._secrets)

    def _value(self, value: object) -> object:
        match value:
            case None | bool() | int() | float():
                return value
            case str():
                return self.text(value)
            case bytes():
                return self.text(value.decode("utf-8", "replace"))
            case Mapping():
                return {self.text(str(key)): self._value(item) for key, item in value.items()}
            case list() | tuple() | set() | frozenset():
                return [self._value(item) for item in value]
            case _:
                return self.text(repr(value))  # exceptions, clients and structs show what they hold


class _ScrubbingFormatter(structlog.stdlib.ProcessorFormatter):
    """Scrub the finished line too: what the standard library itself adds to it has passed no processor."""

    def __init__(self, scrubber: Scrubber, processors: list[Processor], before: list[Processor]) -> None:
        super().__init__(processors=processors, foreign_pre_chain=before)
        self._scrubber = scrubber

    def format(self, record: logging.LogRecord) -> str:
        return self._scrubber.text(super().format(record))


def configure_logs(
    secrets: Iterable[str] = (),
    *,
    stream: TextIO | None = None,
    level: str = "INFO",
    json: bool | None = None,
) -> None:
    """Send structlog's and the standard library's records to one scrubbed handler (default: stderr)."""
    out = sys.stderr if stream is None else stream
    as_json = not out.isatty() if json is None else json
    scrubber = Scrubber(secrets)
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False, default=str)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=out.isatty())
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        _ScrubbingFormatter(
            scrubber,
            [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.StackInfoRenderer(),
                structlog.processors.ExceptionRenderer(
                    without_words
                ),  # before scrubbing, which reads only text
                scrubber,
                renderer,
            ],
            shared,
        )
    )
    _replace_root_handlers(handler, level)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,  # a test, or a later call with the secrets, configures again
    )


def _replace_root_handlers(handler: logging.Handler, level: str) -> None:
    """Make this the only way out: a handler left over would print unscrubbed lines."""
    root = logging.getLogger()
    for old in tuple(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    # HTTP libraries write each request's URL, which for Telegram holds the token, at INFO
    for chatty in ("httpx", "httpcore", "alembic.runtime.migration", "apscheduler"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))
