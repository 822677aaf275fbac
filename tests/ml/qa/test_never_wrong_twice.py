"""Whatever is refused is not answered again, not for that wording nor for one that is trivially different."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.ml.qa import Memory
from tests.ml.qa.world import ENTRIES, memory

TEXTS = st.sampled_from(
    [entry.question for entry in ENTRIES]
    + [
        "作业交晚了会怎样",
        "python 怎么安装",
        "5432 端口",
        "git push 不上去",
        "显存不够 out of memory",
        "激活环境",
        "提交作业的地方",
    ]
)
BEFORE = st.sampled_from(["", "请问", "请问一下，", "大佬们 ", "hi, ", "求助：", "  ", "please "])
AFTER = st.sampled_from(["", "?", "？？？", "呢", "啊", "！", " ~", " thanks", "，谢谢大家"])
SAYS = st.tuples(TEXTS, BEFORE, AFTER)


def wide(text: str) -> str:
    """Type in full width and capitals."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text.upper())


@settings(max_examples=60, deadline=None)
@given(st.lists(SAYS, min_size=1, max_size=6), SAYS, st.booleans())
def test_a_refused_entry_is_not_shown_again(
    history: list[tuple[str, str, str]], say: tuple[str, str, str], full: bool
) -> None:
    known = memory()
    refused: set[tuple[str, object]] = set()
    for text, before, after in history:
        for hit in known.ask(before + text + after).shown:
            known.refuse(before + text + after, hit.key)
            refused.add((text, hit.key))
    text, before, after = say
    asked = before + (wide(text) if full else text) + after
    found = known.ask(asked)
    assert not {hit.key for hit in found.shown} & {key for other, key in refused if other == text}
    if any(other == text for other, _ in refused):
        assert found.band != "answer"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(SAYS, st.sampled_from([entry.key for entry in ENTRIES]), st.booleans()), max_size=12)
)
def test_the_last_word_on_a_wording_counts(history: list[tuple[tuple[str, str, str], str, bool]]) -> None:
    known = memory()
    last: dict[str, tuple[str, bool]] = {}
    for (text, before, after), key, right in history:
        say(known, before + text + after, key, right)
        last[text] = (key, right)
    for text, (key, right) in last.items():
        shown = {hit.key for hit in known.ask(text).hits}
        assert (key in shown) == right


def say(known: Memory, text: str, key: str, right: bool) -> None:
    if right:
        known.accept(text, key)
    else:
        known.refuse(text, key)
