"""A small base, and an embedder that works like the real one: texts that share pieces are near each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.contract.ids import stable_hash
from engine.ml.qa import Embedder, Entry, Memory

Floats = NDArray[np.float32]
ENTRIES = (
    Entry("venv", "怎么激活虚拟环境？", "Windows 运行 Scripts\\activate，其他系统 source bin/activate。"),
    Entry("late", "作业晚交会扣分吗？", "每天扣百分之十，最多晚三天。"),
    Entry("where", "作业在哪里提交？", "在课程主页上传仓库链接。"),
    Entry("oom", "CUDA out of memory 怎么解决？", "调小 batch size。"),
    Entry("port", "What uses port 5432?", "Run lsof -i :5432 and stop what it shows."),
    Entry("push", "git push is rejected, what should I do?", "git pull --rebase first, then push."),
    Entry("py310", "Python 3.10 怎么安装？", "从官网下载安装包。"),
    Entry("py312", "Python 3.12 怎么安装？", "用 pyenv install 3.12。"),
)


class Pieces:
    """Hashes pieces of texts into directions; glossed words point the same way in both languages."""

    model = "pieces"
    version = "1"
    size = 64
    glossed = ("作业 homework", "提交 submit", "环境 environment", "激活 activate", "晚交 late")

    def __init__(self) -> None:
        self.texts = 0

    def questions(self, texts: Sequence[str]) -> Floats:
        return self._embed(texts)

    def passages(self, texts: Sequence[str]) -> Floats:
        return self._embed(texts)

    def _embed(self, texts: Sequence[str]) -> Floats:
        self.texts += len(texts)
        return (
            np.stack([self._one(text) for text in texts]) if texts else np.zeros((0, self.size), np.float32)
        )

    def _one(self, text: str) -> Floats:
        for pair in self.glossed:
            zh, en = pair.split()
            text = text.replace(zh, f" {en} ")
        pieces = [*text.split(), *(text[i : i + 2] for i in range(len(text) - 1))]
        vector = sum((_direction(piece) for piece in pieces), np.full(self.size, 0.1, np.float32))
        unit: Floats = (vector / np.linalg.norm(vector)).astype(np.float32)
        return unit


def _direction(piece: str) -> Floats:
    return np.random.default_rng(stable_hash(piece)).normal(size=Pieces.size).astype(np.float32)


def memory(*entries: Entry, embedder: Embedder | None = None, target: float = 0.95) -> Memory:
    """Make a memory of these entries, or of the small base."""
    made = Memory.shipped(embedder=embedder, target=target)
    made.put_all(entries or ENTRIES)
    while made.work(64):
        pass
    return made
