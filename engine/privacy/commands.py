"""`/privacy`, `/export_me`, `/forget_me`, `/rank_optout`."""

from __future__ import annotations

from engine.contract.clock import MINUTE
from engine.contract.commands import CommandSpec, Param, Value
from engine.contract.feature import Context
from engine.privacy import menu


def _privacy(ctx: Context, _args: dict[str, Value]) -> None:
    menu.show_menu(ctx)


def _export(ctx: Context, _args: dict[str, Value]) -> None:
    menu.send_export(ctx)


def _forget(ctx: Context, _args: dict[str, Value]) -> None:
    menu.ask_forget(ctx)


def _rank_optout(ctx: Context, args: dict[str, Value]) -> None:
    menu.rank(ctx, shown=args["out"] is False)


COMMANDS = (
    CommandSpec(
        name="privacy",
        run=_privacy,
        help={"zh": "我记了你什么，你可以怎么做", "en": "What I know about you, and what you can do"},
        aliases=("隐私", "隱私"),
        private=True,
        examples=("/privacy",),
    ),
    CommandSpec(
        name="export_me",
        run=_export,
        help={"zh": "私下发给你一份你的全部数据", "en": "Get a copy of all your data in private"},
        aliases=("导出我的数据", "匯出我的資料"),
        private=True,
        cooldown=MINUTE,
        examples=("/export_me",),
    ),
    CommandSpec(
        name="forget_me",
        run=_forget,
        help={"zh": "删除你的数据（会再确认一次）", "en": "Delete your data (you will be asked once more)"},
        aliases=("删除我的数据", "刪除我的資料"),
        private=True,
        examples=("/forget_me",),
    ),
    CommandSpec(
        name="rank_optout",
        run=_rank_optout,
        help={"zh": "不上排行榜（off 为重新上榜）", "en": "Stay off the leaderboards (off: be back on them)"},
        aliases=("退出排行", "退出排行榜"),
        params=(Param(name="out", kind="bool", default=True, help={"zh": "不上榜", "en": "Stay off"}),),
        private=True,
        examples=("/rank_optout", "/rank_optout off"),
    ),
)
