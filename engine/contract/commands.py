"""Commands are declared once and shown on every platform."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from engine.contract.events import Role

if TYPE_CHECKING:
    from engine.contract.feature import Context

ParamKind = Literal["text", "int", "user", "duration", "choice", "bool", "rest"]
Where = Literal["anywhere", "group", "private"]
Value = str | int | bool | None


@dataclass(frozen=True, kw_only=True)
class Param:
    """An argument. A `user` is an actor number, a `duration` microseconds; `rest` takes the remaining text.

    `low` and `high` bound an int (or a duration); `default` of a missing optional argument is None.
    """

    name: str
    kind: ParamKind = "text"
    help: dict[str, str] = field(default_factory=dict)
    required: bool = False
    choices: tuple[str, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)
    """Other words for a choice, e.g. {"今日": "day"}."""
    low: int | None = None
    high: int | None = None
    default: Value = None
    suggest: bool = False


@dataclass(frozen=True, kw_only=True)
class FormField:
    """One question of a form; `prompt` per language."""

    name: str
    prompt: dict[str, str]
    multiline: bool = False
    required: bool = True
    max_length: int = 1000


@dataclass(frozen=True, kw_only=True)
class CommandSpec:
    """One command. `name` may have two words ("points add"): a group on Discord, two words elsewhere.

    `run` gets the context and the parsed arguments by name; it answers through the context.
    """

    name: str
    run: Callable[[Context, dict[str, Value]], None]
    help: dict[str, str]
    """One line each for "zh" and "en"."""
    feature: str = ""
    aliases: tuple[str, ...] = ()
    params: tuple[Param, ...] = ()
    audience: Role = "member"
    where: Where = "anywhere"
    cooldown: int = 0
    """Microseconds between two uses by one person."""
    private: bool = False
    form: tuple[FormField, ...] = ()
    examples: tuple[str, ...] = ()
    moderation: bool = False
    """A moderation or admin command is never triggered by a bare word."""
