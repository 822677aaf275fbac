"""What was answered wrongly: the same entry is not shown again for that wording, nor for one trivially different."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from engine.ml.qa.analyser import Analyser
from engine.ml.qa.base import Candidate, Key
from engine.ml.qa.features import likeness

ALIKE = 0.85
"""So like a refused wording that it is taken for it, unless a row of the entry is more like the question."""
_MOST = 64
"""Wordings remembered an entry; the oldest goes."""


class Refusals:
    """Refused wordings by entry."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._wordings: dict[Key, dict[str, None]] = defaultdict(dict)
        self._open: dict[str, set[Key]] = defaultdict(set)  # by wording: not accepted since

    def add(self, text: str, key: Key) -> None:
        """Remember that an entry does not answer this wording."""
        wording = self._analyser.wording(text)
        known = self._wordings[key]
        known[wording] = None
        self._open[wording].add(key)
        if len(known) > _MOST:
            self._drop(key, next(iter(known)))

    def take_back(self, text: str, key: Key) -> None:
        """Forget a refusal, and every other of this wording: its answer is known now."""
        wording = self._analyser.wording(text)
        if wording in self._wordings.get(key, ()):
            self._drop(key, wording)
        self._open.pop(wording, None)

    def forget(self, key: Key) -> None:
        """Forget all of an entry."""
        for wording in list(self._wordings.pop(key, ())):
            self._close(wording, key)

    def knows(self, text: str) -> bool:
        """Say whether this wording was answered wrongly and not rightly since."""
        return self._analyser.wording(text) in self._open

    def sift(self, text: str, candidates: Sequence[Candidate]) -> tuple[list[Candidate], bool]:
        """Leave out the entries that were refused for this wording; say whether there were any."""
        if not self._wordings:
            return list(candidates), False
        wording = self._analyser.wording(text)
        barred = {
            key
            for key in {one.key for one in candidates}
            if key in self._wordings and self._bars(wording, key, candidates)
        }
        return [one for one in candidates if one.key not in barred], bool(barred)

    def _bars(self, wording: str, key: Key, candidates: Sequence[Candidate]) -> bool:
        known = self._wordings[key]
        if wording in known:
            return True
        near = max(likeness(wording, refused) for refused in known)
        if near < ALIKE:
            return False
        rows = {self._analyser.wording(one.row) for one in candidates if one.key == key}
        return wording not in rows and near >= max(likeness(wording, row) for row in rows)

    def _drop(self, key: Key, wording: str) -> None:
        del self._wordings[key][wording]
        if not self._wordings[key]:
            del self._wordings[key]
        self._close(wording, key)

    def _close(self, wording: str, key: Key) -> None:
        if wording in self._open:
            self._open[wording].discard(key)
            if not self._open[wording]:
                del self._open[wording]
