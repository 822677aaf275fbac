"""A community's own word list: its words are brought into the same forms as the text, then looked for."""

from __future__ import annotations

import re
from functools import lru_cache

from engine.moderation.auto.homophones import by_ear
from engine.moderation.auto.normalise import Forms, forms
from engine.moderation.auto.terms import pattern_of

_NOT_LETTER = re.compile(r"[\W_]+")
BETWEEN = r"[\W_]{0,3}"
"""What may stand between the letters of a Latin word of more than three."""


@lru_cache(maxsize=256)
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    whole, within = [], []
    for word in words:
        plain = forms(word).folded
        letters = _NOT_LETTER.sub("", plain)
        if letters and letters.isascii():
            whole.append((BETWEEN if len(letters) > 3 else "").join(map(re.escape, letters)))
        if letters and by_ear(letters) != letters:
            within.append(by_ear(letters))
        if letters and not letters.isascii():
            within.append(letters)
    return (
        re.compile(rf"(?<![a-z0-9])(?:{'|'.join(whole)})(?![a-z0-9])") if whole else None,
        re.compile(pattern_of(within)) if within else None,
    )


def forbidden(text: Forms, words: tuple[str, ...]) -> str:
    """Return the first word of the list that a text contains in some disguise; empty if there is none."""
    whole, within = _patterns(words)
    if whole is not None:
        for form in (text.folded, text.leet):
            found = whole.search(form) if form else None
            if found:
                return found.group()
    if within is not None:
        for form in (text.folded, text.leet):
            letters = _NOT_LETTER.sub("", form)
            found = within.search(letters) or within.search(by_ear(letters)) if letters else None
            if found:
                return found.group()
    return ""
