"""`/faq …`: what can be said about the base."""

from __future__ import annotations

from engine.contract.commands import CommandSpec, FormField, Param, Value
from engine.contract.feature import Context
from engine.qa.knowledge import asked, editing, review
from engine.qa.knowledge.listing import listing
from engine.qa.knowledge.rules import LONGEST_ANSWER, LONGEST_KEY, LONGEST_QUESTION

_KEY = Param(
    name="key", kind="rest", required=True, help={"zh": "关键词或编号", "en": "key or number"}, suggest=True
)


def _list(ctx: Context, values: dict[str, Value]) -> None:
    listing(ctx, int(values.get("page") or 1))


def _form(*, edit: bool) -> tuple[FormField, ...]:
    keep = {"zh": "（留空不改）", "en": " (empty: as it is)"} if edit else {"zh": "", "en": ""}
    return (
        FormField(
            name="key",
            prompt={"zh": "改哪一条？（关键词或编号）", "en": "Which entry? (key or number)"}
            if edit
            else {
                "zh": "关键词，发 #关键词 就能看到（可以不填）",
                "en": "Key, shown for #key (may be left out)",
            },
            required=edit,
            max_length=LONGEST_KEY,
        ),
        FormField(
            name="question",
            prompt={"zh": f"问题{keep['zh']}", "en": f"Question{keep['en']}"},
            required=not edit,
            max_length=LONGEST_QUESTION,
        ),
        FormField(
            name="answer",
            prompt={"zh": f"答案{keep['zh']}", "en": f"Answer{keep['en']}"},
            required=not edit,
            multiline=True,
            max_length=LONGEST_ANSWER,
        ),
        FormField(
            name="variants",
            prompt={
                "zh": "别的问法，一行一个（可以不填）",
                "en": "Other wordings, one a line (may be left out)",
            },
            required=False,
            multiline=True,
            max_length=1000,
        ),
    )


COMMANDS = (
    CommandSpec(
        name="faq get",
        common=True,
        run=asked.faq_command,
        aliases=("faq", "常见问题", "问答"),
        params=(
            Param(
                name="key",
                kind="rest",
                help={"zh": "关键词、编号，或直接写问题", "en": "key, number, or your question"},
                suggest=True,
            ),
        ),
        help={
            "zh": "查常见问题：写关键词，或直接写问题",
            "en": "look into the FAQ: a key, or your question",
        },
        examples=("/faq get 退款", "/faq 怎么申请退款？", "/faq"),
    ),
    CommandSpec(
        name="faq list",
        run=_list,
        aliases=("常见问题 列表",),
        params=(Param(name="page", kind="int", low=1, help={"zh": "第几页", "en": "page"}),),
        help={"zh": "常见问题都有哪些", "en": "what is in the FAQ"},
        examples=("/faq list", "/faq list 2"),
    ),
    CommandSpec(
        name="faq add",
        run=editing.add_command,
        aliases=("常见问题 添加",),
        params=(
            Param(
                name="line",
                kind="rest",
                help={"zh": "#关键词 问题 | 答案", "en": "#key question | answer"},
            ),
        ),
        form=_form(edit=False),
        audience="moderator",
        moderation=True,
        help={"zh": "收录一条常见问题", "en": "add an entry to the FAQ"},
        examples=("/faq add", "/faq add #退款 怎么退款？ | 在“我的订单”里点退款"),
    ),
    CommandSpec(
        name="faq edit",
        run=editing.edit_command,
        aliases=("常见问题 修改",),
        params=(
            Param(
                name="line",
                kind="rest",
                help={
                    "zh": "关键词 新答案（或 问题 | 答案，或 #新关键词）",
                    "en": "key new answer (or question | answer, or #new-key)",
                },
                suggest=True,
            ),
        ),
        form=_form(edit=True),
        audience="moderator",
        moderation=True,
        help={"zh": "改一条常见问题", "en": "change an entry of the FAQ"},
        examples=(
            "/faq edit 退款 在订单页点退款",
            "/faq edit 3 #退款",
            "/faq edit 3 怎么退款？ | 在订单页点退款",
        ),
    ),
    CommandSpec(
        name="faq delete",
        run=editing.delete_command,
        aliases=("faq del", "faq remove", "常见问题 删除"),
        params=(_KEY,),
        audience="moderator",
        moderation=True,
        help={
            "zh": "删一条常见问题（可用 /faq undo 找回）",
            "en": "take an entry out (/faq undo brings it back)",
        },
        examples=("/faq delete 退款",),
    ),
    CommandSpec(
        name="faq undo",
        run=editing.undo_command,
        aliases=("常见问题 撤销",),
        params=(_KEY,),
        audience="moderator",
        moderation=True,
        help={"zh": "撤销一条常见问题的上一次改动", "en": "take the last change of an entry back"},
        examples=("/faq undo 退款",),
    ),
    CommandSpec(
        name="faq history",
        run=editing.history_command,
        aliases=("常见问题 历史",),
        params=(_KEY,),
        audience="moderator",
        moderation=True,
        help={"zh": "一条常见问题以前的版本", "en": "how an entry read before"},
        examples=("/faq history 退款",),
    ),
    CommandSpec(
        name="faq review",
        run=review.review_command,
        aliases=("常见问题 审核",),
        audience="moderator",
        moderation=True,
        help={"zh": "审核待收录的问答", "en": "read what could be taken into the FAQ"},
        examples=("/faq review",),
    ),
    CommandSpec(
        name="faq approve",
        run=review.approve_command,
        aliases=("常见问题 收录",),
        params=(
            Param(
                name="draft", kind="int", low=1, required=True, help={"zh": "待审编号", "en": "draft number"}
            ),
            Param(
                name="words",
                kind="rest",
                help={"zh": "改成：问题 | 答案", "en": "as it should read: question | answer"},
            ),
        ),
        audience="moderator",
        moderation=True,
        help={"zh": "收录一条待审的问答，可以改写", "en": "take a draft in, in other words if you like"},
        examples=("/faq approve 3", "/faq approve 3 怎么退款？ | 在订单页点退款"),
    ),
)
