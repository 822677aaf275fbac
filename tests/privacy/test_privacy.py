from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.features import FEATURES
from bot.wiring import open_store
from engine.privacy.forget import forget
from tests.fakes.sandbox import run_script, said

TALK = [
    "alice: 签到",
    "alice: hello everyone, I just fixed the build",
    "bob: thank you very much, that helps",
    "alice: /language en",
]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'q.db'}"


def read(url: str, sql: str) -> list[tuple[object, ...]]:
    store = open_store(url)
    try:
        with store.read() as conn:
            return [tuple(row) for row in conn.execute(text(sql))]
    finally:
        store.close()


def test_the_menu_says_how_long_texts_stay_and_offers_the_ways_out() -> None:
    (menu,) = run_script(["alice: /privacy"])
    assert "只留 7 天" in menu["text"]
    assert menu["buttons"] == [
        ["导出我的数据", "删除我的数据"],
        ["不上排行榜"],
        ["免打扰"],
        ["帮了人别点我的名"],
    ]
    assert menu["private"]


def test_an_export_comes_in_private_with_everything_of_that_person_alone(tmp_path: Path) -> None:
    shown = run_script([*TALK, "alice: /export_me"], folder=tmp_path)
    assert shown[-1]["chat"] == "@alice"
    document = json.loads(next(tmp_path.rglob("*.json")).read_text(encoding="utf-8"))
    assert [account["name"] for account in document["accounts"]] == ["alice"]
    (community,) = document["communities"]
    assert [event["body"]["text"] for event in community["events"] if event["kind"] == "message"][:2] == [
        "签到",
        "hello everyone, I just fixed the build",
    ]
    assert "thank you" not in json.dumps(document)


def test_nothing_is_deleted_before_the_second_step_nor_after_a_no(url: str) -> None:
    shown = run_script([*TALK, "alice: /forget_me", "alice press 8 2", "alice: /me"], url=url)
    assert "confirm this within ten minutes" in shown[-3]["text"]
    assert shown[-2]["text"] == "All right, nothing was deleted."
    assert read(url, "select name from identity where platform_user = 'alice'") == [("alice",)]


def test_a_confirmation_is_good_for_ten_minutes(url: str) -> None:
    shown = run_script([*TALK, "alice: /forget_me", "@+11m", "alice press 8 1"], url=url)
    assert shown[-1]["text"] == "That question is too old; please send /forget_me again."
    assert len(read(url, "select id from identity where platform_user = 'alice'")) == 1


def test_after_forgetting_nobody_knows_the_number_and_others_keep_what_they_have(url: str) -> None:
    shown = run_script([*TALK, "bob: /me", "alice: /forget_me", "alice press 10 1", "bob: /me"], url=url)
    assert shown[-2]["text"].startswith("Done: ")
    assert "20 经验" in shown[-1]["text"], "bob's points stay"
    assert "20 经验" in shown[-4]["text"]
    assert read(url, "select name from identity") == [("bob",)]
    assert read(url, "select count(*) from due_item where feature = 'privacy'") == [(0,)]
    left = read(url, "select payload from log where payload is not null")
    assert not [row for row in left if b"fixed the build" in bytes(row[0])]  # type: ignore[call-overload]
    assert read(url, "select count(*) from log where kind = 'message' and payload is null") == [(4,)]


def test_who_comes_back_is_somebody_new(url: str) -> None:
    texts = said(
        run_script([*TALK, "alice: /forget_me", "alice press 8 1", "alice: /me"], url=url), to="alice"
    )
    assert "0 金币" in texts[-1]


def test_forgetting_an_actor_by_hand_leaves_nothing_in_the_directory(url: str) -> None:
    run_script(TALK, url=url)
    store = open_store(url)
    try:
        with store.write() as conn:
            actor = conn.execute(text("select id from identity where name = 'alice'")).scalar_one()
            done = forget(conn, FEATURES, actor)
            again = forget(conn, FEATURES, actor)
    finally:
        store.close()
    assert (done.accounts, done.communities, done.texts) == (1, 1, 3)
    assert again.texts == again.replies == 0
    assert read(url, "select name from identity") == [("bob",)]
    assert read(url, f"select count(*) from outbox where actor = {actor} and length(payload) > 0") == [(0,)]


def test_off_the_leaderboard_and_back() -> None:
    texts = said(
        run_script(
            [
                "alice: 签到",
                "alice: /rank_optout",
                "alice: /top",
                "alice: /rank_optout off",
                "alice: /privacy",
            ]
        )
    )
    assert texts[1].startswith("好的，排行榜上不再出现你")
    assert "alice" not in texts[2]
    assert texts[3] == "好的，排行榜上又有你了。"
