from __future__ import annotations

import asyncio

import pytest

from adapters.console.board import GENERAL, Board, Post
from adapters.console.script import LineError
from bot import wiring
from bot.demo.runner import Moment, conversation, perform, resolve
from bot.ops.summary import Summary, summarise
from tests.bot.conftest import Cli


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Moment], Summary]:
    moments: list[Moment] = []
    store = wiring.open_store(wiring.IN_MEMORY)
    try:
        asyncio.run(perform(store, conversation(), {}, moments.append, tmp_path_factory.mktemp("files")))
        return moments, summarise(store, 100)
    finally:
        store.close()


def answers_to(moments: list[Moment], words: str) -> str:
    return "\n".join(
        entry.text for moment in moments if moment.text.startswith(words) for entry in moment.answers
    )


def test_the_demo_ends_well_shows_the_numbers_and_is_the_same_every_time(cli: Cli) -> None:
    said = cli("demo")
    assert (said.code, said.err) == (0, "")
    assert "points by rule" in said.out
    shown = said.out.splitlines()
    assert len(shown) < 500
    same = [(a, b) for a, b in zip(shown, cli("demo").out.splitlines(), strict=True) if a != b]
    assert len(same) <= 2  # the seconds that it took


def test_the_conversation_is_long_and_lasts_weeks(lived: tuple[list[Moment], Summary]) -> None:
    moments, found = lived
    assert len(conversation()) >= 250
    assert found.messages > 200
    assert (moments[-1].at - moments[0].at).days >= 24


def test_helpers_earn_and_spammers_do_not(lived: tuple[list[Moment], Summary]) -> None:
    xp = {name: points for name, _, points in lived[1].top}
    assert xp["xiaolin"] > 1000
    assert xp["阿北"] > 300
    for spammer in ("coupon_king", "deal_helper", "promo_bot"):
        assert xp.get(spammer, 0) <= 13


def test_somebody_reaches_a_level_that_is_told_in_words(lived: tuple[list[Moment], Summary]) -> None:
    assert {name: level for name, level, _ in lived[1].top}["xiaolin"] >= 5


@pytest.mark.parametrize(
    "words",
    [
        "/why",
        "/top",
        "/me",
        "/help",
        "/settings",
        "/audit",
        "/export_me",
        "/forget_me",
        "/privacy",
        "/points add",
        "/event",
        "/remind",
        "/report",
        "/warn",
        "/ask",
        "/accept",
        "/faq",
        "/课程",
        "/选课",
        "/推荐",
        "@qunban",
    ],
)
def test_every_command_of_the_demo_is_answered(lived: tuple[list[Moment], Summary], words: str) -> None:
    moments, _ = lived
    asked = [moment for moment in moments if moment.text.startswith(words)]
    assert asked
    assert all(moment.answers for moment in asked)


def test_the_forgotten_member_is_not_named_on_the_last_board(lived: tuple[list[Moment], Summary]) -> None:
    assert "kevin" not in answers_to(lived[0], "/top month")


def test_a_name_stands_for_the_last_message_of_that_member() -> None:
    board = Board()
    for number, author in enumerate(["ann", "ben", "ann", None], 1):
        board.posts[number] = Post(number, GENERAL, author, "…")
    assert resolve("ben ^ann: see ^this", board) == "ben ^3: see ^this"
    assert resolve("ben +👍 ^ann", board) == "ben +👍 3"
    assert resolve("ann press ^bot 1", board) == "ann press 4 1"
    with pytest.raises(LineError):
        resolve("ann +👍 ^zoe", board)
