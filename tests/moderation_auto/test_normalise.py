from __future__ import annotations

import re

import pytest

from engine.moderation.auto.contacts import contact_of
from engine.moderation.auto.encoded import turned, uncovered
from engine.moderation.auto.links import allowed, links_of
from engine.moderation.auto.normalise import forms
from engine.moderation.auto.words import forbidden

LIST = ("微信", "发票", "free money", "casino")


@pytest.mark.parametrize(
    "disguised",
    [
        "加 威-信 abc", "加v信吧", "ＶＸ：123", "薇❤", "w e i x i n 123", "微\u200b信", "微亻言", "徽信", "我要代开發票", "fapiao",
        "fr33 m0ney here", "f r e e  m o n e y", "ｆｒｅｅ　ｍｏｎｅｙ", "f.r.e.e_money!", "сasіno", "c\u0336a\u0336sino", "𝒸𝒶𝓈𝒾𝓃ℴ", "ⓒⓐⓢⓘⓝⓞ", "c4sin0",
    ],
)  # fmt: skip
def test_a_word_of_the_list_is_found_in_its_disguises(disguised: str) -> None:
    assert forbidden(forms(disguised), LIST)


@pytest.mark.parametrize(
    "harmless",
    [
        "free moneyless",
        "the occasion",
        "大家好",
        "v2 版本",
        "free memory, lots of money",
        "семинар в пять",
        "👨‍👩‍👧 hello",
        "10.0.0.1 is up",
    ],
)
def test_what_only_looks_like_it_is_left_alone(harmless: str) -> None:
    assert not forbidden(forms(harmless), LIST)


def test_plain_talk_counts_no_tricks() -> None:
    for said in (
        "hello there",
        "今天的作业截止到几点？",
        "привет всем",
        "8.8.8.8 works",
        "👨‍👩‍👧",
        "a b c",
        "naïve café",
    ):
        assert forms(said).tricks == 0, said
    assert forms("t\u200b.\u200bm\u200be").tricks
    assert forms("fгее tоkens").tricks


@pytest.mark.parametrize(
    ("said", "sort", "host"),
    [
        ("join https://t.me/+AbCdEf", "invite", "t.me"),
        ("t\u200b.\u200bme/joinchat/AAAA", "invite", "t.me"),
        ("discord . gg / abc", "invite", "discord.gg"),
        ("see bit.ly/3xyz", "short", "bit.ly"),
        ("http://te1egram-verify.xyz", "fake", "te1egram-verify.xyz"),
        ("steamcornmunity.ru/gift", "fake", "steamcornmunity.ru"),
        ("hxxp://liao88.vip", "odd", "liao88.vip"),
        ("https://docs.python.org/3/", "known", "docs.python.org"),
        ("看 https://example.org/x，很好", "plain", "example.org"),
        ("form: hr-intake (dot) online", "odd", "hr-intake.online"),
        ("登录 lanyuntz[点]xyz 送七天", "odd", "lanyuntz.xyz"),
        ("领取：1024lijj · com", "odd", "1024lijj.com"),
    ],
)
def test_links_are_told_apart(said: str, sort: str, host: str) -> None:
    (link,) = links_of(forms(said).folded)
    assert (link.sort, link.host) == (sort, host)


def test_files_and_methods_are_no_links() -> None:
    for said in ("edit main.py", "call foo.bar()", "version 3.11.2", "e.g. this", "node.js is fine"):
        assert links_of(forms(said).folded) == ()


def test_the_list_of_allowed_sites_holds_hosts_and_paths() -> None:
    (link,) = links_of("https://t.me/ourgroup")
    assert allowed(link, ("t.me/ourgroup",))
    assert not allowed(link, ("t.me/ourgroupies", "example.org"))
    (link,) = links_of("https://sub.example.org/a")
    assert allowed(link, ("example.org",))


@pytest.mark.parametrize(
    "said",
    [
        "加薇❤ab12345",
        "扣扣 2233445566",
        "联系飞机 @paofen888",
        "13812345678",
        "whatsapp +44 7700 900123",
        "wechat: exam-pro88",
    ],
)
def test_contacts_are_found_in_the_usual_spellings(said: str) -> None:
    assert contact_of(forms(said).folded) == 2


@pytest.mark.parametrize(
    "said",
    [
        "微信小程序怎么登录",
        "加v-if之后组件不更新了",
        "QQ 邮箱的授权码",
        "订单号 202311150012345678",
        "port 8080",
        "http://a.b/watch?v=ZD7QraljRfM",
    ],
)
def test_talk_about_the_same_things_is_no_contact(said: str) -> None:
    assert contact_of(forms(said).folded) < 2


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("兼\n职\n日\n结", "兼职日结"),
        ("兼🍎职|日*结", "兼职日结"),
        ("兼_职_日_结", "兼职日结"),
        ("【兼】【职】【日】【结】", "兼职日结"),
        ("acc*ount man*ager wan*ted", "account manager wanted"),
        ("亻言用卡", "信用卡"),
        ("進君羊領錢", "进群领钱"),
        ("f̶̈r̶̈ë̶ë̶", "free"),
        ("🅑🅣🅒", "btc"),
    ],
)
def test_what_stands_between_and_upon_characters_is_taken_away(said: str, plain: str) -> None:
    folded = forms(said)
    assert plain in folded.folded
    assert plain.isascii() or plain in folded.dense


def test_emphasis_smileys_and_lines_of_letters_are_left_alone() -> None:
    for said in ("**really** nice", "哈哈😂今天好累", "a\nb\nc\nd", "int *p = &x;", "für Ελλάδα"):
        assert forms(said).tricks == 0, said


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("%E5%8A%A0%E5%BE%AE%E4%BF%A1%E9%A2%86%E8%AF%BE", "加微信领课"),
        ("look: &#101;&#97;&#114;&#110; &#99;&#97;&#115;&#104; &#110;&#111;&#119;", "earn cash now"),
        (r"print('\u5168\u5957\u8bfe\u7a0b\u52a0\u6211')", "全套课程加我"),
        (r"\x65\x61\x72\x6e \x63\x61\x73\x68 \x6e\x6f\x77", "earn cash now"),
        (r"\u9886\u7ea2\u5305\ud83e\udde7", "领红包🧧"),
        ("riddle: ZWFybiA1MDAgYSBkYXksIGRtIG1l", "earn 500 a day, dm me"),
        ("6561726e2063617368206e6f772c20646d206d65", "earn cash now, dm me"),
        ("65 61 72 6e 20 63 61 73 68 20 6e 6f 77 20 64 6d", "earn cash now dm"),
        (
            "01100101 01100001 01110010 01101110 00100000 01101101 01100101 00100000 01101110 01101111",
            "earn me no",
        ),
        ("''.join(map(chr,[20813,36153,39046,35838,31243]))", "免费领课程"),
    ],
)
def test_what_only_a_program_reads_is_read(said: str, hidden: str) -> None:
    assert uncovered(said)[0] == hidden


@pytest.mark.parametrize(
    "said",
    [
        "see https://zh.wikipedia.org/wiki/%E5%85%AC%E5%8F%B8%E5%BC%80%E6%88%B7",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "commit 9f31aa0c52e1d4b8a7765f10c2e4b8d9a0f3c6e1 broke it",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJx0k3 me@laptop",
        "sizes are 1024, 2048, 4096, 8192, 16384 and 100% of it is used",
        "engine_moderation_auto_encoded_and_links1.py",
    ],
)
def test_hashes_tokens_and_links_hide_nothing(said: str) -> None:
    assert uncovered(said) == ("", "")


def test_what_is_written_from_its_end_or_upside_down_is_turned() -> None:
    backwards = "thginot meht etirw i ,syasse paehc rof em ppastahw"
    assert turned(backwards, set(re.findall("[a-z]+", backwards))) == backwards[::-1]
    assert turned("信微我加，职兼家居", None) == "居家兼职，加我微信"
    assert turned("ɹǝpɐɹʇ oʇdʎɹɔ ǝɹᴉɥ", None) == "hire crypto trader"
    for said in ("the rest of me is for you", "学费免了，帮我加一下", "he said ə and ɹ are hard to type"):
        assert turned(said, set(re.findall("[a-z]+", said))) == ""
