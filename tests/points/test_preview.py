"""The rule preview: its arithmetic, what it reads, and that under the rules of now it is the ledger."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import DAY, SECOND
from engine.contract.errors import UserError
from engine.contract.events import Deleted, Message, Reaction
from engine.points.curves import curve_of
from engine.points.figures import gini, growth, median, percent, signed
from engine.points.preview.changes import TRIED, read_changes
from engine.points.preview.outcome import Purse, Sums, compare
from engine.points.preview.pricing import Earned, Given, Own, Prices, Said, earn, halvings, prices_of
from engine.points.preview.reading import LAST, WINDOW, Window, stretch, window_of
from engine.points.rules import AMOUNTS, CAPS, day_of, worth
from engine.points.settings import SETTINGS
from engine.points.terms import MessageTerms, Terms
from tests.points.world import START, World

SHIPPED = {f"points.{setting.key}": setting.default for setting in SETTINGS}
ZONE = "Asia/Shanghai"


def terms(**changed: Any) -> Terms:
    """Return the shipped terms with some changed: `pay__thanks=20`."""
    values = SHIPPED | {f"points.{name.replace('__', '.')}": value for name, value in changed.items()}
    return Terms(values.__getitem__)


def prices(found: Terms | None = None, chats: dict[int, float] | None = None) -> Prices:
    found = found or terms()
    return Prices(found.message, *prices_of(found.amount, found.cap), chats or {})


# ---- arithmetic

SPOKEN = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 600), st.integers(0, 40), st.integers(1, 3), st.booleans()),
    max_size=40,
).map(
    lambda rows: [
        Said(seq, 1, day * DAY + moment * SECOND, day, lot, quality, counts)
        for seq, (day, moment, lot, quality, counts) in enumerate(rows)
    ]
)


@given(SPOKEN, st.integers(0, 400), st.integers(0, 50), st.integers(0, 50), st.floats(0, 5))
def test_without_a_pause_each_day_pays_its_messages_up_to_the_cap(
    said: list[Said], cap: int, low: int, more: int, rate: float
) -> None:
    plain = [one._replace(counts=True) for one in said]
    found = earn(Own(plain, ()), Prices(MessageTerms(low, more + 1, 0, cap, rate), {}, {}))
    days: defaultdict[int, int] = defaultdict(int)
    for one in said:
        days[one.day] += worth(one.lot, one.quality, rate, low, more + 1)
    assert found.xp.total() == sum(min(cap, xp) for xp in days.values())
    assert found.coins.total() == 0


@given(SPOKEN, st.floats(0, 2.5), st.floats(0, 2.5))
def test_a_higher_multiplier_never_pays_less(said: list[Said], rate: float, more: float) -> None:
    def total(value: float) -> int:
        own = Own([one._replace(quality=2, counts=True) for one in said], ())
        return earn(own, Prices(MessageTerms(15, 1, 60 * SECOND, 300, value), {}, {})).xp.total()

    assert total(rate) <= total(rate + more)


@given(SPOKEN, st.integers(0, 300), st.integers(0, 300))
def test_paid_messages_keep_the_pause(said: list[Said], cooldown: int, cap: int) -> None:
    """The same as paying one after the other with everything in sight."""
    low, spread, paid, spent = 15, 11, list[int](), Counter[int]()
    total = 0
    for one in said:
        xp = worth(one.lot, one.quality, 1.0, low, spread)
        if any(abs(one.at - at) < cooldown * SECOND for at in paid) or spent[one.day] >= cap:
            continue
        xp = min(xp, cap - spent[one.day])
        paid.append(one.at)
        spent[one.day] += xp
        total += xp if one.counts else 0
    own = Own(said, ())
    assert (
        earn(own, Prices(MessageTerms(low, spread, cooldown * SECOND, cap, 1.0), {}, {})).xp.total() == total
    )


ENTRIES = st.lists(st.tuples(st.sampled_from(sorted(AMOUNTS)), st.integers(0, 3)), max_size=30).map(
    lambda rows: [
        Given(seq, 0, rule, _paid(rule), _paid(rule), day, 1, AMOUNTS[rule])
        for seq, (rule, day) in enumerate(rows)
    ]
)


def _paid(rule: str) -> int:
    return AMOUNTS[rule] + (3 if rule == "checkin" else 0)


@given(ENTRIES)
def test_entries_under_their_own_rules_pay_what_they_paid(given_: list[Given]) -> None:
    free = Prices(MessageTerms(15, 11, 0, 300, 1.0), AMOUNTS, dict.fromkeys(CAPS, 0))
    found = earn(Own((), given_), free)
    for rule in AMOUNTS:
        assert found.xp[rule] == sum(one.xp for one in given_ if one.rule == rule)


@given(ENTRIES, st.sampled_from(sorted(CAPS)), st.integers(1, 4))
def test_a_cap_counts_times_a_day(given_: list[Given], rule: str, cap: int) -> None:
    capped = Prices(MessageTerms(15, 11, 0, 300, 1.0), AMOUNTS, {rule: cap})
    times = Counter(one.day for one in given_ if one.rule == rule)
    found = earn(Own((), given_), capped)
    assert found.xp[rule] == sum(min(cap, count) for count in times.values()) * AMOUNTS[rule]


@given(st.integers(1, 1000), st.integers(0, 12))
def test_halvings_are_found_again(amount: int, times: int) -> None:
    assert amount >> halvings(amount, amount >> times) == amount >> times


def test_halved_thanks_stay_halved_and_vanish_at_nothing() -> None:
    thanks = [Given(n, 0, "thanks", xp, xp, n, 1, 10) for n, xp in enumerate((10, 5, 2, 1))]
    assert earn(Own((), thanks), prices(terms(pay__thanks=40))).xp["thanks"] == 40 + 20 + 10 + 5
    assert earn(Own((), thanks), prices(terms(pay__thanks=3))).xp["thanks"] == 3 + 1
    assert earn(Own((), thanks), prices(terms(pay__thanks=0))).coins["thanks"] == 0


def test_an_excluded_chat_pays_neither_messages_nor_reactions() -> None:
    own = Own(
        [Said(1, 7, 0, 1, 3, 2), Said(2, 8, DAY, 2, 3, 2)],
        [Given(3, 0, "reaction", 1, 0, 1, 7, 1), Given(4, 0, "reaction", 1, 0, 1, 8, 1)],
    )
    found = earn(own, prices(chats={7: 0.0}))
    assert found.xp == {"message": 18, "reaction": 1}


def test_events_with_a_price_of_their_own_keep_it() -> None:
    events = [Given(1, 0, "event", 20, 20, 1, 1, 20), Given(2, 0, "event", 75, 75, 1, 1, 20)]
    assert earn(Own((), events), prices(terms(pay__event=5))) == Earned(Counter(event=80), Counter(event=80))


# ---- who moves

PURSES = st.dictionaries(
    st.integers(1, 50),
    st.tuples(st.integers(0, 3000), st.integers(-20, 300), st.integers(0, 900)).map(
        lambda row: Purse(max(row[0], row[2]), row[1], row[2], row[0])
    ),
    max_size=25,
)


@given(PURSES)
def test_nothing_changed_moves_nobody(purses: dict[int, Purse]) -> None:
    curve = curve_of("mee6")
    found = compare(purses, {}, (), curve, curve)
    assert (found.up, found.down, found.higher, found.lower, found.leavers) == (0, 0, 0, 0, ())
    assert (found.held_now, found.gini_now, found.levels_now) == (
        found.held_then,
        found.gini_then,
        found.levels_then,
    )
    assert [line.rise for line in found.top] == [0] * len(found.top)


@given(PURSES, st.integers(1, 50), st.integers(1, 5000))
def test_who_gets_more_never_falls(purses: dict[int, Purse], member: int, more: int) -> None:
    curve = curve_of("linear 50")
    found = compare(purses, {member: (more, more)}, (), curve, curve)
    if member in purses:
        assert found.up <= 1
        assert found.lower == 0
        assert found.held_then > found.held_now or purses[member].coins + more <= 0
    else:
        assert found.up == found.down == 0


def test_the_top_ten_with_arrows_newcomers_and_leavers() -> None:
    purses = {n: Purse(1000 - n, 0, 100 - n, n) for n in range(1, 13)} | {99: Purse(5, 5, 0, 0)}
    curve = curve_of("mee6")
    found = compare(purses, {12: (50, 0), 99: (500, 0)}, {3}, curve, curve)
    assert [line.member for line in found.top] == [99, 12, 1, 2, 4, 5, 6, 7, 8, 9]
    assert [line.rise for line in found.top] == [None, 9, -2, -2, -2, -2, -2, -2, -2, -2]
    assert found.leavers == (10, 11)
    assert (found.up, found.down) == (2, 10)


# ---- figures


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=30))
def test_gini_is_the_mean_difference(values: list[int]) -> None:
    total, size = sum(values), len(values)
    spread = sum(abs(a - b) for a in values for b in values)
    assert gini(values) == pytest.approx(spread / (2 * size * total) if total else 0.0)


def test_figures_in_words() -> None:
    assert (gini([]), gini([5, 5, 5]), gini([-3, 0])) == (0.0, 0.0, 0.0)
    assert gini([0, 0, 0, 100]) == pytest.approx(0.75)
    assert (median([]), median([3]), median([4, 1]), median([5, 1, 3])) == (0, 3, 1, 3)
    assert (growth(0, 5), growth(10, 5)) == (None, -0.5)
    assert [percent(share) for share in (None, 0.0, 0.125, -0.5, 0.00001)] == [
        "–",
        "0%",
        "+12.5%",
        "−50%",
        "0%",
    ]


# ---- what is to be tried


def test_changes_are_read_in_many_ways() -> None:
    assert read_changes("pay.thanks 20 curve linear 100") == {
        "points.pay.thanks": 20,
        "points.curve": "linear 100",
    }
    assert read_changes("感谢 20 points.multiplier=1.5 冷却 30s") == {
        "points.pay.thanks": 20,
        "points.multiplier": 1.5,
        "points.message.cooldown": 30 * SECOND,
    }
    assert read_changes("multiplier.chats homework=1.5, lab=2") == {
        "points.multiplier.chats": ("homework=1.5", "lab=2")
    }
    assert read_changes("curve 100, 250, 500 message.low 5")["points.curve"] == "100, 250, 500"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("nonsense 3", "preview-unknown"),
        ("level.notice off", "preview-cannot"),
        ("pay.thanks", "preview-value"),
        ("pay.thanks many", "error-setting-int"),
        ("pay.thanks -1", "error-setting-range"),
        ("curve steep", "points-curve-unknown"),
    ],
)
def test_what_cannot_be_tried_is_said(written: str, key: str) -> None:
    with pytest.raises(UserError) as found:
        read_changes(written)
    assert found.value.key == key


def test_every_amount_cap_and_the_curve_can_be_tried() -> None:
    assert {f"pay.{rule}" for rule in AMOUNTS} | {f"cap.{rule}" for rule in CAPS} <= TRIED.keys()
    assert {"curve", "multiplier", "message.low", "exclude.chats"} <= TRIED.keys()


# ---- the ledger


def lived(seed: int, size: int = 320, url: str = "sqlite://", **operator: Any) -> World:
    """Let members of two communities talk, thank, react, check in, delete, and an admin undo, over some forty days."""
    world = World(url=url, **operator)
    chance = random.Random(seed)
    members = [f"m{n}" for n in range(7)]
    world.promote("boss")
    world.do("boss", Message(text="hello", message="b"), chat="#two")
    lines = (
        "签到",
        "谢谢大佬",
        "thanks a lot for that",
        "顶",
        "怎么安装python？",
        "how do i install python on ubuntu with a venv",
        "我建议先看 python 官方文档第三章，然后再看第五章的例子",
    )
    events, at = [], world.clock.now()
    for number in range(size):
        at += chance.choice((1, 20, 50, 70, 700, 9_000, 80_000)) * SECOND
        who, chat = chance.choice(members), chance.choice(("#one", "#one", "#two"))
        moment = at - chance.choice((0, 0, 0, 0, 90, 4000)) * SECOND
        roll = chance.random()
        if number > 5 and roll < 0.15:
            body: Any = Reaction(message=str(chance.randrange(number)), emoji="👍")
        elif number > 5 and roll < 0.25:
            body = Deleted(message=str(chance.randrange(number)))
        else:
            other = chance.random() < 0.3
            body = Message(
                text=f"{chance.choice(lines)}{chance.choice(('', f' 第{number}次', f' {chance.random()}'))}",
                message=str(number),
                reply_actor=1 if other else None,
                reply_to="0" if other else "",
            )
        others = [chance.choice(members)] if isinstance(body, Message) and body.reply_to else []
        events.append(world.incoming(who, body, f"e{number}", at=moment, chat=chat, others=others))
    world.clock.move_to(at)
    world.engine.append(events)
    world.engine.drain()
    for chat in ("#one", "#two"):
        sql = "select l.seq, l.n from ledger l where l.rule = 'thanks' order by l.seq limit 3"
        for row in world.rows(sql):
            world.say("boss", f"/points undo {row.seq}{f'-{row.n}' if row.n else ''}", chat=chat, wait=1)
    world.check()
    return world


def windows(world: World) -> list[Window]:
    rows = world.rows("select distinct part, community from ledger order by community")
    last = max(row[0] for row in world.rows("select head from head"))
    with world.store.read() as conn:
        return [
            window_of(conn, row.part, row.community, ZONE, world.clock.now(), last, AMOUNTS) for row in rows
        ]


def booked(world: World, window: Window) -> dict[tuple[int, str], tuple[int, int]]:
    """Return what the ledger has in a window by member and rule, without what was undone."""
    sql = """select seq, n, member, rule, subject, xp, coins, day from ledger
        where part = :p and community = :c and day >= :day order by seq, n"""
    rows = world.rows(sql, p=window.part, c=window.community, day=window.first)
    undone: set[tuple[str, int]] = set()
    for row in reversed(rows):
        name = f"{row.seq}-{row.n}" if row.n else str(row.seq)
        if row.rule == "undo" and (name, row.member) not in undone:
            undone.add((row.subject, row.member))
    sums: defaultdict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        name = f"{row.seq}-{row.n}" if row.n else str(row.seq)
        if row.rule in (*AMOUNTS, "message") and (name, row.member) not in undone:
            sums[row.member, row.rule][0] += row.xp
            sums[row.member, row.rule][1] += row.coins
    return {key: (xp, coins) for key, (xp, coins) in sums.items() if xp or coins}


def counted(world: World, window: Window, most: int, by: Prices) -> tuple[dict[Any, tuple[int, int]], Sums]:
    """Return what a preview makes of a window, in steps of so many rows."""
    found: dict[tuple[int, str], tuple[int, int]] = {}
    sums, upto = Sums(), 0
    with world.store.read() as conn:
        while upto != LAST:
            part = stretch(conn, window, upto, most)
            assert part.upto > upto
            sums.add(part, by, by)
            for member, own in part.owns.items():
                earned = earn(own, by)
                for rule in earned.xp:
                    found[member, rule] = (earned.xp[rule], earned.coins[rule])
            upto = part.upto
    return {key: value for key, value in found.items() if value != (0, 0)}, sums


OPERATORS: tuple[dict[str, Any], ...] = (
    {},
    {"points__pay__thanks": 24, "points__message__daily_cap": 60, "points__cap__thanks": 1},
    {"points__multiplier": 1.7, "points__message__cooldown": 0, "points__message__high": 90},
)


@pytest.mark.parametrize("operator", OPERATORS)
@pytest.mark.parametrize("seed", range(3))
def test_under_the_rules_of_now_a_preview_is_the_ledger(seed: int, operator: dict[str, Any]) -> None:
    world = lived(seed, **operator)
    own = terms(**{name.removeprefix("points__"): value for name, value in operator.items()})
    rules = set()
    for window in windows(world):
        window = Window(**{**window.__dict__, "amounts": {rule: own.amount(rule) for rule in AMOUNTS}})
        found, sums = counted(world, window, 25_000, prices(own))
        expected = booked(world, window)
        assert found == expected
        assert sums.total(0) == sums.total(2) == sums.ledger == sum(xp for xp, _ in expected.values())
        assert sums.members == []
        rules |= {rule for _, rule in expected}
        days = world.rows("select min(day), max(day) from ledger where community = :c", c=window.community)
        assert days[0][1] - days[0][0] > WINDOW
    assert {"message", "thanks", "checkin"} <= rules


@pytest.mark.parametrize("most", [1, 2, 9, 40])
def test_steps_of_any_size_come_to_the_same(most: int) -> None:
    world = lived(7)
    for window in windows(world):
        whole, sums = counted(world, window, 25_000, prices(terms(pay__thanks=30)))
        assert counted(world, window, most, prices(terms(pay__thanks=30)))[0] == whole
        assert sums.messages > 0


def test_postgresql_reads_the_same(on_postgres: str) -> None:
    there, here = lived(3, 150, url=on_postgres), lived(3, 150)
    for one, other in zip(windows(there), windows(here), strict=True):
        mine, theirs = counted(there, one, 20, prices()), counted(here, other, 20, prices())
        assert mine[1].rules == theirs[1].rules
        assert mine[1].ledger == theirs[1].ledger
    there.store.close()


def test_the_window_begins_at_midnight_of_its_zone() -> None:
    world = World()
    for hour in range(40 * 24):
        if hour % 5 == 0:
            world.clock.move_to(START + hour * 3600 * SECOND)
            world.say("ann", f"something quite different {hour * 7919}", wait=0, drain=False)
    world.engine.drain()
    (window,) = windows(world)
    assert window.first == day_of(world.clock.now(), ZONE) - 29
    assert counted(world, window, 25_000, prices())[0] == booked(world, window)


@given(st.integers())
def test_a_change_is_written_with_its_sign(number: int) -> None:
    told = signed(number)
    assert int(told.replace(",", "").replace("−", "-")) == number
    assert told[0] in ("+" if number > 0 else "−" if number < 0 else "0")
