"""The searchable part of a base: rows (questions and variants) and answers, by words and, where wanted, by embeddings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from engine.ml.qa.analyser import Analysed, Analyser, is_single
from engine.ml.qa.features import Pair, Query, dense, lexical
from engine.ml.qa.gathering import Codes, Gathered
from engine.ml.qa.index import Field, top
from engine.ml.qa.matrix import Made
from engine.ml.qa.near import Near
from engine.ml.qa.rarity import Rarity, Weights
from engine.ml.qa.vectors import Vectors

Key = int | str
Floats = NDArray[np.float32]
LEXICAL_ROWS, DENSE_ROWS = 24, 10
WHOLE_SHARE = 1.0
"""What a point of the whole entry's BM25 counts beside one of the row's when candidates are chosen."""
ANSWER_SIGNS = 2000
TITLE = 2
"""So many times a whole entry counts its question."""
CONCEPT = 0.3
"""What a concept counts where question and base are English."""
NEIGHBOURS = 0.3
"""What two words side by side in question and entry count beside each of them alone."""
LONG = 60
"""Answers of so many terms on average can be asked about in their own words."""
_KNOWN = 4096
_WEIGHED = 1 << 15
"""So many weights of terms are kept until the base changes: 4 MB."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with its answer, and other wordings of the question."""

    key: Key
    question: str
    answer: str = ""
    variants: tuple[str, ...] = ()

    @property
    def passage(self) -> str:
        """What is embedded of the answer."""
        return f"{self.question}\n{self.answer}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that may answer, and what was measured of it."""

    key: Key
    row: str
    lexical: tuple[float, ...]
    dense: tuple[float, ...] | None


@dataclass(slots=True)
class _Slot:
    entry: Entry
    rows: list[int]


@dataclass(frozen=True, slots=True)
class _Scores:
    """What the members found for one question, by row slot."""

    rows: Floats
    wholes: Mapping[int, float]
    best_row: float
    best_whole: float
    near: Near | None


class Base:
    """Entries, their rows and answers. Nothing here decides anything."""

    def __init__(self, analyser: Analyser, talk: Mapping[str, float], vectors: Vectors | None = None) -> None:
        self._analyser = analyser
        self._rows = Field()
        self._wholes = Field(k1=1.5)
        self._rarity = Rarity(talk, self._frequency, lambda: self._wholes.count)
        self._weights: dict[float, Weights] = {}  # as the base is now, by the share of concepts
        self._entries: dict[Key, _Slot] = {}
        self._texts: list[tuple[Key, str] | None] = []
        self._owner = np.zeros(
            64, np.int32
        )  # row slot → the entry's first row slot, where its answer is kept
        self._free: list[int] = []
        self._told = 0  # terms in all answers
        self._latin = 0  # entries whose question has no Chinese
        self._analyse = lru_cache(_KNOWN)(analyser.analyse)
        self._tell = lru_cache(_KNOWN)(lambda text: analyser.told(text, ANSWER_SIGNS))
        self.vectors = vectors

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: Key) -> bool:
        return key in self._entries

    def get(self, key: Key) -> Entry | None:
        """Give an entry as it is kept."""
        found = self._entries.get(key)
        return found.entry if found else None

    def put(self, entry: Entry) -> None:
        """Add an entry, or put it in place of the one with its key."""
        slot = self._keep(entry)
        asked, told = self._analyser.terms(entry.question), self._told_by(entry)
        self._rows.add(slot.rows[0], asked)
        for row in slot.rows[1:]:
            self._rows.add(row, self._analyser.terms(self._text(row)))
        self._wholes.add(slot.rows[0], _whole(asked, told))
        self._latin += _is_latin(asked)
        self._told += sum(told.values())

    def put_all(self, entries: Iterable[Entry]) -> None:
        """Add many entries, several times as fast as one by one."""
        codes, fold = Codes(), self._analyser.fold
        asked, others, told = Gathered(codes), Gathered(codes), Gathered(codes, singles=False)
        for entry in {entry.key: entry for entry in entries}.values():
            slot = self._keep(entry)
            self._latin += asked.add(slot.rows[0], fold(entry.question))
            for row in slot.rows[1:]:
                others.add(row, fold(self._text(row)))
            if entry.answer:
                told.add(slot.rows[0], fold(entry.answer, ANSWER_SIGNS))
        self._fill(codes, asked, others, told)

    def _fill(self, codes: Codes, asked: Gathered, others: Gathered, told: Gathered) -> None:
        titles, answers = asked.places(), told.places()
        self._told += len(answers)
        rows = np.concatenate([titles, others.places()])
        self._rows.take(codes.name_of, rows, [*asked.slots, *others.slots])
        titles = titles[~codes.are_single(titles)]
        self._wholes.take(codes.name_of, np.concatenate([titles] * TITLE + [answers]), asked.slots)

    def _keep(self, entry: Entry) -> _Slot:
        """Keep an entry and give its texts rows; the caller puts their terms into the fields."""
        self._weights.clear()
        self.remove(entry.key)
        slot = self._entries[entry.key] = _Slot(entry, [])
        self._new_row(slot, entry.question)
        for text in dict.fromkeys(entry.variants):
            if text != entry.question:
                self._new_row(slot, text)
        if entry.answer and self.vectors is not None:
            self.vectors.answers.want(slot.rows[0], entry.passage)
        return slot

    def add_variant(self, key: Key, text: str) -> None:
        """Make a wording one more row of an entry."""
        self._weights.clear()
        slot = self._entries[key]
        if text not in (slot.entry.question, *slot.entry.variants):
            entry = slot.entry
            slot.entry = Entry(entry.key, entry.question, entry.answer, (*entry.variants, text))
            self._rows.add(self._new_row(slot, text), self._analyser.terms(text))

    def remove(self, key: Key) -> None:
        """Forget an entry; one that is not there is no error."""
        slot = self._entries.pop(key, None)
        if slot is None:
            return
        self._weights.clear()
        told = self._told_by(slot.entry)
        self._told -= sum(told.values())
        asked = self._analyser.terms(slot.entry.question)
        self._latin -= _is_latin(asked)
        self._wholes.remove(slot.rows[0], _whole(asked, told))
        if self.vectors is not None:
            self.vectors.answers.drop(slot.rows[0])
        for row in slot.rows:
            self._rows.remove(row, self._analyser.terms(self._text(row)))
            self._texts[row] = None
            self._free.append(row)
            if self.vectors is not None:
                self.vectors.rows.drop(row)

    def search(self, analysed: Analysed, vector: Floats | None = None) -> list[Candidate]:
        """Give the rows that may answer, in no order, each with its measures."""
        slots = len(self._texts)
        if not self._entries or not analysed.terms:
            return []
        query = Query(analysed, self._weigh(self._concept(analysed)))
        rows = self._rows.score(query.own, slots)
        wholes = self._wholes.score(query.own, slots)[self._owner[:slots]]
        both = rows + WHOLE_SHARE * wholes
        chosen = {int(row): None for row in top(both, LEXICAL_ROWS) if both[row] > 0}
        near = None
        if vector is not None and self.vectors is not None:
            near = self._near(vector, slots, chosen)
            chosen.update((int(row), None) for row in near.best(DENSE_ROWS))
        told = {
            row: float(wholes[row]) + NEIGHBOURS * self._neighbours(query, row)
            for row in chosen
            if self._texts[row] is not None
        }
        found = _Scores(rows, told, float(rows.max()), max(told.values(), default=0.0), near)
        return [self._measure(query, row, found) for row in told]

    def _concept(self, asked: Analysed) -> float:
        """Say what concepts count: they carry a question to another language, and where all is English its words say it better."""
        return 1.0 if asked.chinese else 1.0 - (1.0 - CONCEPT) * self._latin / len(self._entries)

    def _weigh(self, concept: float) -> Weights:
        known = self._weights.get(concept)
        if known is None or len(known) > _WEIGHED:
            known = self._weights[concept] = self._rarity.weights(concept)
        return known

    def made(self, most: int) -> list[tuple[Key, Made]]:
        """Hand over up to `most` new vectors with the entries whose texts they are; each once."""
        if self.vectors is None:
            return []
        rows = self.vectors.rows.made(most)
        answers = self.vectors.answers.made(most - len(rows))
        owned = [(self._texts[slot], made) for found in (rows, answers) for slot, made in found.items()]
        return [(owner[0], made) for owner, made in owned if owner is not None]

    def substance(self, analysed: Analysed) -> float:
        """Give the weight of all that a question says."""
        weights = self._weigh(1.0)
        return sum(weights[term] for term in analysed.terms)

    def _neighbours(self, query: Query, row: int) -> float:
        owned = self._texts[row]
        assert owned is not None
        key, text = owned
        return query.neighbours(self._analyse(text).steps, self._tell(self._entries[key].entry.answer)[1])

    def _near(self, vector: Floats, slots: int, chosen: Iterable[int]) -> Near:
        assert self.vectors is not None
        self.vectors.rows.hasten(chosen)
        answers = self.vectors.answers.cosines(vector, slots)[self._owner[:slots]]
        return Near(self.vectors.rows.cosines(vector, slots), answers)

    def _measure(self, query: Query, row: int, found: _Scores) -> Candidate:
        owned = self._texts[row]
        assert owned is not None
        key, text = owned
        slot = self._entries[key]
        pair = Pair(
            row=self._analyse(text),
            answer=self._tell(slot.entry.answer)[0],
            row_score=float(found.rows[row]),
            row_best=found.best_row,
            whole_score=found.wholes[row],
            whole_best=found.best_whole,
            long=min(1.0, self._told / max(1, len(self._entries)) / LONG),
            nearness=found.near.of(row, slot.rows) if found.near is not None else None,
        )
        measured = dense(query, pair) if pair.nearness is not None else None
        return Candidate(key, text, lexical(query, pair), measured)

    def _new_row(self, slot: _Slot, text: str) -> int:
        row = self._free.pop() if self._free else len(self._texts)
        if row == len(self._texts):
            self._texts.append(None)
            if row >= len(self._owner):
                self._owner = np.concatenate([self._owner, np.zeros(len(self._owner), np.int32)])
        self._texts[row] = (slot.entry.key, text)
        slot.rows.append(row)
        self._owner[row] = slot.rows[0]
        if self.vectors is not None:
            self.vectors.rows.want(row, text)
        return row

    def _text(self, row: int) -> str:
        owned = self._texts[row]
        assert owned is not None
        return owned[1]

    def _told_by(self, entry: Entry) -> dict[str, int]:
        return self._analyser.terms(entry.answer, ANSWER_SIGNS, singles=False) if entry.answer else {}

    def _frequency(self, term: str) -> int:
        return (self._rows if is_single(term) else self._wholes).frequency(term)


def _is_latin(asked: Collection[str]) -> bool:
    return max(asked, default="") < "\u3400"


def _whole(asked: Mapping[str, int], told: Mapping[str, int]) -> dict[str, int]:
    """Count a whole entry: the question's terms twice, and the answer's."""
    whole = {term: times * TITLE for term, times in asked.items() if not is_single(term)}
    for term, times in told.items():
        whole[term] = whole.get(term, 0) + times
    return whole
