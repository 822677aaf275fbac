"""Models are fitted beside the bot and swapped in by an event; who goes without for an experiment gets none."""

from __future__ import annotations

import pytest

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.contract.events import Button, Message
from engine.contract.ports import HOLDOUT
from engine.courses.advice import fitting, models
from engine.courses.advice.figures import gini
from engine.experiments.port import Dealer
from engine.ml.recommend import Model
from tests.courses.world import SHELF, Campus


def campus() -> Campus:
    """Open a community with a small shelf where some have learned."""
    world = Campus()
    for line in SHELF:
        world.do("admin", Message(text=line.partition(": ")[2]))
    for who in ("bob", "cid", "dan"):
        world.do(who, Message(text="/finish 1"))
        world.do(who, Message(text="/finish 2"))
    return world


def later(world: Campus, span: int, step: int = 30 * MINUTE) -> None:
    """Let time pass, with everything that falls due."""
    until = world.clock.now() + span
    while world.clock.now() < until:
        world.clock.move_to(min(world.clock.now() + step, until))
        world.settle()


def test_a_model_is_fitted_in_a_process_of_its_own_and_put_in_force_by_an_event(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fitting, "SMALL", 0)
    world = campus()
    world.do("ann", Message(text="/recommend"))  # before there is a model: what is popular
    assert world.rows("select count(*) from advice_model") == [(0,)]
    later(world, 2 * MINUTE)
    later(world, 40 * MINUTE)
    assert world.rows("select version, active, items from advice_model") == [(1, 1, 4)]
    ((said,),) = world.rows("select count(*) from log where kind = 'derived' and key like 'model:%'")
    assert said == 1
    models.forget_all()
    world.do("ann", Message(text="/finish 1"))
    world.do("ann", Message(text="/recommend"))
    assert world.rows(
        "select item, model from course_advice where member = (select id from identity where name = 'ann')"
        " order by number desc limit 3"
    )[-1] == ("course:2", 1)
    assert world.rows("select key, error from dead_letter") == []
    world.close()


def test_the_process_fits_what_would_be_fitted_here() -> None:
    world = campus()
    world.do("ann", Message(text="/recommend"))
    ((data,),) = world.rows("select data from advice_model")
    world.close()
    here = Model.from_bytes(bytes(data))
    given = fitting.task(1, "hybrid", [], [])
    assert Model.from_bytes(fitting.fit_elsewhere(given).result()).version == "1"
    assert (here.version, len(here), here.members) == ("1", 4, 3)


@pytest.mark.parametrize("arm", [HOLDOUT, "on"])
def test_who_goes_without_gets_none_and_it_is_written_down(monkeypatch: pytest.MonkeyPatch, arm: str) -> None:
    monkeypatch.setattr(Dealer, "expose", lambda self, actor, experiment: arm)
    world = campus()
    for words in ("/finish 1", "/recommend on"):
        world.do("ann", Message(text=words))
    later(world, 3 * DAY)
    sent = world.rows(
        "select count(*) from outbox where feature = 'courses' and cast(payload as text) like '%fit%you%'"
    )
    assert sent == [(0 if arm == HOLDOUT else 1,)]
    ((how, noted, chance),) = world.rows("select how, arm, chance from course_advice where how <> 'asked'")
    assert (how, noted) == ("held" if arm == HOLDOUT else "push", arm)
    assert 0 < chance <= 1000
    world.close()


def test_what_is_looked_at_keeps_coming_but_never_more_than_twice_a_week() -> None:
    world = campus()
    for n in range(5, 25):
        world.do("admin", Message(text=f"/course add Python 第{n}课 | 变量、函数、文件 标签:python, 入门"))
    for n in range(5, 20):
        for who in ("bob", "cid", "dan"):
            world.do(who, Message(text=f"/finish {n}"))
    for words in ("/finish 1", "/recommend on"):
        world.do("ann", Message(text=words))
    ((community,),) = world.rows("select id from community")
    for _ in range(60):
        later(world, DAY, 6 * HOUR)
        for (number,) in world.rows(
            "select number from course_advice where how = 'push' and state = 'shown'"
        ):
            world.do("ann", Button(message="9", data=f"ad:open:{community}:{number}"))
    sent = [at for (at,) in world.rows("select at from course_advice where how = 'push' order by at")]
    assert len(sent) > 8
    assert all(third - one >= 7 * DAY for one, third in zip(sent, sent[2:], strict=False))
    assert len({item for (item,) in world.rows("select item from course_advice where how = 'push'")}) == len(
        sent
    )
    world.close()


def test_admins_see_what_came_of_it_and_how_evenly_it_is_spread() -> None:
    world = campus()
    ((community,),) = world.rows("select id from community")
    world.do("ann", Message(text="/finish 1"))
    world.do("ann", Message(text="/recommend"))
    world.do("ann", Button(message="9", data=f"ad:open:{community}:1"))
    world.do("admin", Message(text="/course stats"))
    ((said,),) = world.rows("select cast(payload as text) from outbox order by seq desc, n desc limit 1")
    assert "asked for: 3, looked at 33% (6%–79%), begun 0% (0%–56%)" in said
    assert "3 of 4 courses were shown, Gini 0.25" in said
    assert gini([5, 0, 0, 0]) == 0.75
    assert gini([2, 2, 2]) == gini([]) == 0
    world.close()
