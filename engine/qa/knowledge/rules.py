"""Words and numbers of a community's memory. Nothing here reads a database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from engine.contract.clock import HOUR, MINUTE
from engine.contract.settings import fold
from engine.ml.qa import weights
from engine.ml.qa.analyser import is_chinese

LIVE, RETRACTED, DELETED = "live", "retracted", "deleted"
"""Answers; its source is gone; taken out by a moderator, who can bring it back."""
FAQ, ACCEPTED, HISTORY, DOCUMENT, COURSE = "faq", "accepted", "history", "document", "course"
SOURCED = (ACCEPTED, HISTORY)
"""Made of what somebody said in the chat."""
OPEN, APPROVED, REJECTED, WITHDRAWN = "open", "approved", "rejected", "withdrawn"
"""What a draft is; of one that was withdrawn only the number is left."""
ASKED, FLOW, BEFORE = "asked", "flow", "ask"
"""Looked up for somebody who asked the bot; met in the flow of a chat; before a question is put up."""

LONGEST_KEY, LONGEST_QUESTION, LONGEST_ANSWER = 40, 500, 3000
COOL_DOWN = 5 * MINUTE
"""After an answer that nobody asked the bot for, it says nothing unasked in the same place for so long."""
SAME_AGAIN = HOUR
"""The same entry is not said unasked in the same chat again for so long."""
NEW_COMMUNITY = 500
"""Messages that a community has to have seen before the bot speaks up unasked."""
_KEY = re.compile(r"[^\s#＃/／|｜=]+")
_CALLED = re.compile(r"[#＃]([^\s#＃]{1,40})")
_BAR = re.compile(r"\s*[|｜]\s*")
_PARTS = re.compile(r"\s*(?:\n|\s=\s|答[:：])\s*")
_SHORT = 12
_BLOCK = re.compile(
    r"^[ \t]*(?P<mark>```|~~~)[^\n`]*\n(?P<code>.*?)\n[ \t]*(?P=mark)[ \t]*$", re.MULTILINE | re.DOTALL
)
_NAMED = re.compile(r"^(?:(?:@[^\s,，:：]+|<@!?\d+>)[\s,，:：]*)+|(?:\s*(?:@\S+|<@!?\d+>))+$")


class Written(NamedTuple):
    """An entry as somebody wrote it in one line or a form."""

    key: str
    question: str
    answer: str


def key_of(word: str) -> str:
    """Return a key as it is kept, empty if the word can be none: something besides digits, without blanks."""
    folded = fold(word).lstrip("#＃")
    fits = _KEY.fullmatch(folded) is not None and len(folded) <= LONGEST_KEY and not folded.isdecimal()
    return folded if fits else ""


def in_one_script(key: str) -> str:
    """Return a key in simplified characters, to find it by traditional ones and the other way round."""
    return key.translate(weights.shipped().fold)


def called(text: str) -> str:
    """Return the key that a whole message calls (`#refund`), empty if it calls none."""
    found = _CALLED.fullmatch(text.strip())
    return key_of(found[1]) if found else ""


def unnamed(text: str) -> str:
    """Take off whom a message names at its beginning or end."""
    return _NAMED.sub("", text).strip()


def read_line(line: str) -> Written:
    """Read `#key question | answer`, `question | answer` or `key answer`; a line break or ` = ` divides as well."""
    asked, answer = divide(line)
    if asked or _barred(line):
        word, rest = first_word(asked)
        if word[:1] in ("#", "＃"):
            return Written(word, rest or word[1:], answer)
        short = bool(word) and not rest and len(word) <= _SHORT and word[-1] not in "?？"
        return Written(key_of(word) if short else "", asked, answer)
    word, rest = first_word(line)
    if word[:1] in ("#", "＃"):
        return Written(word, word[1:], rest)
    return Written(key_of(word), word, rest)


def divide(line: str) -> tuple[str, str]:
    """Divide `question | answer`; where nothing divides, the question is empty and all of it the answer.

    A bar in the first line goes before anything else: questions hold ` = `, answers have several lines.
    """
    line = line.strip()
    pieces = (_BAR if _barred(line) else _PARTS).split(line, maxsplit=1)
    if len(pieces) == 2 and (_barred(line) or all(pieces)):
        return pieces[0], pieces[1]
    return "", line


def rewritten(line: str) -> tuple[str, str]:
    """Read other words for an entry that is there: `question | answer`, or the answer alone, however many lines it has."""
    return divide(line) if _barred(line) else ("", line.strip())


def first_word(line: str) -> tuple[str, str]:
    """Take the first word off a line, whatever blank stands behind it; both are empty if nothing is said."""
    word, rest, *_ = (*line.split(maxsplit=1), "", "")
    return word, rest.strip()


def _barred(line: str) -> bool:
    """Tell whether a bar in the first line divides question and answer."""
    return _BAR.search(line.strip().partition("\n")[0]) is not None


def as_question(words: str) -> str:
    """Return a question as an entry keeps it: in one line, cut visibly if it is too long."""
    return _cut(" ".join(words.split()), LONGEST_QUESTION)


def as_answer(words: str) -> str:
    """Return an answer as an entry keeps it, cut visibly if it is too long."""
    return _cut(words, LONGEST_ANSWER)


def _cut(words: str, most: int) -> str:
    words = words.strip()
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def blocks(answer: str) -> list[tuple[str, bool]]:
    """Divide an answer into words and blocks of code (between lines of ``` or ~~~): (text, is it code)."""
    found: list[tuple[str, bool]] = []
    end = 0
    for block in _BLOCK.finditer(answer):
        found += [(answer[end : block.start()], False), (block["code"], True)]
        end = block.end()
    pieces = [*found, (answer[end:], False)]
    return [(words.strip("\n"), is_code) for words, is_code in pieces if words.strip()]


def language_of(text: str) -> str:
    """Name the language of a text as far as it matters here."""
    return "zh" if is_chinese(text) else "en"


def confidence(p: float, cutoff: float) -> str:
    """Put a probability into one of three words."""
    return "sure" if p >= max(0.98, cutoff) else "likely" if p >= cutoff else "maybe"


def deciding(verdicts: Sequence[bool]) -> bool | None:
    """Tell what people make of one answer: right, wrong, or None while they are even or silent."""
    good = sum(verdicts)
    bad = len(verdicts) - good
    return None if good == bad else good > bad
