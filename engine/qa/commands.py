"""`/ask`, `/accept` and what else can be said about questions."""

from __future__ import annotations

from dataclasses import replace

from engine.contract.commands import CommandSpec, FormField, Param
from engine.qa import accepting, asking, boards, bounty, routing, stats
from engine.qa.rules import LONGEST
from engine.qa.terms import LONGEST as LONGEST_BOUNTY
from engine.qa.terms import SHORTEST

_QUESTION = Param(name="question", help={"zh": "提问编号", "en": "question number"}, suggest=True)

COMMANDS = (
    CommandSpec(
        name="ask",
        common=True,
        run=asking.ask,
        aliases=("提问", "求助"),
        params=(Param(name="question", kind="rest", help={"zh": "你的问题", "en": "your question"}),),
        form=(
            FormField(
                name="title",
                prompt={
                    "zh": "你的问题是什么？一句话说清楚，报错请原样贴上",
                    "en": "What do you want to know? Quote errors as they are",
                },
                multiline=True,
                max_length=LONGEST,
            ),
            FormField(
                name="tried",
                prompt={"zh": "试过什么？（可以不填）", "en": "What have you tried? (may be left out)"},
                required=False,
                multiline=True,
                max_length=1000,
            ),
        ),
        where="group",
        help={
            "zh": "提问，没人回答时我会帮你找人",
            "en": "ask a question; if nobody answers, I look for somebody",
        },
        examples=("/ask numpy 安装报错 No module named numpy 怎么办", "/ask How do I undo a commit?"),
    ),
    CommandSpec(
        name="accept",
        run=accepting.accept_command,
        aliases=("采纳",),
        params=(_QUESTION,),
        where="group",
        menu="message",
        menu_title={"zh": "采纳这个回答", "en": "Accept answer"},
        help={"zh": "采纳你回复的那条回答", "en": "accept the answer that you reply to"},
        examples=("/accept", "/采纳 3"),
    ),
    CommandSpec(
        name="solved",
        run=accepting.solved_command,
        aliases=("已解决",),
        params=(_QUESTION,),
        where="group",
        help={"zh": "自己解决了：把提问标为已解决", "en": "mark your question as solved"},
        examples=("/solved", "/已解决 3"),
    ),
    CommandSpec(
        name="reopen",
        run=accepting.reopen_command,
        aliases=("unaccept", "取消采纳", "重新打开"),
        params=(_QUESTION,),
        where="group",
        help={"zh": "取消采纳，把提问重新打开", "en": "take an acceptance back and open the question again"},
        examples=("/reopen 3", "/取消采纳 3"),
    ),
    CommandSpec(
        name="withdraw",
        run=accepting.close_command,
        aliases=("撤回提问",),
        params=(_QUESTION,),
        where="group",
        help={"zh": "撤回提问，不再列出", "en": "withdraw a question"},
        examples=("/withdraw 3",),
    ),
    CommandSpec(
        name="unanswered",
        common=True,
        run=boards.unanswered,
        aliases=("未答", "待回答"),
        params=(Param(name="page", kind="int", low=1, help={"zh": "第几页", "en": "page"}),),
        help={"zh": "看看哪些问题还没人回答", "en": "what still waits for an answer"},
        examples=("/unanswered", "/未答 2"),
    ),
    CommandSpec(
        name="bounty",
        run=bounty.bounty_command,
        aliases=("悬赏",),
        params=(
            Param(
                name="coins",
                kind="int",
                required=True,
                low=1,
                high=100_000,
                help={"zh": "金币", "en": "coins"},
            ),
            Param(
                name="time",
                kind="duration",
                low=SHORTEST,
                high=LONGEST_BOUNTY,
                help={"zh": "多久，如 24h、3d", "en": "how long, like 24h or 3d"},
            ),
            # The rest of the line: a word that is no length is told apart from a question's number in `terms.py`.
            replace(_QUESTION, kind="rest"),
        ),
        where="group",
        help={"zh": "为一个提问悬赏金币", "en": "put coins on a question"},
        examples=("/bounty 50", "/悬赏 50 24h", "/bounty 20 3d 4"),
    ),
    CommandSpec(
        name="expert",
        run=routing.expert_command,
        aliases=("回答者", "愿意回答"),
        params=(
            Param(
                name="state",
                kind="choice",
                choices=("on", "off"),
                aliases={"开": "on", "开启": "on", "关": "off", "关闭": "off"},
                help={"zh": "on 或 off", "en": "on or off"},
            ),
            Param(
                name="most",
                kind="int",
                low=1,
                high=10,
                help={"zh": "一天最多几个", "en": "questions a day at most"},
            ),
        ),
        private=True,
        help={
            "zh": "愿意被请来回答问题：/expert on",
            "en": "like to be asked when nobody answers: /expert on",
        },
        examples=("/expert on", "/expert on 2", "/回答者 关"),
    ),
    CommandSpec(
        name="qa stats",
        run=stats.stats_command,
        aliases=("问答统计",),
        params=(Param(name="days", kind="int", low=1, high=365, help={"zh": "最近几天", "en": "days back"}),),
        audience="moderator",
        private=True,
        moderation=True,
        help={
            "zh": "问答的数字：没人答的比例、多久有人答",
            "en": "figures: what stays unanswered, how long answers take",
        },
        examples=("/qa stats", "/qa stats 7"),
    ),
)
