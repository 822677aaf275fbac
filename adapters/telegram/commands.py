"""The menus behind Telegram's `/` button: small in groups, full in private, larger for administrators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.constants import BotCommandLimit

from adapters.telegram.options import PLATFORM
from engine.contract.commands import CommandSpec, in_language
from engine.contract.events import Role
from engine.contract.ports import Memory, Queries

logger = structlog.get_logger("adapters.telegram")
MOST_IN_GROUPS = 12
LANGUAGES = (("", "en"), ("zh", "zh"))
"""Telegram's language code (empty: everybody else), and the language of the texts."""
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_NOTE = "menus"

Menu = tuple[tuple[str, str], ...]


def menus(specs: Sequence[CommandSpec]) -> list[tuple[str, str, Menu]]:
    """Return (scope, language code, commands with their descriptions) of every menu."""
    scopes = (
        ("groups", _chosen(_common_first(specs), ("member",), "private")[:MOST_IN_GROUPS]),
        ("private", _chosen(specs, ("member",), "group")),
        ("administrators", _chosen(specs, ("member", "moderator", "admin"), "private")),
    )
    return [
        (scope, code, tuple((name, _line(spec, lang)) for name, spec in chosen))
        for scope, chosen in scopes
        for code, lang in LANGUAGES
    ]


def _common_first(specs: Sequence[CommandSpec]) -> list[CommandSpec]:
    return sorted(specs, key=lambda spec: not spec.common)


def _chosen(
    specs: Sequence[CommandSpec], audiences: tuple[Role, ...], not_where: str
) -> list[tuple[str, CommandSpec]]:
    """Return the commands of a menu; of several with the same first word only the first."""
    found: dict[str, CommandSpec] = {}
    for spec in specs:
        word = spec.name.split()[0]
        if spec.audience in audiences and spec.where != not_where and _NAME.fullmatch(word):
            found.setdefault(word, spec)
    return list(found.items())[: int(BotCommandLimit.MAX_COMMAND_NUMBER)]


def _line(spec: CommandSpec, lang: str) -> str:
    text = " ".join(in_language(spec.help, lang).split()) or spec.name
    return text[: int(BotCommandLimit.MAX_DESCRIPTION)]


async def publish(bot: Bot, queries: Queries, memory: Memory) -> bool:
    """Set the menus if they differ from what this bot was given last; true if they were set."""
    wanted = menus(await queries.commands(PLATFORM, ""))
    digest = blake2b(repr((bot.id, wanted)).encode(), digest_size=16).hexdigest().encode()
    if await memory.get(_NOTE) == digest:
        return False
    for scope, code, menu in wanted:
        commands = [BotCommand(name, text) for name, text in menu]
        if commands:
            await bot.set_my_commands(commands, scope=_scope(scope), language_code=code or None)
        else:
            await bot.delete_my_commands(scope=_scope(scope), language_code=code or None)
    await memory.put(_NOTE, digest)
    logger.info("the command menus were published")
    return True


def _scope(name: str) -> BotCommandScope:
    match name:
        case "groups":
            return BotCommandScopeAllGroupChats()
        case "private":
            return BotCommandScopeAllPrivateChats()
        case _:
            return BotCommandScopeAllChatAdministrators()
