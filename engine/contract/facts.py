"""Facts: what one feature tells the others, handled in the same transaction. Past participles all."""

from __future__ import annotations

import msgspec


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all facts. `subject` is what may be paid only once (see the ledger's unique key)."""

    subject: str


class MessageHeld(Fact, frozen=True):
    """A message waits for a moderator and earns nothing; `message` is its key."""

    message: str


class MessageReleased(Fact, frozen=True):
    """A held message was released and earns what it would have earned."""

    message: str


class AnswerAccepted(Fact, frozen=True):
    """An asker accepted somebody's answer."""

    asker: int
    helper: int


class AcceptanceRevoked(Fact, frozen=True):
    """An acceptance was taken back."""

    asker: int
    helper: int


class ThanksReceived(Fact, frozen=True):
    """Somebody was thanked by somebody else, and it counted: not too soon after the last time, not back and forth."""

    giver: int
    actor: int


class CheckedIn(Fact, frozen=True):
    """A member checked in for a day, the subject; `length` is how many days in a row that makes."""

    actor: int
    length: int


class EventAttended(Fact, frozen=True):
    """A member was at an event; `points` is what that pays, None: what events pay."""

    actor: int
    points: int | None = None


class CourseEnrolled(Fact, frozen=True):
    """A member began a course."""

    actor: int


class LessonDone(Fact, frozen=True):
    """A member did a lesson of a course; `lesson` is its place."""

    actor: int
    lesson: int


class CourseCompleted(Fact, frozen=True):
    """A member finished a course."""

    actor: int


class NotesWritten(Fact, frozen=True):
    """A feature has notes that may answer questions; they take the place of all that `subject` had before.

    `entries` are (question, answer); none: its notes are gone. `source` is what kind of text it is.
    """

    source: str
    entries: tuple[tuple[str, str], ...]
    link: str = ""


class InviteRetained(Fact, frozen=True):
    """An invited member stayed long enough for the inviter to be thanked."""

    inviter: int
    invitee: int


class LevelReached(Fact, frozen=True):
    """A member's level is another one, higher or (when something was undone) lower; `before` is what it was."""

    actor: int
    level: int
    before: int


class Started(Fact, frozen=True):
    """Somebody opened their private chat with the bot by a deep link; `payload` is what the link carried."""

    payload: str


class SettingChosen(Fact, frozen=True):
    """An admin chose a setting's value by a feature's own command; the settings write it.

    `value` is text that fits it; None gives the setting back to the operator's default.
    """

    name: str
    value: str | None


class SettingChanged(Fact, frozen=True):
    """A community's setting has a new value, as text; empty: back to the operator's default."""

    name: str
    value: str


class OptedOut(Fact, frozen=True):
    """A member wants less of the bot: of one thing that it offers unasked (`pushes`), or of everything (`all`)."""

    actor: int
    what: str
