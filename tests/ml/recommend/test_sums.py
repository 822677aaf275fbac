"""Sums are exact: in any order, in any shards, through rows and bytes, after any change."""

from __future__ import annotations

import subprocess
import sys
from itertools import permutations
from pathlib import Path
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.ml.recommend import Histories, Row, Statistics, Taken, changes

ITEMS = [f"c{number}" for number in range(7)]
taken = st.builds(
    Taken, st.sampled_from(ITEMS), st.sampled_from([-1.0, 0.25, 0.5, 1.0, 1.25]), st.integers(0, 50)
)
history = st.lists(taken, max_size=12)
community = st.lists(history, max_size=8)


def summed(histories: list[list[Taken]]) -> Statistics:
    found = Statistics()
    for one in histories:
        found.add(one)
    return found


@settings(max_examples=60, deadline=None)
@given(community, st.randoms())
def test_neither_order_nor_shards_nor_the_way_of_adding_changes_a_bit(
    histories: list[list[Taken]], random: Random
) -> None:
    whole = summed(histories)
    at_once = Statistics()
    at_once.gather(Histories.of(histories))
    assert at_once == whole
    shuffled = histories.copy()
    random.shuffle(shuffled)
    merged = summed(shuffled[::2])
    merged.merge(summed(shuffled[1::2]))
    assert merged.to_bytes() == whole.to_bytes()


@settings(max_examples=60, deadline=None)
@given(community, history, history)
def test_a_new_history_replaces_a_members_contribution_exactly(
    histories: list[list[Taken]], before: list[Taken], after: list[Taken]
) -> None:
    changed = summed([*histories, before])
    changed.replace(before, after)
    assert changed == summed([*histories, after])
    changed.replace(after, [])
    assert changed == summed(histories)


@settings(max_examples=40, deadline=None)
@given(community)
def test_rows_and_bytes_keep_everything(histories: list[list[Taken]]) -> None:
    whole = summed(histories)
    assert Statistics.from_rows(whole.rows()) == whole
    assert Statistics.from_bytes(whole.to_bytes()) == whole
    table: dict[tuple[str, str], NDArray[np.int64]] = {}
    for number, one in enumerate(histories):
        for row in changes([], one[: number % 3]) + changes(one[: number % 3], one):
            pair = (row.left, row.right)
            table[pair] = table.get(pair, np.zeros(4, np.int64)) + np.array(row[2:])
    kept = [Row(*pair, *values.tolist()) for pair, values in table.items()]
    assert Statistics.from_rows(kept) == whole


def test_an_enrolment_leaves_what_lies_long_ago_alone_until_the_number_taken_doubles() -> None:
    past = [Taken(f"c{number:02}", 1.0, number) for number in range(40)]
    rows = changes(past, [*past, Taken("new", 1.0, 99)])
    assert len(rows) < 500
    assert sum(row.right == "new" and row.left != "new" for row in rows) == 40


def test_what_was_opened_but_not_taken_does_not_count() -> None:
    assert changes([], [Taken("c1", 0.25), Taken("c2", -1.0)]) == []


def test_equal_times_keep_the_order_given_and_the_last_word_about_an_item_holds() -> None:
    first = [Taken("a"), Taken("b"), Taken("a", 1.25)]
    assert summed([first]) == summed([[Taken("b"), Taken("a", 1.25)]])
    for order in permutations([Taken("a", 1.0, 3), Taken("b", 1.0, 1), Taken("c", 1.0, 2)]):
        assert summed([list(order)]) == summed([[Taken("b", 1.0, 1), Taken("c", 1.0, 2), Taken("a", 1.0, 3)]])


SHARD = """
import sys
import numpy as np
from engine.ml.recommend import Histories, Statistics
chance = np.random.default_rng(7)
members = [chance.permutation(50)[: chance.integers(1, 20)].tolist() for _ in range(400)]
found = Statistics()
found.gather(Histories.plain([f"c{n}" for n in range(50)], members[int(sys.argv[1]) :: int(sys.argv[2])]))
sys.stdout.buffer.write(found.to_bytes())
"""


def test_two_processes_sum_a_half_each_and_together_give_the_same_bits(tmp_path: Path) -> None:
    def shard(number: int, of: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", SHARD, str(number), str(of)], stdout=subprocess.PIPE)

    halves = [shard(0, 2), shard(1, 2)]
    found = Statistics()
    for process in reversed(halves):
        data, _ = process.communicate()
        assert process.returncode == 0
        found.merge(Statistics.from_bytes(data))
    whole, _ = shard(0, 1).communicate()
    assert found.to_bytes() == whole
