"""Arguments: from the words of a line, a native command or a form to typed values by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from engine.contract.commands import CommandSpec, Param, Value
from engine.contract.durations import format_duration, parse_duration
from engine.contract.errors import UserError
from engine.contract.events import Command, Message
from engine.contract.settings import fold, read_bool
from engine.runtime.tokens import Token, tokenise

Resolver = Callable[[str], int | None]
"""From a handle as written after the `@` to an actor, or None."""

_MENTION = re.compile(r"[@＠]\S+|<@!?\d+>")
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_SHOWN = re.compile(r"(?:#|第|no\.?)\s*(?=\d)")
"""What stands before the numbers of things in texts, as `fold` leaves it: `#2`, `＃2`, `第2`, `№2`."""


class ArgumentError(UserError):
    """An argument is wrong; the router adds its name and an example in the reader's language."""

    def __init__(self, key: str, spec: CommandSpec, param: Param | None = None, **values: object) -> None:
        super().__init__(key, **values)
        self.spec = spec
        self.param = param


def bind(spec: CommandSpec, raw: str, message: Message, resolve: Resolver | None = None) -> dict[str, Value]:
    """Read the arguments of a text command. Raises ArgumentError naming what was wrong."""
    return _Binder(spec, raw, message, resolve).bind()


def bind_native(spec: CommandSpec, body: Command, resolve: Resolver | None = None) -> dict[str, Value]:
    """Read the arguments of a native command; `@0` is the first of its people."""
    people = {f"@{n}": actor for n, actor in enumerate(body.people)}
    values = bind_answers(
        spec, body.args, lambda name: people.get(f"@{name}") or (resolve(name) if resolve else None)
    )
    for param in spec.params:
        if param.kind == "user" and values[param.name] is None:
            values[param.name] = body.reply_actor
        _insist(spec, param, values[param.name])
    return values


def bind_answers(
    spec: CommandSpec, answers: Mapping[str, str], resolve: Resolver | None = None
) -> dict[str, Value]:
    """Read arguments given by name; answers that are no argument of the command are passed on as text."""
    params = {param.name: param for param in spec.params}
    values: dict[str, Value] = {param.name: param.default for param in spec.params}
    for name, answer in answers.items():
        param = params.get(name)
        if param is None:
            values[name] = answer.strip() or None
        elif answer.strip():
            values[name] = convert(spec, param, answer.strip(), resolve)
    return values


def convert(spec: CommandSpec, param: Param, text: str, resolve: Resolver | None = None) -> Value:
    """Read one argument. Raises ArgumentError."""
    match param.kind:
        case "text" | "rest":
            return text
        case "int":
            return _integer(spec, param, text)
        case "duration":
            return _duration(spec, param, text)
        case "bool":
            known = True if fold(text) == fold(param.name) else read_bool(text)
            if known is None:
                raise ArgumentError("error-arg-bool", spec, param, value=text)
            return known
        case "choice":
            return _choice(spec, param, text)
        case "user":
            actor = resolve(text.lstrip("@＠")) if resolve else None
            if actor is None:
                raise ArgumentError("error-arg-user", spec, param, value=text)
            return actor


def missing(spec: CommandSpec, values: Mapping[str, Value]) -> bool:
    """Tell whether a required argument has no value."""
    return any(param.required and values.get(param.name) is None for param in spec.params)


def _insist(spec: CommandSpec, param: Param, value: Value) -> None:
    if param.required and value is None:
        key = "error-arg-user-missing" if param.kind == "user" else "error-arg-missing"
        raise ArgumentError(key, spec, param)


class _Binder:
    """Walks through the arguments; an optional one that a word does not fit leaves it to the next."""

    def __init__(self, spec: CommandSpec, raw: str, message: Message, resolve: Resolver | None) -> None:
        self._spec = spec
        self._raw = raw
        self._message = message
        self._tokens = _unnamed(spec, tokenise(raw))
        self._people = _people(self._tokens, message, resolve)
        self._refused: ArgumentError | None = None

    def bind(self) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for param in self._spec.params:
            value = self._user(param) if param.kind == "user" else self._next(param)
            values[param.name] = param.default if value is None else value
        if self._tokens and self._spec.params:
            if self._refused is not None:
                raise self._refused
            raise ArgumentError("error-arg-extra", self._spec, value=self._tokens[0].text)
        for param in self._spec.params:
            _insist(self._spec, param, values[param.name])
        return values

    def _next(self, param: Param) -> Value:
        if not self._tokens:
            return None
        if param.kind == "rest":
            return self._rest()
        try:
            value = convert(self._spec, param, self._tokens[0].text)
        except ArgumentError as error:
            if param.required:
                raise
            self._refused = self._refused or error
            return None
        del self._tokens[0]
        return value

    def _user(self, param: Param) -> int | None:
        token = self._mention(param)
        if token is None:
            # A named person goes before the author of the message replied to.
            return self._message.reply_actor
        self._tokens.remove(token)
        actor = self._people.get(token.start)
        if actor is None:
            raise ArgumentError("error-arg-user", self._spec, param, value=token.text)
        return actor

    def _mention(self, param: Param) -> Token | None:
        """Find the word that names the person: the next one, else any later one unless a reply names them."""
        if self._tokens and _is_mention(self._tokens[0]):
            return self._tokens[0]
        if not param.required or self._message.reply_actor is not None:
            return None
        return next(filter(_is_mention, self._tokens), None)

    def _rest(self) -> str:
        tokens, self._tokens = self._tokens, []
        if len(tokens) == 1:
            return tokens[0].text
        pieces = [tokens[0]]
        for token in tokens[1:]:
            last = pieces[-1]
            # Where a mention was taken out of the middle, the text on both sides is joined by one space.
            if self._raw[last.end : token.start].strip():
                pieces.append(token)
            else:
                pieces[-1] = Token("", last.start, token.end)
        return " ".join(self._raw[piece.start : piece.end] for piece in pieces)


_NAMED = ("user", "duration", "int", "choice")
"""Kinds of arguments whose name may be written before them, as a native command shows it: `actor:@bob since:2h`."""


def _unnamed(spec: CommandSpec, tokens: list[Token]) -> list[Token]:
    """Take the names of arguments off, from the beginning up to the first word that has none: that is people's own."""
    left = {param.name for param in spec.params if param.kind in _NAMED}
    found: list[Token] = []
    for token in tokens:
        name, colon, value = token.text.partition(":")
        if colon and value and not token.quoted and name.lower() in left:
            left.discard(name.lower())
            found.append(replace(token, text=value, start=token.end - len(value)))
        elif _is_mention(token):
            found.append(token)
        else:
            break
    return found + tokens[len(found) :]


def _is_mention(token: Token) -> bool:
    return not token.quoted and _MENTION.fullmatch(token.text) is not None


def _people(tokens: list[Token], message: Message, resolve: Resolver | None) -> dict[int, int]:
    """Match mentions in the text with the actors the event carries, both in order of appearance.

    Where their numbers differ (a handle that the platform did not resolve, somebody named twice) the directory
    is asked first, and what it does not know takes the next actor that is left.
    """
    named = [token for token in tokens if _is_mention(token)]
    if len(named) == len(message.mentions):
        return {token.start: actor for token, actor in zip(named, message.mentions, strict=True)}
    found: dict[int, int] = {}
    for token in named:
        actor = resolve(token.text.lstrip("@＠")) if resolve else None
        if actor is not None:
            found[token.start] = actor
    left = [actor for actor in message.mentions if actor not in found.values()]
    for token, actor in zip((t for t in named if t.start not in found), left, strict=False):
        found[token.start] = actor
    return found


def _integer(spec: CommandSpec, param: Param, text: str) -> int:
    word = fold(text).replace(",", "")
    shown = _SHOWN.match(word)
    word = word[shown.end() :] if shown else word
    if not _INTEGER.fullmatch(word):
        raise ArgumentError("error-arg-int", spec, param, value=text)
    return _within(spec, param, int(word), str)


def _duration(spec: CommandSpec, param: Param, text: str) -> int:
    value = parse_duration(text)
    if value is None:
        raise ArgumentError("error-arg-duration", spec, param, value=text)
    return _within(spec, param, value, format_duration)


def _within(spec: CommandSpec, param: Param, value: int, show: Callable[[int], str]) -> int:
    low, high = param.low, param.high
    if low is not None and value < low:
        raise ArgumentError("error-arg-low", spec, param, value=show(value), bound=show(low))
    if high is not None and value > high:
        raise ArgumentError("error-arg-high", spec, param, value=show(value), bound=show(high))
    return value


def _choice(spec: CommandSpec, param: Param, text: str) -> str:
    word = fold(text)
    words = {fold(choice): choice for choice in param.choices}
    words |= {fold(alias): choice for alias, choice in param.aliases.items()}
    if word not in words:
        raise ArgumentError("error-arg-choice", spec, param, value=text, choices=", ".join(param.choices))
    return words[word]
