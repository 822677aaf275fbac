"""Telegram ⇄ the common vocabulary. Only here may `telegram` be imported."""

from adapters.telegram.adapter import TelegramAdapter
from adapters.telegram.options import TelegramOptions

__all__ = ["TelegramAdapter", "TelegramOptions"]
