"""A Telegram of our own: the Bot API over HTTP on loopback, with people who can be told what to do."""

from tests.fakes.telegram.server import FakeTelegram

__all__ = ["FakeTelegram"]
