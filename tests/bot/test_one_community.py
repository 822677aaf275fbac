"""`export --community` and `import community`: one community moves from one database to another, and lives on there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot import wiring
from bot.ops.communities import community_of
from bot.ops.community.bringing import Brought, bring
from bot.ops.community.columns import unknown
from bot.ops.community.numbering import Numbers
from bot.ops.community.reading import read_export
from bot.ops.community.writing import export_community
from engine.contract.clock import HOUR, ManualClock
from engine.contract.errors import StoreError
from engine.contract.events import ChatRef, Incoming, Message, PersonRef
from engine.store.database import Store
from engine.store.migrate import current_revision, upgrade
from engine.stream.directory import join_accounts
from tests.bot.conftest import Cli
from tests.fakes.postgres import Postgres
from tests.fakes.sandbox import run, run_script

LIFE = (
    "boss!: hello everybody, this is the first message of all",
    "alice: 签到",
    "bob: 请问 git commit 写错了说明怎么改？",
    "@+2m",
    "alice ^3: 还没 push 的话用 git commit --amend 就可以",
    "bob ^: 谢谢 alice，改好了",
    "bob +👍 1",
    "boss!: /points add @bob 50 for the talk",
    "boss!: /points rollback @boss 2h",
    "boss!: /settings points.message.daily_cap 200",
    "boss!: /rewardrole add 1 123456",
    "boss!: /shop add Stickers price:10",
    "boss!: /event create Reading 2026-01-06T20:00",
    "boss!: /course add Python basics",
    "boss!: /faq add wifi | Where is the wifi? | At the desk.",
    "boss!: /warn @bob too loud",
    "@dm alice",
    "alice: /me",
    "#general",
    "alice: /remind in 2h tea",
)
NEXT = ("bob: 今天学到了很多新的东西，谢谢大家的帮助和耐心", "boss!: /top all", "bob: /me", "alice: 签到")


def opened(url: str) -> Store:
    store = Store.open(url)
    upgrade(store)
    return store


def written(store: Store, folder: Path, named: str = "") -> Path:
    export_community(store, community_of(store, named), folder)
    return folder


def brought(store: Store, folder: Path, name: str = "sandbox", *, dry_run: bool = False) -> Brought:
    with store.read() as conn:
        given = read_export(folder, current_revision(conn) or "")
    return bring(wiring.build_engine(store), given, name, dry_run=dry_run)


def content(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return what an export says, without the partition."""
    return {
        path.stem: [
            {name: value for name, value in json.loads(line).items() if name != "part"}
            for line in path.read_text(encoding="utf-8").splitlines()
        ]
        for path in folder.glob("*.jsonl")
    }


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Let a community live, and export it."""
    folder = tmp_path_factory.mktemp("lived")
    url = f"sqlite:///{folder}/a.db"
    ran = run(LIFE, url=url)
    assert ran.code == 0, ran.errors
    store = opened(url)
    try:
        return url, written(store, folder / "out")
    finally:
        store.close()


def said(url: str) -> list[Any]:
    """Let life go on, and return what the bot says, apart from numbers that count rows."""
    return [
        {name: one[name] for name in ("chat", "to", "private", "text", "buttons", "act")}
        for one in run_script(NEXT, url=url)
    ]


def test_whose_every_number_is_has_been_said() -> None:
    assert unknown() == [], "say in bot/ops/community/columns.py what these columns hold"


def test_a_community_comes_out_as_it_went_in_and_lives_on(lived: tuple[str, Path], tmp_path: Path) -> None:
    url, out = lived
    other = f"sqlite:///{tmp_path}/b.db"
    store = opened(other)
    try:
        done = brought(store, out)
        assert (done.numbers.community, done.numbers.joined) == (1, [])
        again = written(store, tmp_path / "again")
    finally:
        store.close()
    assert content(again) == content(out)
    tables = {name for name, rows in content(out).items() if rows}
    assert tables >= {
        "ledger",
        "wallet",
        "log",
        "setting",
        "shop_item",
        "calendar_event",
        "due_item",
        "sent",
        "mod_case",
    }
    first = Path(str(tmp_path / "a.db"))
    shutil.copy(url.removeprefix("sqlite:///"), first)
    assert said(other) == said(f"sqlite:///{first}")


def test_nothing_comes_in_twice_and_a_dry_run_leaves_nothing(lived: tuple[str, Path]) -> None:
    store = opened("sqlite://")
    try:
        assert brought(store, lived[1], dry_run=True).rows > 50
        assert everything(store) == everything(opened("sqlite://"))
        brought(store, lived[1])
        with pytest.raises(StoreError, match="here already"):
            brought(store, lived[1])
        before = everything(store)
        with pytest.raises(StoreError, match="belongs to a community here already"):
            brought(store, lived[1], "another")
        assert everything(store) == before
    finally:
        store.close()


def everything(store: Store) -> dict[str, int]:
    with store.read() as conn:
        names = conn.execute(text("select name from sqlite_master where type = 'table'")).scalars().all()
        return {name: conn.execute(text(f'select count(*) from "{name}"')).scalar_one() for name in names}


def hear(store: Store, platform: str, chat: str, *people: tuple[str, str], private: bool = False) -> None:
    """Let people say something in a chat."""
    engine = wiring.build_engine(store, ManualClock(1_767_574_800_000_000 - HOUR))
    for number, (user, name) in enumerate(people):
        engine.append(
            [
                Incoming(
                    platform=platform,
                    chat=ChatRef(
                        id=chat, title=chat, kind="private" if private else "group", private=private
                    ),
                    unique=str(number + 1),
                    at=engine.clock.now(),
                    people=(PersonRef(id=user, name=name),),
                    actor=0,
                    body=Message(text=f"hello, {name} speaks in another community", message=str(number + 1)),
                )
            ]
        )
    engine.drain()


def test_a_used_database_gives_new_numbers_and_keeps_its_own(lived: tuple[str, Path], tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/used.db"
    store = opened(url)
    try:
        hear(store, "console", "#elsewhere", ("zoe", "zoe"), ("bob", "bob"))
        before = ledger(store, 1)
        done = brought(store, lived[1])
        assert done.numbers.community == 2
        assert done.numbers.known
        assert ledger(store, 1) == before
        again = written(store, tmp_path / "again", "sandbox")
        with store.read() as conn:
            people = conn.execute(text("select platform_user from identity order by 1")).scalars().all()
            bob = conn.execute(text("select id from identity where platform_user = 'bob'")).scalar_one()
            assert len(people) == len(set(people))
            assert (
                conn.execute(text("select count(*) from membership where actor = :b"), {"b": bob}).scalar()
                == 2
            )
            slots = conn.execute(text("select dedupe from due_item where community = 2")).scalars().all()
            assert slots
            assert not [one for one in slots if ":1:" in one.partition(":2")[0]]
    finally:
        store.close()
    known = {row["id"]: row["platform_user"] for row in content(lived[1])["identity"]}
    fresh = {row["id"]: row["platform_user"] for row in content(again)["identity"]}
    for table, columns in (
        ("wallet", ("xp", "coins", "level", "seq")),
        ("ledger", ("seq", "rule", "xp", "coins")),
    ):
        old, new = content(lived[1])[table], content(again)[table]
        assert sorted([known[row["member"]], *(row[name] for name in columns)] for row in old) == sorted(
            [fresh[row["member"]], *(row[name] for name in columns)] for row in new
        )
    lines = run_script(("boss!: /top all", "bob: /me"), url=url)
    assert any("bob" in one["text"] for one in lines)


def test_a_private_chat_that_is_known_here_stays_one(lived: tuple[str, Path], tmp_path: Path) -> None:
    store = opened("sqlite://")
    try:
        hear(store, "console", "#elsewhere", ("alice", "alice"))
        hear(store, "console", "alice", ("alice", "alice"), private=True)
        brought(store, lived[1])
        with store.read() as conn:
            rooms = conn.execute(text("select id, community from chat where kind = 'private'")).all()
            assert [row.community for row in rooms] == [1]
            sql = text("select distinct community from log where chat = :c order by community")
            assert conn.execute(sql, {"c": rooms[0].id}).scalars().all() == [1, 2]
        again = written(store, tmp_path / "again", "sandbox")
        assert {row["community"] for row in content(again)["chat"] if row["kind"] == "private"} == {1}
        assert len(content(again)["ledger"]) == len(content(lived[1])["ledger"])
    finally:
        store.close()


def ledger(store: Store, community: int) -> list[Any]:
    with store.read() as conn:
        sql = text("select * from ledger where community = :c order by seq, n")
        return [tuple(row) for row in conn.execute(sql, {"c": community})]


@pytest.mark.parametrize(("kept", "gone"), [("alice", "bob"), ("bob", "alice")])
def test_accounts_that_are_one_person_here_become_one_in_what_arrives(
    lived: tuple[str, Path], kept: str, gone: str
) -> None:
    store = opened("sqlite://")
    try:
        hear(store, "console", "#elsewhere", ("alice", "alice"), ("bob", "bob"))
        with store.write() as conn:
            found = conn.execute(text("select platform_user, id from identity"))
            numbers = {str(row.platform_user): int(row.id) for row in found}
            join_accounts(conn, numbers[kept], numbers[gone])
        wanted = sum(row["xp"] for row in content(lived[1])["wallet"])
        done = brought(store, lived[1])
        assert done.numbers.joined == [(numbers[kept], numbers[gone])]
        with store.read() as conn:
            sql = "select member, sum(xp) as xp from wallet where community = 2 and xp <> 0 group by member"
            held = {row.member: row.xp for row in conn.execute(text(sql))}
        assert numbers[gone] not in held
        assert sum(held.values()) == wanted
    finally:
        store.close()


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda out: (out / "ledger.jsonl").write_text(""), "has 0 rows"),
        (lambda out: (out / "wallet.jsonl").unlink(), "is missing"),
        (lambda out: (out / "manifest.json").unlink(), "holds no exported community"),
        (lambda out: _edit(out / "wallet.jsonl", '"xp":', '"xp":1'), "checksum differs"),
        (
            lambda out: _edit(out / "manifest.json", '"schema": "', '"schema": "9'),
            "bring both programs to the same",
        ),
        (lambda out: _edit(out / "manifest.json", '"xp": ', '"xp": 1'), "the sums differ after the import"),
    ],
)
def test_what_is_not_whole_is_refused_and_nothing_of_it_stays(
    lived: tuple[str, Path], tmp_path: Path, harm: Any, sentence: str
) -> None:
    out = tmp_path / "out"
    shutil.copytree(lived[1], out)
    harm(out)
    store = opened("sqlite://")
    try:
        before = everything(store)
        with pytest.raises(StoreError, match=sentence):
            brought(store, out)
        assert everything(store) == before
    finally:
        store.close()


def _edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_a_crash_in_the_middle_leaves_nothing(
    lived: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.ops.community import bringing

    store = opened(f"sqlite:///{tmp_path}/c.db")
    try:
        before = everything(store)
        monkeypatch.setattr(bringing, "_place", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            brought(store, lived[1])
        assert everything(store) == before
    finally:
        store.close()


def test_a_database_whose_partitions_are_all_in_use_says_so(lived: tuple[str, Path]) -> None:
    store = opened("sqlite://")
    try:
        with store.write() as conn:
            conn.execute(text("update head set head = 1"))
        with pytest.raises(StoreError, match="python -m bot migrate --partitions 64"):
            brought(store, lived[1])
    finally:
        store.close()


def test_it_goes_from_sqlite_to_postgresql_and_back(
    lived: tuple[str, Path], tmp_path: Path, postgres: Postgres
) -> None:
    address = postgres.new()
    try:
        store = Store.open(address)
        store.load_partitions()
        try:
            brought(store, lived[1])
            out = written(store, tmp_path / "pg")
        finally:
            store.close()
        assert content(out) == content(lived[1])
        back = opened("sqlite://")
        try:
            brought(back, out)
            assert content(written(back, tmp_path / "back")) == content(lived[1])
        finally:
            back.close()
    finally:
        postgres.drop(address)


def test_the_command_line_shows_asks_and_names_what_stays(cli: Cli, db: str, tmp_path: Path) -> None:
    refused = cli("export", "out", "--community", "nobody", "--db", db)
    assert "there are: sandbox" in refused.err
    assert cli("export", "out", "--community", "sandbox", "--format", "csv", "--db", db).code == 2
    said = cli("export", "out", "--community", "sandbox", "--db", db)
    assert said.code == 0
    assert "hash" in said.out
    new = f"sqlite:///{tmp_path}/new.db"
    cli("migrate", "--db", new)
    assert cli("import", "community", "out", "--db", new).code == 2
    assert "would come in" in cli("import", "community", "out", "--dry-run", "--db", new).out
    done = cli("import", "community", "out", "--as", "class", "--yes", "--db", new)
    assert done.code == 0
    assert said.out.rpartition("hash ")[2] == done.out.rpartition("hash ")[2]
    assert cli("doctor", "--db", new).code == 0
    assert "here already" in cli("import", "community", "out", "--as", "class", "--yes", "--db", new).err


@pytest.mark.parametrize(
    ("column", "was", "now"),
    [
        ("slot", "event:3:3:2026-01-06:card", "event:8:3:2026-01-06:card"),
        ("slot", "mod:3:5:said", "mod:8:5:said"),
        ("slot", "auto:3:3", "auto:8:3"),
        ("slot", "mood:alert:3", "mood:alert:3"),
        ("slot", "digest:week:3", "digest:week:3"),
        ("dedupe", "digest:plan:3", "digest:plan:8"),
        ("dedupe", "auto_quiet:3:5:flood", "auto_quiet:8:9:flood"),
        ("dedupe", "faq:answer:5:3", "faq:answer:9:3"),
        ("dedupe", "shop:unsent:3:5", "shop:unsent:8:5"),
        ("dedupe", "points:rollback:3:77:0", "points:rollback:8:77:0"),
    ],
)
def test_names_of_slots_and_due_items_follow_the_numbers(column: str, was: str, now: str) -> None:
    numbers = Numbers(community=8, was=3, part=0, name="class", chats={5: 9})
    assert numbers.address(column, was, 5) == now


def test_what_an_alert_links_to_follows_the_chats() -> None:
    numbers = Numbers(community=8, was=3, part=0, name="class", chats={5: 9})
    links = json.dumps({"links": json.dumps([[5, "77"], [6, "78"]]), "messages": 8})
    row = {"chat": 5, "places": json.dumps([[5, "mood:alert:4"]]), "detail": links}
    found = numbers.row("mood_alert", row)
    assert (found["chat"], json.loads(found["places"])) == (9, [[9, "mood:alert:4"]])
    assert json.loads(json.loads(found["detail"])["links"]) == [[9, "77"], [6, "78"]]
