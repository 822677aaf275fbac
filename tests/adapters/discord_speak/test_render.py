from __future__ import annotations

import re
from itertools import pairwise

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord.cards import weight
from adapters.discord.markup import escape, width
from adapters.discord.render import Page, Rendered, capabilities, render
from adapters.discord.split import clip, cut, signs, size
from engine.contract.events import PersonRef
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

PEOPLE = {7: PersonRef("70", "小明"), 8: PersonRef("", "Ann_*")}
FAMILY = "👨‍👩‍👧‍👦"
SIGNS = [*"ab c*_`~|\\>#-<[](1.\n你好吗， ", "👍🏽", FAMILY, "🇨🇳", "é"]
letters = st.lists(st.sampled_from(SIGNS), max_size=200).map("".join)
long_texts = st.builds(lambda text, times: text * times, letters, st.integers(1, 60))
styles = st.sampled_from(["", "bold", "italic", "code", "pre", "quote"])
texts = st.builds(Text, long_texts, styles)
cards = st.builds(
    Card,
    title=letters,
    body=long_texts,
    fields=st.lists(st.tuples(letters, long_texts), max_size=30).map(tuple),
    footer=long_texts,
)
buttons = st.builds(Button, label=letters, data=letters)
parts: st.SearchStrategy[AnyPart] = st.one_of(
    texts,
    st.builds(Mention, st.integers(6, 9)),
    st.builds(
        Link, text=letters, url=st.sampled_from(["", "https://example.org/a_b?c=(d)", "javascript:x y"])
    ),
    cards,
    st.builds(
        Table,
        header=st.just(("谁", "xp")),
        rows=st.lists(st.tuples(letters, letters), max_size=90).map(tuple),
    ),
    st.builds(Image, name=st.just("a.png"), data=st.just(b"x")),
    st.builds(File, name=st.just("a.json"), data=st.just(b"{}")),
    st.builds(Chart, kind=st.just("line"), spec=st.just({}), alt=letters),
    st.builds(
        lambda rows: Buttons(tuple(map(tuple, rows))), st.lists(st.lists(buttons, max_size=7), max_size=9)
    ),
    st.builds(Toast, letters),
)


def shown(*given_parts: AnyPart) -> Rendered:
    return render(Reply(chat=1, parts=given_parts), PEOPLE)


def content(*given_parts: AnyPart) -> str:
    (page,) = shown(*given_parts).pages
    return page.content


def plain(text: str) -> str:
    """Keep of a text what neither markup nor layout adds or takes."""
    return re.sub(r"[\s\\*_`~|>\u200b]", "", text)


def within_limits(page: Page) -> None:
    assert size(page.content) <= 2000
    assert page.content or page.embeds or page.rows or page.files
    assert len(page.embeds) <= 10
    assert sum(map(weight, page.embeds)) <= 6000
    assert len(page.files) <= 10
    assert len(page.rows) <= 5
    assert all(1 <= len(row) <= 5 for row in page.rows)
    for embed in page.embeds:
        assert size(embed.title or "") <= 256
        assert size(embed.description or "") <= 4096
        assert len(embed.fields) <= 25
        assert size(embed.footer.text or "") <= 2048
        for one in embed.fields:
            assert 1 <= size(one.name or "") <= 256
            assert 1 <= size(one.value or "") <= 1024


@settings(max_examples=60, deadline=None)
@given(st.lists(parts, max_size=6))
def test_no_page_exceeds_what_discord_takes(some: list[AnyPart]) -> None:
    for page in shown(*some).pages:
        within_limits(page)


@settings(max_examples=80, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4))
def test_every_word_is_kept_in_order(some: list[Text]) -> None:
    seen = "".join(page.content for page in shown(*some).pages)
    assert plain(seen) == plain("".join(one.text for one in some))


@settings(max_examples=40, deadline=None)
@given(cards)
def test_a_card_keeps_every_word(card: Card) -> None:
    seen = ""
    for page in shown(card).pages:
        for embed in page.embeds:
            seen += f"{embed.title or ''}{embed.description or ''}"
            seen += "".join(f"{one.name}{one.value}" for one in embed.fields) + (embed.footer.text or "")
    for words in (card.body, card.footer, *(word for one in card.fields for word in one)):
        kept = plain(words)
        assert all(piece in plain(seen) for piece in (kept[:60], kept[-60:]))


@settings(max_examples=80, deadline=None)
@given(long_texts, st.integers(8, 200))
def test_a_cut_never_goes_through_a_sign(text: str, limit: int) -> None:
    pieces = cut(text, max(limit, size(FAMILY) + 4))
    assert "".join(pieces) == text
    assert all(0 < size(piece) <= max(limit, size(FAMILY) + 4) for piece in pieces)
    for before, after in pairwise(pieces):
        assert list(signs(before + after)) == [*signs(before), *signs(after)]


@settings(max_examples=100, deadline=None)
@given(letters)
def test_what_we_did_not_style_has_no_style(text: str) -> None:
    assert re.sub(r"\\([^\w\s]|_)", r"\1", escape(text)).replace("\\", "") == text.replace("\\", "")
    for mark in "*_`~|":
        assert not re.search(rf"(?<!\\)(\\\\)*{re.escape(mark)}", escape(text).replace("\\\\", ""))


def test_a_long_text_is_cut_at_lines() -> None:
    pages = shown(Text("\n".join(f"第 {n} 行" for n in range(900)))).pages
    assert all(page.content.startswith("第") and page.content.endswith("行") for page in pages)


def test_a_code_block_is_closed_on_every_page() -> None:
    pages = shown(Text("前"), Text("\n".join(f"line {n}" for n in range(900)), "pre"), Text("后")).pages
    assert len(pages) > 3
    assert all(page.content.count("```") == 2 for page in pages[1:])
    assert pages[-1].content.endswith("```\n后")


def test_a_block_cannot_be_left_from_inside() -> None:
    assert content(Text("a```b", "pre")).count("```") == 2
    assert content(Text("a`b", "code")) == "`` a`b ``"


def test_styles_are_put_around_words() -> None:
    assert (
        content(Text("粗体", "bold"), Text("，"), Text("斜体 ", "italic"), Text("x*y"))
        == "**粗体**，*斜体* x\\*y"
    )
    assert content(Text("一\n二", "quote"), Text("三")) == "> 一\n> 二\n三"
    assert content(Text("1. 一\n- 二\n# 三\n> 四")) == "1\\. 一\n\\- 二\n\\# 三\n\\> 四"


def test_links_in_texts_stay_whole_and_mentions_in_texts_are_no_mentions() -> None:
    assert content(Text("看 https://a.org/b_c_d 和 <@70> <t:1700000000:R>")) == (
        "看 https://a.org/b_c_d 和 \\<@70> <t:1700000000:R>"
    )


def test_people_are_mentioned_and_those_elsewhere_named() -> None:
    assert content(Mention(7), Text(" "), Mention(8), Text(" "), Mention(9)) == "<@70> Ann\\_\\* —"


def test_links_carry_their_words() -> None:
    assert content(Link("课程", url="https://a.org/x_(y)")) == "[课程](https://a.org/x_%28y%29)"
    assert content(Link("https://a.org", url="https://a.org")) == "https://a.org"
    assert content(Link("看 https://b.org", url="https://a.org")) == "看 https://b.org https://a.org"
    assert content(Link("原话", message="5")) == "原话"


def test_a_table_is_aligned_by_columns() -> None:
    text = content(Table(("谁", "xp"), ((Mention(7), "12"), ("Ann", "3"))))
    assert text == "```\n谁    xp\n小明  12\nAnn    3\n```"
    assert width("小明👍") == 6
    assert width("é") == 1


def test_cards_stand_between_texts_on_their_own_lines() -> None:
    (page,) = shown(Text("上"), Card("标题"), Text("下"), Buttons(((Button("好", "x"),),))).pages
    assert page.content == "上\n下"
    assert page.embeds[0].title == "标题"
    assert len(page.rows) == 1


def test_buttons_go_with_the_last_page_and_wrap() -> None:
    rows = (tuple(Button(str(n), f"x:{n}") for n in range(7)), (), (Button("7", "x:7"),))
    first, last = shown(Text("长" * 3000), Buttons(rows)).pages
    assert first.rows == ()
    assert [[one.label for one in row] for row in last.rows] == [["0", "1", "2", "3", "4"], ["5", "6"], ["7"]]


def test_a_passing_line_is_no_page() -> None:
    seen = shown(Toast("好"))
    assert (seen.pages, seen.toast) == ([], "好")
    assert shown().pages == []


def test_charts_alone_are_shown_as_words() -> None:
    assert capabilities() == {
        "text",
        "mention",
        "moment",
        "link",
        "card",
        "table",
        "image",
        "file",
        "buttons",
        "toast",
    }
    assert content(Chart("line", {}, alt="心情曲线")) == "📊 心情曲线"


@pytest.mark.parametrize("text", ["", "a", "你好" * 50, FAMILY * 30])
def test_clipping_says_that_something_is_gone(text: str) -> None:
    short = clip(text, 40)
    assert size(short) <= 40
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_an_embed_has_our_colour() -> None:
    (page,) = shown(Card("标题")).pages
    assert isinstance(page.embeds[0], discord.Embed)
    assert page.embeds[0].colour is not None
