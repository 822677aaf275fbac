"""What the analyser knows about words: stems, what kind of answer a question wants, politeness, concepts in two languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

NEGATIONS = re.compile(
    r"\b(?:not|no|never|without|cannot|cant|dont|doesnt|didnt|isnt|wont|unable|fail(?:s|ed)?)\b|n't\b"
    r"|不(?!同|过|管|论|仅|断|错|妨|少)|没(?!关系)|无法|未|别(?!的|人)|失败"
)
ASKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "how",
            r"\bhow (?:do|can|to|should|would|could|is|are|does)\b|怎么(?!回事)|如何|咋|怎样|步骤|办法|steps? (?:to|for)|解决",
        ),
        ("why", r"\bwhy\b|\bcauses?\b|\breasons?\b|为什么|为啥|干嘛|原因|怎么回事|啥情况"),
        (
            "when",
            r"\bwhen (?:is|are|will|does|do|can)\b|\bwhat time\b|\bdeadline\b|什么时候|啥时候|几点|何时|多久|时间",
        ),
        ("where", r"\bwhere\b|\blink\b|\burl\b|哪里|哪儿|在哪|地址|链接|入口"),
        ("count", r"\bhow (?:many|much|long|large|big|often)\b|多少|几个|几张|多大|多长|几次|多久"),
        ("which", r"\bwhich\b|\bwhat (?:version|tool|kind|type)\b|\bor\b|哪个|哪种|哪些|还是|选"),
        ("differ", r"\bdifferen|\bvs\b|\bversus\b|\bcompare|区别|不同|不一样|差别|差在|对比"),
        (
            "may",
            r"\b(?:can|may|is it|does it|do you|will|am i|are there)\b|能不能|可不可以|能否|可以吗|是否|支持|行不行|有没有|能",
        ),
        ("means", r"\bwhat (?:is|are|does)\b|\bmeaning\b|\bexplain|什么意思|是什么|是啥|啥意思|含义|理解"),
        (
            "fix",
            r"\berrors?\b|\bfail|\bfix\b|\bsolve|\bissue|\bproblem|\bexception\b|报错|错误|失败|异常|不了|不上|不到|怎么办|解决",
        ),
    )
)
POLITE = re.compile(
    r"^(?:hi|hello|hey|hi all|hello everyone|hey guys|excuse me|sorry)\b[ ,!.:]*|\bplease\b|\bpls\b|\bplz\b|\bthanks?(?: you)?\b|\bthx\b"
    r"|\b(?:does anyone know|anyone knows?|any ideas?|can (?:some|any)(?:one|body) (?:help|tell me)|i (?:want|would like) to know|i was wondering|quick question)\b"
    r"|请问(?:一下)?|请教(?:一下)?|想问(?:一下|下)?|问一下|问下|麻烦(?:问)?(?:一下|下)?|求(?:助|教|问)|谢谢(?:大家|老师|大佬)?|多谢|感谢"
    r"|各位|大家好|大家|大佬们?|老师们?|同学们?|兄弟们?|你好|您好|小白(?:求助|问)|有(?:没有)?人知道|有谁知道|谁知道|在线等|急+(?=$|[\s,,。!!])"
)
FILLERS = re.compile("[吗嘛呢啊呀吧哦噢呗哇哈啦喔诶欸哎嗯的了]")
_HOLDING = (
    "a an the is are was were be been being am to of in on for and or it its it's this that these those with i you he she "
    "we they my your our their me him her us them do does did doing can could will would should shall may might must how "
    "what why when where which who whom if at as by from into about than then so but not no there here have has had having"
)
FUNCTION_WORDS = frozenset(_HOLDING.split())
"""English words that hold a sentence together. A long answer has all of them, so that rarity alone does not silence them."""
_ENDINGS = (
    ("ations", "ate"), ("ation", "ate"), ("ies", "y"), ("sses", "ss"), ("ing", ""), ("edly", ""), ("ed", ""), ("ly", ""),
)  # fmt: skip
_VOWEL = re.compile("[aeiouy]")
_KEEP = frozenset(("this", "is", "was", "has", "does", "us", "its", "class", "access", "process", "always", "during", "string", "thing", "nothing", "something", "anything", "everything", "bring", "need", "speed", "embed", "only", "family", "apply", "reply", "supply", "redis", "kubernetes", "pandas", "series", "axis", "analysis", "css", "https", "js", "aws", "gcs", "os", "ios", "dos", "sas"))  # fmt: skip


@lru_cache(1 << 15)
def stem(word: str) -> str:
    """Cut the commonest English endings off; anything else stays as it is."""
    if len(word) < 4 or word in _KEEP or not word.isascii():
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            root = word[: -len(ending)]
            if len(root) < 3 or not _VOWEL.search(root):
                break
            if instead:
                return root + instead
            if root[-1] == root[-2] and root[-1] not in "lsz":
                return root[:-1]
            return root.removesuffix("e")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


class Concepts:
    """Terms of the trade that mean the same, in both languages; found, they count as one more term."""

    def __init__(self, table: str) -> None:
        self._latin: dict[str, str] = {}
        self._han: dict[str, list[tuple[str, str]]] = {}
        for line in table.splitlines():
            if line and not line.startswith("#"):
                self._add("~" + line.split()[0], line.split())

    def _add(self, concept: str, words: list[str]) -> None:
        for word in words:
            if word.isascii():
                self._latin.setdefault(stem(word), concept)
            else:
                self._han.setdefault(word[:2], []).append((word, concept))

    @property
    def starts(self) -> set[str]:
        """The terms without which a text has no concept."""
        return self._latin.keys() | self._han.keys()

    def find(self, folded: str, terms: Mapping[str, int]) -> list[str]:
        """Name the concepts that stand in a folded text whose terms are given."""
        found = {self._latin[term] for term in self._latin.keys() & terms.keys()}
        for start in self._han.keys() & terms.keys():
            found.update(concept for word, concept in self._han[start] if len(word) <= 2 or word in folded)
        return sorted(found)


CONCEPTS = Concepts((files("engine.ml.qa") / "concepts.tsv").read_text(encoding="utf-8"))
