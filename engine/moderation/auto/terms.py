"""Finding any of many words in one go: a pattern that reads like a dictionary, letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any


def pattern_of(words: Iterable[str]) -> str:
    """Write a pattern that matches the longest of the words at a place, sharing their common beginnings."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _written(root)


def _written(node: dict[str, Any]) -> str:
    """A character class lets a place that begins no word be passed over at once."""
    ends = "" in node
    branches = [re.escape(char) + _written(below) for char, below in sorted(node.items()) if char]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{inner})?" if ends else inner


_GROUP = re.compile(r"\(\?:([^()]*)\)(\??)")
_MAYBE_CHAR = re.compile(r"([\w ])\?")
_WORD = re.compile(r"[a-z]{2,}")
_CLASS = re.compile(r"\\[a-zA-Z][+*]?|\[[^\]]*\][+*]?")


def spellings(pattern: str) -> set[str]:
    """Write out what a small pattern can match: `(?:a|b)`, `(?:a)?` and `a?` are tried both ways."""
    found = _GROUP.search(pattern)
    if found:
        choices = [*found[1].split("|"), *([""] if found[2] else [])]
        return {
            one
            for choice in choices
            for one in spellings(pattern[: found.start()] + choice + pattern[found.end() :])
        }
    bare = _CLASS.sub(" ", pattern)
    maybe = _MAYBE_CHAR.search(bare)
    if maybe:
        return {
            one
            for kept in (maybe[1], "")
            for one in spellings(bare[: maybe.start()] + kept + bare[maybe.end() :])
        }
    return {one for one in bare.split("|") if one}


def alternatives(pattern: str) -> list[str]:
    """Split a pattern at the bars outside of its groups."""
    parts, depth = [""], 0
    for char in pattern:
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


_OFTEN = """
    for to me how here on now off left right before below day make made making time check add text
    message link reach free users user people system hello member members today every someone back
    live through without home experience online account accounts service keys fans admin way get in
    join help need the you that no have my with just at use quick only this from work out see server
    got access change great open into getting tell come won first show after your our we it is are
    be can will if all any more not and or of an by as so up us he she they them was were been has
    had do does did done go going know want like look looking new good best one two what when where
    who why which there some other over than then these those would could should may very really
    much many most own same such too
"""
_COMMON = frozenset(_OFTEN.split())
"""Words that say little about which pattern might match."""


class Phrases:
    """Patterns of words, found by way of the words that each of them needs: most texts have none of those."""

    def __init__(self, lines: str) -> None:
        pieces = [one for line in lines.splitlines() for one in alternatives(line.strip()) if one]
        by_word: dict[str, list[str]] = {}
        for one in pieces:
            for word in {_rarest(spelling) for spelling in spellings(one)}:
                by_word.setdefault(word, []).append(one)
        self._pieces = tuple(pieces)
        self._by_word = {word: tuple(some) for word, some in by_word.items()}
        self.words = frozenset(self._by_word)
        """What a text must have one of, to contain any."""

    def found(self, text: str, said: set[str] | None) -> set[str]:
        """Return what is found in a text; `said` are its words, None if they may stand together or apart."""
        if said is None:
            return set(_compiled(self._pieces).findall(text))
        if self.words.isdisjoint(said):
            return set()
        return {one for word in self.words & said for one in _compiled(self._by_word[word]).findall(text)}


@cache
def _compiled(pieces: tuple[str, ...]) -> re.Pattern[str]:
    """Compile when first needed: hundreds of patterns of which a chat needs a few would make every start slow."""
    words = "|".join(piece.replace(" ", "[^a-z]{0,3}") for piece in pieces)
    return re.compile(rf"(?<![a-z])(?:{words})(?![a-z])")


def _rarest(spelling: str) -> str:
    words = _WORD.findall(spelling)
    return max(words, key=lambda word: (word not in _COMMON, len(word))) if words else ""
