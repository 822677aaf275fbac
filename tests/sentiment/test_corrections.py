from __future__ import annotations

import pytest

from engine.contract.events import Button
from engine.ml.sentiment import Prior, Score
from engine.sentiment.priors import corrected
from tests.points.world import words_of
from tests.sentiment.world import Town, buttons_of


def counts(town: Town) -> tuple[int, int, int]:
    rows = town.rows("select neg, neu, pos from mood_community")
    return tuple(rows[0]) if rows else (0, 0, 0)


def test_a_moderator_says_how_a_message_was_meant_and_only_the_count_is_kept() -> None:
    town = Town()
    town.promote("boss")
    read_so = town.say("m0", "[-0.8] kill the process")
    town.ask("boss", "/mood wrong neutral", reply_to=read_so)
    assert "Noted: it was neutral" in town.last()
    assert town.replies()[-1].private
    assert counts(town) == (0, 1, 0)
    assert town.scores() == [0.0]
    assert [tuple(row) for row in town.shares()] == [("m0", 1, 0.0)]
    assert town.rows("select action, detail from audit where action = 'sentiment-corrected'") == [
        ("sentiment-corrected", "neutral")
    ]


def test_without_a_word_it_is_asked_by_buttons() -> None:
    town = Town()
    town.promote("boss")
    read_so = town.say("m0", "[-0.8] kill the process")
    town.ask("boss", "/mood wrong", reply_to=read_so)
    assert words_of(town.replies()[-1]) == "I read it as negative (−0.80). How was it meant?"
    neutral, _positive = buttons_of(town.replies()[-1])
    town.do("m1", Button(message="9", data=neutral))
    assert counts(town) == (0, 0, 0)
    town.do("boss", Button(message="9", data=neutral))
    assert counts(town) == (0, 1, 0)


def test_the_same_message_twice_is_one_correction_and_the_last_word_holds() -> None:
    town = Town()
    town.promote("boss")
    read_so = town.say("m0", "[-0.8] wicked")
    town.ask("boss", "/mood wrong neutral", reply_to=read_so)
    town.ask("boss", "/mood wrong positive", reply_to=read_so)
    assert counts(town) == (0, 0, 1)
    assert town.scores() == [0.7]


def test_members_may_not_correct_and_what_was_not_read_cannot_be() -> None:
    town = Town()
    town.promote("boss")
    read_so = town.say("m0", "[-0.8] wicked")
    town.ask("m0", "/mood wrong neutral", reply_to=read_so)
    assert "moderators only" in town.last()
    command = town.say("m0", "/me")
    town.ask("boss", "/mood wrong neutral", reply_to=command)
    assert "was not read" in town.last()
    town.ask("boss", "/mood wrong neutral")
    assert "reply to the misread message" in town.last()
    assert counts(town) == (0, 0, 0)


def test_corrections_weigh_from_their_place_in_the_log_on() -> None:
    town = Town()
    town.promote("boss")
    said = [town.say("m0", "[-0.8] wicked") for _ in range(30)]
    before = town.scores()[-1]
    for message in said:
        town.ask("boss", "/mood wrong positive", reply_to=message)
    town.say("m1", "[-0.8] wicked")
    after = town.scores()[-1]
    prior = Prior(pos=30)
    assert after == pytest.approx(
        corrected(Score(-0.8, -1, 0.8, (1 - 0.2 / 1.5, 0.1, 0.1), ""), prior).score, abs=0.2
    )
    assert before == -0.8 < after


def test_a_prior_is_bounded_and_leaves_alone_what_rests_on_something_else() -> None:
    plain = Score(-0.5, -1, 0.6, (0.6, 0.3, 0.1), "")
    assert corrected(plain, None) is plain
    swung = corrected(plain, Prior(pos=10_000))
    assert swung.p == pytest.approx((0.3 / 0.65, 0.15 / 0.65, 0.2 / 0.65))
    code = Score(0.0, 0, 0.97, (0.015, 0.97, 0.015), "code")
    assert corrected(code, Prior(pos=10_000)) is code


def test_other_communities_are_not_touched() -> None:
    town = Town()
    town.promote("boss")
    message = town.say("m0", "[-0.8] wicked")
    town.ask("boss", "/mood wrong positive", reply_to=message)
    rows = town.rows("select community from mood_community")
    assert len(rows) == 1
