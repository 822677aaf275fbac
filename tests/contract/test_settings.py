from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import HOUR, MINUTE, SECOND
from engine.contract.errors import UserError
from engine.contract.feature import Setting, SettingKind, SettingValue
from engine.contract.settings import allowed, format_setting, parse_setting

WORD = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters=",，、;；", exclude_categories=("Z", "C")),
    min_size=1,
)
VALUES: dict[SettingKind, st.SearchStrategy[SettingValue]] = {
    "bool": st.booleans(),
    "int": st.integers(-(10**12), 10**12),
    "float": st.floats(allow_nan=False, allow_infinity=False),
    "duration": st.integers(0, 1000 * HOUR),
    "list": st.lists(WORD, unique=True).map(tuple),
}


def setting(kind: SettingKind, **bounds: float) -> Setting:
    low, high = bounds.get("low"), bounds.get("high")
    return Setting(key="x", kind=kind, default=0, help={}, low=low, high=high)


@pytest.mark.parametrize("kind", VALUES)
@given(data=st.data())
def test_a_value_is_read_back_as_it_was_written(kind: SettingKind, data: st.DataObject) -> None:
    value = data.draw(VALUES[kind])
    assert parse_setting("a.x", setting(kind), format_setting(setting(kind), value)) == value


def test_the_error_names_the_allowed_range_as_it_may_be_typed() -> None:
    with pytest.raises(UserError) as caught:
        parse_setting("a.x", setting("duration", low=5 * SECOND, high=10 * MINUTE), "3d")
    assert caught.value.values["range"] == "5s – 10m"
    assert allowed(setting("int", low=0)) == "≥ 0"
    assert allowed(setting("int", high=3)) == "≤ 3"


@pytest.mark.parametrize(
    ("kind", "text"),
    [("int", "1.5"), ("float", "nan"), ("float", "inf"), ("bool", "maybe"), ("duration", "30")],
)
def test_what_is_no_value_is_refused_with_its_kind(kind: SettingKind, text: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_setting("a.x", setting(kind), text)
    assert caught.value.key == f"error-setting-{kind}"


def test_switches_and_lists_are_read_in_chinese_too() -> None:
    assert parse_setting("a.x", setting("bool"), "开") is True
    assert parse_setting("a.x", setting("bool"), "否") is False
    assert parse_setting("a.x", setting("list"), "签到，打卡、积分") == ("签到", "打卡", "积分")
