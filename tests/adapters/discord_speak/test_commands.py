from __future__ import annotations

from typing import Any

import pytest

from adapters.discord import commands
from adapters.discord.names import chosen, fits, in_script
from bot.features import FEATURES
from engine.contract.commands import CommandSpec, FormField, Param
from engine.runtime.parser import commands_of
from tests.adapters.discord_speak.declared import SPECS
from tests.adapters.discord_speak.model import Model
from tests.adapters.discord_speak.wire import Wire
from tests.fakes.discord import spec

OWN = tuple(commands_of(FEATURES))
PUT = r"PUT /applications/\d+/commands"


def by_name(written: list[dict[str, Any]], name: str, kind: int = 1) -> dict[str, Any]:
    return next(one for one in written if one["name"] == name and one["type"] == kind)


def option(one: dict[str, Any], name: str) -> dict[str, Any]:
    return next(inner for inner in one["options"] if inner["name"] == name)


@pytest.mark.parametrize("specs", [OWN, SPECS], ids=["ours", "every shape"])
def test_the_registration_fits_the_published_specification(specs: tuple[CommandSpec, ...]) -> None:
    written = commands.payload(specs)
    assert commands.problems(written) == []
    assert spec.in_request("PUT", "/applications/{application_id}/commands", written) == ""


def test_the_specification_would_notice_a_mistake() -> None:
    written = commands.payload(OWN)
    written[0]["name"] = "x" * 33
    assert spec.in_request("PUT", "/applications/{application_id}/commands", written)


async def test_the_model_of_discord_takes_all_our_commands(model: Model) -> None:
    model.queries.specs = OWN
    assert await model.sync()
    registered = {one["name"] for one in model.env.backend.commands[None].values()}
    slash = {name.split(" ")[0] for name in commands.paths(OWN)}
    assert registered == slash | {title for _, title in commands.menus(OWN)}


async def test_commands_are_sent_only_when_they_changed(wire: Wire) -> None:
    assert len(wire.fake.calls(PUT)) == 1
    assert not await wire.sync()
    await wire.restart()
    assert not await wire.sync()
    wire.queries.specs = SPECS[:3]
    assert await wire.sync()
    assert len(wire.fake.calls(PUT)) == 2


async def test_a_registration_that_failed_is_sent_again(wire: Wire) -> None:
    wire.queries.specs = SPECS[:3]
    wire.fake.faults.arm(PUT, "503")
    with pytest.raises(Exception, match="503"):
        await wire.sync()
    assert await wire.sync()


def test_two_words_are_a_group_and_a_command_of_the_groups_name_is_its_show() -> None:
    written = commands.payload(SPECS)
    group = by_name(written, "points")
    assert [one["name"] for one in group["options"]] == ["add", "show"]
    assert {one["type"] for one in group["options"]} == {1}
    assert commands.paths(SPECS)["points show"].name == "points"


def test_names_are_chinese_where_the_reader_is() -> None:
    written = commands.payload(SPECS)
    assert by_name(written, "checkin")["name_localizations"] == {"zh-CN": "签到", "zh-TW": "打卡"}
    assert by_name(written, "privacy")["name_localizations"] == {"zh-CN": "隐私", "zh-TW": "隱私"}
    assert by_name(written, "checkin")["description"] == "check in"
    assert by_name(written, "checkin")["description_localizations"]["zh-CN"] == "每日签到"
    assert by_name(written, "Report", 3)["name_localizations"] == {"zh-CN": "举报", "zh-TW": "舉報"}


def test_no_two_commands_of_a_level_have_one_name() -> None:
    for specs in (OWN, SPECS):
        written = commands.payload(specs)
        for level in (written, *(one.get("options", []) for one in written if one["type"] == 1)):
            for locale in ("zh-CN", "zh-TW"):
                named = [
                    (one["type"], (one.get("name_localizations") or {}).get(locale, one["name"]))
                    for one in level
                ]
                assert len(set(named)) == len(named)


def test_required_options_come_first() -> None:
    for one in commands.payload(OWN + SPECS):
        for level in (one, *one.get("options", [])):
            required = [inner["required"] for inner in level.get("options", []) if "required" in inner]
            assert required == sorted(required, reverse=True)


def test_every_kind_of_argument_has_its_option() -> None:
    top = by_name(commands.payload(SPECS), "top")
    period = option(top, "period")
    assert [one["value"] for one in period["choices"]] == ["day", "all"]
    assert period["choices"][0]["name_localizations"] == {"zh-CN": "今日", "zh-TW": "今日"}
    assert period["choices"][1]["name_localizations"] == {"zh-CN": "总", "zh-TW": "總"}
    assert period["name_localizations"] == {"zh-CN": "多久", "zh-TW": "多久"}
    page = option(top, "page")
    assert (page["type"], page["min_value"], page["max_value"]) == (4, 1, 100)
    assert option(top, "hidden")["type"] == 5
    thanks = by_name(commands.payload(SPECS), "thanks")
    assert option(thanks, "user")["type"] == 6
    assert option(thanks, "user")["name_localizations"] == {"zh-CN": "成员", "zh-TW": "成員"}
    assert option(by_name(commands.payload(SPECS), "timezone"), "zone")["autocomplete"] is True


def test_a_form_asks_for_what_is_missing_so_nothing_is_required() -> None:
    event = by_name(commands.payload(SPECS), "event_new")
    assert not any(one["required"] for one in event["options"])


def test_who_may_not_use_a_command_does_not_see_it() -> None:
    written = commands.payload(SPECS)
    assert by_name(written, "checkin")["default_member_permissions"] is None
    assert by_name(written, "survey")["default_member_permissions"] == 1 << 40
    both = by_name(written, "points")
    assert both["default_member_permissions"] is None, "a group is seen by whoever may use a part of it"
    alone = commands.payload([one for one in SPECS if one.name == "points add"])
    assert alone[0]["default_member_permissions"] == 1 << 5


def test_a_command_is_offered_where_it_works() -> None:
    written = commands.payload(SPECS)
    contexts = {name: by_name(written, name)["contexts"] for name in ("checkin", "event_new", "start")}
    assert contexts == {"checkin": [0, 1], "event_new": [0], "start": [1]}


def test_a_menu_is_offered_only_for_commands_that_ask_for_it() -> None:
    menus = [(one["type"], one["name"]) for one in commands.payload(SPECS) if one["type"] != 1]
    assert sorted(menus) == [(2, "Thank"), (3, "Report")]


def test_what_discord_would_refuse_is_named() -> None:
    def run(*_: object) -> None: ...

    many = [CommandSpec(name=f"c{n}", run=run, help={"zh": "一", "en": "one"}) for n in range(101)]
    assert "101 commands" in commands.problems(commands.payload(many))[0]
    bad = CommandSpec(name="Bad", run=run, help={"zh": "一", "en": "one"})
    assert "/Bad is no name" in commands.problems(commands.payload([bad]))[0]
    long = CommandSpec(
        name="long",
        run=run,
        help={"zh": "一", "en": "one"},
        params=tuple(
            Param(name=f"p{n}", kind="choice", choices=tuple(f"{m}" + "x" * 90 for m in range(20)))
            for n in range(10)
        ),
        form=(FormField(name="p0", prompt={"zh": "？"}),),
    )
    assert "longer than 8000" in commands.problems(commands.payload([long]))[0]


@pytest.mark.parametrize(
    ("word", "good"),
    [
        ("签到", True),
        ("forget_me", True),
        ("a-b", True),
        ("A", False),
        ("a b", False),
        ("", False),
        ("x" * 33, False),
    ],
)
def test_a_name_is_letters_digits_and_two_marks(word: str, good: bool) -> None:
    assert fits(word) is good


def test_a_word_is_told_by_its_script() -> None:
    assert in_script("设置", "zh-CN")
    assert not in_script("设置", "zh-TW")
    assert in_script("設定", "zh-TW")
    assert not in_script("設定", "zh-CN")
    assert not in_script("config", "zh-CN")
    assert chosen(("config", "设置", "設定"), "zh-TW") == "設定"
    assert chosen(("设置",), "zh-CN", taken={"设置"}) == ""
