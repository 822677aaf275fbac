from __future__ import annotations

import pytest

from bot.features import FEATURES
from engine.runtime.lang import LANGUAGES, Texts, language_of
from engine.runtime.parser import Catalogue, commands_of
from tools.texts import stale, traditional

TEXTS = Texts([feature.texts for feature in FEATURES if feature.texts])


def test_every_language_has_every_text_with_the_same_values() -> None:
    assert TEXTS.check() == []


def test_the_traditional_texts_are_those_that_the_simplified_ones_give() -> None:
    assert stale() == []


def test_a_command_in_a_text_is_still_typed_the_same_after_conversion() -> None:
    assert "a = 發 /签到 簽到" in traditional("a = 发 /签到 签到")


def test_all_commands_fit_together() -> None:
    assert Catalogue(commands_of(FEATURES)).problems() == []


def test_whole_numbers_are_not_grouped() -> None:
    assert "12345" in TEXTS.format("en", "form-long", most=12345, length=99999)


def test_a_missing_text_or_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        TEXTS.format("en", "no-such-text")
    with pytest.raises(ValueError, match="form-long"):
        TEXTS.format("en", "form-long")


def test_a_language_nobody_wrote_for_reads_english() -> None:
    assert TEXTS.format("fr", "role-admin") == TEXTS.format("en", "role-admin")
    assert set(TEXTS.languages()) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh-CN"),
        ("zh-hans", "zh-CN"),
        ("zh_TW", "zh-TW"),
        ("zh-Hant-HK", "zh-TW"),
        ("en-GB", "en"),
        ("fr", "en"),
    ],
)
def test_a_language_tag_finds_its_language(tag: str, language: str) -> None:
    assert language_of(tag) == language
