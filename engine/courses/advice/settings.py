"""What a community may change about recommendations."""

from __future__ import annotations

from engine.contract.feature import Setting

SETTINGS = (
    Setting(
        key="pushes",
        kind="bool",
        default=True,
        help={
            "zh": "可以私下推荐课程（只给答应过的人，每周最多两次）",
            "en": "courses may be recommended in private, unasked (to those who said so, twice a week at most)",
        },
    ),
    Setting(
        key="model",
        kind="choice",
        default="hybrid",
        choices=("hybrid", "ease", "ridge", "knn", "svd", "blend", "content", "popularity"),
        help={"zh": "用哪种推荐模型", "en": "by which model items are recommended"},
    ),
)
