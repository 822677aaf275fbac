"""Slash commands and context menus from the declarations, registered only when they changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import discord
import msgspec
import structlog

from adapters.discord.arguments import options
from adapters.discord.names import Namer, described, fits
from adapters.discord.split import clip, size
from engine.contract.commands import CommandSpec, in_language
from engine.contract.events import ROLES, Role
from engine.contract.ports import Memory, Queries

logger = structlog.get_logger("adapters.discord")
MOST = 100
MENUS = 15
PARTS = 25
LONGEST = 8000
_NOTE = "commands"
_SHOW = "show"
"""The word under which a command stands that shares its name with a group ("/setup" beside "/setup shadow")."""
_SLASH, _USER, _MESSAGE, _PART = 1, 2, 3, 1
_PERMISSIONS: Mapping[Role, int | None] = {
    "member": None,
    "moderator": discord.Permissions(moderate_members=True).value,
    "admin": discord.Permissions(manage_guild=True).value,
    "owner": discord.Permissions(administrator=True).value,
}
_CONTEXTS: Mapping[str, set[int]] = {"anywhere": {0, 1}, "group": {0}, "private": {1}}

Payload = list[dict[str, Any]]


async def sync(client: discord.Client, queries: Queries, memory: Memory) -> bool:
    """Register all commands if they are not what was registered last; true if something was sent.

    Raises what discord.py raises; the old registration then stands.
    """
    written = payload(await queries.commands("discord", ""))
    for problem in problems(written):
        logger.error("a command cannot be registered with Discord", problem=problem)
    application = client.application_id
    if application is None:
        raise RuntimeError("log in before registering commands")
    digest = sha256(msgspec.json.encode([application, written], order="sorted")).hexdigest().encode()
    if await memory.get(_NOTE) == digest:
        return False
    await client.http.bulk_upsert_global_commands(application, payload=written)
    await memory.put(_NOTE, digest)
    return True


def paths(specs: Sequence[CommandSpec]) -> dict[str, CommandSpec]:
    """Return each command by its path on Discord: its name, of two words at most, or `name show` beside a group."""
    heads = {spec.name.partition(" ")[0] for spec in specs if " " in spec.name}
    taken = {spec.name for spec in specs}
    found: dict[str, CommandSpec] = {}
    for spec in specs:
        head, _, rest = spec.name.partition(" ")
        if not rest and head in heads and f"{head} {_SHOW}" not in taken:
            rest = _SHOW
        found[f"{head} {rest.replace(' ', '_')}" if rest else head] = spec
    return found


def menus(specs: Sequence[CommandSpec]) -> dict[tuple[int, str], CommandSpec]:
    """Return the commands of context menus by kind (2 a person, 3 a message) and title."""
    kinds = {"user": _USER, "message": _MESSAGE}
    found: dict[tuple[int, str], CommandSpec] = {}
    for spec in specs:
        if spec.menu:
            found.setdefault((kinds[spec.menu], _menu_title(spec)), spec)
    return found


def payload(specs: Sequence[CommandSpec]) -> Payload:
    """Write the registration of all commands."""
    grouped: dict[str, dict[str, CommandSpec]] = {}
    for path, spec in paths(specs).items():
        head, _, rest = path.partition(" ")
        grouped.setdefault(head, {})[rest] = spec
    namer = Namer(grouped)
    written = [_root(head, parts, namer) for head, parts in grouped.items()]
    return written + [_menu(kind, title, spec) for (kind, title), spec in menus(specs).items()]


def problems(written: Payload) -> list[str]:
    """Return why Discord would refuse a registration."""
    found: list[str] = []
    for kind, most in ((_SLASH, MOST), (_USER, MENUS), (_MESSAGE, MENUS)):
        count = sum(one["type"] == kind for one in written)
        if count > most:
            found.append(f"{count} commands of type {kind}, the limit is {most}")
    for one in written:
        if one["type"] == _SLASH and not fits(one["name"]):
            found.append(f"/{one['name']} is no name that Discord takes")
        if len(one.get("options", ())) > PARTS:
            found.append(f"/{one['name']} has more than {PARTS} parts")
        if weight(one) > LONGEST:
            found.append(f"/{one['name']} is longer than {LONGEST} letters with all that belongs to it")
    return found


def weight(one: Mapping[str, Any]) -> int:
    """Count a command's letters as Discord does: names, descriptions and values, the longest language each."""
    total = 0
    for key in ("name", "description"):
        own = one.get(key)
        others = (one.get(f"{key}_localizations") or {}).values()
        total += max((size(text) for text in (own, *others) if isinstance(text, str)), default=0)
    if isinstance(one.get("value"), str):
        total += size(one["value"])
    return total + sum(weight(inner) for key in ("options", "choices") for inner in one.get(key, ()))


def _root(head: str, parts: Mapping[str, CommandSpec], namer: Namer) -> dict[str, Any]:
    alone = parts.get("")
    one: dict[str, Any] = {"name": head, "type": _SLASH, **_terms(parts.values())}
    if alone is not None:
        return one | namer.localised(alone, head) | described(alone.help, head) | {"options": options(alone)}
    title = clip(" · ".join(parts), 100)
    inner = [
        {"type": _PART, "name": word}
        | namer.localised(spec, word, within=head)
        | described(spec.help, word)
        | {"options": options(spec)}
        for word, spec in parts.items()
    ]
    return one | {"description": title, "options": inner}


def _menu(kind: int, title: str, spec: CommandSpec) -> dict[str, Any]:
    words = {"zh-CN": spec.menu_title.get("zh"), "zh-TW": in_language(spec.menu_title, "zh-TW") or None}
    named = {locale: clip(word, 32) for locale, word in words.items() if word}
    return {"name": title, "type": kind, "name_localizations": named or None, **_terms([spec])}


def _menu_title(spec: CommandSpec) -> str:
    return clip(spec.menu_title.get("en") or spec.name.replace("_", " ").capitalize(), 32)


def _terms(specs: Any) -> dict[str, Any]:
    """Say who is offered a command, and where. A group is offered to whoever may use any of it; we check each use."""
    everyone = list(specs)
    least = min((spec.audience for spec in everyone), key=ROLES.index)
    contexts: set[int] = set().union(*(_CONTEXTS[spec.where] for spec in everyone))
    return {
        "default_member_permissions": _PERMISSIONS[least],
        "contexts": sorted(contexts),
        "integration_types": [0],
    }
