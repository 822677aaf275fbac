"""Ways to get in touch elsewhere: WeChat, QQ, Telegram, phone, in the spellings that adverts use for them.

微信 is written 威信 薇信 徽信 维信 微x v信 vx wx 薇❤ weixin; 加 is written 家 佳 ➕; 群 is written 裙; QQ is 扣扣 企鹅 球球.
Texts are `Forms.folded`: hearts are 心 there, full-width letters plain. Numbers may be said: 幺三八, 一三八.
"""

from __future__ import annotations

import re

_WE = r"(?:[微薇威徽维溦巍魏沃][\W_]{0,2}(?:心?[\W_]{0,2}信|[心芯新馨]|x(?:in)?(?![a-z]))|v[\W_]{0,2}[信心芯新]|(?<![a-z])(?:vx|wx|w\.?x|wechat|weixin|wei xin|jia wei|v x)(?![a-z]))"
_ID = r"[\W_]{0,4}(?:号码?|hao(?:ma)?|id|联系|同步|同号|是)?[\W_]{0,4}(?:[a-z][a-z0-9_-]{4,19}|[a-z]{1,3}\d{2,6}|\d{5,12})(?![a-z0-9])"
_ADD = r"(?:[加家佳伽嘉迦➕]|(?<![a-z0-9)\]+])\+)[\W_]{0,2}[我个]?[\W_]{0,2}"
_NUMBER = re.compile(
    rf"{_WE}{_ID}|{_ADD}(?:[微薇威徽维]|v(?![a-z0-9-])){_ID}|"
    rf"(?:qq?|扣扣?|企鹅|球球|秋秋|抠抠)[群裙号客服]+[\W_]{{0,3}}\d[\d\s-]{{4,13}}|"
    rf"(?:qq|扣扣?|企鹅|球球|秋秋|抠抠|(?<=[\u4e00-\u9fff])\s?q)[\W_]{{0,3}}\d[\d\s-]{{4,13}}|[进加入][裙群][\W_]{{0,3}}\d[\d\s-]{{5,13}}|"
    r"(?:(?<![a-z])tg|telegram|电报|电bao|[小纸]?飞机|telegran|蝙蝠|土豆|密聊|赖\s?line|line|skype|whats\s?app)[号群搜idm e]*\s?(?:[:=-]+\s?@?|@)[a-z][a-z0-9_]{3,}|"
    r"(?:飞[机鸡几]|电报|蝙蝠)[号搜]?\s?[:：]?\s?@?[a-z][a-z0-9_]{4,}|"
    r"(?:联系|咨询|客服|飞机|电报|经理|私聊|详聊|contact|dm|telegram|text|manager|message|add me|私|写)\s?(?:me|us|him|admin)?[\w\s,:(]{0,14}@[a-z][\w.]{3,}|"
    r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?<![\w+])\+\d{1,3}[\s(.-]{0,2}\d{2,4}[\s).-]{0,2}\d{3,4}[\s.-]?\d{3,6}(?!\d)|"
    r"(?:薇|微|徽|威|绿泡泡|卫星|(?<![a-z0-9.?&;])v|助理|客服|老师|tg搜?)\s?[:=心➕]+\s?@?[a-z0-9][a-z0-9_-]{4,19}(?![a-z0-9])|"
    r"(?:绿泡泡|卫星|搜)[号搜]?\s?@?[a-z][a-z0-9_-]{4,19}|"
    r"(?:skype|kik|snapchat|wechat|whats\s?app|signal|viber)(?: me)?(?: at)?\s?[:@]?\s?(?:@?[a-z][\w.]*[\d_.][\w.]*|\+\d[\d\s().-]{7,16}\d)|"
    r"(?<![\w+])\+\d[\d\s().-]{9,16}\d(?!\d)|扣[:：]?\s?\d{3,}[\d\s-]{3,}|"
    r"wa\s?\.\s?me\s?/\s?\d+|"
    r"(?<![a-z])(?:my|add|our|的|我)\s?line(?: id)?[\s:]{0,2}@?[a-z][a-z0-9]*[\d_][a-z0-9_]+|"
    r"(?<![\w/])(?:bc1q[\w.…]{4,}|t[a-z0-9]{2,}(?:…|\.{3})[a-z0-9]{3,}|0x[0-9a-f]{3,}(?:…|\.{3})[0-9a-f]{3,})"
)
_ADDING = re.compile(
    rf"{_ADD}(?:{_WE}|[微薇威徽维](?![博软服米秒妙观观调积分型生机小])|wei(?![a-z])|v(?![a-z0-9_.-])|vx|wx|qq?(?![a-z0-9])|扣|企鹅|飞机|赖|line)|"
    r"(?:飞[机鸡几]|微信?|徽心?|薇)号?同(?:步|步同)?名|左上角头像|(?:资料|头像)→|"
    r"(?:在|点|看|翻|戳)我?的?(?:个签|签名|空间|相册|资料|头像|主页)(?:上|里|第|看|电|自|→)|(?:微信|飞机)我?(?:可以)?推给?你|"
    rf"{_WE}\s?(?:联系|咨询|详聊|[\W_]{{0,3}}号\s?[:=]?)|进[裙峮]|加裙|"
    r"扫(?:我|头像|图|下图|下方|一?下面?的?码|码(?:进|加|领|入|咨询|下单)|这个|二维码(?:进|加|领|入))|"
    r"(?:看|翻|点开?|戳|见|有|在)我?(?:的)?(?:主页|简介|头像|个?性?签名|资料|朋友圈|空间)(?:有|里|加|找|联系|的?号|置?顶|看看|看一?下|$|[\s，。,.!！~～])"
)
_MAIL = re.compile(r"[a-z0-9._-]{3,}@[a-z0-9.-]+\.[a-z]{2,}")
_MAYBE = re.compile(
    r"[绿搜助老卫扫蝙土密主简头签资朋空]|skype|kik|snap|tg|[微薇威徽维溦巍魏扣企球秋抠飞电加家佳伽嘉迦➕联咨客经私详进]|\d{4}|@[a-z]|vx|wx|v[\W_]?[信心x]|qq|wechat|weixin|line|skype|whats|(?<![a-z])q[\W\d]|\+v|wei xin|jia wei|signal|viber|wa\s?\.\s?me|[+]\d"
)
_SPOKEN = re.compile(r"(?:[〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两洞拐勾\d][\W_]{0,2}){6,}")
_DIGITS = str.maketrans("〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两洞拐勾", "0012345678911234567892079")
_NAMES = frozenset(
    [
        "kik",
        "snap",
        "snapchat",
        "tg",
        "skype",
        "line",
        "whats",
        "whatsapp",
        "wechat",
        "weixin",
        "vx",
        "wx",
        "qq",
        "signal",
        "viber",
        "wa",
        "telegram",
        "dm",
        "v",
        "q",
        "contact",
        "message",
        "text",
        "manager",
        "wei",
        "jia",
    ]
)
"""The words one of which a plain English text must have to lead elsewhere, if it has no sign of it."""
_SIGN = re.compile(r"\d{4}|@[a-z]|\+\d|\d[\s.-]\d{3}")


def contact_of(folded: str, said: set[str] | None = None) -> int:
    """Tell how a text leads elsewhere: 2 with a number or name to get in touch, 1 by saying so, 0 not at all.

    `said` are the words of a plain English text, if it is one.
    """
    if said is not None and _NAMES.isdisjoint(said):
        if not _SIGN.search(folded):
            return 0
    elif not _MAYBE.search(folded):
        return 0
    if _NUMBER.search(folded):
        return 2
    if said is None and _SPOKEN.search(folded) and _NUMBER.search(_SPOKEN.sub(_digits, folded)):
        return 2
    if said is not None and "+" not in folded:
        return 0  # all else is Chinese
    return 1 if _ADDING.search(folded) else 0


def _digits(found: re.Match[str]) -> str:
    return re.sub(r"\W", "", found.group().translate(_DIGITS))


def mails(folded: str) -> bool:
    """Tell whether a text names a mail address."""
    return "@" in folded and _MAIL.search(folded) is not None
