"""What the bot needs, and whether it has it.

Of the account:
- telegram-token: the token works (ok, with `bot`) or is refused (error)
- telegram-privacy: the bot hears every message of groups (ok), or only commands and replies to it (warning)
- telegram-webhook: a webhook takes the updates away from polling (error, with `url`'s host), or is not set although
  one is configured (error), or last failed (warning, with `error`)
- telegram-clock: this machine's clock is off by `seconds` (warning), or right (ok)

Of a chat:
- telegram-chat: the bot is not in the chat (error)
- telegram-admin: the bot is an administrator (ok) or not (error): no reactions, joins, acts
- telegram-delete, telegram-restrict, telegram-pin, telegram-invite, telegram-topics, telegram-tags: the right to
  delete messages, restrict members, pin, invite by link, manage topics (only in a forum), tag members; each warning
  if it is missing, left out if it is there
- telegram-rights: the bot has every right that it uses (ok)
- telegram-basic-group: the chat is a basic group (warning): no topics, tags, restrictions there
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import aiohttp
import msgspec
from telegram import Bot, Chat
from telegram.error import BadRequest, Forbidden, InvalidToken

from adapters.telegram.members import is_present
from adapters.telegram.options import TelegramOptions
from adapters.telegram.wire import Member
from engine.contract.clock import SECOND, Clock, to_micros
from engine.contract.events import Finding

MOST_SKEW = 10
"""Seconds that the clock may be off; reminders would be late by as much."""
_RIGHTS = (
    ("telegram-delete", "can_delete_messages"),
    ("telegram-restrict", "can_restrict_members"),
    ("telegram-pin", "can_pin_messages"),
    ("telegram-invite", "can_invite_users"),
    ("telegram-tags", "can_manage_tags"),
)


async def account_findings(
    bot: Bot, options: TelegramOptions, clock: Clock, session: aiohttp.ClientSession
) -> list[Finding]:
    """Check token, privacy mode, webhook and clock. Raises TelegramError if nobody answers."""
    try:
        me = await bot.get_me()
    except InvalidToken:
        return [Finding("telegram-token", "error")]
    found = [Finding("telegram-token", values={"bot": f"@{me.username}"})]
    found.append(Finding("telegram-privacy", "ok" if me.can_read_all_group_messages else "warning"))
    found += await _webhook(bot, options)
    skew = await _skew(options, clock, session)
    if skew is not None:
        off = abs(skew) > MOST_SKEW
        found.append(Finding("telegram-clock", "warning" if off else "ok", {"seconds": str(abs(skew))}))
    return found


async def _webhook(bot: Bot, options: TelegramOptions) -> list[Finding]:
    info = await bot.get_webhook_info()
    if info.url and not options.webhook_url:
        return [Finding("telegram-webhook", "error", {"url": urlsplit(info.url).hostname or ""})]
    if options.webhook_url and info.url != options.webhook_url:
        return [Finding("telegram-webhook", "error", {"url": ""})]
    if options.webhook_url and info.last_error_message:
        said = options.scrub(info.last_error_message)
        return [Finding("telegram-webhook", "warning", {"error": said})]
    return []


async def _skew(options: TelegramOptions, clock: Clock, session: aiohttp.ClientSession) -> int | None:
    """Return by how many seconds our clock is ahead of Telegram's; None if it does not tell the time."""
    try:
        async with session.get(options.url("getMe"), timeout=aiohttp.ClientTimeout(total=15)) as answer:
            said = answer.headers.get("Date", "")
        there = parsedate_to_datetime(said)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError):
        return None
    if there.tzinfo is None:
        there = datetime.combine(there.date(), there.time(), UTC)
    return round((clock.now() - to_micros(there)) / SECOND)


def in_chat(account: list[Finding], place: list[Finding]) -> list[Finding]:
    """Put both kinds of findings together: to an administrator, privacy mode is no matter."""
    if Finding("telegram-admin") in place:
        account = [one for one in account if one != Finding("telegram-privacy", "warning")]
    return [*account, *place]


async def chat_findings(bot: Bot, chat: str) -> list[Finding]:
    """Check the bot's rights in a chat. Raises TelegramError if nobody answers."""
    try:
        place = await bot.get_chat(chat)
        own = await bot.get_chat_member(chat, bot.id)
    except (BadRequest, Forbidden):
        return [Finding("telegram-chat", "error")]
    member = msgspec.convert(own.to_dict(), Member)
    if not is_present(member):
        return [Finding("telegram-chat", "error")]
    basic = [Finding("telegram-basic-group", "warning")] if place.type == Chat.GROUP else []
    if member.status != "administrator":
        return [*basic, Finding("telegram-admin", "error")]
    topics = (("telegram-topics", "can_manage_topics"),) if place.is_forum else ()
    rights = [one for one in (*_RIGHTS, *topics) if not (basic and one[0] == "telegram-tags")]
    missing = [Finding(key, "warning") for key, right in rights if not getattr(member, right)]
    return [*basic, Finding("telegram-admin"), *(missing or [Finding("telegram-rights")])]
