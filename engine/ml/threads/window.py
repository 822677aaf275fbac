"""The last messages of a chat side by side, and the signs of each for a message that comes next."""

from __future__ import annotations

from math import log, log1p
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engine.contract.clock import HOUR, MINUTE
from engine.ml.threads.cues import Cues
from engine.ml.threads.signs import ALONE, BASE, COLUMNS, FACTORS

WINDOW = 64
"""Messages that may be gone on from: 99 of 100 answers in a busy chat reach no farther."""
REACH = 6 * HOUR
"""Nothing older is gone on from, unless it is replied to."""
_SLOTS = 4 * WINDOW
_LONG_AGO = log1p(REACH / MINUTE)
_LATELY = 10
"""Messages by which the pace is told."""
_COMMON = WINDOW // 4
"""A word that so many messages of the window share says nothing."""

Column = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


class Said(NamedTuple):
    """A message: its number in the chat (rising), who said it, when, and what its wording says."""

    number: int
    author: int
    at: int
    cues: Cues


class Going(NamedTuple):
    """How a message goes on: from which message by whom (0: from none), in the thread begun by message `root`."""

    parent: int
    parent_author: int
    root: int


class Window:
    """The last messages of one chat (or of one topic in it), oldest first."""

    def __init__(self) -> None:
        self._count = 0
        self._end = 0
        """One past the last used slot; when the slots are full, what is left moves to the front."""
        self._whole = np.zeros((7, _SLOTS), dtype=np.int64)
        self._number, self._author, self._at, self._root, self._parent_author, self._calls, self._answers = (
            self._whole
        )
        """`_answers`: how many have gone on from a message."""
        self._marks = np.zeros((8, _SLOTS), dtype=np.float32)
        self._newest, self._thread_end, self._left_alone, self._answered = self._marks[:4]
        """`_answered`: the log of one plus `_answers`."""
        self._ends, self._wording = self._marks[1:4], self._marks[4:]
        """thread end, left alone, answered; question, opening, length, link"""
        self._tokens: list[tuple[int, ...]] = []
        self._slots: dict[int, int] = {}
        """Number → slot."""
        self._several: list[tuple[int, tuple[int, ...]]] = []
        """Messages that call more than one person."""
        self._having: dict[int, list[int]] = {}
        """Word → numbers of the messages that have it."""

    def __len__(self) -> int:
        return self._count

    @property
    def newest(self) -> int:
        """The number of the last message, 0 if there is none."""
        return int(self._number[self._end - 1]) if self._count else 0

    def add(self, said: Said, going: Going) -> None:
        """Append a message; the oldest one leaves when there are too many."""
        if self._end == _SLOTS:
            self._move_to_front()
        view, at, cues = self._view(), self._end, said.cues
        self._newest[view][self._author[view] == said.author] = 0.0
        self._thread_end[view][self._root[view] == going.root] = 0.0
        place = self._place(going.parent)
        if place is not None:
            self._left_alone[place] = 0.0
            self._answers[place] += 1
            self._answered[place] = log1p(int(self._answers[place]))
        called = cues.called[0] if cues.called else 0
        self._whole[:, at] = said.number, said.author, said.at, going.root, going.parent_author, called, 0
        self._marks[:, at] = 1.0, 1.0, 1.0, 0.0, cues.question, cues.opening, log1p(cues.length), cues.link
        self._slots[said.number] = at
        self._end, self._count = self._end + 1, self._count + 1
        if len(cues.called) > 1:
            self._several.append((said.number, cues.called))
        self._tokens.append(cues.tokens)
        for token in cues.tokens:
            self._having.setdefault(token, []).append(said.number)
        if self._count > WINDOW:
            self._drop_oldest()

    def going(self, said: Said, place: int | None) -> Going:
        """Say how a message goes on from the message at a place of the window, as counted in `signs`."""
        if place is None:
            return Going(0, 0, said.number)
        slot = self._view().start + place
        return Going(int(self._number[slot]), int(self._author[slot]), int(self._root[slot]))

    def signs(self, said: Said) -> tuple[Column, npt.NDArray[np.bool_]]:
        """Return the signs as columns, one for each message of the window and a last one for going on from none,
        and which of them may be chosen.
        """
        n, view = self._count, self._view()
        columns = np.zeros((COLUMNS, n + 1), dtype=np.float32)
        minutes = np.maximum((said.at - self._at[view]) / MINUTE, 0.0).astype(np.float32)
        base = columns[: len(BASE), :n]
        rhythm = self._rhythm()
        last = self._fill(base, said, minutes, rhythm) if n else -1
        products = columns[len(BASE) : -len(ALONE), :n]
        np.multiply(base.take(_FIRST, 0), base.take(_SECOND, 0), out=products)
        products[_OF_THREE] *= base.take(_THIRD, 0)
        columns[-len(ALONE) :, n] = self._alone(said.cues, last, minutes, rhythm)
        allowed = np.ones(n + 1, dtype=np.bool_)
        np.less_equal(minutes, REACH / MINUTE, out=allowed[:n])
        return columns, allowed

    def _fill(self, base: Column, said: Said, minutes: Column, rhythm: tuple[float, float]) -> int:
        """Write the base signs; return the place of the author's last message, -1 if there is none.

        Rows are numbered as in `BASE`; what is 0 for all is left as it is.
        """
        n, view, cues = self._count, self._view(), said.cues
        base[0:6] = _BY_PLACE[:, WINDOW - n :]
        np.log1p(minutes, out=base[6])
        base[7], base[8] = minutes > 3, minutes > 15
        base[10] = self._newest[view]
        base[22:25] = self._ends[:, view]
        base[28:32] = self._wording[:, view]
        base[32:39] = _column(
            not cues.called, cues.length <= 3, cues.reaction, cues.question, cues.opening, *rhythm
        )
        self._likeness(cues.tokens, base[25:28], view)
        self._fill_calls(base, said, view)
        return self._fill_own(base, said.author, view)

    def _fill_calls(self, base: Column, said: Said, view: slice) -> None:
        """Write who calls whom."""
        calls, called = self._calls[view], said.cues.called
        to_me = self._calling(said.author, calls, view)
        base[13] = to_me
        base[14] = (calls != 0) & ~to_me
        if called:
            author = self._author[view]
            to = author == called[0] if len(called) < 2 else np.isin(author, called)
            base[11], base[12], base[15] = to, ~to, calls == called[0]

    def _fill_own(self, base: Column, me: int, view: slice) -> int:
        """Write what the author's own messages say; return the place of the last, -1 if there is none."""
        author, parent_author = self._author[view], self._parent_author[view]
        mine = author == me
        own = mine.nonzero()[0]
        base[21] = parent_author == me
        if not own.size:
            base[16] = 1.0
            return -1
        root, last = self._root[view], int(own[-1])
        since = np.zeros(len(mine), dtype=np.float32)
        since[:-1] = np.cumsum(mine[:0:-1])[::-1]
        base[9] = mine
        base[16] = since == 0
        np.log1p(since, out=base[17])
        base[19] = root == root[last]
        base[18] = (root == root[own][:, None]).any(axis=0) if own.size > 1 else base[19]
        if parent_author[last]:
            base[20] = author == parent_author[last]
        return last

    def _alone(
        self, cues: Cues, last: int, minutes: Column, rhythm: tuple[float, float]
    ) -> tuple[float, ...]:
        """Return what speaks for going on from none; in the order of `ALONE`."""
        free, unseen = not cues.called, last < 0
        pace, crowd = rhythm
        quiet = min(log1p(minutes[-1]), _LONG_AGO) if self._count else _LONG_AGO
        here = self._author[self._view()]
        away = not free and not any((here == one).any() for one in cues.called)
        return (
            1.0,
            not free,
            cues.question,
            cues.question and free,
            cues.reaction,
            cues.opening,
            cues.opening and free,
            cues.opening and unseen,
            log1p(cues.length),
            cues.length <= 3,
            unseen,
            unseen and free,
            _LONG_AGO if unseen else min(log1p(minutes[last]), _LONG_AGO),
            quiet,
            not self._count,
            cues.link,
            away,
            pace,
            crowd,
            quiet - pace,
        )

    def _rhythm(self) -> tuple[float, float]:
        """Return how slow the talk is (log of one plus the minutes between messages) and how many people are in it."""
        count = min(_LATELY, self._count)
        if count < 2:
            return _LONG_AGO, float(count)
        last = slice(self._end - count, self._end)
        minutes = max(int(self._at[last.stop - 1] - self._at[last.start]), 0) / MINUTE
        authors = len(set(self._author[last].tolist()))
        return min(log1p(minutes / (count - 1)), _LONG_AGO), float(authors)

    def _calling(self, who: int, first: Numbers, view: slice) -> npt.NDArray[np.bool_]:
        """Tell which messages call somebody, be it not first."""
        found: npt.NDArray[np.bool_] = first == who
        for number, called in self._several:
            if who in called:
                found |= self._number[view] == number
        return found

    def _likeness(self, tokens: tuple[int, ...], rows: Column, view: slice) -> None:
        """Write how rare the words are that each message shares with these: their sum, the rarest, whether any.

        A word's rarity is the log of the share of the window's messages that have it: no dictionary, any language.
        """
        shared: dict[int, float] = {}
        rarest: dict[int, float] = {}
        for token in tokens:
            having = self._having.get(token)
            if having is None or len(having) > _COMMON:
                continue
            weight = 1.0 - log(len(having)) / log(WINDOW)
            for number in having:
                shared[number] = shared.get(number, 0.0) + weight
                rarest[number] = max(rarest.get(number, 0.0), weight)
        for number, weight in shared.items():
            place = self._slots[number] - view.start
            rows[:, place] = log1p(weight), rarest[number], 1.0

    def _view(self) -> slice:
        return slice(self._end - self._count, self._end)

    def _place(self, number: int) -> int | None:
        """Return the slot of a message, None if it is not here."""
        return self._slots.get(number)

    def _drop_oldest(self) -> None:
        number = int(self._number[self._end - self._count])
        for token in self._tokens.pop(0):
            having = self._having[token]
            having.remove(number)
            if not having:
                del self._having[token]
        if self._several and self._several[0][0] == number:
            del self._several[0]
        del self._slots[number]
        self._count -= 1

    def _move_to_front(self) -> None:
        view = self._view()
        for rows in (self._whole, self._marks):
            rows[:, : self._count] = rows[:, view].copy()
        self._slots = {number: slot - view.start for number, slot in self._slots.items()}
        self._end = self._count


def _column(*numbers: float) -> Column:
    return np.array(numbers, dtype=np.float32)[:, None]


_AGO = np.arange(WINDOW, 0, -1)
_BY_PLACE = np.stack(
    [np.ones(WINDOW), np.log(_AGO), _AGO == 1, _AGO == 2, _AGO <= 5, _AGO > 20],
).astype(np.float32)
"""one, distance, first, second, near, far: for the last place and those before it."""
_FIRST, _SECOND = FACTORS[0], FACTORS[1]
_OF_THREE = FACTORS[2].nonzero()[0]
"""Products of three; the third of the others is `one`, which stands first."""
_THIRD = FACTORS[2][_OF_THREE]
