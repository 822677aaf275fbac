from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.telegram.keyboard import MOST, markup, rows_of, short_data
from adapters.telegram.letters import cut_point, joined, units
from adapters.telegram.render import BARE, Place, Rendered, capabilities, message_url, render
from engine.contract.events import ChatRef, PersonRef
from engine.contract.replies import (
    AnyPart,
    Button,
    Buttons,
    Card,
    Chart,
    File,
    Image,
    Link,
    Mention,
    Reply,
    Table,
    Text,
    Toast,
)
from tests.fakes.telegram.markup import parse_html
from tests.fakes.telegram.markup import units as counted

HOME = ChatRef("-1001234567890", "Learners")
PLACE = Place(HOME, HOME, 1)
PEOPLE = {7: PersonRef("1001", "小明 <b>"), 8: PersonRef("channel5", "News")}
USERS = {1001: {"id": 1001, "is_bot": False, "first_name": "x"}}
FAMILY = "👨‍👩‍👧‍👦"


def shown(*parts: AnyPart) -> Rendered:
    return render(Reply(chat=1, parts=parts), PEOPLE, PLACE)


def page(*parts: AnyPart) -> str:
    (one,) = shown(*parts).pages
    return one


def letters(text: str) -> str:
    """Leave out white space, and what Telegram would not show."""
    return "".join(text.split()).replace("\0", "")


PIECES = st.lists(
    st.sampled_from(
        [
            "你好",
            "word ",
            "\n",
            "<",
            ">",
            "&",
            "&amp;",
            "</b>",
            FAMILY,
            "🇨🇳",
            "🇩🇪🇫🇷",
            "e\u0301",
            "👍🏽",
            "　",
            "，",
            '"',
            "x" * 50,
        ]
    ),
    max_size=60,
).map("".join)
SPOKEN = st.one_of(PIECES, PIECES.map(lambda text: text * 40), st.text(max_size=300))
STYLES = st.sampled_from(["", "bold", "italic", "code", "pre", "quote"])
PARTS: st.SearchStrategy[AnyPart] = st.one_of(
    st.builds(Text, SPOKEN, STYLES),
    st.builds(Mention, st.sampled_from([7, 8, 99])),
    st.builds(Link, PIECES.filter(str.strip), st.just('https://example.org/?a=1&b="2"')),
    st.builds(Card, PIECES, SPOKEN, st.lists(st.tuples(PIECES, PIECES), max_size=4).map(tuple), PIECES),
    st.builds(
        Table,
        st.just(("谁", "xp")),
        st.lists(st.tuples(st.one_of(PIECES, st.just(Mention(7))), st.just("12")), max_size=50).map(tuple),
    ),
    st.just(Image("a.png", data=b"x", alt="alt <")),
    st.just(File("a.json", data=b"x")),
    st.just(Buttons(((Button("A", data="a"),),))),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=8))
def test_every_page_is_whole_and_within_the_limits(parts: list[AnyPart]) -> None:
    page = render(Reply(chat=1, parts=tuple(parts)), PEOPLE, PLACE)
    for source, most in [*((one, 4096) for one in page.pages), (page.caption, 1024)]:
        source.encode("utf-8")
        text, entities = parse_html(source, USERS)
        assert counted(text) <= most
        assert len(entities) <= 100
        assert text.strip() or not source


@settings(max_examples=150, deadline=None)
@given(SPOKEN, STYLES)
def test_nothing_that_is_said_is_lost_or_broken(text: str, style: str) -> None:
    page = shown(Text(text, style))  # type: ignore[arg-type]
    read = [parse_html(one, {})[0] for one in page.pages]
    clean = letters(re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", "", text))
    assert letters("".join(read)).replace("\ufffd", "") == clean.replace("\ufffd", "")


@settings(max_examples=200, deadline=None)
@given(SPOKEN, st.integers(20, 400))
def test_no_cut_is_inside_a_letter(text: str, most: int) -> None:
    start = 0
    while start < len(text):
        end = cut_point(text, start, most)
        assert start < end <= len(text)
        assert units(text[start:end]) <= most
        if end < len(text) and joined(text, end):
            assert all(joined(text, place) for place in range(max(start + 1, end - 10), end))
        start = end


@pytest.mark.parametrize("letter", [FAMILY, "🇨🇳", "👍🏽", "e\u0301", "❤\ufe0f"])
def test_letters_of_several_parts_are_never_cut(letter: str) -> None:
    for shift in range(5):
        text = "x" * shift + letter * 3000
        for one in shown(Text(text)).pages:
            read, _ = parse_html(one, {})
            assert letters(read).lstrip("x").replace(letter, "") == ""
            assert units(read) <= 4096


def test_pages_end_at_lines() -> None:
    text = "\n".join(f"line {number}" for number in range(2000))
    pages = shown(Text(text)).pages
    assert "\n".join(pages) == text


def test_styles_are_tags() -> None:
    parts = [
        Text("a & b", "bold"),
        Text(" < ", "italic"),
        Text("c", "code"),
        Text("d", "pre"),
        Text("e", "quote"),
    ]
    assert (
        page(*parts)
        == "<b>a &amp; b</b><i> &lt; </i><code>c</code>\n<pre>d</pre>\n<blockquote>e</blockquote>"
    )


def test_a_mention_finds_its_person_and_a_stranger_has_no_name() -> None:
    assert page(Text("hi "), Mention(7)) == 'hi <a href="tg://user?id=1001">小明 &lt;b&gt;</a>'
    assert page(Mention(8), Text(" "), Mention(99)) == "News —"


def test_a_link_leads_to_a_message_of_this_chat() -> None:
    assert page(Link("here", message="42", chat=1)) == '<a href="https://t.me/c/1234567890/42">here</a>'
    assert page(Link("there", message="42", chat=2)) == "there"


def test_a_link_leads_into_another_chat_that_the_delivery_names() -> None:
    home = ChatRef("7", kind="private", private=True)
    others = {2: ChatRef("-1009"), 3: ChatRef("1457539101879173125", space="1"), 4: ChatRef("-55")}
    place = Place(home, home, 1, others)
    assert message_url(Link("there", message="42", chat=2), place) == "https://t.me/c/9/42"
    assert [message_url(Link("there", message="42", chat=n), place) for n in (3, 4, 5)] == ["", "", ""]


def test_words_flow_and_blocks_stand_alone() -> None:
    found = page(
        Text("see "), Link("docs", url="https://e.org"), Card("T", "b", (("k", "v"),), "f"), Text("bye")
    )
    assert found == 'see <a href="https://e.org">docs</a>\n<b>T</b>\nb\n<b>k</b>: v\n<i>f</i>\nbye'


def test_a_table_is_aligned_for_wide_letters() -> None:
    rows = ((Mention(7), "120"), ("Ann", "3"))
    assert page(Table(("谁", "xp"), rows)) == "<pre>谁         xp\n小明 &lt;b&gt;  120\nAnn         3</pre>"


def test_a_chart_that_was_not_drawn_is_told() -> None:
    assert page(Chart("line", {}, alt="the curve")) == "📊 the curve"


def test_a_short_text_is_the_caption_of_the_only_file() -> None:
    found = shown(Text("look"), Image("a.png", data=b"x"))
    assert (found.pages, found.caption) == ((), "look")
    found = shown(Text("x" * 1100), Image("a.png", data=b"x"))
    assert (len(found.pages), found.caption) == (1, "")
    assert shown(Image("a.png", data=b"x", alt="mood")).caption == "mood"


def test_buttons_need_a_text() -> None:
    assert shown(Buttons(((Button("A", data="a"),),))).pages == (BARE,)


def test_a_toast_is_no_message() -> None:
    found = shown(Toast("done"))
    assert found.empty
    assert found.toast == "done"


def test_rows_and_numbers_of_buttons_are_kept_within_limits() -> None:
    rows = tuple(tuple(Button(f"{row}.{at}", data=f"b:{row}:{at}") for at in range(20)) for row in range(10))
    found = rows_of((Buttons(rows),))
    assert max(map(len, found)) == 8
    assert sum(map(len, found)) == MOST


def test_long_data_travels_under_a_short_name() -> None:
    long = "points:" + "积" * 40
    assert len(short_data(long).encode()) <= 64
    assert short_data(long) == short_data(long) != short_data(long + "!")
    assert short_data("points:1") == "points:1"


def test_a_form_is_asked_for_by_name() -> None:
    keyboard = markup(rows_of((Buttons(((Button("Ask", form="ask"),),)),)))
    assert keyboard is not None
    assert keyboard.inline_keyboard[0][0].callback_data == "form:ask"


def test_capabilities_are_the_parts_shown_as_they_are() -> None:
    assert {"text", "mention", "link", "image", "file", "buttons", "toast"} == set(capabilities())
