"""What a community pays by its own settings, and how often a day."""

from __future__ import annotations

from engine.contract.clock import DAY
from engine.contract.facts import EventAttended, ThanksReceived
from engine.contract.feature import Context, Export, Feature
from engine.points.rules import AMOUNTS, CAPS, FULL, message_xp
from engine.points.settings import SETTINGS
from tests.points.world import World


def test_the_shipped_amounts_are_those_of_the_rules() -> None:
    shipped = {setting.key: setting.default for setting in SETTINGS}
    assert {rule: shipped[f"pay.{rule}"] for rule in AMOUNTS} == AMOUNTS
    assert {rule: shipped[f"cap.{rule}"] for rule in CAPS} == CAPS
    assert (shipped["message.low"], shipped["message.high"], shipped["curve"]) == (15, 25, "mee6")


def test_messages_pay_between_lowest_and_highest() -> None:
    world = World(points__message__low=100, points__message__high=100)
    world.say("bob", "hello everyone, I just fixed the build")
    assert world.paid("bob", "message") == [100]
    other = World(points__message__low=40, points__message__high=10)
    other.say("bob", "hello everyone, I just fixed the build")
    assert other.paid("bob", "message") == [40]
    assert message_xp("k", FULL, low=3, spread=1) == 3


def test_thanks_pay_what_the_community_says_and_are_still_halved() -> None:
    world = World(points__pay__thanks=40)
    world.say("ann", "thank you", to="bob")
    world.say("bob", "thank you", to="ann")
    world.check()
    assert (world.paid("bob", "thanks"), world.purse("bob")[1]) == ([40], 40)
    assert world.paid("ann", "thanks") == [20]


def test_thanks_that_pay_nothing_are_still_thanks() -> None:
    heard: list[int] = []

    def hear(_context: Context, fact: ThanksReceived) -> None:
        heard.append(fact.actor)

    listener = Feature(
        name="listener",
        export_person=lambda _conn, _person: Export(name="listener", rows=()),
        forget_person=lambda _conn, _person: None,
        facts={ThanksReceived: hear},
    )
    world = World(features=(listener,), points__pay__thanks=0)
    world.say("ann", "thank you", to="bob")
    world.say("ann", "thank you so much", to="bob")
    assert (world.paid("bob", "thanks"), len(heard)) == ([0], 1)
    world.say("ann", "/thanks", to="bob")
    assert "once in 24 hours" in world.last()


def test_a_day_of_thanks_can_be_full() -> None:
    world = World(points__cap__thanks=2)
    for giver in ("ann", "cat", "dan"):
        world.say(giver, "thank you", to="bob")
    assert world.paid("bob", "thanks") == [10, 10]
    world.clock.move_to(world.clock.now() + DAY)
    world.say("eve", "thank you", to="bob")
    assert world.paid("bob", "thanks") == [10, 10, 10]


def test_thanks_of_one_batch_count_towards_the_day() -> None:
    world = World(points__cap__thanks=2)
    for giver in ("ann", "cat", "dan", "eve"):
        world.say(giver, "thank you", to="bob", drain=False)
    world.engine.drain()
    world.check()
    assert world.paid("bob", "thanks") == [10, 10]


def test_a_full_day_is_said_to_who_thanks_by_command() -> None:
    world = World(points__cap__thanks=1)
    world.say("ann", "thank you", to="bob")
    world.say("cat", "/thanks", to="bob")
    assert "as often as counts" in world.last()


def test_reactions_pay_as_much_and_as_often_as_said() -> None:
    world = World(points__pay__reaction=5, points__cap__reaction=2)
    message = world.say("bob", "hello everyone, I just fixed the build")
    for giver in ("ann", "cat", "dan"):
        world.react(giver, message)
    assert world.paid("bob", "reaction") == [5, 5]
    none = World(points__pay__reaction=0)
    message = none.say("bob", "hello everyone, I just fixed the build")
    none.react("ann", message)
    assert none.paid("bob", "reaction") == []


def test_a_check_in_pays_its_base_and_the_streak() -> None:
    world = World(points__pay__checkin=0)
    world.say("bob", "签到")
    assert world.purse("bob") == (1, 1)


def attending(times: int) -> Feature:
    """Make a feature by which whoever says /iwent was at so many events."""
    from engine.contract.commands import CommandSpec, Value

    def went(context: Context, _values: dict[str, Value]) -> None:
        for number in range(times):
            context.fact(EventAttended(subject=f"e{number}", actor=context.event.actor or 0))

    spec = CommandSpec(name="iwent", feature="events", run=went, help={"zh": "去了", "en": "went"})
    return Feature(
        name="events",
        export_person=lambda _conn, _person: Export(name="events", rows=()),
        forget_person=lambda _conn, _person: None,
        commands=(spec,),
    )


def test_events_pay_what_is_said_and_no_more_than_a_day_holds() -> None:
    world = World(features=(attending(3),), points__pay__event=7, points__cap__event=2)
    world.say("bob", "/iwent")
    world.check()
    assert world.paid("bob", "event") == [7, 7]
    free = World(features=(attending(3),))
    free.say("bob", "/iwent")
    assert free.paid("bob", "event") == [20, 20, 20]
