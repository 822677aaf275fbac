"""An item as an admin writes it: `name | about price:100 stock:5 role:<@&…>`, in Chinese words as well. Pure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from engine.contract.clock import to_micros
from engine.contract.errors import UserError
from engine.contract.events import ROLES
from engine.contract.marks import TAG_LENGTH, fault_of_tag, read_role

MOST_COINS = 1_000_000_000
MOST = 1_000_000
LONGEST_NAME, LONGEST_ABOUT = 60, 500
_WORDS = {
    "price": "price|价格|價格",
    "stock": "stock|库存|庫存",
    "per_person": "each|每人|限购|限購",
    "level": "level|等级|等級",
    "role": "for|对象|對象",
    "opens_at": "from|开始|開始",
    "closes_at": "until|结束|結束",
    "give_role": "role|身份组|身份組",
    "give_tag": "tag|标签|標籤",
    "give_code": "codes|code|兑换码|兌換碼",
    "give_hand": "manual|人工",
}
_KEY = {word: key for key, words in _WORDS.items() for word in words.split("|")}
_FIELD = re.compile(rf"(?:^|\s)({'|'.join(sorted(_KEY, key=len, reverse=True))})\s*[:：]", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]+(\d{1,2})[:：](\d{2}))?")
_OFF = frozenset({"", "-", "0", "off", "无", "無", "不限", "no", "none"})
_STAFF = {"成员": "member", "成員": "member", "所有人": "member", "版主": "moderator", "管理员": "admin"}


def read_item(line: str, zone: str) -> dict[str, object]:
    """Read what a line says of an item, as columns; what it does not mention is not there. Raises UserError."""
    pieces = _FIELD.split(line)
    found = _titled(pieces[0])
    for word, said in zip(pieces[1::2], pieces[2::2], strict=True):
        found |= _read(_KEY[word.casefold()], said.strip(), zone)
    return found


def _titled(said: str) -> dict[str, object]:
    name, mark, about = (piece.strip() for piece in said.replace("｜", "|").partition("|"))
    found: dict[str, object] = {"name": " ".join(name.split())[:LONGEST_NAME]} if name else {}
    return found | ({"about": about[:LONGEST_ABOUT]} if mark else {})


def _read(key: str, said: str, zone: str) -> dict[str, object]:
    match key:
        case "price":
            return {key: _number(said, 1, MOST_COINS)}
        case "stock":
            endless = said.casefold() in _OFF - {"0"}
            return {key: None if endless else _number(said, 0, MOST)}
        case "per_person" | "level":
            return {key: 0 if said.casefold() in _OFF else _number(said, 0, MOST)}
        case "role":
            role = _STAFF.get(said, said.casefold())
            if role not in ROLES:
                raise UserError("shop-who-unknown", value=said)
            return {key: role}
        case "opens_at" | "closes_at":
            return {key: None if said.casefold() in _OFF else _moment(said, zone, end=key == "closes_at")}
        case "give_role":
            number = read_role(said)
            if number is None:
                raise UserError("shop-role-unknown", role=said)
            return {"kind": "role", "value": number}
        case "give_tag":
            if fault := fault_of_tag(said):
                raise UserError(f"shop-tag-{fault}", most=TAG_LENGTH)
            return {"kind": "tag", "value": said}
        case "give_code":
            return {"kind": "code", "value": "", "stock": None}
        case _:
            return {"kind": "manual", "value": ""}


def _number(said: str, low: int, high: int) -> int:
    if not said.isdecimal() or not low <= int(said) <= high:
        raise UserError("shop-number", value=said, low=low, high=high)
    return int(said)


def _moment(said: str, zone: str, *, end: bool) -> int:
    """Read a local day or minute; the end of a window is the end of its day."""
    match = _DAY.fullmatch(said)
    try:
        year, month, day, hour, minute = (int(piece or 0) for piece in match.groups()) if match else (0,) * 5
        moment = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))
    except ValueError:
        raise UserError("shop-when", value=said) from None
    if end and match and match[4] is None:
        moment += timedelta(days=1)
    return to_micros(moment)
