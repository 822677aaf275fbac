"""What a community knows, asked and taught: the only door to this folder that a feature needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.ml.qa import weights as files
from engine.ml.qa.analyser import Analyser
from engine.ml.qa.base import Base, Candidate, Entry, Key
from engine.ml.qa.embedder import Embedder
from engine.ml.qa.features import DENSE, LEXICAL
from engine.ml.qa.gate import MARGINS, Band, Gate, Verdict, band, margins
from engine.ml.qa.matrix import Made
from engine.ml.qa.refusals import Refusals
from engine.ml.qa.vectors import Vectors

SHOWN = 3
KNOWN = 0.99
"""P where the very wording is a row of one entry only."""
LEAST = 10.5
"""A question of less weight ("why not?") says too little to be answered, unless its wording is known: three rare words."""
DEPTH = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that may answer: the question or variant that matched, P(it answers), the measures behind it."""

    key: Key
    matched: str
    p: float
    measures: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What to do with a question, and the entries found, best first."""

    band: Band
    hits: tuple[Hit, ...]
    semantic: bool
    cutoff: float
    refused: bool = False  # this wording was answered wrongly before

    @property
    def shown(self) -> tuple[Hit, ...]:
        """The entries to show: one answer, up to three suggestions, or none."""
        return self.hits[: {"answer": 1, "suggest": SHOWN, "ask": 0}[self.band]]


@dataclass(frozen=True, slots=True)
class Reason:
    """One measure of a hit: its value and what it adds to the log odds."""

    name: str
    value: float
    adds: float


class Memory:
    """One community's base. Everything takes effect in the very next answer."""

    def __init__(
        self, weights: files.Weights, *, embedder: Embedder | None = None, target: float = 0.95
    ) -> None:
        self._analyser = Analyser(weights.fold)
        vectors = Vectors(embedder, self._analyser.fold, weights.centres) if embedder is not None else None
        self._base = Base(self._analyser, weights.talk, vectors)
        self._gates = {False: Gate(weights.lexical, target), True: Gate(weights.semantic, target)}
        self._refusals = Refusals(self._analyser)

    @classmethod
    def shipped(cls, *, embedder: Embedder | None = None, target: float = 0.95) -> Memory:
        """Make an empty base with the packaged weights."""
        return cls(files.shipped(), embedder=embedder, target=target)

    def __len__(self) -> int:
        return len(self._base)

    def __contains__(self, key: Key) -> bool:
        return key in self._base

    def put(self, entry: Entry) -> None:
        """Add an entry, or put it in place of the one with its key."""
        self._base.put(entry)

    def put_all(self, entries: Iterable[Entry]) -> None:
        """Add many entries, as after a start."""
        self._base.put_all(entries)

    def get(self, key: Key) -> Entry | None:
        """Give an entry as it is now, its learned variants included."""
        return self._base.get(key)

    def remove(self, key: Key) -> None:
        """Forget an entry and what was said of it."""
        self._base.remove(key)
        self._refusals.forget(key)

    def accept(self, text: str, key: Key) -> bool:
        """✔: the entry answers this wording, which becomes a variant; False if there is no such entry (any more)."""
        if key not in self._base:
            return False
        self._refusals.take_back(text, key)
        entry = self._base.get(key)
        assert entry is not None
        wording = self._analyser.wording(text)
        if wording and all(
            self._analyser.wording(row) != wording for row in (entry.question, *entry.variants)
        ):
            self._base.add_variant(key, text)
        return True

    def refuse(self, text: str, key: Key) -> None:
        """✘: the entry does not answer this wording, nor one that is trivially different."""
        self._refusals.add(text, key)

    def learn(self, verdicts: Iterable[Verdict], *, semantic: bool) -> None:
        """Move gate and cutoff by verdicts on hits, all at once after a start or one by one."""
        self._gates[semantic].learn(list(verdicts))

    def aim(self, target: float) -> None:
        """Set the precision that answers must have."""
        for gate in self._gates.values():
            gate.aim(target)

    def work(self, most: int = 16) -> int:
        """Embed some of what waits, in the background; 0 when nothing waits or there is no embedder."""
        return self._base.vectors.work(most) if self._base.vectors is not None else 0

    @property
    def waiting(self) -> int:
        """How many texts wait to be embedded."""
        return self._base.vectors.waiting if self._base.vectors is not None else 0

    @property
    def unsaved(self) -> int:
        """How many new vectors `made` would hand over."""
        return self._base.vectors.unsaved if self._base.vectors is not None else 0

    def made(self, most: int) -> list[tuple[Key, Made]]:
        """Hand over up to `most` new vectors with the entries they belong to, each once, to be kept for the next start."""
        return self._base.made(most)

    def recall(self, kept: Mapping[bytes, bytes]) -> set[bytes]:
        """Take the vectors of what waits out of those kept, by digest; give the digests of what was of use."""
        return self._base.vectors.recall(kept) if self._base.vectors is not None else set()

    def ask(self, text: str) -> Found:
        """Look a question up."""
        query = self._analyser.analyse(text)
        vectors = self._base.vectors
        vector = vectors.question(text) if vectors is not None and len(self._base) else None
        semantic = vector is not None
        gate = self._gates[semantic]
        candidates, barred = self._refusals.sift(text, self._base.search(query, vector))
        refused = barred or self._refusals.knows(text)
        if not candidates:
            return Found("ask", (), semantic, gate.cutoff, refused)
        known = self._known(text, candidates)
        hits = _first(self._hits(candidates, gate), known)
        cutoff = gate.cutoff
        if known is not None and gate.target <= KNOWN:
            cutoff = min(cutoff, KNOWN)  # it was learned from guesses, and this is none
        decided = band(hits[0].p, min(1.0, sum(hit.p for hit in hits[:SHOWN])), cutoff)
        if decided == "answer" and known is None and (refused or self._base.substance(query) < LEAST):
            decided = (
                "suggest"  # whoever was wrong once here, or was told next to nothing, lets people choose
            )
        return Found(decided, tuple(hits), semantic, cutoff, refused)

    def explain(self, found: Found, hit: Hit) -> list[Reason]:
        """Say what spoke for and against a hit, the weightiest first."""
        names = (*LEXICAL, *(DENSE if found.semantic else ()), *MARGINS)
        parts = self._gates[found.semantic].parts(hit.measures)
        reasons = [
            Reason(name, value, part) for name, value, part in zip(names, hit.measures, parts, strict=True)
        ]
        return sorted(reasons, key=lambda reason: -abs(reason.adds))

    def _hits(self, candidates: list[Candidate], gate: Gate) -> list[Hit]:
        """Rank, keep each entry's best row, give chances."""
        measures = np.array([(*one.lexical, *(one.dense or ())) for one in candidates])
        scores = gate.rank(measures)
        best: dict[Key, int] = {}
        for place in np.lexsort((np.arange(len(scores)), -scores)).tolist():
            best.setdefault(candidates[place].key, place)
        places = list(best.values())
        sides = margins(scores[places])
        hits: list[Hit] = []
        for number, (place, side) in enumerate(zip(places[:DEPTH], sides, strict=False)):
            full = (*measures[place].tolist(), *side)
            p = gate.chance(full) if number < SHOWN else 0.0
            p = min(p, hits[0].p) if hits else p
            hits.append(Hit(candidates[place].key, candidates[place].row, p, full))
        return hits

    def _known(self, text: str, candidates: list[Candidate]) -> Key | None:
        """Name the one entry that has this very wording, if just one has."""
        wording = self._analyser.wording(text)
        keys = {one.key for one in candidates if self._analyser.wording(one.row) == wording}
        return keys.pop() if len(keys) == 1 else None


def _first(hits: list[Hit], known: Key | None) -> list[Hit]:
    """Put the entry that has the very wording first."""
    if known is None:
        return hits
    place = next((number for number, hit in enumerate(hits) if hit.key == known), None)
    if place is None:
        return hits
    hit = hits[place]
    return [Hit(hit.key, hit.matched, max(hit.p, KNOWN), hit.measures), *hits[:place], *hits[place + 1 :]]
