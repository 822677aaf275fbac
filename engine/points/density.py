"""How much a message says, judged by its text alone: units, flood words, adverts. Chinese counts as well as English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.contract.events import Message
from engine.ml.sketch import sketch, wording_of
from engine.points import thanks
from engine.points.rules import DENSE_FROM_UNITS, FULL, REFUSED, THIN, THIN_BELOW_UNITS

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_CJK = re.compile(f"[{CJK}]")
_WORD = re.compile(rf"[^\W_{CJK}]+")

_FLOOD = re.compile(
    r"(?:[顶頂水踩赞讚冒泡路过過插眼围观圍觀沙发發板凳前排占位佔签簽到打卡]+|\+?1+|6{2,}|9{2,}|2{3,}|[哈呵嘿嘻呜嗚啊哦噢嗯恩额額呃唉欸诶hw]+|草+|"
    r"up+|bump|first|lo+l|lmao|xd+|mark|马克|留名|dd+|x+|q+|纯支持|支持一下|打酱油)"
)
"""A wording that is wholly one of these says nothing."""

_CONTACT = re.compile(
    r"加\s*(?:我|個|个)?\s*(?:微\s*信|薇\s*信|威\s*信|v\s*信|vx|wx|weixin|wechat|扣\s*扣|q\s*q|企鹅|v(?![a-z]))|"
    r"(?:微信|薇信|v信|扣扣|飞机|电报)号?群?\s*[::]?\s*@?[a-z0-9_-]{5,}|\+v\s*[::]|"
    r"(?<![a-z])(?:vx|wx|qq|tg|wechat|telegram|whats?app)(?:[号群]\s*[::]?|\s*[::])\s*@?\+?[a-z0-9_-]{5,}|"
    r"(?<![a-z])(?:vx|wx|qq|tg)\s*\d{5,}|t\.me/|telegram\.me/|wa\.me/|discord\.gg/|discord(?:app)?\.com/invite|"
    r"(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?:联系|聯繫|咨询|諮詢|私信|私聊|找客服|contact|dm)\s*[::]?\s*@\w{4,}|"
    r"扫码(?:进群|加|领|关注|添加)|掃碼|长按识别|join (?:my|our) (?:channel|group|server)"
)
"""One of these is enough: a way to get in touch elsewhere."""

_PROMOTION = re.compile(
    r"优惠|優惠|特价|特價|限时|限時|秒杀|折扣|打折|\d\s*折|免费领|免費領|免费送|領取|领取|福利|红包|返利|返现|佣金|佣|日赚|日結|日结|兼职|刷单|"
    r"代购|代理|招商|加盟|投资|稳赚|穩賺|高收益|博彩|贷款|名额有限|仅需|只要\s*\d|原价|售价|包邮|低价|清仓|抢购|搶購|私聊我|进群|拉群|"
    r"[¥$€]\s*\d|\d\s*(?:元|块钱|usdt|rmb|美元)|discount|coupon|promo|limited (?:time|offer)|% ?off|free (?:gift|trial|money)|"
    r"earn \$|make money|passive income|crypto signals?|airdrop|giveaway|guaranteed|buy now|cheap(?:est)?|best price|dm me|subscribe|"
    r"点击(?:下方)?链接|點擊連結|click (?:the|this|here|my) ?link"
)
"""Two of these, or one beside a link."""
_LINK = re.compile(r"https?://|www\.[a-z]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text alone says: quality in halves before comparison, why, and the sketch to compare."""

    units: int
    quality: int
    reason: str
    sketch: bytes
    thanks: thanks.Thanks


def units_of(folded: str) -> int:
    """Count CJK characters and words of other scripts, each once."""
    return len(set(_CJK.findall(folded))) + len(set(_WORD.findall(folded)))


def is_advert(folded: str) -> bool:
    """Tell whether a text sells something or leads elsewhere."""
    if _CONTACT.search(folded):
        return True
    promotions = len(set(_PROMOTION.findall(folded)))
    return promotions >= 2 or (promotions == 1 and _LINK.search(folded) is not None)


def is_flood(wording: str) -> bool:
    """Tell whether nothing but a filler is left: 顶, +1, 哈哈哈, 666."""
    return _FLOOD.fullmatch(wording) is not None


def read(message: Message) -> Reading:
    """Read one message."""
    folded, said, wording = wording_of(message.text)
    units = units_of(said) if wording else 0
    quality, reason = _judge(message, folded, wording, units)
    return Reading(units, quality, reason, sketch(wording), thanks.detect(folded))


def _judge(message: Message, folded: str, wording: str, units: int) -> tuple[int, str]:
    if not wording:
        return _wordless(message)
    if is_advert(folded):
        return THIN, "advert"
    if is_flood(wording):
        return REFUSED, "flood"
    if message.forwarded:
        return THIN, "forwarded"
    if units < THIN_BELOW_UNITS:
        return THIN, "thin"
    return FULL, "dense" if units >= DENSE_FROM_UNITS else "ordinary"


def _wordless(message: Message) -> tuple[int, str]:
    kinds = {attachment.kind for attachment in message.attachments}
    if not kinds:
        return REFUSED, "emoji" if message.text.strip() else "empty"
    if kinds <= {"sticker", "animation"}:
        return REFUSED, "sticker"
    return THIN, "attachment"
