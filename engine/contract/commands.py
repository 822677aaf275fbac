"""Commands are declared once and shown on every platform."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from engine.contract.events import Role
from engine.contract.traditional import TRADITIONAL

if TYPE_CHECKING:
    from engine.contract.feature import Context

ParamKind = Literal["text", "int", "user", "duration", "choice", "bool", "rest"]
Where = Literal["anywhere", "group", "private"]
Menu = Literal["", "user", "message"]
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
    common: bool = False
    """Among the few that most people need: where a menu has to be short, these come first."""
    menu: Menu = ""
    """Also offered in the context menu of a person or a message, where there are such menus: the person becomes the
    first user argument, the message what the command replies to."""
    menu_title: dict[str, str] = field(default_factory=dict)
    """The menu's words per language; else the command's name."""


def in_language(words: dict[str, str], lang: str) -> str:
    """Choose from texts keyed by language: the exact one, else of the same tongue, else any; empty if there is none.

    Traditional Chinese is made from the simplified text, see `traditional.py`.
    """
    if lang == "zh-TW" and lang not in words and "zh" in words:
        return TRADITIONAL.get(words["zh"], words["zh"])
    for key in (lang, lang.partition("-")[0], "zh", "en"):
        if key in words:
            return words[key]
    return next(iter(words.values()), "")


def label(param: Param, lang: str) -> str:
    """Name an argument as its reader would."""
    return in_language(param.help, lang) or param.name


def usage(spec: CommandSpec, lang: str) -> str:
    """Write how a command is called: `/top [day|week|all] [page]`; required arguments stand in `<>`."""
    words = [f"/{spec.name}"]
    for param in spec.params:
        inner = "|".join(param.choices) or (param.name if lang == "en" else label(param, lang))
        words.append(f"<{inner}>" if param.required else f"[{inner}]")
    return " ".join(words)
