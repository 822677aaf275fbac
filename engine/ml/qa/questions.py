"""Does a message ask something? Decides only whether to look for an answer, so it would rather look once too often."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import exp

from engine.ml.qa import weights as files
from engine.ml.qa.analyser import Analyser
from engine.ml.qa.words import stem

MOST = 400
SURE = 0.5
"""From this probability on a message counts as a question: recall .97 in Chinese dialogue, .93 in programmers' English."""
_ENGLISH = 0.75
"""Log odds taken off where a message has no Chinese: other people's English asks less often than the lessons' does."""
_CHINESE = re.compile("[\u3400-\u9fff][^\u3400-\u9fff]*[\u3400-\u9fff]")
_MARK = re.compile("[?？]")
_CUT = re.compile(r"[。！!;；\n]+|(?<=[a-z)])\.+(?=\s|$)|(?<=[?？])")
_TOKEN = re.compile(r"[\u3400-\u9fff]+|[a-z]+(?:'[a-z]+)?|\d+")
_LETTER = re.compile("[a-z]")
_Shape = tuple[str, re.Pattern[str]]
_SHAPES: tuple[_Shape, ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("zh-particle", r"[吗么嘛](?:[\W_]|$)|呢[\W_]*$"),
        ("zh-asks", r"什么(?!都|的$)|啥|怎么(?!都)|怎样|怎办|咋|如何|为什么|为何|为啥|哪(?!怕)|多少|多[大久长远高]|几[个点家次种元张台条天节门]|谁(?!都)|何时|区别|原因"),
        ("zh-choice", r"(能|可|有|是|要|好|行|对|会|该|用|支持)[不没]\1|能否|是否|可否|还是.{1,12}[?？呢]|行不行|有没有|是不是"),
        ("zh-begs", r"求(?:助|教|推荐|指|问|解|大佬|个)|请(?:问|教)|想(?:问|请教|知道|了解|咨询)|问(?:一下|下|个)|(?:谁|有人)(?:知道|会|懂|能|遇到)|有(?:没有)?人|麻烦"),
        ("zh-wants", r"(?:帮|给|替)(?:我|忙|俺)?.{0,14}(?:推荐|介绍|找|查|看看|看一下|叫|订|选|安排|说说|发|问)|(?:推荐|介绍|找|选|换)(?:一下|下|一个|一家|个|家|几个|几家)|(?:告诉|发给|发|给)(?:一下)?我|(?:我|我们|俩)?(?:还|就|也|再|正)*(?:想|要|希望|打算|准备)(?:要|再)?(?:找|知道|问|了解|吃|去|住|订|预[订约]|打车|请)|把.{1,24}给我|查(?:一下|查|下)"),
        ("zh-stuck", r"报错|出错|失败|不了|不上|不到|不出|没反应|没有反应|卡住|卡在|不行|打不开|不生效|无法|怎么办|不对|连不|找不|跑不|装不|老是|总是"),
        ("zh-serves", r"(?:推荐|建议|介绍|找到?|提供)(?:您|你|给您|给你|你们)|(?:为|给|帮)(?:您|你)|您可以|你可以|抱歉|报歉|没有找到|不客气|不用谢|没有查到|祝(?:您|你)|符合(?:您|你)的|您看|你看(?:行|可以|怎)|需求|满意|你觉得|您觉得|接受吗|帮(?:助)?(?:您|你)"),
        ("en-leads", r"^(?:(?:hi|hey|hello|ok|okay|so|and|but|also|well|um+|oh|btw|sorry|guys|all|then|anyway|now)[ ,!:]+|[\w\-|\[\]^`{}]+ ?[:,] )*(?:what|why|how|when|where|who|which|whose|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|am|may|any|anyone|anybody|isn'?t|aren'?t|don'?t|doesn'?t|didn'?t|can'?t|couldn'?t|won'?t|wouldn'?t|shouldn'?t|whats|hows|wheres|whos)\b"),
        ("en-turns", r"\b(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|am) (?:n't |n't )?(?:i|you|u|we|they|he|she|it|there|this|that|the|these|those|anyone|anybody|someone|somebody)\b"),
        ("en-wh", r"\b(?:how (?:do|can|to|should|would|does|is|are|did|much|many|come|about)|what(?:'s| is| are| does| do| did| about| kind| version| happens)|where (?:is|are|do|can|does)|which (?:one|version|is)|why (?:is|are|do|does|not|did|ca|would)|whats)\b"),
        ("en-begs", r"\b(?:any(?:one|body)(?: \w+)? (?:know|tell|help|have|here|using|use|familiar|seen|had|else)|any (?:idea|clue|suggestion|tip|advice|help|way|chance)|does any|do any|i(?:'m| am)? (?:wonder|curious)|i (?:need|want|would like) (?:help|to know)|help (?:me|please|needed)|need help|please help|can someone|could someone|having (?:trouble|problems|issues)|is there (?:a|any|some|an)|looking for)"),
        ("en-tag", r"(?:,? (?:right|correct|eh|huh|no|yes|ok)|(?:is|does|do|are|was|would|ca)n'?t (?:it|you|they|that))\s*[?？]?\s*$"),
        ("en-stuck", r"\b(?:ca n't|can't|cannot|cant|unable|does ?n't work|not working|wo n't|won't|fails?|failed|error|problem|stuck|keeps?)\b"),
    )
)  # fmt: skip

_CHINESE_SHAPES = tuple(shape for shape in _SHAPES if shape[0].startswith("zh-"))
_ENGLISH_SHAPES = tuple(shape for shape in _SHAPES if not shape[0].startswith("zh-"))
_HAN = "<zh>"
_FORMS = frozenset({"zh-particle", "zh-asks", "zh-choice", "zh-begs"})


def pieces(folded: str) -> list[str]:
    """Give what is weighed of a folded message: shapes, first words, word pairs and characters, marks."""
    shapes = _fitting(folded)
    found = [f"<{name}>" for name, pattern in shapes if pattern.search(folded)]
    chinese = has_chinese(folded)  # each language has its own habits of marks, and asks more or less often
    if chinese:
        found.append(_HAN)
    if _MARK.search(folded):
        found.append("<zh ?>" if chinese else "<?>")
    for sentence in _CUT.split(folded):
        found += _sentence(sentence, shapes)
    return list(dict.fromkeys(found))


def looks_asking(folded: str) -> bool:
    """Say whether a Chinese line has the form of a question, whatever it means."""
    return any(pattern.search(folded) for name, pattern in _SHAPES if name in _FORMS)


def has_chinese(folded: str) -> bool:
    """Say whether a message has Chinese, were it between ever so many English words: "mac m1 能装 tensorflow 吗"."""
    return not folded.isascii() and _CHINESE.search(folded) is not None


def _fitting(folded: str) -> Iterable[_Shape]:
    """Give the shapes that a text of these scripts can have."""
    if folded.isascii():
        return _ENGLISH_SHAPES
    return _SHAPES if _LETTER.search(folded) else _CHINESE_SHAPES


def _sentence(sentence: str, shapes: Iterable[_Shape]) -> Iterator[str]:
    tokens: list[str] = _TOKEN.findall(sentence)
    if not tokens:
        return
    asks = _MARK.search(sentence) is not None
    if asks:
        yield from (f"<{name}>?" for name, pattern in shapes if pattern.search(sentence))
    before = "^"
    for place, token in enumerate(tokens):
        if token[0] >= "\u3400":
            run = f"^{token}$" if len(tokens) == 1 else token if place else f"^{token}"
            run = run if place < len(tokens) - 1 else run.removesuffix("$") + "$"
            yield from (run[i : i + 2] for i in range(len(run) - 1))
            yield from (run[i : i + 3] for i in range(len(run) - 2))
            before = "^"
        elif token[0].isalpha():
            word = stem(token)
            yield f" {word}"
            yield f"{before} {word}"
            before = word


class Detector:
    """Judge messages with one set of weights."""

    def __init__(self, weights: files.QuestionWeights, fold: Mapping[int, str]) -> None:
        self._analyser = Analyser(fold)
        self._weights: Mapping[str, float] = weights.pieces
        self._bias = weights.bias

    @classmethod
    def shipped(cls) -> Detector:
        """Give the detector with the packaged weights; it is made once a process."""
        return _shipped()

    def chance(self, text: str) -> float:
        """Give P(the message asks for something)."""
        folded = self._analyser.fold(text, MOST)
        found = pieces(folded)
        if not found:
            return 0.0
        score = sum(self._weights.get(piece, 0.0) for piece in found) + self._bias
        if _HAN not in found:
            score -= _ENGLISH
        return 1 / (1 + exp(-max(-40.0, min(40.0, score))))

    def asks(self, text: str) -> bool:
        """Say whether it is worth looking for an answer."""
        return self.chance(text) >= SURE


@lru_cache(maxsize=1)
def _shipped() -> Detector:
    weights = files.shipped()
    return Detector(weights.questions, weights.fold)
