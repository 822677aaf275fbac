"""Texts for people, from Fluent files; the reader's language first, then its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax import FluentParser, ast

from engine.contract.durations import Length, in_words

LANGUAGES = ("zh-CN", "zh-TW", "en")
CORE = "engine.runtime"
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
        self._bundles: dict[str, FluentBundle] = {}
        """By language, each read when it is first spoken: a short command speaks one of them."""
        self._patterns: dict[tuple[str, str], tuple[FluentBundle, Any] | None] = {}

    def load(self) -> None:
        """Read all languages now, so that nobody waits for theirs later."""
        for lang in LANGUAGES:
            self._bundle(lang)

    def _bundle(self, lang: str) -> FluentBundle:
        found = self._bundles.get(lang)
        if found is None:
            found = FluentBundle([lang], use_isolating=False)
            for package in self._packages:
                found.add_resource(_resource(package, lang), allow_overrides=True)
            self._bundles[lang] = found
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
        for name in _FALLBACK.get(lang, _FALLBACK["en"]):
            bundle = self._bundle(name)
            if bundle.has_message(key):
                found = (bundle, bundle.get_message(key).value)
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
def _resource(package: str, lang: str) -> Any:
    """Parse a file once: it is most of what a fresh engine would do before its first word."""
    return FluentResource(_read(package, lang))


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
