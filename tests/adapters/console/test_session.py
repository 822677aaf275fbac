from __future__ import annotations

from engine.contract.clock import HOUR, SECOND
from engine.contract.replies import Text
from tests.adapters.console.play import START, play, reply_to


async def test_the_first_line_is_at_the_start_and_each_later_one_a_second_after() -> None:
    played = await play("#general", "alice: one", "", "@+0s", "bob: two", "carol joins")
    assert [one.at - START for one in played.events] == [0, SECOND, 2 * SECOND]


async def test_moving_the_clock_adds_no_second_of_its_own() -> None:
    played = await play("alice: one", "@+2h", "bob: two", "bob: three")
    assert [one.at - START for one in played.events] == [0, 2 * HOUR, 2 * HOUR + SECOND]


async def test_the_clock_never_goes_back() -> None:
    played = await play("@2026-01-06T09:00", "alice: one", "@2026-01-01T00:00", "bob: two")
    assert [one.at - START for one in played.events] == [24 * HOUR, 24 * HOUR + SECOND]
    assert played.code == 0


async def test_a_time_is_local_unless_it_has_an_offset() -> None:
    played = await play("@2026-01-05T10:00", "alice: one", "@2026-01-05T03:00Z", "bob: two")
    assert [one.at - START for one in played.events] == [HOUR, 2 * HOUR]


async def test_answers_are_given_before_the_next_line_is_read() -> None:
    played = await play("alice: one", "bob: two", answer=lambda one: [reply_to(one, Text("ok"))])
    assert [one["n"] for one in played.objects] == [2, 4]
    assert [one["at"][14:19] for one in played.objects] == ["00:00", "00:01"]


async def test_a_line_not_understood_costs_nothing_but_the_exit_code() -> None:
    played = await play("alice: one", "what", "alice press 9 1", "bob: two")
    assert played.code == 2
    assert [line.split(":")[0] for line in played.errors.splitlines()] == ["line 2", "line 3"]
    assert [one.at - START for one in played.events] == [0, SECOND]
    assert [one.unique for one in played.events] == ["1", "2"]


async def test_help_is_told_beside_the_answers() -> None:
    played = await play("?")
    assert (played.code, played.objects) == (0, [])
    assert "press 12 2" in played.errors


async def test_the_same_script_gives_the_same_answers() -> None:
    lines = ["alice: hi", "bob +👍 1", "admin!: /x", "@+1h", "@dm bob", "bob ^: ?", "bob: yes"]
    runs = [await play(*lines, answer=lambda one: [reply_to(one, Text(one.unique))]) for _ in range(2)]
    assert runs[0].objects == runs[1].objects
    assert runs[0].events == runs[1].events
