from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
from sqlalchemy import text

from adapters.discord.inspect import NEEDED, WANTED
from bot.features import FEATURES
from engine.contract.events import Finding, Outcome
from engine.contract.replies import Reply
from engine.runtime.lang import LANGUAGES, Texts
from engine.settings.findings import ARROW, describe
from engine.stream.log import append_rows, engine_row
from tests.fakes.sandbox import run_script, said
from tests.runtime.desk import Desk

ADAPTERS = Path(__file__).parents[2] / "adapters"
ADMIN = Finding("telegram-admin", "error")
PIN = Finding("telegram-pin", "warning")
READY = Finding("telegram-rights")


def report(desk: Desk, *findings: Finding, ok: bool = True, kind: str = "act") -> list[str]:
    """Let the platform answer the last inspection; return what the bot says then."""
    with desk.store.write() as conn:
        before = conn.execute(text("select count(*) from outbox where kind = 'reply'")).scalar_one()
        row = conn.execute(
            text("select * from outbox where kind = :k order by seq desc"), {"k": kind}
        ).first()
        assert row is not None
        body = Outcome(ref=row.key, feature=row.feature, ok=ok, findings=findings)
        now = desk.clock.now()
        outcome = engine_row(
            part=row.part,
            community=row.community,
            chat=row.chat,
            key=f"outcome:{row.key}",
            at=now,
            now=now,
            body=body,
        )
        append_rows(conn, [outcome])
    desk.engine.drain()
    return [one["said"] for one in replies(desk)[before:]]


def replies(desk: Desk) -> list[dict[str, Any]]:
    with desk.store.read() as conn:
        rows = conn.execute(
            text("select payload, state, slot from outbox where kind = 'reply' order by part, seq, n")
        ).all()
    found = [(msgspec.json.decode(row.payload, type=Reply), row) for row in rows]
    return [
        {
            "said": "".join(getattr(part, "text", "") for part in reply.parts),
            "private": reply.private,
            "thread": reply.thread,
            "state": row.state,
            "slot": row.slot,
        }
        for reply, row in found
    ]


def asked(who: str = "boss") -> Desk:
    desk = Desk()
    desk.promote(who, "admin")
    assert desk.say(who, "/setup") == ["Let me see what I lack here…"]
    return desk


def test_when_nothing_lacks_the_message_is_one_line_with_the_next_steps() -> None:
    shown = run_script(["boss!: /setup", "boss press 2 2", "boss press 2 4"])
    assert shown[1]["edits"] == 2
    assert shown[1]["text"] == "✅ 都齐了：我在这里什么都不缺。"
    assert shown[1]["buttons"] == [
        ["简体中文", "繁體中文", "English"],
        ["时区", "先静默试跑 7 天"],
        ["再查一遍"],
    ]
    assert shown[2]["text"].endswith("繁體中文；群和個人可以另選。")
    assert "Asia/Shanghai" in shown[3]["text"]


def test_every_finding_is_shown_with_what_sleeps_and_its_way_out_the_worst_first() -> None:
    (told,) = report(asked(), READY, PIN, ADMIN)
    blocks = told.split("\n\n")
    assert blocks[0].startswith("2 things")
    assert blocks[1].startswith("❌ I am no administrator")
    assert "sleep." in blocks[1]
    assert blocks[2].startswith("⚠️ I may not pin")
    assert all(ARROW in block for block in blocks[1:])
    assert len(blocks) == 3


def test_what_was_said_at_once_becomes_the_answer() -> None:
    desk = asked()
    report(desk, READY)
    looking, answer = replies(desk)
    assert looking["slot"] == answer["slot"] != ""
    assert not looking["private"]
    assert not answer["private"]


def test_a_finding_that_nobody_has_worded_is_told_by_its_key() -> None:
    (told,) = report(asked(), Finding("telegram-new-thing", "warning", {"limit": "3"}))
    assert "telegram-new-thing (limit: 3)" in told


def test_a_finding_that_lacks_a_value_is_told_all_the_same() -> None:
    (told,) = report(asked(), Finding("discord-missing-view", "error"))
    assert "discord-missing-view" in told


def test_a_platform_that_does_not_answer_is_no_finding() -> None:
    (told,) = report(asked(), ok=False)
    assert told.startswith("The platform does not answer")


def test_the_answer_reaches_an_admin_in_shadow_mode_too() -> None:
    desk = asked()
    desk.press("boss", "settings:setup:shadow")
    desk.say("boss", "/setup")
    report(desk, ADMIN)
    assert {one["state"] for one in replies(desk)} == {"queued"}


def test_the_outcome_of_a_message_says_nothing() -> None:
    desk = asked()
    assert report(desk, kind="reply") == []
    assert desk.dead() == 0


def test_setup_is_for_admins_of_a_group() -> None:
    assert said(run_script(["alice: /setup"])) == ["这个命令只有管理员可以用。"]
    assert run_script(["@dm boss", "boss!: /setup"])[0]["act"] is None


def keys_of_adapters() -> list[str]:
    """Return every key that an adapter's source gives to a finding."""
    pattern = re.compile(r"\"((?:telegram|discord|console)-[a-z-]*[a-z])\"")
    found = {f"discord-missing-{right}" for right in (*NEEDED, *WANTED)}
    for path in ADAPTERS.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if "finding" in source.casefold():
            found.update(pattern.findall(source))
    return sorted(found)


def test_every_key_that_an_adapter_finds_has_its_text() -> None:
    texts = Texts([feature.texts for feature in FEATURES if feature.texts])
    assert "console-ready" in keys_of_adapters()
    assert [key for key in keys_of_adapters() if not texts.has(f"finding-{key}")] == []


VALUES = dict.fromkeys(("bot", "channel", "error", "name", "role", "seconds", "url", "values"), "x")
GOOD_AT_EVERY_LEVEL = (
    "console-ready",
    "telegram-rights",
    "discord-private",
    "discord-rights",
    "discord-role",
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("level", ["warning", "error"])
def test_every_finding_that_is_not_good_names_the_way_out(
    lang: str, level: Literal["warning", "error"]
) -> None:
    texts = Texts(["engine.settings"])
    for key in keys_of_adapters():
        told = describe(partial(texts.format, lang), Finding(key, level, VALUES))
        assert key not in told, f"{key} lacks a value"
        assert (ARROW in told) is (key not in GOOD_AT_EVERY_LEVEL), told


def test_a_finding_that_is_good_says_no_way_out() -> None:
    texts = Texts(["engine.settings"])
    for key in ("telegram-token", "telegram-privacy", "telegram-clock", "telegram-admin", "discord-token"):
        assert ARROW not in describe(
            partial(texts.format, "en"), Finding(key, values={"bot": "@b", "name": "b"})
        )


@pytest.mark.parametrize(("url", "said"), [("", "Telegram has none"), ("example.org", "go to example.org")])
def test_a_value_that_is_empty_chooses_another_sentence(url: str, said: str) -> None:
    texts = Texts(["engine.settings"])
    assert said in describe(partial(texts.format, "en"), Finding("telegram-webhook", "error", {"url": url}))
