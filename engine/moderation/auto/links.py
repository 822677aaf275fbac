"""Links in a text: which sort each is. An invitation elsewhere, a shortener that hides where it goes, an odd name.

Sources: the invitation forms are those that Telegram, Discord, WhatsApp, QQ and LINE document; shorteners are the ones
in common use; the endings are those that the abuse statistics of registries and Spamhaus list highest year after year.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Sort = Literal["invite", "short", "fake", "odd", "plain", "known"]


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_ENDINGS = "com|net|org|io|me|gg|co|cn|app|dev|xyz|top|club|vip|cc|gq|tk|ml|cf|ga|icu|site|online|store|shop|live|buzz|click|link|gift|ru|su|ws|info|biz|tv|ly|to|uk|de|jp|tw|hk|fun|win|bet|casino|loan|work|life|world|space|website|pw|best|cash|finance|trade|bid|rest|cyou|sbs|lol|mom|bond|be|gl|gd|im|fm|sh|so|in|us|eu|ai"
_LINK = re.compile(
    rf"(?:h(?:tt|xx)ps?://|www\.)(?:(?!\]\()[^\s<>\"'，。！、）)\u4e00-\u9fff])+|"
    rf"(?<![@\w./\\-])(?:[a-z0-9-]{{1,40}}(?:\.|\[\.\]))+(?:{_ENDINGS})(?![\w-]|\.\w)(?:/[^\s<>\"'，。！、）)\u4e00-\u9fff]*)?"
)
_APART = re.compile(
    r"(?<![a-z])(discord|t|wa|telegram|qm|bit)\s*(?:[.,。，·点]|\[\.\]|\(\.\)|\(?dot\)?)\s*(gg|me|ly)\s*/\s*(?=[\w+])"
)
_SPELLED = re.compile(
    rf"(?<![\w.-])([a-z0-9-]{{3,40}})\s?(?:[\[({{【（]\s?(?:dot|d0t|点)\s?[\])}}】）]|\s·\s|点(?=[a-z]))\s?({_ENDINGS})(?![a-z0-9])"
)
"""Nobody who may post a link writes its dot in words."""
_MASKED = re.compile(r"\[(?:https?://)([\w.-]+)[^\]\n]*\]\((?:https?://)?([\w.-]+)")
"""A link whose words name one host and which leads to another."""
_HINT = re.compile(
    r"://|www\.|\.(?<=\w\.)[a-z]{2}|\[\.\]|[.,。，·点]\s?(?:gg|me|ly)|d[o0]t[\s)\]}】）]|点[a-z\])）】]|·\s"
)

_INVITE = re.compile(
    r"(?:t|telegram)\.(?:me|dog)/(?:\+|joinchat/|addlist/|[a-z]\w{3,}(?:$|[?/]?$|\?))|discord(?:app)?\.(?:gg|com/invite)/|discord\.me/|"
    r"chat\.whatsapp\.com/|wa\.me/|line\.me/|lin\.ee/|qm\.qq\.com/|jq\.qq\.com/|u\.wechat\.com/|invite\.viber\.com|signal\.group/"
)
_SHORT = frozenset(
    _listed("""
bit.ly tinyurl.com goo.gl t.cn is.gd ow.ly cutt.ly rb.gy shorturl.at suo.im dwz.cn dwz.win url.cn
u.nu reurl.cc lihi.cc t.ly v.gd adf.ly shorte.st bc.vc s.id rebrand.ly linktr.ee soo.gd tiny.cc
buff.ly 985.so suo.nz sourl.cn m6z.cn t.hk
""")
)
_ODD = frozenset(
    _listed("""
xyz top club vip cc gq tk ml cf ga icu site online store shop live buzz click link gift ru su fun
win bet casino loan work life world space website pw best cash finance trade bid rest cyou sbs lol
mom bond
""")
)
_BRANDS = _listed("""
telegram steamcommunity steampowered discord walletconnect metamask binance coinbase paypal amazon opensea youtube google facebook instagram whatsapp trustwallet uniswap pancakeswap microsoft netflix apple
""")  # fmt: skip
_KNOWN = frozenset(
    _listed("""
telegraf.js.org telegra.ph discourse.org
github.com gitlab.com stackoverflow.com stackexchange.com wikipedia.org python.org pypi.org
npmjs.com huggingface.co kaggle.com arxiv.org mozilla.org microsoft.com readthedocs.io ubuntu.com
debian.org launchpad.net archlinux.org kernel.org gnu.org youtube.com youtu.be bilibili.com b23.tv
zhihu.com juejin.cn csdn.net cnblogs.com gitee.com runoob.com leetcode.com leetcode.cn baidu.com
docs.google.com drive.google.com google.com pastebin.com paste.ubuntu.com pastebin.ca imgur.com
gist.github.com djangoproject.com w3schools.com medium.com dev.to reddit.com x.com twitter.com
freecodecamp.org coursera.org mit.edu mp.weixin.qq.com qq.com wjx.cn feishu.cn notion.so figma.com
telegram.org discord.com apple.com localhost
""")
)


_BAIT = re.compile(
    r"verif|login|log-in|secur|support|gift|nitro|appeal|claim|free|bonus|airdrop|fix|giveaway|account|unlock|promo|reward|lucky|win"
)
"""What a faked host adds to the name that it borrows."""


class Link(NamedTuple):
    """A link of a text."""

    host: str
    sort: Sort
    where: str = ""
    """Host and path, without what follows a question mark."""


def links_of(folded: str) -> tuple[Link, ...]:
    """Find the links of a folded text."""
    if not _HINT.search(folded):
        return ()
    text = _APART.sub(lambda found: f"{found[1]}.{found[2]}/", folded)
    found = [_read(link.group()) for link in _LINK.finditer(text)]
    found += [Link(f"{one[1]}.{one[2]}", "odd", f"{one[1]}.{one[2]}") for one in _SPELLED.finditer(text)]
    if "](" in text:
        found += [
            Link(there, "fake", there) for said, there in _MASKED.findall(text) if _base(said) != _base(there)
        ]
    return tuple(dict.fromkeys(found))


def allowed(link: Link, names: Collection[str]) -> bool:
    """Tell whether a community's list holds a link's host or what it belongs to."""
    return any(_belongs(link, name.rstrip("/")) for name in names)


def _belongs(link: Link, name: str) -> bool:
    if "/" in name:
        return link.where == name or link.where.startswith(name + "/")
    return link.host == name or link.host.endswith("." + name)


def _read(found: str) -> Link:
    bare = found.replace("[.]", ".").partition("://")[2] or found.replace("[.]", ".")
    bare = bare.removeprefix("www.")
    host = re.split(r"[/?#:]", bare, maxsplit=1)[0].rstrip(".")
    return Link(host, _sort(bare, host), re.split(r"[?#]", bare, maxsplit=1)[0].rstrip("/."))


def _sort(bare: str, host: str) -> Sort:
    if _INVITE.match(bare):
        return "invite"
    base = _base(host)
    if host in _SHORT or base in _SHORT:
        return "short"
    if (
        host in _KNOWN
        or base in _KNOWN
        or host.endswith((".edu", ".edu.cn", ".gov", ".ac.uk"))
        or host[:1].isdigit()
    ):
        return "known"
    if _is_fake(host):
        return "fake"
    return "odd" if host.rpartition(".")[2] in _ODD else "plain"


def _base(host: str) -> str:
    return ".".join(host.rstrip(".").split(".")[-2:])


def _is_fake(host: str) -> bool:
    """Tell whether a host passes itself off as somebody: te1egram-verify, steamcornmunity, discorcl-nitro."""
    name = host.rpartition(".")[0]
    for word in re.split(r"[.-]", name):
        plain = (
            word.replace("rn", "m").replace("cl", "d").replace("vv", "w").replace("1", "l").replace("0", "o")
        )
        for brand in _BRANDS:
            if plain != word and SequenceMatcher(None, plain, brand).ratio() >= 0.9:
                return True
            near = len(brand) > 6 and word != brand and abs(len(word) - len(brand)) <= 1
            if near and SequenceMatcher(None, word, brand).ratio() >= 0.85:
                return True
            if word == brand and "-" in name and (_BAIT.search(name) or host.rpartition(".")[2] in _ODD):
                return True
    return False
