"""One chart of every kind, in both languages."""

from __future__ import annotations

import math
from typing import Any

from engine.contract.replies import Chart

DAYS = tuple(f"11-{n + 1:02}" for n in range(30))
_MOOD = [0.1 + 0.1 * math.sin(n / 4) - (0.25 if n >= 20 else 0) for n in range(30)]
MOOD: list[float | None] = [None if n in (7, 9) else value for n, value in enumerate(_MOOD)]

LINES: dict[str, Any] = {
    "title": "社区氛围 · 最近 30 天",
    "subtitle": "每位成员同等计算；浅色带为 95 % 区间",
    "x": DAYS,
    "series": [
        {
            "y": MOOD,
            "low": [None if v is None else v - 0.1 for v in MOOD],
            "high": [None if v is None else v + 0.1 for v in MOOD],
        }
    ],
    "range": [-0.6, 0.6],
    "zero": 0,
    "ends": ["低落", "愉快"],
    "volume": {"y": [20 + n * 7 % 90 for n in range(30)], "name": "消息"},
    "marks": [{"at": 20, "text": "安装 报错"}],
    "footer": "#general",
}
TWO: dict[str, Any] = {
    "title": "Two courses",
    "x": DAYS,
    "series": [{"name": "Course A", "y": MOOD}, {"name": "課程乙", "y": [0.1] * 30}],
}
STANDING: dict[str, Any] = {"title": "话题", "labels": ["环境", "报错"], "values": [34, -2.5], "unit": " 次"}
LYING: dict[str, Any] = {
    "title": "Channels",
    "labels": [f"a rather long channel name {n}" for n in range(9)],
    "values": [900 - n * 110.5 for n in range(9)],
}
HEAT: dict[str, Any] = {
    "title": "一周活跃时段",
    "rows": list("一二三四五六日"),
    "columns": [str(hour) for hour in range(24)],
    "values": [[None if hour == day else hour * day for hour in range(24)] for day in range(7)],
}
DIVERGING: dict[str, Any] = {
    "title": "Mood by channel",
    "rows": ["general", "help"],
    "columns": ["Mon", "Tue", "Wed"],
    "values": [[-0.4, 0.0, 0.3], [0.1, None, -0.2]],
    "scale": "diverging",
}
CARDS: dict[str, Any] = {
    "title": "本周小结",
    "subtitle": "11-14 – 11-20",
    "cards": [
        {"label": "消息", "value": "1,284", "note": "比上周多 12 %", "trend": "better"},
        {"label": "members", "value": "86", "note": "3 fewer than last week", "trend": "worse"},
        {"label": "氛围", "value": "+0.18"},
    ],
}
RANKING: dict[str, Any] = {
    "title": "本月排行榜",
    "subtitle": "Telegram · 2026-11-01 – 11-22",
    "names": [
        *("王小明🌟", "Anna-Lena Müller", "學習委員長", "", "😀😀", "Đặng Thị Hương"),
        *("一个名字特别特别长长长长长长长的同学", "bob$x_1", "مریم", "Олег"),
    ],
    "values": [12340, 9876, 9100, 4300, 2100, 1800, 1200, 700, 90, 3],
    "unit": " 经验",
    "footer": "共 211 人上榜",
    "nobody": "某位成员",
}
ALL = {
    "lines": Chart("lines", LINES),
    "two lines": Chart("lines", TWO),
    "standing bars": Chart("bars", STANDING),
    "lying bars": Chart("bars", LYING),
    "heat": Chart("heat", HEAT),
    "diverging heat": Chart("heat", DIVERGING),
    "cards": Chart("cards", CARDS),
    "ranking": Chart("ranking", RANKING),
}
