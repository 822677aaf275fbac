"""Words, emoji and faces that carry mood, and how negation turns them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from itertools import groupby
from operator import itemgetter

import msgspec

from engine.ml.sentiment.grams import NEGATIONS

_LITTLE = 1  # a single Chinese character is a word only beside these
_DEGREE = frozenset("太很真超好挺最更蛮巨贼又不没别都")
_AFTER = frozenset("死爆疯啊呀哇哦到")
_NOT = re.compile(
    r"(?:不是|不|没有|没|毫无|无|未|别|从来不|再也不|难道|谈不上|算不上|称不上|说不上|不见得)"
    r"(?:很|多|太|算|那么|怎么|是|有|会|再|能|想|得|这么|想象中那么|想象的那么|特别|非常|觉得|够|感到|让人|什么|任何|一点|用)*$"
)
_BOOST = frozenset(
    [
        "very",
        "really",
        "so",
        "super",
        "extremely",
        "absolutely",
        "totally",
        "completely",
        "incredibly",
        "such",
        "quite",
        "truly",
        "damn",
        "fucking",
        "freaking",
        "hella",
    ]
)
_DAMP = frozenset(
    [
        "slightly",
        "somewhat",
        "kinda",
        "sorta",
        "little",
        "bit",
        "almost",
        "fairly",
        "marginally",
        "occasionally",
    ]
)
_HAPPY = frozenset("^▽∇ω✧◕♥ᵕᗜ∀≧✿⌒ヮ♡☆")
_SAD = frozenset("﹏ಥ╥︿;；дД□╬ಠ︵﹃")
_GENERIC = re.compile(
    r"[(（][^()（）\w\u4e00-\u9fff]{2,14}[)）]|[(（][^()（）\u4e00-\u9fffa-zA-Z]{3,14}[)）]"
)
_FACE_HINT = re.compile(  # one class first: most messages are then skipped over fast
    r"[:;=^()（）<>╯ಠಥ╥┻⊙囧TtQqoOx-](?:(?<=[:;=^()（）<>╯ಠಥ╥┻⊙囧])|(?<=[TtQq])(?:[_.]?[TtAaWw][_.]?[TtQq]|[_.][TQtq])"
    r"|(?<=[Tt])[Tt]\b|(?<=[oO])[rR][zZ]|(?<=O)TZ|(?<=x)D|(?<=-)[_.]-)"
)


class Moods(msgspec.Struct):
    """How much mood of each kind the words of a text carry; all values ≥ 0."""

    zh_pos: float
    zh_neg: float
    en_pos: float
    en_neg: float


class Lexicon:
    """Own words in two languages, signs and faces, on top of VADER's English words."""

    def __init__(self, english: Mapping[str, float] | None = None, source: str | None = None) -> None:
        self.zh: dict[str, float] = {}
        self.en: dict[str, float] = dict(english or {})
        self.emoji: dict[str, float] = {}
        faces: dict[str, float] = {}
        kinds = {"zh": self.zh, "en": self.en, "emoji": self.emoji, "face": faces}
        for line in (source if source is not None else _packaged()).splitlines():
            if line and not line.startswith("# "):
                kind, sign, valence = line.split("\t")
                kinds[kind][sign] = float(valence)
        self.en = {word: valence for word, valence in self.en.items() if valence or " " in word}
        self._faces = {face: (" <+> " if valence > 0 else " <-> ") for face, valence in faces.items()}
        self._face = re.compile(_any_face(faces))
        self._emoji = re.compile(_any_emoji(self.emoji))
        self._zh = frozenset(self.zh)
        self._pairs = frozenset(word for word in self.en if " " in word)
        self._telling = frozenset(self.en).union(pair.partition(" ")[2] for pair in self._pairs)
        self._calm = frozenset(pair for pair in self._pairs if not self.en[pair])

    def mark_signs(self, text: str) -> str:
        """Put <+> and <-> in place of faces and emoji."""
        if _FACE_HINT.search(text):
            text = self._face.sub(lambda found: self._faces[found[0]], text)
            text = _GENERIC.sub(_guess, text)
        if not text.isascii():
            text = self._emoji.sub(self._sign, text)
        return text

    def _sign(self, found: re.Match[str]) -> str:
        valence = self.emoji.get(found[0][0], 0.0)
        return " <+> " if valence > 0 else " <-> "

    def moods(self, parts: list[str], chinese: Iterable[str], words: list[str]) -> Moods:
        """Sum what a text says, turned by what denies it: its pieces that may be Chinese words, and its English words."""
        hits = self._zh.intersection(chinese)
        zh_pos, zh_neg = self._chinese(parts, hits) if hits else (0.0, 0.0)
        en_pos, en_neg = self._english(words)
        return Moods(zh_pos, zh_neg, en_pos, en_neg)

    def _chinese(self, parts: list[str], hits: frozenset[str]) -> tuple[float, float]:
        longest = sorted(hits, key=lambda hit: (-len(hit), hit))
        pos = neg = 0.0
        for part in parts:
            if not "\u3400" <= part[0] <= "\u9fff":
                continue
            taken: set[int] = set()
            for hit in longest:
                start = part.find(hit)
                while start >= 0:
                    end = start + len(hit)
                    if taken.isdisjoint(range(start, end)) and (len(hit) > _LITTLE or _stands(part, start)):
                        taken.update(range(start, end))
                        valence = self.zh[hit]
                        if _NOT.search(part, max(0, start - 8), start):
                            valence *= -0.7
                        if valence > 0:
                            pos += valence
                        else:
                            neg -= valence
                    start = part.find(hit, end)
        return pos, neg

    def _english(self, words: list[str]) -> tuple[float, float]:
        en = self.en
        pos = neg = 0.0
        for index, word in enumerate(words):
            if word not in self._telling:
                continue
            valence = en.get(word, 0.0)
            if index and f"{words[index - 1]} {word}" in self._pairs:
                valence = en[f"{words[index - 1]} {word}"]
            if not valence or " ".join(words[index : index + 2]) in self._calm:
                continue
            before = words[max(0, index - 3) : index]
            for other in before:
                if other in NEGATIONS:
                    valence *= -0.74
                elif other in _BOOST:
                    valence *= 1.2
                elif other in _DAMP:
                    valence *= 0.8
            if valence > 0:
                pos += valence
            else:
                neg -= valence
        return pos, neg


def _stands(part: str, start: int) -> bool:
    return (
        len(part) <= 2
        or (start > 0 and part[start - 1] in _DEGREE)
        or (start + 1 < len(part) and part[start + 1] in _AFTER)
    )


def _any_face(faces: Iterable[str]) -> str:
    """Write the pattern of all faces, sorted by how they begin: most places are then skipped over fast."""
    ordered = sorted(faces, key=lambda face: (face[0], -len(face), face))
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(map(_rest, group))})"
        for first, group in groupby(ordered, key=itemgetter(0))
    )


def _rest(face: str) -> str:
    """Keep letters inside words from being taken for a face."""
    pattern = re.escape(face[1:])
    if face[0].isalnum() and face[0].isascii():
        pattern = rf"(?<![A-Za-z0-9].){pattern}"
    if face[-1].isalnum() and face[-1].isascii():
        pattern = rf"{pattern}(?![A-Za-z0-9])"
    return pattern


def _any_emoji(emoji: Iterable[str]) -> str:
    """Write the pattern of all emoji. Those of many bits are compared one by one: only what has as many is."""
    signs = "".join(sorted({sign[0] for sign in emoji}))
    short = "".join(sign for sign in signs if sign <= "\uffff")
    return f"[{short}\U00010000-\U0010ffff](?<=[{signs}])\ufe0f?"


def _guess(found: re.Match[str]) -> str:
    face = found[0]
    happy, sad = len(_HAPPY.intersection(face)), len(_SAD.intersection(face))
    if happy == sad:
        return face
    return " <+> " if happy > sad else " <-> "


def _packaged() -> str:
    return (files("engine.ml.sentiment") / "lexicon.tsv").read_text(encoding="utf-8")
