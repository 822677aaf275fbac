"""Discord's errors become ours: what is over for good, and what passes."""

from __future__ import annotations

import asyncio

import aiohttp
import discord

from engine.contract.errors import SendError

UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
UNKNOWN_WEBHOOK = 10015
UNKNOWN_INTERACTION = 10062
UNKNOWN_EVENT = 10070
ALREADY_ANSWERED = 40060
NOT_THE_AUTHOR = 50005
CLOSED_TO_MESSAGES = frozenset({50007, 50278})
"""Private messages are off, or no server is shared any more."""
INVALID_TOKEN = 50027
ARCHIVED = 50083
THREAD_EXISTS = 160004

GONE = frozenset({UNKNOWN_MESSAGE, NOT_THE_AUTHOR})
"""The message cannot be edited: it is not there any more, or is not the bot's."""
EXPIRED = frozenset({UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION, INVALID_TOKEN})
"""The interaction cannot be answered any more."""
PASSING = frozenset({40004, 40062, 130000})
"""Refusals that Discord itself calls temporary, whatever their status."""

TROUBLE = (discord.DiscordException, aiohttp.ClientError, asyncio.TimeoutError, OSError)
"""What a call to Discord may raise."""

_SENTENCES = {
    UNKNOWN_CHANNEL: "Discord knows no such channel",
    50001: "the bot cannot see this channel; give its role “View Channel” there",
    50013: "the bot lacks a permission here, or the member stands above it",
    50007: "this person takes no private messages from the bot",
    50278: "this person shares no server with the bot any more",
}


def translate(error: Exception) -> SendError:
    """Turn what a call raised into a SendError. Its sentence holds no address, token or text of a message."""
    if isinstance(error, SendError):
        return error
    if isinstance(error, discord.RateLimited):
        return SendError("Discord asks for patience", retry_after=error.retry_after)
    if isinstance(error, discord.HTTPException):
        return _refusal(error)
    return SendError(f"Discord could not be reached: {type(error).__name__}")


def _refusal(error: discord.HTTPException) -> SendError:
    if error.status == 429:
        return SendError("Discord asks for patience", retry_after=_patience(error))
    if error.status >= 500 or error.status == 401 or error.code in PASSING:
        return SendError(f"Discord answered {error.status} (code {error.code})")
    sentence = _SENTENCES.get(error.code) or (error.text.splitlines() or ["refused"])[0]
    return SendError(f"{sentence} ({error.status}, code {error.code})", permanent=True)


def _patience(error: discord.HTTPException) -> float | None:
    headers = getattr(error.response, "headers", {})
    try:
        return float(headers.get("Retry-After", ""))
    except ValueError:
        return None
