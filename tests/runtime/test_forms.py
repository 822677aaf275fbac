from __future__ import annotations

import pytest

from tests.runtime.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_form_asks_one_question_after_the_other_and_runs_its_command(desk: Desk) -> None:
    assert desk.say("alice", "/ask") == ["(1/3) Title?\nSend “cancel” to stop."]
    assert desk.say("alice", "Loops") == ["(2/3) Hours?"]
    assert desk.say("alice", "3") == ["(3/3) Note?\nYou may leave this out: send “skip”."]
    assert desk.say("alice", "skip") == ["title=Loops hours=3"]
    assert desk.say("alice", "and now I just talk") == []


def test_a_button_opens_a_form(desk: Desk) -> None:
    assert desk.press("alice", "form:ask") == ["(1/3) Title?\nSend “cancel” to stop."]
    assert desk.press("alice", "form:once") == ["🔒 This form is no longer here."]


def test_an_answer_that_does_not_fit_keeps_the_question_open(desk: Desk) -> None:
    desk.say("alice", "/ask")
    assert desk.say("alice", "much too long a title") == ["🔒 Too long: 10 characters at most, these are 21."]
    desk.say("alice", "Loops")
    assert desk.say("alice", "many")[0].startswith("🔒 “hours” must be a whole number")
    assert desk.say("alice", "4")[0].startswith("(3/3)")


@pytest.mark.parametrize("word", ["取消", "cancel", "Cancel", "/cancel"])
def test_a_form_can_be_cancelled(desk: Desk, word: str) -> None:
    desk.say("alice", "/ask")
    assert desk.say("alice", word) == ["All right, cancelled."]
    assert desk.say("alice", "Loops") == []


def test_a_form_is_one_persons_in_one_chat(desk: Desk) -> None:
    desk.say("alice", "/ask")
    assert desk.say("bob", "hello") == []
    assert desk.say("alice", "hello", chat="#other") == []
    assert desk.say("alice", "Loops") == ["(2/3) Hours?"]


def test_a_command_in_the_middle_of_a_form_is_a_command(desk: Desk) -> None:
    desk.say("alice", "/ask")
    assert desk.say("alice", "/once") == ["done"]
    assert desk.say("alice", "Loops") == ["(2/3) Hours?"]


def test_a_form_is_given_up_after_a_quarter_of_an_hour(desk: Desk) -> None:
    desk.say("alice", "/ask")
    assert desk.say("alice", "Loops", wait=901) == []
    assert desk.say("alice", "Loops") == []


def test_a_command_with_its_arguments_needs_no_form(desk: Desk) -> None:
    assert desk.say("alice", "/ask Loops") == ["(1/3) Title?\nSend “cancel” to stop."], "hours are missing"
    desk.say("alice", "cancel")
    assert desk.native("alice", "ask", title="Loops", hours="2") == ["title=Loops hours=2"]
