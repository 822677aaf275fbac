"""The tables that the model file carries besides its weights: folding, SnowNLP's log ratios, VADER's words."""

from __future__ import annotations

import ast
import re
from importlib.metadata import PackageNotFoundError
from importlib.metadata import files as package_files
from math import log

from engine.contract.errors import ConfigError
from engine.ml.sentiment.snow import data_folder, sentiment_counts

STRONGEST = 6_000
_EXTRA = "牀床 像象 祕秘 籤签 讬托 孃娘 唸念 锺钟 鍾钟 餵喂 谘咨 諮咨 覈核 鬨哄 脣唇 僱雇 溼湿 菸烟 癡痴 豔艳 佔占 槓杠 樑梁 夥伙 蔘参 羨羡 蒐搜 捲卷 鑑鉴 痠酸 蹟迹 氾泛 钜巨 鉅巨 閒闲 裏里 爲为 衆众 羣群 床床 峯峰 麪面 綫线 啓启 説说 録录 勐猛 臺台 檯台 喫吃 纔才 祇只 鷄鸡 嚐尝 擡抬 着着 著着 妳你 牠它 祂他 甚什 麽么"


def fold() -> dict[int, str]:
    """Read SnowNLP's table of traditional characters without importing it, and add what it lacks."""
    tree = ast.parse((data_folder() / "normal" / "zh.py").read_text("utf-8"))
    table: dict[str, str] = {}
    for node in tree.body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id == "zh2hans"
        ):
            table = ast.literal_eval(node.value)
    single = {
        key: value for key, value in table.items() if len(key) == 1 and len(value) == 1 and key != value
    }
    single.update((pair[0], pair[1]) for pair in _EXTRA.split())
    return {ord(key): single.get(value, value) for key, value in sorted(single.items()) if key != value}


def snow_ratios() -> dict[str, float]:
    """Give the log ratios of the words of SnowNLP's sentiment table that say most."""
    pos, neg = sentiment_counts()
    pos_sum, neg_sum = sum(pos.values()), sum(neg.values())
    found = {}
    for word in sorted(pos.keys() | neg.keys()):
        if not re.fullmatch(r"[\u4e00-\u9fa5]{2,4}", word):
            continue
        for_it, against = pos.get(word, 1), neg.get(word, 1)
        if for_it + against < 8:
            continue
        ratio = log((for_it + 4) / (pos_sum + 4)) - log((against + 4) / (neg_sum + 4))
        found[word] = (abs(ratio) * (for_it + against) ** 0.5, round(ratio, 2))
    strongest = sorted(found, key=lambda word: (-found[word][0], word))[:STRONGEST]
    return {word: found[word][1] for word in sorted(strongest)}


def english_words() -> dict[str, float]:
    """Read the words of VADER's lexicon (its package is wanted for training only)."""
    try:
        place = next(
            path for path in package_files("vaderSentiment") or () if path.name == "vader_lexicon.txt"
        )
    except PackageNotFoundError as error:
        raise ConfigError("training needs VADER's lexicon: pip install vaderSentiment") from error
    found = {}
    for line in place.read_text("utf-8").splitlines():
        word, valence = line.split("\t")[:2]
        if re.fullmatch(r"[a-z]+(?:'[a-z]+)?", word) and len(word) > 1:
            found[word] = round(float(valence), 1)
    return dict(sorted(found.items()))
