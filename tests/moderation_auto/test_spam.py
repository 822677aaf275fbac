"""The planted adverts and their harmless look-alikes: tests/data/probes/spam_*.jsonl, split before any tuning."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest

from engine.contract.events import Message
from engine.moderation.auto.lexicon import LATIN, latin
from engine.moderation.auto.reading import read
from engine.moderation.auto.spam import features, reasons, score
from engine.moderation.auto.terms import alternatives, pattern_of, spellings
from engine.moderation.auto.verdicts import Limits, of_links, percent
from engine.moderation.auto.weights import MOST, WEIGHTS

PROBES = Path(__file__).parent.parent / "data" / "probes"
LINKS = Limits.read(lambda name: {"links": "on", "links_what": "invites"}.get(name.partition(".")[2], ()))


def probes(half: str) -> list[tuple[str, bool]]:
    rows = [json.loads(row) for row in (PROBES / f"spam_{half}.jsonl").read_text().splitlines()]
    return [(row["text"], bool(row["label"])) for row in rows]


def weigh(said: str, *, newcomer: bool = True) -> float:
    reading = read(Message(text=said))
    return score(reading.features, newcomer=newcomer, echo=False) if reading.suspect else -1.0


def caught(said: str) -> bool:
    """Tell whether the spam score or the links give a newcomer's message away."""
    return weigh(said) > 0 or of_links(LINKS, read(Message(text=said))) is not None


@pytest.mark.parametrize("half", ["wild_dev", "wild_test", "strange_test"])
def test_adverts_nobody_had_seen_are_caught_and_members_who_talk_shop_are_not_deleted(half: str) -> None:
    adverts = [caught(said) for said, advert in probes(half) if advert]
    shop = [percent(weigh(said, newcomer=False)) for said, advert in probes(half) if not advert]
    assert sum(adverts) / len(adverts) >= 0.95
    assert sum(one >= 90 for one in shop) / len(shop) <= 0.03


@pytest.mark.parametrize(
    ("half", "least"), [("stranger_test", 0.85), ("unseen_test", 0.82), ("examined_test", 0.95)]
)
def test_stories_and_hints_of_strangers_are_mostly_caught(half: str, least: float) -> None:
    adverts = [caught(said) for said, advert in probes(half) if advert]
    shop = [percent(weigh(said, newcomer=False)) for said, advert in probes(half) if not advert]
    assert sum(adverts) / len(adverts) >= least
    assert sum(one >= 90 for one in shop) / len(shop) <= 0.03


@pytest.mark.parametrize("half", ["dev", "test"])
def test_planted_adverts_are_caught_and_look_alikes_are_not_deleted(half: str) -> None:
    adverts = [weigh(said) > 0 for said, advert in probes(half) if advert]
    harmless = [weigh(said) for said, advert in probes(half) if not advert]
    assert sum(adverts) / len(adverts) >= 0.95
    assert sum(one > 0 for one in harmless) / len(harmless) <= 0.06
    assert not [one for one in harmless if percent(one) >= 90]


def test_at_least_a_hundred_and_twenty_adverts_are_planted() -> None:
    assert sum(advert for half in ("dev", "test") for _, advert in probes(half)) >= 120
    assert not {said for said, _ in probes("dev")} & {said for said, _ in probes("test")}


def test_no_single_harmless_sign_makes_spam() -> None:
    # Nine messages of ten have thirty tenths of talk, or more.
    for name in ("money", "promo", "ask", "amount", "plain", "mail", "shout", "known", "forwarded"):
        assert score({name: 1, "talk": 30}, newcomer=True, echo=False) <= 0, name


def test_code_questions_and_answers_weigh_against_it() -> None:
    assert weigh("how do I check a wallet balance? `wallet.balance()` raises an error") < 0
    answer = features(Message(text="免费领取优惠券", reply_to="3"), *read(Message(text="免费领取优惠券"))[:2])
    assert score(answer, newcomer=True, echo=False) < weigh("免费领取优惠券")


def test_reasons_name_what_weighs_most_and_all_of_them_have_weights() -> None:
    found = read(Message(text="加微信 study8888 免费领取，日结300，名额有限 t.me/+abc")).features
    assert reasons(found)[0] in ("contact", "invite")
    assert set(found) <= set(WEIGHTS)
    assert set(MOST) <= set(WEIGHTS)


def test_small_patterns_are_written_out() -> None:
    assert spellings("(?:a|b)c?d") == {"acd", "ad", "bcd", "bd"}
    assert alternatives("a|(?:b|c)|d") == ["a", "(?:b|c)", "d"]
    assert pattern_of(["加我", "加他", "私"]) == "(?:加(?:他|我)|私)"


def test_every_phrase_is_reachable_by_its_words() -> None:
    for said, _ in (*probes("dev"), *probes("test")):
        reading = read(Message(text=said))
        if reading.forms.tricks:
            continue
        words = set(re.findall(r"[a-z]{2,}", reading.forms.folded))
        for name in LATIN:
            phrases = latin(name)
            quick, slow = (phrases.found(reading.forms.folded, some) for some in (words, None))
            assert bool(quick) == bool(slow), said


def test_adverts_of_many_more_kinds_are_caught_and_look_alikes_hardly_deleted() -> None:
    for half in ("far_dev", "far_test"):
        adverts = [caught(said) for said, advert in probes(half) if advert]
        shop = [percent(weigh(said)) for said, advert in probes(half) if not advert]
        assert sum(adverts) / len(adverts) >= 0.92
        assert sum(one >= 90 for one in shop) / len(shop) <= 0.03


@pytest.mark.parametrize(
    "said",
    [
        "[https://discord.com/gifts](https://example-login.ru/x)",
        "t点me/somegroup",
        "discord,gg/somegroup",
        "扣裙：六五四三二一零九",
        "联系方式：一三八 零零一三 八零零零",
        "看我主页，有联系方式",
    ],
)
def test_ways_elsewhere_are_seen_through_their_disguise(said: str) -> None:
    assert caught(said)


@pytest.mark.parametrize(
    "said",
    [
        "一二三四五六七八九，数组从零开始",
        "加我微信一起组队打黑客松吧，缺一个后端",
        "我的主页在 GitHub 上，欢迎提意见",
        "有人私聊我让我交押金做兼职，大家别信",
    ],
)
def test_members_who_arrange_or_warn_are_not_deleted(said: str) -> None:
    assert percent(weigh(said)) < 90


@pytest.mark.parametrize(
    "said",
    [
        "出一台 27 寸显示器，无坏点，五百，自提",
        "selling my old keyboard, $40, pickup on campus",
        "our lab pays students $15 an hour, part-time, ask the office",
        'mods please ban whoever writes "earn $500 daily, dm me", it is everywhere',
        "有人发我「日结三百，加 V 领红包」，这是骗子吧",
        "def loan(deposit): return deposit * 1.05  # why is my profit off by $1?",
    ],
)
def test_what_is_honest_on_a_second_look_is_not_deleted(said: str) -> None:
    assert percent(weigh(said)) < 90


@pytest.mark.parametrize(
    "said",
    [
        "谢谢老师带我，第一笔连本带利已经提出来了，想学的我引荐",
        "please donate, our dogs have no food, bc1q7xk2m9dd3",
        "我一个人在多伦多，想交个朋友，我的 line coco_yy88",
        "I verify all members today, send me the code you just received",
    ],
)
def test_soft_stories_are_shown(said: str) -> None:
    assert caught(said)


def encoded(said: str) -> list[str]:
    """Give a text as programmers' groups get it."""
    return [
        f"can someone decode this? {base64.b64encode(said.encode()).decode()}",
        "".join(f"&#{ord(char)};" for char in said),
        "what is " + "".join(f"%{byte:02X}" for byte in said.encode()),
        "print('" + "".join(f"\\u{ord(char):04x}" for char in said) + "')",
        f"print(''.join(map(chr,[{','.join(str(ord(char)) for char in said)}])))",
    ]


def test_an_advert_in_an_encoding_is_caught_and_other_words_in_it_are_not() -> None:
    for said in (
        "在家兼职日结三百，加微信 abc88661",
        "earn 500 dollars a day from home, dm me on telegram @fastcash77",
    ):
        assert all(caught(one) for one in encoded(said)), said
    for said in ("明天的作业改到周五交，别忘了", "the lab sheet for week four is on the course page"):
        assert not any(caught(one) for one in encoded(said)), said


@pytest.mark.parametrize(
    "said",
    [
        "论文降重，飞机同名",
        "想要同款的悄悄告诉我地址",
        "离职证明，小窗，懂的来",
    ],
)
def test_hints_at_a_way_elsewhere_are_seen(said: str) -> None:
    assert caught(said)


@pytest.mark.parametrize(
    "said",
    [
        "我那表姐在家带娃，上个月提了辆车，问她做什么她只笑",
        "老師這週再收三個人，想學的敲我",
        "想知道我是怎么做到的，朋友圈都有",
        "远程笔试旁边提示，过了再结",
        "我们几个研究生，实验报告、课设都接，按字数算",
        "你好，我是学院财务，换了新号码，存一下这个",
        "路子都在图里，放大看",
        "还在上班？点开我简介看看",
        "the picture says it all, tap the picture",
        "you send the brief, it comes back and it looks like you wrote it",
        "seized laptops from a customs auction, sealed, a small reservation holds yours",
        "need pay stubs or an employment letter for the landlord? quick and quiet",
    ],
)
def test_gains_told_of_and_services_soberly_named_are_shown(said: str) -> None:
    assert caught(said)


@pytest.mark.parametrize(
    "said",
    [
        "周六下午 Python 线下聚，AA 买咖啡，找不到人打我电话 139 0000 4417",
        "收到短信说我账号异地登录要我回验证码，我没理，别来加我",
        "跟着王老师做了两个月项目，终于能看懂源码了",
        "zoom in on the left of the screenshot, that pin is bent",
        "you know where the log is, look for the first error",
    ],
)
def test_honest_words_near_such_adverts_are_not_shown(said: str) -> None:
    assert not caught(said)


@pytest.mark.parametrize(
    "said",
    [
        "帮忙看下这个正则能不能匹配“加薇信领资料，日赚三百，名额有限”",
        'is this legit? "Earn $300 a week from home, paid daily in USDT"',
    ],
)
def test_who_quotes_an_offer_to_ask_or_warn_is_judged_by_the_words_around(said: str) -> None:
    assert not caught(said)
    assert caught(re.sub(r"^.*?[“\"]|[”\"].*$", "", said))


def test_one_sort_of_sign_alone_never_deletes_what_is_worded_like_talk() -> None:
    for name in ("contact", "invite", "black", "money_more", "promo_more"):
        found = {name: 1, "forwarded": 1, "shout": 1, "advert": 5}
        assert percent(score(found, newcomer=True, echo=True)) < 90, name
    both = {"contact": 1, "money": 1, "advert": 5}
    assert percent(score(both, newcomer=True, echo=True)) >= 90
