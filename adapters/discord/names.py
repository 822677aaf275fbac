"""Names and descriptions in the reader's language, within what Discord takes. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from adapters.discord.split import clip
from engine.contract.commands import CommandSpec, in_language

NAME = 32
DESCRIPTION = 100
LOCALES = {"zh-CN": "gb2312", "zh-TW": "big5"}
"""Discord's Chinese, and the character set that tells which words are written so."""
_SHOW_WORDS = {"zh-CN": "查看", "zh-TW": "查看"}
_HAN = re.compile(r"[\u3400-\u9fff]")


def fits(name: str) -> bool:
    """Tell whether Discord takes a word as the name of a command or an option: letters, digits, `-`, `_`, no capitals."""
    if not 1 <= len(name) <= NAME or name != name.lower():
        return False
    return all(letter in "-_" or unicodedata.category(letter)[0] in "LN" for letter in name)


def in_script(word: str, locale: str) -> bool:
    """Tell whether a word is Chinese as it is written there."""
    if not _HAN.search(word):
        return False
    try:
        word.encode(LOCALES[locale])
    except UnicodeEncodeError:
        return False
    return True


def chosen(words: Iterable[str], locale: str, taken: Iterable[str] = ()) -> str:
    """Choose the first word that can be the name there; empty if there is none."""
    used = set(taken)
    return next((word for word in words if word not in used and fits(word) and in_script(word, locale)), "")


def described(help_texts: Mapping[str, str], otherwise: str) -> dict[str, Any]:
    """Write the description of a command or option in English, simplified and traditional Chinese."""
    zh, tw = help_texts.get("zh", ""), in_language(dict(help_texts), "zh-TW")
    shown = {"zh-CN": clip(zh, DESCRIPTION), "zh-TW": clip(tw or zh, DESCRIPTION)}
    return {
        "description": clip(help_texts.get("en") or otherwise, DESCRIPTION),
        "description_localizations": {locale: text for locale, text in shown.items() if text} or None,
    }


class Namer:
    """Gives commands their Chinese names, no two alike beside each other."""

    def __init__(self, groups: Mapping[str, Mapping[str, CommandSpec]]) -> None:
        self._taken: dict[tuple[str, str], set[str]] = {}
        for locale in LOCALES:
            self._taken["", locale] = set(groups)
            for head, parts in groups.items():
                self._taken[head, locale] = set(parts)

    def localised(self, spec: CommandSpec, word: str, within: str = "") -> dict[str, Any]:
        """Return the names of a command beside its own, e.g. `{"zh-CN": "签到"}`."""
        found: dict[str, str] = {}
        for locale in LOCALES:
            taken = self._taken[within, locale]
            words = (*spec.aliases, _SHOW_WORDS[locale]) if word != spec.name.split()[-1] else spec.aliases
            name = chosen(words, locale, taken)
            if name:
                taken.add(name)
                found[locale] = name
        return {"name_localizations": found or None}
