"""The spam score: a small sum over what can be pointed at, so that every verdict can be explained.

`features` looks at the text alone (in `prepare`); `score` adds what only the moment knows: who says it, what was said before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from engine.contract.events import Message
from engine.ml.adverts import Wording
from engine.moderation.auto.contacts import contact_of, mails
from engine.moderation.auto.encoded import turned, uncovered
from engine.moderation.auto.lexicon import sorts
from engine.moderation.auto.links import Link, links_of
from engine.moderation.auto.normalise import Forms
from engine.moderation.auto.normalise import forms as plain
from engine.moderation.auto.weights import (
    BIAS,
    CLEAR,
    GOODS,
    HONEST,
    INVITING,
    MOST,
    UNDECIDED,
    WAYS,
    WEIGHTS,
)

Features = Mapping[str, int]


_WORD = re.compile(r"[a-z]{2,}")
_DIGIT = re.compile(r"\d")
_CALLED = re.compile(r"@[\w.]+")
"""Names that are called say nothing."""
_AMOUNT = re.compile(
    r"[$€£¥￥]\s?\d|\d\s?[$€£¥元块刀万w](?![a-z0-9])|\d{1,3}(?:,\d{3})+|\d+\s?%|\d{2,}\s?[-~到]\s?\d{2,}|\d+k\+?|日[赚入领结]|月[入薪]|\d+\s?(?:usdt|btc|eth|sol|usd|u)(?![a-z])"
)
_OFFER = re.compile(
    r"(?:收(?![集到不])|[出卖售])[\u4e00-\u9fff]{0,8}[号卡]|[低高]价[收出]|[还再只][带收招][一两二三四五六七八几\d]{1,2}[个位名人](?![月小半])|\d\s?[元块]?一[单个张套件次]|[充存]\s?\d+\s?[送返]\s?\d+|送\s?\d{2,}|日[赚入薪领]\s?\d|"
    r"[认遇碰跟多][识到见上了着对亏](?!的)[^，。,.!！?？]{0,7}(?:[哥姐总]|老师|教练|师[父傅]|贵人|前辈|大佬|团队)[^?？吗]{0,40}(?:[车房债账款]|睡|辞|涨|赚|挣|吃肉|红|万|收徒|名额|工资)|"
    r"[表闺发邻室舍同老堂][妹姐弟哥蜜小居友事公婆][^。！!?？]{0,30}(?:提了?[辆新台]?车|换了?[新大]?[车房]|还清|辞了?[职工]|赚|挣了|到账|分红|进账|大红包|收款)|"
    r"想[知了学听][^。，,]{0,14}(?:朋友圈|动态|单独|说一声|敲我|不在这|里面)|[过完成职][了]?[再才后][付结收]|[按看](?:难度|字数|科目|篇幅)|[一每][斤箱份科门篇盒]\s?[要收只]?\s?\d|"
    r"turn(?:ed)? \$ ?\d|\d+x (?:profit|return)|(?:sell|buy)ing? \w+ (?:accounts?|keys?)|lifetime \d|\d\$|"
    r"(?:keys?|unlock|service|account|method|bundle|delivery|resale|stores?)\b.{0,60}\$\s?\d|\$\s?\d+\b.{0,30}(?:keys?|service|delivery|each|only)\b"
)
"""Sentences that offer goods or gain, whatever they are."""
_SHOUT = re.compile(r"[!！]{2,}|[🚀💰💵🤑🔥🎁🎰💎👉⚡✅🔞😘💋💸📈]")
_EVERYONE = re.compile(r"@(?:everyone|here|all|所有人|全体成员)")
_QUESTION = re.compile(
    r"[?？]|(?<!知道我)怎么|如何|为什么|吗|呢|有没有人(?!陪|想赚)|anyone|how (?:do|can|to)|what|why|is there|会不会|能不能|请问|求(?:推荐|指点|助|建议)|咋|(?<!know )which"
)
_WARNING = re.compile(
    r"(?<!not a )(?<!no )(?<!not )scam(?!med)|spam|phish|fraud|pig butcher|please ban|ban (?:that|this|him|her)|mods?\b.{0,20}\b(?:ban|remove|kick|check)|"
    r"(?:is|are|was) (?:this|that|it|they) (?:\w+ )?(?:legit|real|fake|genuine)\b|lesson learned|automod|"
    r"避雷|提个醒|提醒(?:大家|一下|家里)|上当|长记性|长个记性|踢(?:一下|了|掉)|管理员?(?:看|处理|踢|来)|黄牛|靠谱吗|正常吗|是真的吗|误[杀判拦删]|"
    r"\bbot\b.{0,12}\bban\b|beware|don'?t (?:click|trust|fall)|never (?:share|commit|click|send)|report(?:ed)? (?:it|him|them)|"
    r"骗|假的|套路|跑路|别碰|别找|冒充|刚踢|垃圾(?:消息|信息|短信)|有人加我说|please (?:be careful|don'?t)|stay safe|bad feeling|heads up|psa\b|stolen|got banned|froze|"
    r"诈骗|别信|别点|别来?加|不要点|不要信|千万别|举报|拉黑|割韭菜|发广告|广告(?:又|号|机器人|狗)|被盗"
)
_CODE = re.compile(
    r"[{}<>]|[\w)\]]\(|\)\.|::|==|=>|->|\$ |~/|/(?:etc|usr|home|var|bin)/|sudo|apt|pip |npm |git |localhost|127\.0|error|exception|traceback|undefined|"
    r"\w+\.(?:py|js|c|h|cpp|java|conf|log|txt|deb|sh)\b|报错|代码|函数|接口|变量|数据集|分词|[正负]样本|反垃圾|算法|正则|编译|部署|作业|课程|直播讲|(?<![a-z])(?:def|select|group by|null|nan|regex|readme|api|cron|backtest|classifier|loop|\.env)(?![a-z])"
)
_QUOTED = re.compile(
    r"(?<![A-Za-z0-9])[\"“「『‘](?=[^\"”」』’\n]{6,200}[\"”」』’])[^\"”」』’\n]*(?:[\s\u4e00-\u9fff][^\"”」』’\n]*){2}[\"”」』’]"
)
"""Some words of somebody else, in quotation marks; looked for no farther than that, lest long texts take long."""
_LEADING = frozenset(("contact", "invite", "short", "fake", "odd"))
"""Who only quotes hardly leads elsewhere."""
_LOCAL = re.compile(
    r"pick ?up\b|picked up|in person|on campus|自提|面交|当面|走闲鱼|[闲咸]鱼上|spare ticket|some (?:notes|highlight)|茶渍|少量笔记|亮线|坏点|my (?:old|copy|spare|used) |"
    r"接龙|打卡|(?<![a-z])aa(?![a-z])|不刀|自用|成色|划痕|(?:学习|口语|刷题|编程|自习)搭子|自习室|语音频道|不用报名|图书馆|群(?:文件|公告|主|友)|我们(?:队|组)|react (?:with|below)|nothing to (?:click|log|buy)|rsvp|room [a-z]?\d|voice channel|weekly call|study (?:group|partner|buddy)|accountability|show and tell|front desk|snacks|meetup|hackathon|careers page"
)
"""Members who part with their own things say where they may be fetched, and what is wrong with them; who meet, say where."""
_TRADE = re.compile(
    r"python|java|linux|算法|代码|接口|库|unit test|README|docs|文档|论文|kaggle|群公告|面试|预测|模拟|package|kernel|driver|install|homework|exercise|assignment|probability|lecture|dataset|regex"
)


SHORT = 6
"""A shorter text without any sign says too little to be judged by its wording."""
GLANCE = -2.7
"""Pairs, signs and length hardly ever make up for words and characters that say so little (in log odds)."""
LIKELY = -5
"""From here on (in tenths) wording alone may make an advert of what a newcomer says."""


def features(message: Message, forms: Forms, links: tuple[Link, ...]) -> Features:
    """Read what a text says for itself, or what it hides if that is worse. Empty if there is nothing to suspect."""
    said = _said(forms)
    found = _read(message, forms, links, said)
    if "quoted" in found and _LEADING.isdisjoint(found):
        found = _unquoted(message, found)
    hidden, around = uncovered(message.text)
    if hidden and found:
        found = _anew(message, around)
    hidden = hidden or turned(message.text, said)
    below = _anew(message, hidden) if hidden else {}
    if not below:
        return found
    below["trick"] = 1
    below.update(dict.fromkeys({"warning", "quoted"} & found.keys(), 1))
    return max(found, below, key=_worst)


def _unquoted(message: Message, found: dict[str, int]) -> dict[str, int]:
    """Judge who quotes an offer to warn of it or to ask about it by what stands around the quotation."""
    around = _QUOTED.sub(" ", message.text)
    if not (_WARNING.search(around.lower()) or _QUESTION.search(around.lower())):
        return found
    own = _anew(message, around)
    return min(found, {**own, "quoted": 1}, key=_worst) if own else {}


def _anew(message: Message, text: str) -> dict[str, int]:
    """Read a message as if it had another text."""
    forms = plain(text)
    return _read(replace(message, text=text), forms, links_of(forms.folded), _said(forms))


def _read(message: Message, forms: Forms, links: tuple[Link, ...], said: set[str] | None) -> dict[str, int]:
    found: dict[str, int] = {}
    contact = contact_of(forms.folded, None if forms.dense else said)
    everyone = "@" in forms.folded and _EVERYONE.search(forms.folded)
    if "@" in forms.folded:
        forms = forms._replace(folded=_CALLED.sub(" ", forms.folded), leet=_CALLED.sub(" ", forms.leet))
        said = _said(forms)
    if contact:
        found["contact" if contact == 2 else "adding"] = 1
    if everyone:
        found["everyone"] = 1
    _look_for_signs(forms, links, said, found)
    return found if _weigh_words(message, forms, said, found) else {}


def _look_for_signs(
    forms: Forms, links: tuple[Link, ...], said: set[str] | None, found: dict[str, int]
) -> None:
    for name, words in sorts(forms, said).items():
        found[name] = 1
        if words > 1 and f"{name}_more" in MOST:
            found[f"{name}_more"] = min(words - 1, MOST[f"{name}_more"])
    if (forms.dense or _DIGIT.search(forms.folded)) and _OFFER.search(forms.folded):
        found["offer"] = 1
    for link in links:
        found[link.sort] = 1
    if forms.tricks:
        found["trick"] = 1
        if forms.tricks > 1:
            found["trick_more"] = min(forms.tricks - 1, MOST["trick_more"])


def _weigh_words(message: Message, forms: Forms, said: set[str] | None, found: dict[str, int]) -> bool:
    """Add what the wording says and what stands around it; false if there is neither a sign nor an advert's wording."""
    signs = not found.keys() <= {"known", "plain"}
    wording = Wording.shipped()
    if not signs and (len(forms.folded) < SHORT or _plainly_talk(forms, said, wording)):
        return False
    tenths = round(10 * wording.weigh(forms.folded))
    if not signs and tenths < LIKELY:
        return False
    _surroundings(message, forms, found)
    name = "talk" if tenths < 0 else "advert"
    found[name] = min(abs(tenths), MOST[name])
    return True


def _plainly_talk(forms: Forms, said: set[str] | None, wording: Wording) -> bool:
    """Most messages need no more than a glance at their words and characters."""
    return said is not None and wording.glance(said, forms.dense) < GLANCE


def _said(forms: Forms) -> set[str] | None:
    """Return the words of a text; None if tricks may have glued them together."""
    if forms.tricks:
        return None
    said = set(_WORD.findall(forms.folded))
    return said.union(_WORD.findall(forms.leet)) if forms.leet else said


def _surroundings(message: Message, forms: Forms, found: dict[str, int]) -> None:
    folded = forms.folded
    suspect = found.keys() & {"money", "promo", "black", "ask", "contact", "offer"}
    if suspect and _AMOUNT.search(folded):
        found["amount"] = 1
    if len(_SHOUT.findall(message.text)) >= 2:
        found["shout"] = 1
    if "@" in folded and mails(folded):
        found["mail"] = 1
    if _QUESTION.search(folded):
        found["question"] = 1
    if _WARNING.search(folded):
        found["warning"] = 1
    if _CODE.search(folded):
        found["code"] = 1
    elif _TRADE.search(folded):
        found["trade"] = 1
    if _QUOTED.search(message.text):
        found["quoted"] = 1
    if _LOCAL.search(folded):
        found["local"] = 1
    if message.forwarded:
        found["forwarded"] = 1
    if message.reply_to:
        found["reply"] = 1


def score(found: Features, *, newcomer: bool, echo: bool) -> float:
    """Add up what was found; above 0 a message is taken for spam. What only one sign speaks for stays undecided."""
    total = BIAS + sum(WEIGHTS[name] * times for name, times in found.items())
    total += WEIGHTS["newcomer"] * newcomer + WEIGHTS["echo"] * echo
    return total if total <= UNDECIDED or supported(found) else UNDECIDED


def supported(found: Features) -> bool:
    """Tell whether signs of two sorts are there; where something speaks for honest talk, a way elsewhere and goods.

    A clear wording counts as one. Who quotes and warns is never deleted.
    """
    if "quoted" in found and "warning" in found:
        return False
    if "fake" in found or found.get("black_more", 0) > 1:
        return True
    ways, goods = (not names.isdisjoint(found) for names in (WAYS, GOODS))
    if ways and goods:
        return True
    if not HONEST.isdisjoint(found):
        return False
    sorts = ways + (not INVITING.isdisjoint(found)) + sum(name in found for name in GOODS)
    clear = found.get("advert", 0) >= CLEAR
    if "question" in found:
        return sorts > 1 and clear
    return sorts + clear > 1 and sorts > 0


def _worst(found: Features) -> float:
    return score(found, newcomer=True, echo=True)


def possible(found: Features) -> bool:
    """Tell whether any moment could make spam of what was found."""
    return bool(found) and _worst(found) > 0


def telling(forms: Forms) -> str:
    """Name the words of a text that speak most for an advert, in one word: `cheap/dm_me`."""
    words = Wording.shipped().telling(_CALLED.sub(" ", forms.folded))
    return "/".join(word.replace(" ", "_") for word in words)


def reasons(found: Features, *, limit: int = 4) -> tuple[str, ...]:
    """Name the features that weigh most, heaviest first."""
    heavy = sorted(
        (name for name in found if WEIGHTS[name] > 0), key=lambda name: -WEIGHTS[name] * found[name]
    )
    plain = dict.fromkeys(name.removesuffix("_more") for name in heavy)
    return tuple(plain)[:limit]
