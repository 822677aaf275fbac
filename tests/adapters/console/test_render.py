from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from adapters.console.render import BLOCKS, FALLBACKS, FLOWING, capabilities, render
from engine.contract.replies import AnyPart, Buttons, Card, Link, Mention, Reply, Table, Text, words
from tests.adapters.console.play import people


def text(*parts: AnyPart | str) -> str:
    return render(Reply(chat=1, parts=words(*parts)), people("小明", "bob")).text


def test_words_mentions_and_links_flow_on() -> None:
    assert (
        text("谢谢 ", Mention(1), "，见 ", Link("文档", url="https://x.org"), "。")
        == "谢谢 小明，见 文档 (https://x.org)。"
    )
    assert text(Link("#12", chat=1, message="12"), " ", Link("why", chat=1, message="3")) == "#12 why (#3)"


def test_blocks_begin_a_new_line() -> None:
    assert text("hi", Card("T", "b", (("k", "v"),), "f"), "end") == "hi\nT\nb\nk: v\nf\nend"
    assert text("he said ", Text("a\nb", "quote")) == "he said \n> a\n> b"


def test_columns_align_by_cells_and_numbers_stand_right() -> None:
    assert (
        text(Table(("谁", "xp"), ((Mention(1), "6"), (Mention(2), "120"))))
        == "谁     xp\n小明    6\nbob   120"
    )


@given(
    st.lists(
        st.lists(st.sampled_from(["a", "签到", "12", "", "x y"]), min_size=1, max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_no_row_of_a_table_is_wider_than_its_columns(rows: list[list[str]]) -> None:
    shown = text(Table(tuple("abcd"), tuple(tuple(row) for row in rows)))
    widths = [max([1, *(cell_len(row[at]) for row in rows if at < len(row))]) for at in range(4)]
    assert all(cell_len(line) <= sum(widths) + 2 * 3 for line in shown.split("\n"))


def test_every_kind_of_part_is_shown_or_has_a_fallback() -> None:
    assert {*FLOWING, *BLOCKS} == set(get_args(AnyPart))
    assert set(FALLBACKS) <= set(BLOCKS)
    assert capabilities() == {
        "text",
        "mention",
        "moment",
        "link",
        "table",
        "image",
        "file",
        "buttons",
        "toast",
    }


def test_empty_rows_of_buttons_are_left_out() -> None:
    assert render(Reply(chat=1, parts=(Buttons(((),)),)), {}).empty
