"""What Telegram and the network answer, in the words of the contract. No text here shows the token."""

from __future__ import annotations

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from adapters.telegram.options import TelegramOptions
from engine.contract.errors import ChatMoved, SendError

TOKEN_PAUSE = 300.0
"""Seconds until a send is tried again after the token was refused; the operator may put a new one in."""
REFUSED = (
    "Telegram refuses the token in [telegram] token: copy it again from @BotFather "
    "(/mybots → API Token), or make a new one there."
)
NOT_MODIFIED = "message is not modified"
NOT_THERE = ("message to edit not found", "message_id_invalid")
NOT_OURS = ("message can't be edited",)
GONE = (
    *NOT_THERE,
    *NOT_OURS,
    "there is no text in the message to edit",
    "there is no caption in the message to edit",
    "message identifier is not specified",
)
"""Why a message cannot be changed any more; its news is sent as a new one."""
STALE_PRESS = ("query is too old", "query id is invalid")
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


class MaybeSent(SendError):
    """The connection broke after the request had left: Telegram may have done it or not."""


def translate(error: TelegramError, options: TelegramOptions) -> SendError:
    """Turn an error of the library into one of the contract."""
    said = f"Telegram: {options.scrub(error.message)}"
    if isinstance(error, RetryAfter):
        # The property warns about its coming change of type.
        return SendError(said, retry_after=error._retry_after.total_seconds())
    if isinstance(error, ChatMigrated):
        return ChatMoved(str(error.new_chat_id))
    if isinstance(error, BadRequest | Forbidden):  # BadRequest is a NetworkError: ask first
        return SendError(said, permanent=True)
    if isinstance(error, InvalidToken):
        return SendError("Telegram refuses the token or does not know the method", retry_after=TOKEN_PAUSE)
    if isinstance(error.__cause__, httpx.HTTPError) and not isinstance(error.__cause__, _NOT_SENT):
        return MaybeSent(said)
    return SendError(said)


def says(error: TelegramError, *phrases: str) -> bool:
    """Tell whether an error's description holds one of the phrases."""
    said = error.message.lower()
    return any(phrase.lower() in said for phrase in phrases)
