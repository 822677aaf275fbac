"""Time zones by their IANA name, a city, or a Chinese city."""

from __future__ import annotations

import difflib
from functools import cache
from zoneinfo import available_timezones

from engine.contract.errors import UserError
from engine.contract.settings import fold

_CHINESE = {
    "北京": "Asia/Shanghai",
    "上海": "Asia/Shanghai",
    "中国": "Asia/Shanghai",
    "香港": "Asia/Hong_Kong",
    "澳门": "Asia/Macau",
    "台北": "Asia/Taipei",
    "台湾": "Asia/Taipei",
    "新加坡": "Asia/Singapore",
    "吉隆坡": "Asia/Kuala_Lumpur",
    "东京": "Asia/Tokyo",
    "首尔": "Asia/Seoul",
    "悉尼": "Australia/Sydney",
    "伦敦": "Europe/London",
    "巴黎": "Europe/Paris",
    "柏林": "Europe/Berlin",
    "纽约": "America/New_York",
    "多伦多": "America/Toronto",
    "芝加哥": "America/Chicago",
    "洛杉矶": "America/Los_Angeles",
    "温哥华": "America/Vancouver",
    "beijing": "Asia/Shanghai",
}


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if "/" in name or name == "UTC"}


@cache
def _cities() -> dict[str, str]:
    """Map a city to its zone; where a name ends two zones, the one in the shorter path is meant."""
    cities: dict[str, str] = {}
    for name in sorted(_names().values(), key=lambda zone: (zone.count("/"), zone), reverse=True):
        if not name.startswith("Etc/"):
            cities[name.rpartition("/")[2].casefold()] = name
    return cities | _CHINESE


def check_zone(name: str) -> str:
    """Return the zone of that name or city. Raises UserError with near matches."""
    wanted = fold(name).replace(" ", "_")
    found = _names().get(wanted) or _cities().get(wanted)
    if found is not None:
        return found
    near = difflib.get_close_matches(wanted, _names(), n=3, cutoff=0.6)
    near += difflib.get_close_matches(wanted.rpartition("/")[2], _cities(), n=3, cutoff=0.6)
    zones = list(dict.fromkeys(_names().get(each) or _cities()[each] for each in near))[:4]
    if zones:
        raise UserError("settings-zone-near", value=name, near=", ".join(zones))
    raise UserError("settings-zone-unknown", value=name)
