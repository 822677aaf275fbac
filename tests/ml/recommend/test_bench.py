"""The bench of recommendations on few members: every row is there, and what it draws is what it says."""

from __future__ import annotations

import numpy as np
import pytest

from bot.bench import recommend as bench
from bot.bench.recommend_workload import workload


def test_every_contestant_has_its_rows_and_an_enrolment_is_always_in_the_next_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bench, "ASKED", 30)
    results, notes = bench.run(1, (600,))
    named = {result.name: result for result in results}
    assert len(named) == len(results)
    assert named["enrolments that the next list knows, without a fit"].value == 1
    assert named[bench.P50].value <= named[bench.P99].value
    assert named[bench.hits(bench.HYBRID, 600)].value > 0.05
    if not notes:
        for name in (bench.EASE, bench.HYBRID):
            for other in (bench.ALS, bench.COSINE):
                assert named[bench.against(name, 600, other)].ratio is not None


def test_members_take_each_course_once_and_one_more_is_withheld() -> None:
    work = workload(500, 200)
    assert len(work.histories) == len(work.withheld) == 500
    assert 7 < work.histories.lengths.mean() < 11
    for number, items in enumerate(np.split(work.histories.items, work.histories.starts[1:-1])):
        assert len(set(items.tolist())) == len(items)
        assert work.withheld[number] not in items
    again = workload(500, 200)
    assert (again.histories.items == work.histories.items).all()
