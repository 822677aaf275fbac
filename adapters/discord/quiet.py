"""discord.py's own log lines, without what they must not say.

Its debug lines have whole messages and requests; its warnings have the paths of webhooks and interactions, which are
passwords. Only warnings pass, and those without secrets and without the values that an exception quotes.
"""

from __future__ import annotations

import logging
import re

_HANDLE = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/\s?]+")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{20,}")
_PASSWORD = re.compile(r"(://[^/\s:@]*:)[^/\s]+@")
_LOGGERS = (
    "client",
    "gateway",
    "http",
    "shard",
    "state",
    "webhook.async_",
    "webhook.sync",
    "player",
    "voice_state",
)


class _Scrub(logging.Filter):
    """Drop what is below a warning, and clean the rest."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return False
        text = _PASSWORD.sub(r"\1***@", _TOKEN.sub("***", _HANDLE.sub(r"\1***", record.getMessage())))
        if record.exc_info and record.exc_info[0] is not None:
            text = f"{text} ({record.exc_info[0].__name__})"
        record.msg, record.args, record.exc_info, record.exc_text = text, (), None, None
        return True


_scrub = _Scrub()


def quieten() -> None:
    """Clean everything that discord.py logs from now on, whatever level is asked for."""
    logging.getLogger("discord").setLevel(logging.WARNING)
    named = [name for name in logging.root.manager.loggerDict if name.startswith("discord.")]
    for name in {"discord", *named, *(f"discord.{one}" for one in _LOGGERS)}:
        logging.getLogger(name).addFilter(_scrub)  # adding the same one twice does nothing
