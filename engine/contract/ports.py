"""Ports: the verbs by which the rooms of the house ask each other for something.

`Stream`, `Queries`, `Driver` and `Adapter` stand between adapters and engine;
`Wallet`, `Entitlements`, `NoiseBudget` and `Experiments` between features.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from engine.contract.acts import AnyAct
from engine.contract.commands import CommandSpec
from engine.contract.events import ChatRef, Finding, Incoming, PersonRef, Role
from engine.contract.replies import Reply

if TYPE_CHECKING:
    from engine.contract.feature import Feature

# ---- adapters ⇄ engine


class Appended(msgspec.Struct, frozen=True):
    """What an append came to: how many events were new, of how many handed over."""

    new: int
    total: int


class Stream(Protocol):
    """The common event stream, as an adapter sees it."""

    async def append(self, incoming: Sequence[Incoming]) -> Appended:
        """Store events; return only after they are durable. A key seen before is left out, silently.

        Raises StoreError if the database cannot take them: do not acknowledge the platform then, try again.
        """
        ...


class Queries(Protocol):
    """Reads that need no record: read-only connection, 300 ms budget, never logged."""

    async def suggest(
        self, platform: str, chat: str, command: str, param: str, typed: str
    ) -> Sequence[str]: ...

    async def role(self, platform: str, chat: str, person: str) -> Role: ...

    async def staff(self, platform: str, chat: str) -> Mapping[str, Role]:
        """Return who is more than a member in the community of a chat, by platform id."""
        ...

    async def commands(self, platform: str, chat: str) -> Sequence[CommandSpec]:
        """Return all commands, those for everybody first."""
        ...


OWN_ACCOUNT = "me"
"""The note under which an adapter keeps the platform's id of the bot's own account, for whoever must not touch it."""


class Memory(Protocol):
    """An adapter's notes: how far it has read, what it has registered, handles of interactions.

    Names belong to one platform. A note may be lost in a crash between an append and its `put`, never a part of it.
    """

    async def get(self, name: str) -> bytes | None: ...

    async def put(self, name: str, value: bytes, *, until: int | None = None) -> None:
        """Keep a note, until a time (UTC µs) if one is given."""
        ...

    async def all(self, prefix: str) -> Mapping[str, bytes]:
        """Return the notes whose names begin with `prefix`."""
        ...

    async def drop(self, name: str) -> None: ...


class Driver(Protocol):
    """Time in one hand: the sandbox and replay move it, everything due happens in order."""

    def now(self) -> int: ...

    async def drain(self) -> None:
        """Process until every consumer stands at the head and the outbox has nothing deliverable."""
        ...

    async def advance(self, to: int) -> None:
        """Move the clock to `to`, stopping at every due item on the way; then drain."""
        ...


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One outbox row, ready to send: the numbers are swapped for the platform's ids again.

    Exactly one of `reply` and `act` is set. `people` has everybody the reply mentions, and the addressee; a person
    who has no account on this platform has an empty id and a name. `places` has the chats that its links point into.
    `edits` is the id of the bot's message (or native event) to change instead of making a new one.
    `knock` and `knock_button` are said in the group when a private reply cannot reach its person.
    `created_at` is when the row was written, by the engine's clock; `community` goes into deep links as `c<number>`.
    """

    key: str
    platform: str
    chat: ChatRef
    language: str
    reply: Reply | None = None
    act: AnyAct | None = None
    people: dict[int, PersonRef] = {}
    places: dict[int, ChatRef] = {}
    edits: str = ""
    attempt: int = 1
    knock: str = ""
    knock_button: str = ""
    created_at: int = 0
    community: int = 0


class Sent(msgspec.Struct, frozen=True):
    """What the platform said of a delivery; `pages` is how many messages it took."""

    message: str = ""
    thread: str = ""
    link: str = ""
    findings: tuple[Finding, ...] = ()
    gone: bool = False
    pages: int = 1


class Pace(msgspec.Struct, frozen=True):
    """How fast a platform lets us speak, as (how often, in how many seconds); the sender keeps to it."""

    overall: tuple[int, float] | None = None
    chat: tuple[int, float] | None = None
    group: tuple[int, float] | None = None
    """Applies to groups in addition to `chat`."""


class Adapter(Protocol):
    """A platform. `run` lives as long as the connection; `send` speaks, or raises SendError."""

    @property
    def platform(self) -> str: ...

    @property
    def pace(self) -> Pace: ...

    @property
    def connected(self) -> bool:
        """Whether the platform can be heard at this moment."""
        ...

    async def run(self, stream: Stream) -> None: ...

    async def send(self, delivery: Delivery) -> Sent: ...

    async def inspect(self, chat: ChatRef | None = None) -> Sequence[Finding]:
        """Check token, intents and clock, and in a chat the bot's rights. Raises SendError if nobody answers."""
        ...


# ---- feature ⇄ feature

Currency = Literal["xp", "coins"]


class Wallet(Protocol):
    """A member's purse. Every movement is a ledger entry, unique on (rule, subject, member)."""

    def balance(self, actor: int) -> int: ...

    def level(self, actor: int) -> int:
        """Return the level that a member has earned."""
        ...

    def credit(self, actor: int, coins: int, rule: str, subject: str) -> bool:
        """Add coins; false if this subject was paid before."""
        ...

    def debit(self, actor: int, coins: int, rule: str, subject: str) -> bool:
        """Take coins; false if there are not enough or the subject was charged before."""
        ...

    def hold(self, actor: int, coins: int, rule: str, subject: str) -> bool:
        """Put coins aside; false as with debit."""
        ...

    def settle(self, rule: str, subject: str, to: int | None) -> bool:
        """Give what was held to `to` (None: it is spent)."""
        ...

    def release(self, rule: str, subject: str) -> bool:
        """Give what was held back to its owner."""
        ...


class Entitlements(Protocol):
    """Who may use what."""

    def may(self, actor: int, right: str) -> tuple[bool, str]:
        """Return whether `actor` may, and if not the key of the text that names the way out."""
        ...


class Admission(msgspec.Struct, frozen=True):
    """The noise budget's word: send now, hold until `at`, or drop."""

    verdict: Literal["send", "hold", "drop"]
    at: int = 0


class NoiseBudget(Protocol):
    """One governor for everything the bot says without having been asked."""

    def admit(self, chat: int, topic: str, *, priority: int, about: int | None = None) -> Admission:
        """Return what may become of a message; `about` is the one member to whom or of whom it speaks, if any.

        Who has asked to be left in peace (`/mute_me`) is neither told nor told of.
        """
        ...


CONTROL = "control"
"""The arm where everything is as if there were no experiment: also the answer while none runs."""
HOLDOUT = "holdout"
"""The arm that goes without what is tried; everybody's while an experiment is halted because it does harm."""
TrialOutcome = Literal["clicked", "enrolled", "finished"]


class Experiments(Protocol):
    """The arm of a person in the running experiment on a trial, and what comes of it (see `Trial`)."""

    def arm(self, actor: int, experiment: str) -> str:
        """Return somebody's arm: `CONTROL`, `HOLDOUT` or one of the trial's own. It stays for as long as the experiment."""
        ...

    def expose(self, actor: int, experiment: str) -> str:
        """Return somebody's arm at the moment from which it makes a difference, and count what they do from here on.

        To be called for the holdout as well, where it would have got what the others get; once or often is the same.
        """
        ...

    def observe(self, actor: int, outcome: TrialOutcome) -> None:
        """Count something that somebody did, if they have been exposed to anything; what is told as a fact is counted."""
        ...


class Feeling(msgspec.Struct, frozen=True):
    """How people speak of something, in [-1, 1] with a 95 % interval; members weigh equally."""

    score: float
    low: float
    high: float
    authors: int
    messages: int


class Mood(Protocol):
    """What messages say about a feature's subjects."""

    def about(self, subject: str) -> Feeling | None:
        """Return how people speak of a subject (its id); None while fewer than five did."""
        ...


class Features(Protocol):
    """All installed features, for what concerns each of them: help, settings, exports, forgetting."""

    def all(self) -> Sequence[Feature]: ...


class OpenEntitlements:
    """Everyone may everything: the answer until membership exists."""

    def may(self, actor: int, right: str) -> tuple[bool, str]:
        return True, ""


class NoExperiments:
    """Everybody is in the control group: the answer until experiments exist."""

    def arm(self, actor: int, experiment: str) -> str:
        return CONTROL

    def expose(self, actor: int, experiment: str) -> str:
        return CONTROL

    def observe(self, actor: int, outcome: TrialOutcome) -> None:
        return


class NoMood:
    """Nobody has said anything: the answer when moods are not measured."""

    def about(self, subject: str) -> Feeling | None:
        return None


class EmptyWallet:
    """Nobody owns anything: the answer when points are not installed."""

    def balance(self, actor: int) -> int:
        return 0

    def level(self, actor: int) -> int:
        return 0

    def credit(self, actor: int, coins: int, rule: str, subject: str) -> bool:
        return False

    def debit(self, actor: int, coins: int, rule: str, subject: str) -> bool:
        return False

    def hold(self, actor: int, coins: int, rule: str, subject: str) -> bool:
        return False

    def settle(self, rule: str, subject: str, to: int | None) -> bool:
        return False

    def release(self, rule: str, subject: str) -> bool:
        return False
