from __future__ import annotations

from typing import Any

from adapters.telegram.commands import menus
from engine.contract.commands import CommandSpec
from tests.adapters.telegram.rig import Bench


def spec(name: str, **more: Any) -> CommandSpec:
    return CommandSpec(name=name, run=lambda ctx, args: None, help={"zh": f"{name} 中文", "en": name}, **more)


SPECS = (
    *(spec(f"member{number}") for number in range(15)),
    spec("alone", where="private"),
    spec("together", where="group"),
    spec("points add", audience="admin"),
    spec("points log", audience="admin"),
    spec("warn", audience="moderator"),
    spec("check-in"),
    spec("签到"),
)


def names(scope: str, code: str = "") -> list[str]:
    return next(
        [name for name, _ in menu] for where, lang, menu in menus(SPECS) if (where, lang) == (scope, code)
    )


def test_groups_have_a_small_menu() -> None:
    assert names("groups") == [f"member{number}" for number in range(12)]


def test_what_most_people_need_comes_first_where_a_menu_is_small() -> None:
    menu = next(lines for where, _, lines in menus((*SPECS, spec("ask", common=True))) if where == "groups")
    assert [name for name, _ in menu][:2] == ["ask", "member0"]
    assert len(menu) == 12


def test_private_chats_have_all_that_works_there() -> None:
    assert "alone" in names("private")
    assert "together" not in names("private")
    assert "warn" not in names("private")


def test_administrators_see_theirs_and_two_words_once() -> None:
    assert names("administrators").count("points") == 1
    assert {"warn", "together"} <= set(names("administrators"))


def test_names_that_telegram_refuses_are_left_out() -> None:
    assert not {"check-in", "签到"} & set(names("administrators"))


def test_every_menu_is_in_chinese_and_in_english() -> None:
    lines = {code: menu[0][1] for scope, code, menu in menus(SPECS) if scope == "groups"}
    assert lines == {"zh": "member0 中文", "": "member0"}


async def test_menus_are_published_only_when_they_differ(desk: Bench) -> None:
    desk.queries.specs = SPECS
    for _ in range(2):
        async with desk.running():
            await desk.until(lambda: "menus" in desk.memory.notes)
    assert len(desk.telegram.methods.menus) == 6
    desk.queries.specs = SPECS[1:]
    async with desk.running():
        await desk.until(lambda: len(desk.telegram.methods.menus) == 12)


async def test_a_menu_that_is_refused_stops_nothing(desk: Bench) -> None:
    desk.queries.specs = SPECS
    desk.telegram.faults.arm("setMyCommands", "500")
    async with desk.running():
        await desk.until(lambda: desk.telegram.faults.met)
    assert "menus" not in desk.memory.notes
