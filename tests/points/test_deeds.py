from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from engine.contract.events import Derived, Message
from engine.contract.facts import (
    AcceptanceRevoked,
    AnswerAccepted,
    CourseCompleted,
    EventAttended,
    Fact,
    InviteRetained,
    MessageHeld,
    MessageReleased,
)
from engine.contract.feature import Batch, Context, Export, Feature
from engine.contract.ports import Wallet
from engine.points.rules import FULL, message_xp
from tests.points.world import World


def feature(work: Callable[[Context], Any]) -> Feature:
    """Make a feature that does something at every derived event."""

    def handle(batch: Batch) -> None:
        for event in batch.events:
            work(batch.context(event))

    return Feature(
        name="other",
        export_person=lambda _conn, _person: Export(name="other", rows=()),
        forget_person=lambda _conn, _person: None,
        handlers={Derived: handle},
    )


class Deeds:
    """A world in which a test says what another feature does next."""

    def __init__(self) -> None:
        self.work: Callable[[Context], Any] = lambda _context: None
        self.world = World(features=(feature(self._run),))
        self.world.say("alice", "hello everyone, how does this work")
        self.world.say("bob", "it works like the manual says it does")
        self.alice, self.bob = self.world.actor("alice"), self.world.actor("bob")
        self.start = {who: self.world.purse(who) for who in ("alice", "bob")}

    def _run(self, context: Context) -> None:
        self.work(context)

    def do(self, work: Callable[[Context], Any]) -> list[Any]:
        results: list[Any] = []
        self.work = lambda context: results.append(work(context))
        self.world.do("alice", Derived(feature="other", name="now"))
        self.world.check()
        return results

    def gained(self, who: str) -> tuple[int, int]:
        xp, coins = self.world.purse(who)
        return xp - self.start[who][0], coins - self.start[who][1]


def test_an_accepted_answer_pays_both_once_and_revoking_takes_it_back() -> None:
    deeds = Deeds()
    fact = AnswerAccepted(subject="q1", asker=deeds.alice, helper=deeds.bob)
    for _ in range(2):
        deeds.do(lambda context: context.fact(fact))
    assert (deeds.gained("bob"), deeds.gained("alice")) == ((15, 15), (2, 2))
    deeds.do(
        lambda context: context.fact(AcceptanceRevoked(subject="q1", asker=deeds.alice, helper=deeds.bob))
    )
    assert (deeds.gained("bob"), deeds.gained("alice")) == ((0, 0), (0, 0))


def _tell(fact: Fact, context: Context) -> None:
    context.fact(fact)


def test_accepting_ones_own_answer_pays_nobody() -> None:
    deeds = Deeds()
    deeds.do(lambda context: context.fact(AnswerAccepted(subject="q1", asker=deeds.bob, helper=deeds.bob)))
    assert deeds.gained("bob") == (0, 0)


def test_events_courses_and_invites_pay_once_each() -> None:
    deeds = Deeds()
    due: tuple[tuple[Fact, int], ...] = (
        (EventAttended(subject="e1", actor=deeds.bob), 20),
        (CourseCompleted(subject="c1", actor=deeds.bob), 70),
        (InviteRetained(subject="i1", inviter=deeds.bob, invitee=deeds.alice), 100),
    )
    for fact, amount in due:
        for _ in range(2):
            deeds.do(partial(_tell, fact))
        assert deeds.gained("bob") == (amount, amount)


def test_a_held_message_loses_its_points_until_it_is_released() -> None:
    deeds = Deeds()
    key = "console:#general:2"
    for _ in range(2):
        deeds.do(lambda context: context.fact(MessageHeld(subject=key, message=key)))
        assert deeds.world.purse("bob") == (0, 0)
        deeds.do(lambda context: context.fact(MessageReleased(subject=key, message=key)))
        assert deeds.gained("bob") == (0, 0)


def test_a_message_held_from_the_start_is_paid_when_released() -> None:
    def hold(batch: Batch) -> None:
        for event in batch.events:
            batch.withhold(event)

    def release(batch: Batch) -> None:
        for event in batch.events:
            batch.context(event).fact(MessageReleased(subject="r", message="console:#general:1"))

    moderation = Feature(
        name="moderation",
        export_person=lambda _conn, _person: Export(name="moderation", rows=()),
        forget_person=lambda _conn, _person: None,
        handlers={Message: hold, Derived: release},
    )
    world = World(features=(moderation,))
    world.say("bob", "hello everyone, I just fixed the build")
    assert world.purse("bob") == (0, 0)
    for _ in range(2):
        world.do("alice", Derived(feature="moderation", name="released"))
    assert world.paid("bob", "message") == [message_xp("console:#general:1", FULL)]
    world.check()


def test_a_wallet_never_goes_below_nothing_and_pays_a_subject_once() -> None:
    deeds = Deeds()

    def shop(context: Context) -> list[bool]:
        wallet = context.port(Wallet)
        return [
            wallet.debit(deeds.bob, 1, "shop", "sticker"),
            wallet.credit(deeds.bob, 30, "prize", "quiz"),
            wallet.credit(deeds.bob, 30, "prize", "quiz"),
            wallet.debit(deeds.bob, 10, "shop", "sticker"),
            wallet.debit(deeds.bob, 10, "shop", "sticker"),
        ]

    assert deeds.do(shop) == [[False, True, False, True, False]]
    assert deeds.gained("bob") == (0, 20)


def test_held_coins_are_settled_or_released_but_never_both() -> None:
    deeds = Deeds()

    def bounty(context: Context) -> list[bool]:
        wallet = context.port(Wallet)
        return [
            wallet.credit(deeds.alice, 50, "prize", "quiz"),
            wallet.hold(deeds.alice, 60, "bounty", "q1"),
            wallet.hold(deeds.alice, 20, "bounty", "q1"),
            wallet.hold(deeds.alice, 30, "bounty", "q2"),
            wallet.settle("bounty", "q1", deeds.bob),
            wallet.release("bounty", "q1"),
            wallet.release("bounty", "q2"),
            wallet.settle("bounty", "q2", deeds.bob),
        ]

    assert deeds.do(bounty) == [[True, False, True, True, True, False, True, False]]
    assert (deeds.gained("alice"), deeds.gained("bob")) == ((0, 30), (0, 20))
