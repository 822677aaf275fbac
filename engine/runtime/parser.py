"""One parser for all platforms: which command is this text, if any? Pure; built once from all features."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from engine.contract.commands import CommandSpec
from engine.contract.errors import UserError
from engine.contract.events import Message
from engine.contract.feature import Feature
from engine.contract.settings import fold
from engine.runtime.binding import bind

BARE = ("签到", "打卡", "积分", "排行榜", "帮助")
"""Words that work without a slash unless a community says otherwise."""

_SLASHES = "/／"
_SLACK = 8
_HINT_DISTANCE = 2
_HINT_LETTERS = 4
_LONGEST_NAME = 32


@dataclass(frozen=True)
class Call:
    """A command was recognised: what was asked of it, and by which word."""

    spec: CommandSpec
    raw: str = ""
    word: str = ""
    bare: bool = False


@dataclass(frozen=True)
class Hint:
    """A text that looks like a command of ours but is none; `close` are those it may have meant."""

    kind: Literal["mistyped", "group"]
    word: str
    close: tuple[str, ...] = ()


class Catalogue:
    """All commands by every word that calls them."""

    def __init__(self, commands: Sequence[CommandSpec]) -> None:
        self.commands = tuple(commands)
        self._words: dict[str, CommandSpec] = {}
        self._clashes: list[str] = []
        for spec in commands:
            for word in (spec.name, *spec.aliases):
                self._claim(fold(word), spec)
        self._groups = _groups(self._words)
        self.bare = {
            word: spec for word, spec in self._words.items() if " " not in word and _may_be_bare(spec)
        }
        self._longest = max(map(len, self.bare), default=0) + _SLACK
        self._guesses = tuple(
            word for word in (*self._words, *self._groups) if len(word) >= _HINT_LETTERS and " " not in word
        )
        # Commands of other bots come again and again, and half a millisecond is long.
        self._near = lru_cache(maxsize=1024)(self._rank)

    def find(self, name: str) -> CommandSpec | None:
        """Return the command of that name or alias, with or without a slash."""
        return self._words.get(" ".join(fold(name).lstrip("/").split()))

    def group_of(self, spec: CommandSpec) -> tuple[str, ...]:
        """Return the longer commands that begin with the name of this one or with another word for it (`points add`)."""
        heads = [fold(word) for word in (spec.name, *spec.aliases)]
        group = [self._words[word] for head in heads for word in self._groups.get(head, ())]
        return tuple(dict.fromkeys(other.name for other in group if other is not spec))

    def recognise(
        self, text: str, *, bot_name: str = "", private: bool = False, bare_allowed: Container[str] = BARE
    ) -> Call | Hint | None:
        """Tell which command a message is. Ordinary text costs well under a microsecond."""
        if len(text) > self._longest and text[0] not in _SLASHES and not text[0].isspace():
            return None
        line = text.strip()
        if line[:1] in ("/", "／"):
            return self._slash(line[1:], fold(bot_name).lstrip("@"), private)
        if len(line) > self._longest:
            return None
        word = fold(line)
        spec = self.bare.get(word)
        return Call(spec, "", word, bare=True) if spec is not None and word in bare_allowed else None

    def problems(self) -> list[str]:
        """Return why these commands cannot start together; each sentence names command and fault."""
        return self._clashes + [
            f"/{spec.name}: {problem}" for spec in self.commands for problem in self._faults(spec)
        ]

    def _claim(self, word: str, spec: CommandSpec) -> None:
        other = self._words.setdefault(word, spec)
        if other is not spec:
            self._clashes.append(f"{word} calls both /{other.name} and /{spec.name}")

    def _slash(self, line: str, bot_name: str, private: bool) -> Call | Hint | None:
        head, rest = _cut(line)
        word, at, target = fold(head).partition("@")
        if (at and target != bot_name) or not word or len(word) > _LONGEST_NAME:
            return None
        if word in self._groups:
            second, rest_of_two = _cut(rest)
            spec = self._words.get(f"{word} {fold(second)}")
            if spec is not None:
                return Call(spec, rest_of_two, spec.name)
        spec = self._words.get(word)
        if spec is not None:
            return Call(spec, rest, word)
        if word in self._groups:
            return Hint("group", word, self._groups[word])
        return self._hint(word, private or bool(at))

    def _hint(self, word: str, addressed: bool) -> Hint | None:
        # "/" followed by no letter is a smiley or a path, not a command of anybody.
        if not word[0].isalpha():
            return None
        ranked = self._near(word)
        if not ranked and not addressed:
            return None
        best = tuple(guess for distance, guess in ranked if distance == ranked[0][0])
        return Hint("mistyped", word, best[:3])

    def _rank(self, word: str) -> list[tuple[int, str]]:
        return sorted(
            (distance, guess)
            for guess in self._guesses
            if (distance := edit_distance(word, guess, _HINT_DISTANCE)) <= _HINT_DISTANCE
        )

    def _faults(self, spec: CommandSpec) -> Iterator[str]:
        for lang in ("zh", "en"):
            if not spec.help.get(lang):
                yield f"has no help in {lang}"
        for before, param in pairwise(spec.params):
            # A person may be named by a reply, so that an optional one in front is understood.
            if param.required and not before.required and before.kind != "user":
                yield f"{param.name} is required but follows an optional argument"
        for place, param in enumerate(spec.params):
            if param.kind == "rest" and place + 1 < len(spec.params):
                yield f"{param.name} takes the rest of the line but is not the last argument"
            if param.kind == "choice" and not param.choices:
                yield f"{param.name} is a choice among nothing"
        for example in spec.examples:
            call = self.recognise(example, private=True, bare_allowed=self.bare)
            if not isinstance(call, Call) or call.spec is not spec:
                yield f"its example {example!r} does not call it"
                continue
            try:
                bind(spec, call.raw, Message(reply_actor=1), lambda _name: 1)
            except UserError as error:
                yield f"its example {example!r} does not parse: {error.key}"


def commands_of(features: Iterable[Feature]) -> list[CommandSpec]:
    """Return the commands of all features, each with the name of its feature."""
    return [replace(spec, feature=feature.name) for feature in features for spec in feature.commands]


def edit_distance(left: str, right: str, most: int) -> int:
    """Count edits from one word to another, two swapped neighbours being one; stops counting above `most`."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _cut(line: str) -> tuple[str, str]:
    """Cut the first word off; the rest keeps its inner spaces."""
    pieces = line.split(None, 1)
    if not pieces or line[0].isspace():
        return "", ""
    return pieces[0], pieces[1] if len(pieces) > 1 else ""


def _groups(words: dict[str, CommandSpec]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for word in words:
        if " " in word:
            groups.setdefault(word.partition(" ")[0], []).append(word)
    return {head: tuple(members) for head, members in groups.items()}


def _may_be_bare(spec: CommandSpec) -> bool:
    return (
        spec.audience == "member" and not spec.moderation and not any(param.required for param in spec.params)
    )
