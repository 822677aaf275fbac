from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from engine.contract.clock import DAY
from engine.contract.events import Message
from engine.contract.replies import Chart
from engine.draw.chart import render_chart
from tests.experiments.world import Lab, nudging

MEMBERS = [f"m{n}" for n in range(60)]


@pytest.fixture
def lab() -> Iterator[Lab]:
    lab = Lab()
    yield lab
    assert lab.dead() == []
    lab.close()


def test_how_many_it_takes_is_said_before_anything_begins(lab: Lab) -> None:
    lab.gather(MEMBERS)
    asked = lab.say("boss", "/experiment create nudge 40 20")
    assert "50 % of the members, drawn by lot, go without" in asked
    assert "It takes about 43 members; 61 can be reached now." in asked
    assert lab.rows("select * from experiment") == []
    assert "It takes about" not in lab.press("boss", "Never mind")
    assert "Experiment #1 “nudges” has begun" in lab.begin()
    assert "is about the same thing" in lab.say("boss", "/experiment create nudge 40 20")


def test_a_community_that_is_too_small_is_told_how_many_it_takes(lab: Lab) -> None:
    lab.gather(MEMBERS)
    told = lab.say("boss", "/experiment create nudge 10 20")
    assert "would need about 632 members, and it can reach 61 now" in told
    assert "So many show only a rise by 34 points or more." in told
    assert lab.rows("select * from experiment") == []
    assert "above 100 %" in lab.say("boss", "/experiment create nudge 40 90")
    assert "Please guess" in lab.say("boss", "/experiment create nudge 40")
    assert "there is: nudge" in lab.say("boss", "/experiment create other 40")


def test_only_admins_have_experiments(lab: Lab) -> None:
    lab.gather(MEMBERS)
    assert "admin" in lab.say("m1", "/experiment create nudge 40 20")
    lab.say("boss", "/experiment create nudge 40 20")
    lab.press("m1", "Begin")
    assert lab.rows("select * from experiment") == []


def test_without_an_experiment_everything_is_as_ever(lab: Lab) -> None:
    assert lab.say("m1", "/nudgeme") == "arm control"
    assert lab.rows("select * from experiment_member") == []


def test_arms_are_dealt_by_lot_and_stay(lab: Lab) -> None:
    lab.gather(MEMBERS)
    lab.begin()
    looked = {name: lab.say(name, "/myarm").removeprefix("arm ") for name in MEMBERS}
    assert lab.rows("select * from experiment_member") == [], "looking is no exposure"
    dealt = lab.arms(MEMBERS)
    assert dealt == looked
    assert 18 <= sum(arm == "holdout" for arm in dealt.values()) <= 42
    lab.say("boss", "/settings experiments.holdout 5")
    assert lab.arms(MEMBERS) == dealt
    assert len(lab.rows("select * from experiment_member")) == 60


def test_what_members_do_is_counted_from_their_exposure_on(lab: Lab) -> None:
    lab.gather(MEMBERS)
    lab.begin()
    for said in (
        "/begincourse",
        "/nudgeme",
        "what a lovely day to learn something new",
        "/click",
        "/begincourse",
        "/endcourse",
    ):
        lab.say("m1", said)
    counted = "select before, messages, returned, clicked, enrolled, finished from experiment_member"
    assert lab.rows(counted) == [(1, 1, 0, 1, 1, 1)]
    lab.wait(1)
    lab.say("m1", "here I am again, and what a day it was")
    assert lab.rows(counted) == [(1, 2, 1, 1, 1, 1)]
    lab.wait(7)
    lab.say("m1", "and again, but that is too late to be counted")
    lab.say("m1", "/begincourse")
    assert lab.rows(counted) == [(1, 2, 1, 1, 1, 1)]


def run(lab: Lab, treated: float, held: float) -> dict[str, str]:
    """Expose everybody, and let shares of the arms begin a course."""
    lab.gather(MEMBERS)
    lab.begin()
    dealt = lab.arms(MEMBERS)
    for share, arm in ((treated, "on"), (held, "holdout")):
        names = [name for name, own in dealt.items() if own == arm]
        for name in names[: round(share * len(names))]:
            lab.say(name, "/begincourse")
    return dealt


def test_what_helps_is_found_and_told(lab: Lab) -> None:
    lab.say("boss", "hello", chat="@boss")
    run(lab, 0.9, 0.1)
    told = lab.wait(15)
    assert len(told) == 1
    assert "Experiment #1 “nudges”: over: it helps" in told[0]
    assert "✅ It helps" in told[0]
    (look,) = lab.rows("select * from experiment_look")
    assert look.low > 0
    assert look.treated + look.held == 60
    assert lab.say("m1", "/nudgeme") == "arm control", "what helps is for everybody"
    assert lab.wait(40) == []
    shown = lab.say("boss", "/experiment show")
    assert "95 % interval" in shown
    assert any(isinstance(part, Chart) for part in lab.replies()[-1].parts)


def test_where_nothing_is_nothing_is_found(lab: Lab) -> None:
    lab.say("boss", "hello", chat="@boss")
    run(lab, 0.3, 0.3)
    told = lab.wait(40)
    assert "No reliable difference yet" in told[0] or "no difference to be seen" in told[-1]
    assert lab.rows("select state, reason from experiment") == [("done", "same")]


def test_what_does_worse_is_held_back_until_somebody_decides(lab: Lab) -> None:
    lab.say("boss", "hello", chat="@boss")
    run(lab, 0.1, 0.95)
    told = lab.wait(15)
    assert "halted by itself (it does worse)" in told[0]
    assert lab.say("m1", "/myarm") == "arm holdout"
    assert "is over; everything is as usual" in lab.press("boss", "Stop it")
    assert lab.say("m1", "/myarm") == "arm control"


def test_harm_halts_at_once_and_people_decide(lab: Lab) -> None:
    lab.say("boss", "hello", chat="@boss")
    dealt = run(lab, 0.3, 0.3)
    treated = [name for name, arm in dealt.items() if arm != "holdout"]
    states = []
    for name in treated[:12]:
        lab.say(name, "/lessnudging")
        lab.say(name, "/lessnudging")
        states.append(lab.rows("select state from experiment")[0][0])
    assert 6 <= states.index("halted") <= 9, "twice by one member is once"
    (halt,) = [told for told in lab.told() if "⛔" in told]
    assert "Members who opted out:" in halt
    assert set(lab.arms(MEMBERS).values()) == {"holdout"}
    assert "goes on, and halts no more for “opting out”" in lab.press("boss", "Go on")
    assert lab.arms(MEMBERS) == dealt
    for name in treated[12:20]:
        lab.say(name, "/lessnudging")
    assert lab.rows("select state from experiment") == [("running",)]
    for name in treated[:10]:
        lab.leave(name)
    assert lab.rows("select state, reason from experiment") == [("halted", "left")]


def test_harm_to_all_alike_halts_nothing(lab: Lab) -> None:
    dealt = run(lab, 0.3, 0.3)
    for arm in ("holdout", "on"):
        for name in [one for one, own in dealt.items() if own == arm][:12]:
            lab.say(name, "/silencebot")
            if arm == "on":
                assert lab.rows("select state from experiment") == [("running",)]


def test_stopping_is_asked_once_more(lab: Lab) -> None:
    lab.gather(MEMBERS)
    assert "no such experiment" in lab.say("boss", "/experiment stop")
    lab.begin()
    lab.arms(MEMBERS[:20])
    assert "20 members have been counted (planned 43)" in lab.say("boss", "/experiment stop")
    lab.press("boss", "Never mind")
    assert lab.rows("select state from experiment") == [("running",)]
    lab.say("boss", "/experiment stop 1")
    lab.press("boss", "Stop it")
    assert lab.rows("select state, reason from experiment") == [("stopped", "hand")]
    assert lab.rows("select * from due_item where feature = 'experiments'") == []
    assert "stopped" in lab.say("boss", "/experiment show")
    assert "is over" in lab.press("boss", "Stop it")
    audit = lab.say("boss", "/audit")
    assert "began an experiment #1 nudge: enrolled +40" in audit
    assert "stopped an experiment #1 nudge: hand" in audit


def test_a_new_experiment_deals_anew(lab: Lab) -> None:
    lab.gather(MEMBERS)
    lab.begin()
    first = lab.arms(MEMBERS)
    lab.say("boss", "/experiment stop")
    lab.press("boss", "Stop it")
    lab.begin()
    second = lab.arms(MEMBERS)
    assert 15 <= sum(first[name] != second[name] for name in MEMBERS) <= 45


def test_a_member_hears_that_it_was_the_lot(lab: Lab) -> None:
    lab.gather(MEMBERS)
    assert "in no experiment" in lab.say("m1", "/why experiment")
    lab.begin()
    arm = lab.arms(["m1"])["m1"]
    told = lab.say("m1", "/why experiment")
    assert f"“{'holdout' if arm == 'holdout' else 'treated'}”" in told


def test_coming_back_and_talking_are_measured_before_they_are_planned(lab: Lab) -> None:
    assert "Please guess" in lab.say("boss", "/experiment create nudge 40 returned")
    lab.gather(MEMBERS)
    lab.wait(8)
    for name in MEMBERS[:30]:
        lab.say(name, "here I am again, it was a week full of things to learn")
    asked = lab.say("boss", "/experiment create nudge 45 returned")
    assert "by the latest figures" in asked
    assert "(50.0 % as it is" in asked
    told = lab.say("boss", "/experiment create nudge 50 messages")
    assert "a rise by 50 % would need about" in told


def test_days_are_counted_by_the_setting(lab: Lab) -> None:
    lab.gather(MEMBERS)
    lab.say("boss", "/settings experiments.days 14")
    lab.begin()
    (row,) = lab.rows("select span, started_at, ends_at, weeks from experiment")
    assert row.span == 14 * DAY
    assert row.ends_at == row.started_at + (14 + 28) * DAY


def test_nothing_is_counted_of_an_imported_past(lab: Lab) -> None:
    lab.gather(MEMBERS)
    lab.begin()
    lab.arms(["m1"])
    lab.clock.move_to(lab.clock.now() + DAY)
    late = lab.incoming("m1", Message(text="an old line of mine"))
    lab.engine.append([msgspec.structs.replace(late, origin="import")])
    lab.settle()
    assert lab.rows("select messages, returned from experiment_member") == [(0, 0)]


def test_several_ways_are_each_compared_with_the_holdout() -> None:
    lab = Lab(nudges=nudging("short", "long"), experiments__holdout=30)
    names = [f"m{n}" for n in range(120)]
    lab.gather(names)
    lab.begin("/experiment create nudge 50 20")
    dealt = lab.arms(names)
    assert [
        round(list(dealt.values()).count(arm) / 12) for arm in ("holdout", "short", "long")
    ] == pytest.approx([3, 3.5, 3.5], abs=1.5)
    for name, arm in dealt.items():
        if arm == "short":
            lab.say(name, "/begincourse")
    lab.wait(15)
    assert lab.rows("select state, reason from experiment") == [("done", "better")]
    looks = {row.arm: row for row in lab.rows("select * from experiment_look")}
    assert looks["short"].low > 0 > looks["long"].low
    assert looks["short"].spent <= 0.02, "each has half of the false alarms"
    shown = lab.say("boss", "/experiment show")
    assert "short: began a course 100.0 %" in shown
    assert "long: began a course 0.0 %" in shown
    chart = next(part for part in lab.replies()[-1].parts if isinstance(part, Chart))
    assert render_chart(chart)[:4] == b"\x89PNG"
    assert lab.dead() == []
    lab.close()


def test_talk_is_compared_with_what_each_said_before(lab: Lab) -> None:
    for _ in range(3):
        for number, name in enumerate(MEMBERS):
            if number % 3:
                lab.say(name, f"this is what I think of it, at {lab.clock.now()}")
    lab.wait(8)
    for number, name in enumerate(MEMBERS):
        for _ in range(3 + number % 2 if number % 3 else 0):
            lab.say(name, f"and this is what I think of it now, at {lab.clock.now()}")
    lab.begin("/experiment create nudge 100 4 messages")
    dealt = lab.arms(MEMBERS)
    for number, name in enumerate(MEMBERS):
        for _ in range((3 if number % 3 else 0) + 4 * (dealt[name] == "on")):
            lab.say(name, f"there is more to be said of it, at {lab.clock.now()}")
    lab.wait(15)
    assert lab.rows("select state, reason from experiment") == [("done", "better")]
    (look,) = lab.rows("select estimate, low, high from experiment_look")
    assert look.low <= 4 <= look.high
    assert "messages a member" in lab.say("boss", "/experiment show")


def test_the_channel_of_the_admins_is_told_if_there_is_one(lab: Lab) -> None:
    lab.say("boss", "hello", chat="#staff")
    lab.say("boss", "/settings experiments.chat #staff")
    run(lab, 0.9, 0.1)
    (told,) = lab.wait(15)
    assert "it helps" in told
    last = "select max(seq) from outbox where feature = 'experiments'"
    where = lab.rows(f"select c.title from outbox o join chat c on c.id = o.chat where o.seq = ({last})")
    assert where == [("#staff",)]


def test_whoever_silences_the_reminders_counts_as_silencing_the_bot(lab: Lab) -> None:
    lab.gather(MEMBERS)
    lab.begin()
    lab.arms(["m1"])
    lab.say("m1", "/reminders off")
    assert lab.rows("select guardrail from experiment_harm") == [("muted",)]


def test_an_experiment_that_nobody_came_to_claims_nothing(lab: Lab) -> None:
    lab.say("boss", "hello", chat="@boss")
    lab.gather(MEMBERS)
    lab.begin("/experiment create nudge 40 20 1")
    lab.arms(["m1", "m2"])
    (told,) = lab.wait(15)
    assert "over: too few members to tell" in told


def test_a_harm_counts_however_late_it_comes(lab: Lab) -> None:
    lab.gather(MEMBERS)
    lab.begin()
    lab.arms(["m1"])
    lab.wait(12)
    lab.say("m1", "/lessnudging")
    assert lab.rows("select guardrail from experiment_harm") == [("opted_out",)]
