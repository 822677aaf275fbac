from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.contract.commands import Param, Value
from engine.contract.events import Command, Message
from engine.runtime.binding import ArgumentError, bind, bind_native, convert
from engine.runtime.lang import Texts
from tests.runtime.specs import ADD, MUTE, TOP, command

SAY = command("say", params=(Param(name="text", kind="rest", required=True),))
_TEXTS = Texts(("engine.moderation",))
ASK = command("ask", params=(Param(name="title", required=True), Param(name="body", kind="rest")))


def read(spec: Any, raw: str, **body: Any) -> dict[str, Value]:
    return bind(spec, raw, Message(**body), {"carol": 3}.get)


def refused(spec: Any, raw: str, **body: Any) -> ArgumentError:
    with pytest.raises(ArgumentError) as caught:
        read(spec, raw, **body)
    return caught.value


def test_a_missing_optional_argument_takes_its_default() -> None:
    assert read(TOP, "") == {"period": "week", "page": 1, "hidden": None}


@pytest.mark.parametrize("raw", ["今日 2 on", "day ２ 开", "DAY 2 hidden"])
def test_choices_numbers_and_switches_are_read_in_both_languages(raw: str) -> None:
    assert read(TOP, raw) == {"period": "day", "page": 2, "hidden": True}


def test_an_optional_argument_may_be_skipped() -> None:
    assert read(TOP, "2") == {"period": "week", "page": 2, "hidden": None}


def test_a_word_that_fits_nothing_is_named_with_what_was_expected_first() -> None:
    error = refused(TOP, "yesterday")
    assert (error.key, error.values["value"], error.param and error.param.name) == (
        "error-arg-choice",
        "yesterday",
        "period",
    )
    assert refused(TOP, "day 1 on more").key == "error-arg-extra"


@pytest.mark.parametrize("shown", ["#2", "＃2", "# 2", "第2", "№2", "No.2", "#２"])
def test_a_number_is_read_as_it_is_shown(shown: str) -> None:
    page = Param(name="page", kind="int", low=1)
    assert convert(TOP, page, shown) == 2


@pytest.mark.parametrize("word", ["#", "##2", "#-2", "第2次", "2#", "note2"])
def test_what_only_resembles_a_number_is_none(word: str) -> None:
    with pytest.raises(ArgumentError):
        convert(TOP, Param(name="page", kind="int"), word)


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**17))
def test_every_number_that_a_text_shows_is_read_back(number: int) -> None:
    said = _TEXTS.format("zh-CN", "moderation-undone", number=number)
    shown = said.removeprefix("↩️ 已撤销 ").removesuffix("。")
    assert convert(TOP, Param(name="page", kind="int"), shown) == number


def test_a_number_outside_its_range_names_the_bound() -> None:
    assert refused(TOP, "day 100").values == {"value": "100", "bound": "99"}
    assert refused(MUTE, "5s").values == {"value": "5s", "bound": "30s"}


def test_a_person_is_the_next_mention() -> None:
    assert read(ADD, "@bob 10 答疑 解惑", mentions=(2,)) == {"user": 2, "n": 10, "reason": "答疑 解惑"}


def test_a_person_may_stand_after_other_arguments() -> None:
    assert read(ADD, "10 @bob 答疑", mentions=(2,)) == {"user": 2, "n": 10, "reason": "答疑"}
    assert read(ADD, "10 谢谢 @bob 的 帮助", mentions=(2,))["reason"] == "谢谢 的 帮助"


def test_a_person_may_be_the_author_replied_to() -> None:
    assert read(ADD, "10", reply_actor=7) == {"user": 7, "n": 10, "reason": None}
    assert read(ADD, "@bob 10", reply_actor=7, mentions=(2,))["user"] == 2
    assert read(ADD, "10 像 @bob 一样", reply_actor=7, mentions=(2,)) == {
        "user": 7,
        "n": 10,
        "reason": "像 @bob 一样",
    }


def test_a_handle_that_the_platform_did_not_resolve_is_looked_up() -> None:
    assert read(ADD, "@carol 10")["user"] == 3
    assert read(ADD, "@carol 10 比 @bob 多", mentions=(2,)) == {"user": 3, "n": 10, "reason": "比 @bob 多"}
    assert refused(ADD, "@nobody 10").values["value"] == "@nobody"


def test_what_is_missing_is_named() -> None:
    assert refused(ADD, "10").key == "error-arg-user-missing"
    assert refused(ADD, "@bob", mentions=(2,)).key == "error-arg-missing"


def test_quotes_hold_an_argument_together_and_the_rest_keeps_its_spaces() -> None:
    assert read(ASK, "「怎么 安装」 我试了  两次") == {"title": "怎么 安装", "body": "我试了  两次"}
    assert read(SAY, '"one thing"') == {"text": "one thing"}
    assert read(SAY, 'say "one thing" twice') == {"text": 'say "one thing" twice'}


def test_a_native_command_is_read_by_the_same_rules() -> None:
    body = Command(name="points add", args={"user": "@0", "n": "10"}, people=(9,))
    assert bind_native(ADD, body) == {"user": 9, "n": 10, "reason": None}
    with pytest.raises(ArgumentError):
        bind_native(ADD, Command(name="points add", args={"user": "@0", "n": "0"}, people=(9,)))


def test_arguments_may_be_named_as_a_native_command_shows_them() -> None:
    rollback = command(
        "rollback",
        params=(
            Param(name="actor", kind="user", required=True),
            Param(name="since", kind="duration", required=True),
            Param(name="reason", kind="rest"),
        ),
    )
    two_hours = 2 * 3600 * 1_000_000
    assert read(rollback, "actor:@carol since:2h") == {"actor": 3, "since": two_hours, "reason": None}
    assert read(rollback, "@carol Since:2h since: noon since:1h") == {
        "actor": 3,
        "since": two_hours,
        "reason": "since: noon since:1h",
    }
    assert refused(rollback, "actor:@carol when:2h").key == "error-arg-duration"
