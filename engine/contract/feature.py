"""What a feature is: one value that names its tables, texts, settings, commands, handlers and hooks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from engine.contract.acts import AnyAct
from engine.contract.commands import CommandSpec
from engine.contract.events import AnyBody, Body, Button, Event, Outcome, Role, Timer
from engine.contract.facts import Fact
from engine.contract.replies import ANSWER, AnyPart, Lifetime

if TYPE_CHECKING:
    from sqlalchemy import Connection

P = TypeVar("P")
SettingKind = Literal["int", "float", "bool", "duration", "choice", "text", "list"]
SettingValue = int | float | bool | str | tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One setting of a feature; its full name is `feature.key`. Durations are microseconds."""

    key: str
    kind: SettingKind
    default: SettingValue
    help: dict[str, str]
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    """What a choice may be; of a text: examples of what it may be."""
    check: Callable[[str], None] | None = None
    """Raises UserError if a text is not possible."""


class Context(Protocol):
    """What a handler has at hand for one event, inside the transaction that applies it."""

    @property
    def conn(self) -> Connection: ...
    @property
    def event(self) -> Event: ...
    @property
    def community(self) -> int: ...
    @property
    def part(self) -> int: ...
    @property
    def now(self) -> int:
        """The partition's clock: the highest time that its live events and timers have shown."""
        ...

    @property
    def late(self) -> bool:
        """Whether the event is older than its clock by more than five minutes."""
        ...

    @property
    def zone(self) -> str:
        """The community's IANA time zone."""
        ...

    def role(self, actor: int | None = None) -> Role:
        """Return the role of `actor` (default: the event's) in the event's community."""
        ...

    def setting(self, name: str) -> Any:
        """Return the community's value of `feature.key`, else the operator's default, else the shipped one."""
        ...

    def language(self, actor: int | None = None, *, chat: int | None = None) -> str:
        """Return the language to use with `actor`, in `chat`, or in the event's chat: zh-CN, zh-TW or en."""
        ...

    def text(self, key: str, /, lang: str | None = None, **values: object) -> str:
        """Return the text `key` in `lang` (default: the language of the chat, or of the actor in private)."""
        ...

    def port(self, kind: type[P]) -> P:
        """Return the implementation of a port; one that nobody provides answers neutrally."""
        ...

    def reply(
        self,
        *parts: AnyPart | str,
        private: bool | None = None,
        direct: bool = False,
        actor: int | None = None,
        chat: int | None = None,
        thread: str | None = None,
        quote: bool = True,
        slot: str = "",
        edit: str = "",
        expires_at: int | None = None,
        priority: int = ANSWER,
        lifetime: Lifetime = "keep",
        not_before: int = 0,
    ) -> None:
        """Answer the event's actor in its chat and thread, quoting their message. Nothing is sent for an import.

        `private` None takes what the command declares; `actor` and `chat` address somebody or somewhere else;
        `not_before` is when the noise budget releases what it holds.
        """
        ...

    def toast(self, text: str) -> None:
        """Answer a button press with a passing line that only the presser sees."""
        ...

    def act(self, act: AnyAct, *, expires_at: int | None = None) -> None:
        """Do something on the platform."""
        ...

    def due(
        self,
        feature: str,
        name: str,
        at: int,
        dedupe: str,
        payload: Mapping[str, str | int | None] | None = None,
        *,
        live_only: bool = True,
        chat: int | None = None,
        personal: bool = True,
    ) -> None:
        """Have a `Timer` event appended at `at`; an open item of the same `dedupe` key is moved, not doubled.

        A `personal` item is the event's actor's and goes when they are forgotten.

        Communities share a partition: the key has to name the community, unless its subject belongs to no other.

        The timer belongs to `chat`; None: the event's.
        """
        ...

    def cancel_due(self, dedupe: str) -> None:
        """Forget an open due item."""
        ...

    def fact(self, fact: Fact) -> None:
        """Tell the other features something, in this transaction."""
        ...

    def audit(self, action: str, detail: str = "", *, target: int | None = None) -> None:
        """Write a row for `/audit`: who did what to whom."""
        ...

    def append(self, body: AnyBody, *, unique: str, community: int | None = None) -> None:
        """Append an event of one's own to this community's log, or another's; `unique` names it once and for all."""
        ...


class Batch(Protocol):
    """Events of one kind, in the order of the log, applied together; anything but messages and reactions comes alone."""

    @property
    def conn(self) -> Connection: ...
    @property
    def part(self) -> int: ...
    @property
    def events(self) -> Sequence[Event]: ...
    @property
    def prepared(self) -> Mapping[int, Any]:
        """What the feature's `prepare` made of the events, by sequence number."""
        ...

    def context(self, event: Event) -> Context:
        """Return the context of one of the events."""
        ...

    def setting(self, community: int, name: str) -> Any:
        """Return a community's setting without making a context."""
        ...

    def zone(self, community: int) -> str:
        """Return a community's time zone without making a context."""
        ...

    def clock(self, event: Event) -> int:
        """Return the partition clock as it stood at the event (the import's own for imported events)."""
        ...

    def withheld(self, event: Event) -> bool:
        """Tell whether the event is no ordinary message: used as a command, answering a form, or held by moderation."""
        ...

    def withhold(self, event: Event) -> None:
        """Mark an event as withheld, so that later features leave it alone."""
        ...

    def answered(self, event: Event) -> None:
        """Mark a message as dealt with: the command that its words would call is not run."""
        ...


@dataclass(frozen=True, kw_only=True)
class Export:
    """A feature's share of a person's export."""

    name: str
    rows: Sequence[Mapping[str, object]]


@dataclass(frozen=True, kw_only=True)
class Person:
    """Whom an export or forgetting concerns, in one community."""

    part: int
    community: int
    actor: int


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Something that can be talked about: a course, an event, an answer; `id` is unique in the community.

    A message is about it if it replies to its card (the message of one of `slots`), stands in one of `threads`
    (chat, thread), or names it by `name` or one of `aliases`; what nobody calls by its name (a question's title) is not `called`.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    threads: tuple[tuple[int, str], ...] = ()
    called: bool = True


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Something that can be recommended at this moment; `id` is unique in the community, as a `Subject`'s is.

    What is over, solved or put away is none. `text` and `tags` say what it is about, `title_en` names it in English.
    """

    id: str
    kind: str
    """course, article, path, event, question, thread, …"""
    title: str
    title_en: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    until: int | None = None
    """From then on (UTC µs) nobody can take part any more."""
    chat: int = 0
    message: str = ""
    """The message that leads to it, if there is one."""
    command: str = ""
    """What to say to see it, like `/event show 3`."""
    known_to: frozenset[int] = frozenset()
    """To whom it is no news: who made it, who takes part already."""


@dataclass(frozen=True, kw_only=True)
class Past:
    """A fact as a feature would tell it of what happened before anybody listened: at a place in the log, at a time."""

    seq: int
    at: int
    fact: Fact


PeriodName = Literal["day", "week", "month"]


@dataclass(frozen=True, kw_only=True)
class Period:
    """The stretch of local time that a digest is about: from `since` up to, not including, `until` (UTC µs).

    `earlier` are such stretches before it, newest first, with which to tell what is usual (7 days, 4 weeks, 3 months).
    """

    name: PeriodName
    since: int
    until: int
    earlier: tuple[tuple[int, int], ...] = ()


Line = tuple[AnyPart, ...]
"""A line of a digest. What it speaks of is reached by a `Link` in it; a link's words may quote the message it leads to."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """A feature's share of a digest: few lines, the most telling first, for the digest keeps to one screen.

    `name` is what settings call it: the feature's own name; the feature's text `<name>-digest` names it for people.
    `title` is shown above the lines, with its emoji.
    """

    name: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Trial:
    """Something of a feature's that may be held back from some members, to see whether it helps (see `Experiments`).

    `key` is what the feature asks the port about, short and of ASCII letters; `title` names it per language;
    `audience` counts the members whom it could reach: (connection, community) → how many.
    """

    key: str
    title: Mapping[str, str]
    arms: tuple[str, ...] = ("on",)
    """The ways of doing it, beside holding it back."""
    metric: Literal["enrolled", "finished", "returned", "messages"] = "returned"
    """What it is meant to raise."""
    audience: Callable[[Connection, int], int] | None = None


@dataclass(frozen=True, kw_only=True)
class Feature:
    """One feature. Everything it does with the rest of the house is declared here."""

    name: str
    export_person: Callable[[Connection, Person], Export]
    forget_person: Callable[[Connection, Person], None]
    consumer: Literal["main", "slow"] = "main"
    tables: str = ""
    """Module path of its tables; only store and migrations import it."""
    texts: str = ""
    """Package whose folder `texts/` holds zh-CN.ftl, zh-TW.ftl and en.ftl; several with spaces between them."""
    commands: tuple[CommandSpec, ...] = ()
    settings: tuple[Setting, ...] = ()
    prepare: Callable[[Sequence[Event]], Mapping[int, Any]] | None = None
    handlers: Mapping[type[Body], Callable[[Batch], None]] = field(default_factory=dict)
    facts: Mapping[type[Fact], Callable[[Context, Any], None]] = field(default_factory=dict)
    buttons: Mapping[str, Callable[[Context, Button, str], None]] = field(default_factory=dict)
    """By the word before the first `:` of the button's data; the handler gets what follows it."""
    timers: Mapping[str, Callable[[Context, Timer], None]] = field(default_factory=dict)
    on_outcome: Callable[[Context, Outcome], None] | None = None
    provides: Mapping[type, Callable[[Context], Any]] = field(default_factory=dict)
    replayed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Tables that the state hash covers, with the columns to hash."""
    digest_section: Callable[[Context, Period], Section | None] | None = None
    """(context, period) → what the feature has to say of the period, None if nothing: coming events speak of the time
    after `until`. The context's event belongs to the chat that is told, so texts come in its language; nothing may be
    written or said."""
    digest_missed: Callable[[Context, Period, int], Section | None] | None = None
    """(context, period, person) → what concerned a member while they were away, for their personal digest."""
    suggest: Callable[[Connection, int, str, str], Iterable[str]] | None = None
    """(connection, community, parameter, what was typed) → completions."""
    subjects: Callable[[Connection, int], Iterable[Subject]] | None = None
    """(connection, community) → what can be talked about there."""
    explain: Callable[[Context, str], Sequence[AnyPart] | None] | None = None
    """(context, what about) → why something of the feature's is as it is; None if it is not the feature's. `/why` asks."""
    candidates: Callable[[Connection, int], Iterable[Candidate]] | None = None
    """(connection, community) → what can be recommended there."""
    trials: tuple[Trial, ...] = ()
    """What an experiment may be made of."""
    past: Callable[[Connection, int, int, int, int], Sequence[Past]] | None = None
    """(connection, community, after, before, most) → what happened between two places in the log, in its order, as facts;
    about `most` of them, all of an event or none. For a feature that is younger than what it counts."""
    upkeep: Callable[[Callable[[], AbstractContextManager[Connection]]], int] | None = None
    """(what opens a write transaction) → how many rows it wrote of what can be made anew at any time and is only kept
    because that takes long; 0 where there is nothing to do. Called where no event waits, often, so a little at a time."""
