"""`/shop …`, `/redeem`, `/inventory`, `/orders …`, `/transfer …`."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text

from engine.contract.commands import CommandSpec, Param
from engine.shop import buying, listing, orders, shelf, transfers
from engine.shop.fields import MOST, MOST_COINS

_ITEM = Param(
    name="item", kind="rest", required=True, suggest=True, help={"zh": "编号或名字", "en": "number or name"}
)
_NUMBER = Param(name="item", kind="int", required=True, low=1, high=MOST, help={"zh": "编号", "en": "number"})
_ORDER = Param(
    name="order", kind="int", required=True, low=1, high=MOST, help={"zh": "订单号", "en": "number"}
)
_LINE = Param(
    name="line",
    kind="rest",
    required=True,
    help={"zh": "名字 | 说明 价格:… 库存:… 每人:…", "en": "name | about price:… stock:… each:…"},
)

SHOP = (
    CommandSpec(
        name="shop list",
        common=True,
        run=listing.shop_command,
        aliases=("shop", "商店"),
        help={"zh": "看看金币能换什么", "en": "what your coins buy"},
        examples=("/shop list", "/商店"),
    ),
    CommandSpec(
        name="redeem",
        common=True,
        run=buying.redeem_command,
        aliases=("兑换", "购买"),
        params=(_ITEM,),
        private=True,
        help={"zh": "用金币兑换一件（先确认）", "en": "buy something with coins, after asking"},
        examples=("/redeem 3", "/兑换 贴纸"),
    ),
    CommandSpec(
        name="inventory",
        run=listing.inventory_command,
        aliases=("背包",),
        private=True,
        help={"zh": "我兑换过什么", "en": "what you have bought"},
        examples=("/inventory", "/背包"),
    ),
    CommandSpec(
        name="shop add",
        run=shelf.add_command,
        aliases=("商店 添加",),
        params=(_LINE,),
        audience="admin",
        moderation=True,
        private=True,
        help={
            "zh": "上架：身份组:… 标签:… 兑换码:是，都没有就人工发放",
            "en": "offer something: role:… tag:… codes:yes, else people hand it over",
        },
        examples=(
            "/shop add 贴纸一套 | 寄到家 价格:50 库存:10 每人:1",
            "/shop add Night owl price:100 role:<@&123456789012345678> level:5",
            "/商店 添加 书券 价格:80 兑换码:是 结束:2026-02-01",
        ),
    ),
    CommandSpec(
        name="shop edit",
        run=shelf.edit_command,
        aliases=("商店 修改",),
        params=(_NUMBER, _LINE),
        audience="admin",
        moderation=True,
        private=True,
        help={"zh": "改一件：/shop edit 3 价格:60", "en": "change an item: /shop edit 3 price:60"},
        examples=("/shop edit 3 价格:60 库存:5", "/shop edit 3 level:4"),
    ),
    CommandSpec(
        name="shop remove",
        run=shelf.remove_command,
        aliases=("商店 下架",),
        params=(_ITEM,),
        audience="admin",
        moderation=True,
        private=True,
        help={"zh": "下架一件（已有的订单照办）", "en": "take an item off the shelf (open orders go on)"},
        examples=("/shop remove 3",),
    ),
    CommandSpec(
        name="shop stock",
        run=shelf.stock_command,
        aliases=("商店 库存",),
        params=(
            _NUMBER,
            Param(
                name="count",
                required=True,
                help={"zh": "数量、+数量 或 不限", "en": "how many, +more, or off"},
            ),
        ),
        audience="admin",
        moderation=True,
        private=True,
        help={"zh": "改库存：10、+5 或 不限", "en": "how many are left: 10, +5, or off"},
        examples=("/shop stock 3 10", "/商店 库存 3 +5"),
    ),
    CommandSpec(
        name="shop codes",
        run=shelf.codes_command,
        aliases=("商店 兑换码",),
        params=(
            _NUMBER,
            Param(name="codes", kind="rest", required=True, help={"zh": "每行一个", "en": "one a line"}),
        ),
        audience="admin",
        where="private",
        moderation=True,
        private=True,
        help={"zh": "私聊里上传兑换码，每行一个", "en": "upload codes in private, one a line"},
        examples=("/shop codes 3 ABCD-1234 EFGH-5678",),
    ),
)

ORDERS = (
    CommandSpec(
        name="orders list",
        run=orders.orders_command,
        aliases=("orders", "订单"),
        audience="admin",
        moderation=True,
        private=True,
        help={"zh": "等着发放的订单", "en": "what waits to be handed over"},
        examples=("/orders list", "/订单"),
    ),
    CommandSpec(
        name="orders claim",
        run=orders.claim_command,
        aliases=("订单 领取",),
        params=(_ORDER,),
        audience="admin",
        moderation=True,
        private=True,
        help={"zh": "这一单我来办", "en": "see to an order"},
        examples=("/orders claim 4",),
    ),
    CommandSpec(
        name="orders fulfil",
        run=orders.fulfil_command,
        aliases=("orders fulfill", "订单 完成"),
        params=(
            _ORDER,
            Param(name="note", kind="rest", help={"zh": "给买家的话", "en": "a word to the buyer"}),
        ),
        audience="admin",
        moderation=True,
        private=True,
        help={"zh": "已经发放", "en": "it has been handed over"},
        examples=("/orders fulfil 4", "/订单 完成 4 今天寄出"),
    ),
    CommandSpec(
        name="orders refuse",
        run=orders.refuse_command,
        aliases=("订单 拒绝",),
        params=(
            _ORDER,
            Param(name="reason", kind="rest", required=True, help={"zh": "原因", "en": "why"}),
        ),
        audience="admin",
        moderation=True,
        private=True,
        help={"zh": "拒绝并退还金币", "en": "refuse it and give the coins back"},
        examples=("/orders refuse 4 没有货了",),
    ),
    CommandSpec(
        name="orders undo",
        run=orders.undo_command,
        aliases=("订单 撤销",),
        params=(_ORDER,),
        audience="admin",
        moderation=True,
        private=True,
        help={
            "zh": "撤销已完成的订单：退还金币，收回身份组或标签",
            "en": "undo an order that is done: coins back, role or tag taken",
        },
        examples=("/orders undo 4",),
    ),
)

TRANSFERS = (
    CommandSpec(
        name="transfer send",
        run=transfers.send_command,
        aliases=("transfer", "转账"),
        params=(
            Param(name="user", kind="user", required=True, help={"zh": "给谁", "en": "to whom"}),
            Param(
                name="coins",
                kind="int",
                required=True,
                low=1,
                high=MOST_COINS,
                help={"zh": "金币", "en": "coins"},
            ),
            Param(name="reason", kind="rest", help={"zh": "为什么", "en": "why"}),
        ),
        help={"zh": "送金币给别人：/transfer @某人 20", "en": "give somebody coins: /transfer @somebody 20"},
        examples=("/transfer send @bob 20 谢谢你的笔记", "/转账 @bob 20"),
    ),
    CommandSpec(
        name="transfer undo",
        run=transfers.undo_command,
        aliases=("转账 撤销",),
        params=(
            Param(
                name="transfer",
                kind="int",
                required=True,
                low=1,
                high=MOST,
                help={"zh": "转账编号", "en": "number"},
            ),
        ),
        audience="admin",
        moderation=True,
        private=True,
        help={
            "zh": "撤销一笔转账（对方还有多少退多少）",
            "en": "undo a transfer, as far as the coins are there",
        },
        examples=("/transfer undo 7",),
    ),
)

COMMANDS = (*SHOP, *ORDERS, *TRANSFERS)


def suggest(conn: Connection, community: int, param: str, typed: str) -> Iterable[str]:
    """Complete an item's name."""
    if param != "item":
        return []
    sql = "SELECT name FROM shop_item WHERE community = :c AND NOT removed ORDER BY number"
    names = conn.execute(text(sql), {"c": community}).scalars()
    return [name for name in names if typed.strip().casefold() in name.casefold()][:20]
