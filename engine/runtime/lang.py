"""Texts for people, from Fluent files; the reader's language first, then its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from threading import RLock
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax import FluentParser, ast

from engine.contract.durations import Length, in_words

LANGUAGES = ("zh-CN", "zh-TW", "en")
CORE = "engine.runtime"
_ENTRY = re.compile(r"^(-?[A-Za-z][\w-]*)[ \t]*=", re.MULTILINE)
_REFERENCE = re.compile(r"\{\s*(-?[a-z][\w-]*)")
_FALLBACK = {
    "zh-CN": ("zh-CN", "en"),
    "zh-TW": ("zh-TW", "zh-CN", "en"),
    "en": ("en", "zh-CN"),
}


def language_of(tag: str) -> str:
    """Return which of our languages suits a tag such as `zh`, `zh-hant`, `en-GB`; unknown ones read English."""
    tag = tag.replace("_", "-").casefold()
    if not tag.startswith("zh"):
        return "en"
    return "zh-TW" if any(word in tag for word in ("tw", "hant", "hk", "mo")) else "zh-CN"


class Texts:
    """The texts of the core and of `packages`, each with a folder `texts/` that holds one file per language.

    An entry may name several packages, with spaces between them.
    """

    def __init__(self, packages: Iterable[str]) -> None:
        named = (name for entry in packages for name in entry.split())
        self._packages = tuple(dict.fromkeys((CORE, *named)))
        self._books: dict[str, _Book] = {}
        self._patterns: dict[tuple[str, str], tuple[FluentBundle, Any] | None] = {}
        self._lock = RLock()

    def load(self) -> None:
        """Read all texts of all languages now, so that nobody waits for theirs later."""
        for lang in LANGUAGES:
            book = self._book(lang)
            for key in book.entries:
                book.take_in(key)

    def _book(self, lang: str) -> _Book:
        found = self._books.get(lang)
        if found is None:
            found = self._books[lang] = _Book(self._packages, lang)
        return found

    def languages(self) -> tuple[str, ...]:
        """Return the languages that can be chosen."""
        return LANGUAGES

    def has(self, key: str) -> bool:
        """Tell whether there is a text of that name."""
        return self._find("zh-CN", key) is not None

    def format(self, lang: str, key: str, **values: object) -> str:
        """Return the text `key`. Whole numbers are shown without grouping; a missing key is a KeyError."""
        found = self._find(lang, key)
        if found is None:
            raise KeyError(f"there is no text {key!r} in {', '.join(self._packages)}")
        bundle, pattern = found
        text, errors = bundle.format_pattern(
            pattern, {name: _argument(value, lang) for name, value in values.items()}
        )
        if errors:
            raise ValueError(f"the text {key!r} in {lang} lacks a value: {errors[0]}")
        return str(text)

    def check(self) -> list[str]:
        """Return what is wrong with the files: junk, double or misnamed ids, keys or variables that languages lack."""
        return [problem for package in self._packages for problem in _problems(package)] + self._doubles()

    def _find(self, lang: str, key: str) -> tuple[FluentBundle, Any] | None:
        try:
            return self._patterns[lang, key]
        except KeyError:
            pass
        found = None
        with self._lock:
            for name in _FALLBACK.get(lang, _FALLBACK["en"]):
                book = self._book(name)
                if key in book.entries:
                    book.take_in(key)
                    found = (book.bundle, book.bundle.get_message(key).value)
                    break
        # Only keys that exist are remembered: an unbounded set of wrong ones must not fill the memory.
        if found is not None:
            self._patterns[lang, key] = found
        return found

    def _doubles(self) -> list[str]:
        owner: dict[str, str] = {}
        problems = []
        for package in self._packages:
            for key in _variables(package, "zh-CN"):
                first = owner.setdefault(key, package)
                if first != package:
                    problems.append(f"{package}: {key} is a text of {first} already")
        return problems


class _Book:
    """The texts of one language. A file is cut into its entries; each is parsed when it is first said.

    Parsing all of them takes a third of a second, in which nobody would be answered; one takes a fifth of a millisecond.
    """

    def __init__(self, packages: Iterable[str], lang: str) -> None:
        self.bundle = FluentBundle([lang], use_isolating=False)
        self.entries: dict[str, str] = {}
        """Source by id; terms begin with a hyphen."""
        for package in packages:
            self.entries |= _entries(package, lang)
        self._taken: set[str] = set()

    def take_in(self, key: str) -> None:
        """Parse an entry and what it refers to."""
        if key in self._taken or key not in self.entries:
            return
        self._taken.add(key)
        source = self.entries[key]
        self.bundle.add_resource(FluentResource(source))
        for other in _REFERENCE.findall(source):
            self.take_in(other)


def _argument(value: object, lang: str) -> object:
    if isinstance(value, Length):
        return in_words(value, lang)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else value if isinstance(value, str) else str(value)
    return fluent_number(value, useGrouping=False)


def _read(package: str, lang: str) -> str:
    file = files(package).joinpath("texts", f"{lang}.ftl")
    return file.read_text(encoding="utf-8") if file.is_file() else ""


@cache
def _entries(package: str, lang: str) -> dict[str, str]:
    """Cut a file into its entries: an id stands at the beginning of a line, what belongs to it is indented."""
    text = _read(package, lang)
    starts = list(_ENTRY.finditer(text))
    ends = [*(start.start() for start in starts[1:]), len(text)]
    return {start[1]: text[start.start() : end] for start, end in zip(starts, ends, strict=True)}


@cache
def _variables(package: str, lang: str) -> dict[str, frozenset[str]]:
    """Map each message of a file to the variables that it uses; junk is listed under its first line."""
    found: dict[str, frozenset[str]] = {}
    for entry in FluentParser().parse(_read(package, lang)).body:
        if isinstance(entry, ast.Junk):
            found[f"?{(entry.content or '').splitlines()[0]}"] = frozenset()
        elif isinstance(entry, ast.Message):
            found[entry.id.name] = frozenset(_names(entry))
    return found


def _names(node: object) -> Iterator[str]:
    if isinstance(node, ast.VariableReference):
        yield node.id.name
    elif isinstance(node, ast.BaseNode):
        for value in vars(node).values():
            yield from _names(value)
    elif isinstance(node, list):
        for item in node:
            yield from _names(item)


def _problems(package: str) -> Iterator[str]:
    chinese = _variables(package, "zh-CN")
    prefix = package.rpartition(".")[2]
    for key in chinese:
        # What adapters find is put into words where `/setup` is, under the adapters' own keys.
        if package != CORE and not key.startswith((f"{prefix}-", "finding-", "?")):
            yield f"{package}: {key} does not begin with {prefix}-"
    for lang in LANGUAGES:
        here = _variables(package, lang)
        for key in here:
            if key.startswith("?"):
                yield f"{package} {lang}: cannot be read: {key[1:]}"
            elif key not in chinese:
                yield f"{package} {lang}: {key} is not in zh-CN"
        for key, names in chinese.items():
            if key not in here:
                yield f"{package} {lang}: {key} is missing"
            elif here[key] != names:
                yield f"{package} {lang}: {key} uses {sorted(here[key])}, zh-CN {sorted(names)}"
