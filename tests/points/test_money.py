"""No sequence of holds, refunds, undos, rollbacks, restorations, merges and imports makes coins or xp out of nothing.

Coins move here as other features move them, by the port `Wallet`; people mend as they do, by commands. After every step
the books are compared with what the test itself has kept: what was put aside and is not settled, and what was spent.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from engine.contract.events import Button as Press
from engine.contract.events import Derived, IdentitiesJoined, IdentitiesParted, Rights
from engine.contract.feature import Context, Feature
from engine.contract.ports import Wallet
from engine.contract.replies import Reply
from engine.points.ledger import entries
from engine.points.privacy import export_person, forget_person
from engine.points.rebuild import REBUILD
from engine.points.seasons import SEASONS
from engine.points.standing import tips
from engine.points.totals import BROUGHT, TAKEN_BACK
from engine.stream.derived import LEFT, Values, listen
from engine.stream.log import append_rows, engine_row
from tests.points.test_rollback import confirmed, last_reply, through
from tests.points.world import World, words_of

PEOPLE = ("ann", "bob", "cid")
CHATS = ("#one", "#two")
who = st.sampled_from(PEOPLE)
where = st.sampled_from(CHATS)
amount = st.integers(1, 80)
any_number = st.integers(0, 60)

answers: list[bool] = []


def _do(context: Context, values: Values) -> None:
    wallet = context.port(Wallet)
    member, coins, name = int(values["member"]), int(values["coins"]), str(values["subject"])
    match values["what"]:
        case "hold":
            answers.append(wallet.hold(member, coins, "till", name))
        case "settle":
            answers.append(wallet.settle("till", name, member or None))
        case "release":
            answers.append(wallet.release("till", name))
        case "credit":
            answers.append(wallet.credit(member, coins, "till", name))
        case _:
            answers.append(wallet.debit(member, coins, "till", name))


TILL = Feature(
    name="till",
    export_person=export_person,
    forget_person=forget_person,
    handlers={Derived: listen({("till", "do"): _do})},
)


class Money(RuleBasedStateMachine):
    """Two communities whose members earn, spend, are mended, become one person and part again."""

    @initialize()
    def begin(self) -> None:
        self.world = World(features=(TILL, SEASONS))
        self.held: dict[tuple[str, str], int] = {}
        self.ended: set[tuple[str, str]] = set()
        self.spent = 0
        self.subjects = 0
        self.linked = False
        for chat in CHATS:
            for name in PEOPLE:
                self.world.say(name, f"hello everybody, {name} says something in {chat}", chat=chat)
            self.world.do("boss", Rights(role="admin"), chat=chat)
        for name in PEOPLE:
            self.order(CHATS[0], "/points add 50", to=name)

    def order(self, chat: str, words: str, **options: Any) -> str:
        """Let the admin say something; return the answer."""
        self.world.say("boss", words, wait=1, chat=chat, **options)
        return words_of(msgspec.json.decode(last_reply(self.world, chat), type=Reply))

    def tell(self, chat: str, body: Any) -> None:
        """Let an event of the engine's own happen in a community."""
        home = self.world.rows(
            "select c.community, c.id, k.part from chat c join community k on k.id = c.community where c.platform_chat = :c",
            c=chat,
        )[0]
        self.subjects += 1
        at = self.world.clock.now()
        row = engine_row(
            part=home.part,
            community=home.community,
            chat=home.id,
            key=f"own:{self.subjects}",
            at=at,
            now=at,
            body=body,
        )
        with self.world.store.write() as conn:
            append_rows(conn, [row])
        self.world.engine.drain()

    def till(self, chat: str, what: str, subject: str, member: int = 0, coins: int = 0) -> bool:
        """Use the port as another feature would; return its answer."""
        values: dict[str, Any] = {"what": what, "subject": subject, "member": member, "coins": coins}
        self.tell(chat, Derived(feature="till", name="do", values=values))
        return answers.pop()

    def person(self, name: str) -> int:
        """Return the number somebody is known by."""
        return int(self.world.rows("select person from identity where platform_user = :w", w=name)[0][0])

    @rule(chat=where, name=who, coins=amount)
    def hold(self, chat: str, name: str, coins: int) -> None:
        self.subjects += 1
        subject = f"s{self.subjects}"
        if self.till(chat, "hold", subject, self.person(name), coins):
            self.held[chat, subject] = coins
            assert not self.till(chat, "hold", subject, self.person(name), coins)

    @rule(which=any_number, to=st.sampled_from((*PEOPLE, "")), what=st.sampled_from(("settle", "release")))
    def end(self, which: int, to: str, what: str) -> None:
        known = sorted({*self.held, *self.ended})
        if not known:
            return
        chat, subject = known[which % len(known)]
        done = self.till(chat, what, subject, self.person(to) if to else 0)
        assert done == ((chat, subject) in self.held)
        if done:
            coins = self.held.pop((chat, subject))
            self.ended.add((chat, subject))
            self.spent += coins if what == "settle" and not to else 0

    @rule(chat=where, name=who, coins=amount, what=st.sampled_from(("credit", "debit")), again=st.booleans())
    def pay(self, chat: str, name: str, coins: int, what: str, again: bool) -> None:
        subject = f"s{self.subjects + 1}"
        before = self.balance(chat, name)
        done = self.till(chat, what, subject, self.person(name), coins)
        assert done == (what == "credit" or coins <= before)
        if again and done:
            assert not self.till(chat, what, subject, self.person(name), coins)

    def balance(self, chat: str, name: str) -> int:
        """Return the coins somebody has in a community."""
        sql = """select w.coins from wallet w join chat c on c.community = w.community
            where c.platform_chat = :c and w.member = :m"""
        found = self.world.rows(sql, c=chat, m=self.person(name))
        return int(found[0][0]) if found else 0

    @rule(chat=where, name=who, coins=amount, what=st.sampled_from(("add", "remove", "set")))
    def mend(self, chat: str, name: str, coins: int, what: str) -> None:
        self.order(chat, f"/points {what} {coins}", to=name)

    @rule(chat=where, which=any_number)
    def undo(self, chat: str, which: int) -> None:
        sql = """select l.seq, l.n, l.rule from ledger l join chat c on c.community = l.community
            where c.platform_chat = :c order by l.seq, l.n"""
        known = self.world.rows(sql, c=chat)
        if not known:
            return
        seq, n, name = known[which % len(known)]
        said = self.order(chat, f"/points undo {seq}-{n}")
        if "." in name or name in ("merge", "split"):
            assert "move in pairs" in said
        else:
            assert "is undone" in said or "undone before" in said
            assert "undone before" in self.order(chat, f"/points undo {seq}-{n}")

    @rule(chat=where, name=st.sampled_from(("boss", *PEOPLE)))
    def roll_back(self, chat: str, name: str) -> None:
        if "Go ahead?" in self.order(chat, "/points rollback 9h", to=name):
            confirmed(self.world, str(self.person(name)), chat=chat)
            through(self.world)

    @rule(chat=where, which=any_number)
    def restore(self, chat: str, which: int) -> None:
        sql = """select distinct l.reason from ledger l join chat c on c.community = l.community
            where c.platform_chat = :c and l.reason like 'rollback:%' order by l.reason"""
        known = self.world.rows(sql, c=chat)
        if known:
            number = known[which % len(known)][0].partition(":")[2]
            if "Go ahead?" in self.order(chat, f"/points restore {number}"):
                confirmed(self.world, "restore", chat=chat)
                through(self.world)

    @rule(chat=where, what=st.sampled_from(("xp", "coins", "both", "undo")))
    def reset(self, chat: str, what: str) -> None:
        self.order(chat, f"/season reset {what}")
        pieces = last_reply(self.world, chat).decode().split('"')
        asked = [one for one in pieces if one.startswith(("season:reset", "season:unreset"))]
        if asked:
            self.world.do("boss", Press(message="0", data=asked[0].partition("~")[0]), chat=chat)
            through(self.world)

    @rule()
    def link(self) -> None:
        """Join two of them, or part them again, in both communities."""
        kept, gone = (
            int(row[0])
            for row in self.world.rows(
                "select id from identity where platform_user in ('ann', 'bob') order by id"
            )
        )
        body = (
            IdentitiesParted(kept=kept, gone=gone) if self.linked else IdentitiesJoined(kept=kept, gone=gone)
        )
        with self.world.store.write() as conn:
            conn.exec_driver_sql(
                f"update identity set person = {gone if self.linked else kept} where id = {gone}"
            )
        self.world.engine.directory.forget_cache()
        self.linked = not self.linked
        for chat in CHATS:
            self.tell(chat, body)

    @rule(
        chat=where,
        name=who,
        total=st.integers(0, 900),
        mode=st.sampled_from(("raise", "add")),
        ref=st.sampled_from("abc"),
    )
    def bring(self, chat: str, name: str, total: int, mode: str, ref: str) -> None:
        rows = json.dumps([[self.person(name), total, total % 7]])
        values: dict[str, Any] = {"rows": rows, "ref": ref, "source": "mee6", "mode": mode}
        self.tell(chat, Derived(feature=BROUGHT[0], name=BROUGHT[1], values=values))
        before = self.world.rows("select count(*) from ledger")
        self.tell(chat, Derived(feature=BROUGHT[0], name=BROUGHT[1], values=values | {"mode": "add"}))
        if total and mode == "add":
            assert self.world.rows("select count(*) from ledger") == before

    @rule(which=any_number)
    def take_back(self, which: int) -> None:
        known = self.world.rows(
            "select l.seq, c.platform_chat from ledger l join chat c on c.community = l.community where l.rule = 'import' order by l.seq"
        )
        if known:
            seq, chat = known[which % len(known)]
            self.tell(
                chat, Derived(feature=TAKEN_BACK[0], name=TAKEN_BACK[1], values={"ref": "a", "seq": seq})
            )

    @rule()
    def leave(self) -> None:
        """Let the second community's balances be handed over to the first."""
        to = self.world.rows("select community from chat where platform_chat = '#one'")[0][0]
        self.tell("#two", Derived(feature=LEFT[0], name=LEFT[1], values={"to": to}))

    @rule(chat=where)
    def wreck(self, chat: str) -> None:
        """Spoil the wallets of a community, and have them made anew."""
        with self.world.store.write() as conn:
            home = f"(select community from chat where platform_chat = '{chat}')"
            conn.exec_driver_sql(
                f"update wallet set xp = xp * 2, coins = 99, level = 3 where community = {home}"
            )
            conn.exec_driver_sql(
                f"insert into wallet select part, community, 5, 1, 1, 0, 1 from wallet where community = {home} limit 1"
            )
        self.tell(chat, Derived(feature=REBUILD[0], name=REBUILD[1]))

    @invariant()
    def the_wallets_are_the_sums_of_the_ledger(self) -> None:
        if hasattr(self, "world"):
            self.world.check()

    @invariant()
    def coins_are_minted_held_or_spent(self) -> None:
        if not hasattr(self, "world"):
            return
        owned = self.one("select coalesce(sum(coins), 0) from wallet")
        minted = self.one(
            "select coalesce(sum(coins), 0) from ledger where rule not like 'till.%' and rule not in ('merge', 'split')"
        )
        assert owned + sum(self.held.values()) + self.spent == minted
        for column in ("coins", "xp"):
            assert (
                self.one(f"select coalesce(sum({column}), 0) from ledger where rule in ('merge', 'split')")
                == 0
            )
        sql = """select subject, -sum(case when rule = 'till.hold' then coins else 0 end),
            sum(case when rule <> 'till.hold' then coins else 0 end), count(*)
            from ledger where rule like 'till.%' group by community, subject"""
        for _, paid, back, moves in self.world.rows(sql):
            assert 0 <= back <= paid
            assert moves <= 2

    @invariant()
    def what_is_undone_is_gone_exactly_once(self) -> None:
        if not hasattr(self, "world"):
            return
        parts = [row[0] for row in self.world.rows("select distinct part from ledger")]
        with self.world.store.read() as conn:
            for part in parts:
                every = entries(conn, part, "seq >= 0")
                ends = tips(conn, part, every)
                counted = sum(
                    one.coins for one in every if one.rule != "undo" and ends[one.seq, one.n].counts
                )
                assert counted == sum(one.coins for one in every)

    def one(self, sql: str) -> int:
        """Read a number."""
        return int(self.world.rows(sql)[0][0])

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.world.store.close()


TestMoney = Money.TestCase
TestMoney.settings = settings(
    max_examples=4, stateful_step_count=20, deadline=None, derandomize=True, phases=[Phase.generate]
)
