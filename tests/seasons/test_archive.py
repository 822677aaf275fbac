"""An archive is the board of the moment in which a season ended, whatever had happened until then."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from engine.contract.events import IdentitiesJoined, IdentitiesParted
from tests.seasons.world import Ground

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("give", "give", "give", "undo", "link", "unlink", "hide", "wait")), st.integers(0, 4)
    ),
    max_size=8,
)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS, st.integers(0, 100))
def test_an_archive_is_the_board_of_its_moment(steps: list[tuple[str, int]], carry: int) -> None:
    ground = Ground()
    try:
        ground.ask("boss", f"/season start One until:2026-01-11 repeat:yes carry:{carry}%")
        for place in range(5):
            ground.say(f"m{place}", "/me", wait=1)
        for what, who in steps:
            _happen(ground, what, who)
        for number, end in ((1, "2026-01-12T00:10"), (2, "2026-01-19T00:10")):
            ground.until(end)
            ground.give("m0", 5)
            ground.until(end.replace("00:10", "12:00"))
            placed = [(who, score) for who, place, score in ground.archive(number) if place]
            # What was given meanwhile is of the next season's days.
            assert placed == ground.live(ground.season(number))
            places = [place for _, place, _ in ground.archive(number) if place]
            assert places == list(range(1, len(places) + 1))
        ground.check()
    finally:
        ground.store.close()


def _happen(ground: Ground, what: str, who: int) -> None:
    match what:
        case "give":
            ground.give(f"m{who}", 3 + who * 7)
        case "undo" if ground.rows("select 1 from ledger where member = :m", m=ground.actor(f"m{who}")):
            ground.undo_last(f"m{who}")
        case "link" | "unlink":
            kind = IdentitiesJoined if what == "link" else IdentitiesParted
            ground.do("boss", kind(kept=1, gone=2), others=("m0", "m1"))
        case "hide":
            actor = ground.actor(f"m{who}")
            with ground.store.write() as conn:
                conn.execute(text("update membership set ranked = not ranked where actor = :a"), {"a": actor})
        case "wait":
            ground.pass_to(ground.clock.now() + 3_600_000_000)
        case _:
            pass
