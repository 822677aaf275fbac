"""The pieces of a cleaned text that the model weighs."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[\u3400-\u9fff]+|<[a-z+-]+>|[a-z]+(?:'[a-z]+)?|\d+|[^\s\w]+|\w+")
NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "nowhere",
        "neither",
        "nor",
        "cannot",
        "cant",
        "can't",
        "don't",
        "dont",
        "doesn't",
        "doesnt",
        "didn't",
        "didnt",
        "isn't",
        "isnt",
        "aren't",
        "arent",
        "wasn't",
        "wasnt",
        "weren't",
        "won't",
        "wont",
        "wouldn't",
        "wouldnt",
        "couldn't",
        "couldnt",
        "shouldn't",
        "hasn't",
        "haven't",
        "hadn't",
        "ain't",
        "without",
        "hardly",
        "barely",
        "rarely",
        "seldom",
        "no-one",
    ]
)
_REACH = 3


def tokens(text: str) -> list[str]:
    """Cut a cleaned text into runs of Chinese, words, numbers and signs."""
    return _TOKEN.findall(text)


def grams(parts: list[str]) -> list[str]:
    """Count out n-grams of Chinese characters, words, word pairs, pieces of words and negated words."""
    found: list[str] = []
    before = "^"
    negated = 0
    for part in parts:
        first = part[0]
        if "\u3400" <= first <= "\u9fff":
            run = f"^{part}$"
            size = len(run)
            found += part
            found += [run[i : i + 2] for i in range(size - 1)]
            found += [run[i : i + 3] for i in range(size - 2)]
            found += [run[i : i + 4] for i in range(size - 3)]
            before = "^"
        elif "a" <= first <= "z":
            word = f" {part} "
            size = len(word)
            found += (word, f"{before} {part}")
            if size > 5:
                found += [word[i : i + 4] for i in range(size - 3)]
                found += [word[i : i + 5] for i in range(size - 4)]
            if negated:
                found.append(f"n:{part}")
                negated -= 1
            if part in NEGATIONS:
                negated = _REACH
            before = part
        else:
            found.append(part)
            negated = 0
            before = "^"
    return found
