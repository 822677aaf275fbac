"""Ways to get in touch elsewhere: WeChat, QQ, Telegram, phone, in the spellings that adverts use for them.

微信 is written 威信 薇信 徽信 维信 微x v信 vx wx 薇❤ weixin; 加 is written 家 佳 ➕; 群 is written 裙; QQ is 扣扣 企鹅 球球.
Texts are `Forms.folded`: hearts are 心 there, full-width letters plain.
"""

from __future__ import annotations

import re

_WE = r"(?:[微薇威徽维溦巍魏][\W_]{0,2}(?:心?[\W_]{0,2}信|[心芯新馨]|x(?:in)?(?![a-z]))|v[\W_]{0,2}[信心芯新]|(?<![a-z])(?:vx|wx|w\.?x|wechat|weixin|wei xin|jia wei|v x)(?![a-z]))"
_ID = r"[\W_]{0,4}(?:号码?|id|联系|同步|同号|是)?[\W_]{0,4}(?:[a-z][a-z0-9_-]{4,19}|[a-z]{1,3}\d{2,6}|\d{5,12})(?![a-z0-9])"
_ADD = r"(?:[加家佳伽嘉➕]|(?<![a-z0-9)\]+])\+)[\W_]{0,2}[我个]?[\W_]{0,2}"
_NUMBER = re.compile(
    rf"{_WE}{_ID}|{_ADD}(?:[微薇威徽维]|v(?![a-z0-9-])){_ID}|"
    rf"(?:qq|扣扣?|企鹅|球球|秋秋|抠抠|(?<=[\u4e00-\u9fff])\s?q)[群号客服]*[\W_]{{0,3}}\d[\d\s-]{{4,13}}|"
    r"(?:(?<![a-z])tg|telegram|电报|电bao|飞机|telegran|赖\s?line|line|skype|whats\s?app)[号群idm e]*\s?(?:[:=-]+\s?@?|@)[a-z][a-z0-9_]{3,}|"
    r"(?:联系|咨询|客服|飞机|电报|经理|私聊|详聊|contact|dm|telegram|text|manager|message|add me)\s?(?:me|us|him|admin)?[\w\s,:(]{0,14}@[a-z][\w.]{3,}|"
    r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?<![\w+])\+\d{1,3}[\s(.-]{0,2}\d{2,4}[\s).-]{0,2}\d{3,4}[\s.-]?\d{3,6}(?!\d)|"
    r"(?:薇|微|徽|威|绿泡泡|卫星|(?<![a-z0-9.?&;])v|助理|客服|老师|tg搜?)\s?[:=心➕]+\s?@?[a-z0-9][a-z0-9_-]{4,19}(?![a-z0-9])|"
    r"(?:绿泡泡|搜)\s?@?[a-z][a-z0-9_-]{4,19}|"
    r"(?:skype|kik|snapchat|wechat|whats\s?app|signal|viber)(?: me)?(?: at)?\s?[:@]?\s?(?:@?[a-z][\w.]*[\d_.][\w.]*|\+\d[\d\s().-]{7,16}\d)|"
    r"(?<![\w+])\+\d[\d\s().-]{9,16}\d(?!\d)|扣[:：]?\s?\d{3,}[\d\s-]{3,}|"
    r"wa\s?\.\s?me\s?/\s?\d+"
)
_ADDING = re.compile(
    rf"{_ADD}(?:{_WE}|[微薇威徽维](?![博软服米秒妙观观调积分型生机小])|v(?![a-z0-9_.-])|vx|wx|qq?(?![a-z0-9])|扣|企鹅|飞机|赖|line)|{_WE}\s?(?:联系|咨询|详聊|号\s?[:=])|进[裙峮]|加裙"
)
_MAIL = re.compile(r"[a-z0-9._-]{3,}@[a-z0-9.-]+\.[a-z]{2,}")
_MAYBE = re.compile(
    r"[绿搜助老卫]|skype|kik|snap|tg|[微薇威徽维溦巍魏扣企球秋抠飞电加家佳伽嘉➕联咨客经私详进]|\d{4}|@[a-z]|vx|wx|v[\W_]?[信心x]|qq|wechat|weixin|line|skype|whats|(?<![a-z])q[\W\d]|\+v|wei xin"
)


def contact_of(folded: str) -> int:
    """Tell how a text leads elsewhere: 2 with a number or name to get in touch, 1 by saying so, 0 not at all."""
    if not _MAYBE.search(folded):
        return 0
    if _NUMBER.search(folded):
        return 2
    return 1 if _ADDING.search(folded) else 0


def mails(folded: str) -> bool:
    """Tell whether a text names a mail address."""
    return "@" in folded and _MAIL.search(folded) is not None
