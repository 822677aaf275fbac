"""SnowNLP's score, re-read, against SnowNLP itself in a process of its own (it is large)."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from bot.bench.sample import lines
from engine.ml.sentiment.snowcompat import SnowCompat

ODD = [
    "",
    " ",
    "a",
    "啊",
    "龘",
    "龘龘靐",
    "好龘",
    "龘好啊",
    "𠮷野家",
    "囍囍囍",
    "Python 真好用 666",
    "好\n坏\t一般",
    "。。。",
    "我㐂欢",
]
THEIRS = """
import json, sys
from snownlp import sentiment
print(json.dumps([sentiment.classify(text) for text in json.load(sys.stdin)]))
"""


@pytest.mark.timeout(300)
def test_scores_are_the_same_to_the_ninth_digit() -> None:
    chinese = sorted(
        {line.text for line in lines() if any("\u4e00" <= char <= "\u9fff" for char in line.text)}
    )
    texts = [
        *chinese[::4][:1200],
        *("，".join(chinese[start : start + 5]) for start in range(0, 500, 5)),
        *ODD,
    ]
    assert len(texts) > 1000
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", THEIRS],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    compat = SnowCompat()
    assert [compat.score(text) for text in texts] == pytest.approx(json.loads(done.stdout), abs=1e-9)
