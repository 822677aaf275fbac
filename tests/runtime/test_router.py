from __future__ import annotations

import pytest

from tests.runtime.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_who_may_not_use_a_command_is_told_so_in_private(desk: Desk) -> None:
    assert desk.say("alice", "/open") == ["🔒 This command is for moderators only."]
    desk.promote("alice")
    assert desk.say("alice", "/open") == ["done"]


def test_a_command_of_another_place_names_its_place(desk: Desk) -> None:
    desk.promote("alice", "owner")
    assert desk.say("alice", "/whisper") == ["🔒 Please use this command in a private chat with me."]
    assert desk.say("alice", "/whisper", chat="@alice") == ["done"]
    assert desk.say("alice", "/open", chat="@alice") == ["🔒 This command works in a group only."]


def test_a_cooldown_names_how_long_it_lasts_and_is_each_persons_own(desk: Desk) -> None:
    assert desk.say("alice", "/once") == ["done"]
    assert desk.say("alice", "/once", wait=20) == ["🔒 Take a breath: again in 40 seconds."]
    assert desk.say("bob", "/once") == ["done"]
    assert desk.say("alice", "/once", wait=40) == ["done"]


def test_a_wrong_argument_is_answered_with_usage_and_example(desk: Desk) -> None:
    (answer,) = desk.say("alice", "/mention @stranger")
    assert answer.splitlines() == [
        "🔒 I do not know @stranger: mention somebody of this group, or reply to their message.",
        "Usage: /mention <who>",
        "For example: /mention @bob",
    ]


def test_a_word_that_is_no_argument_is_answered_with_the_commands_of_that_group(desk: Desk) -> None:
    (answer,) = desk.say("alice", "/ask agian please")
    assert answer.splitlines()[1:] == ["Usage: /ask <title> <hours>", "There is also /ask more."]
    desk.promote("alice", "owner")
    assert desk.say("alice", "/ask agian please")[0].endswith("There is also /ask more, /ask again.")
    assert "There is also" not in desk.say("bob", "/mention @stranger")[0]


def test_a_handle_finds_a_member_of_the_community(desk: Desk) -> None:
    desk.say("Bob", "hello")
    assert desk.say("alice", "/mention @bob")[0].startswith("who=")


def test_native_commands_and_forms_run_the_same_command(desk: Desk) -> None:
    assert desk.native("alice", "ask", title="t", hours="3") == ["title=t hours=3"]
    assert desk.native("alice", "ask", title="t", hours="30")[0].startswith("🔒 “hours” is at most 9")
    assert desk.submit("alice", "ask", title="t", hours="3", note="n") == ["title=t hours=3 note=n"]
    assert desk.native("alice", "unheard of") == []


def test_commands_of_other_bots_are_left_alone_in_groups_and_hinted_at_in_private(desk: Desk) -> None:
    desk.router.bot_names["test"] = "OurBot"
    assert desk.say("alice", "/weather") == []
    assert desk.say("alice", "/once@theirbot") == []
    assert desk.say("alice", "/once@ourbot") == ["done"]
    assert desk.say("alice", "/weather", chat="@alice")[-1].endswith("Send /help to see what I can do.")


def test_a_hint_never_names_what_its_reader_may_not_use(desk: Desk) -> None:
    assert desk.say("alice", "/settngs") == ["There is no /settngs. Send /help to see what I can do."]
    desk.promote("alice", "admin")
    assert desk.say("alice", "/settngs") == ["There is no /settngs. Did you mean /settings?"]


def test_a_bare_word_must_be_on_the_communitys_list(desk: Desk) -> None:
    desk.promote("alice", "admin")
    assert desk.say("alice", "悄悄话", chat="@alice") == []
    desk.say("alice", "/settings bot.bare_aliases 签到, 悄悄话", chat="@alice")
    assert desk.say("alice", "悄悄话", chat="@alice") == ["done"]
    assert desk.dead() == 0
