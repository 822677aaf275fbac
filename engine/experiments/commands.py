"""`/experiment create|show|stop|resume`."""

from __future__ import annotations

from engine.contract.commands import CommandSpec, FormField, Param
from engine.experiments import create, show, stopping

_NUMBER = Param(
    name="number", kind="int", low=1, suggest=True, help={"zh": "实验编号", "en": "experiment number"}
)

COMMANDS = (
    CommandSpec(
        name="experiment create",
        run=create.create,
        aliases=("实验 创建", "实验 新建"),
        params=(
            Param(
                name="trial",
                kind="text",
                required=True,
                help={"zh": "试什么，如 pushes", "en": "what, e.g. pushes"},
            ),
            Param(
                name="effect",
                kind="int",
                low=1,
                high=100,
                help={"zh": "想看出多大的提升（百分点，默认 10）", "en": "rise to be seen, in points (10)"},
            ),
            Param(
                name="base",
                kind="int",
                low=0,
                high=99,
                help={"zh": "现在大约百分之几的人会这样做", "en": "per cent of members who do it as it is"},
            ),
            Param(
                name="weeks",
                kind="int",
                low=1,
                high=12,
                help={"zh": "收几周成员", "en": "weeks to take members in"},
            ),
            Param(
                name="metric",
                kind="choice",
                choices=("enrolled", "finished", "returned", "messages"),
                aliases={"选课": "enrolled", "学完": "finished", "回来": "returned", "发言": "messages"},
                help={"zh": "看什么指标", "en": "what is to rise"},
            ),
        ),
        form=(
            FormField(
                name="trial",
                prompt={"zh": "试什么？（如 pushes：课程推送）", "en": "What is to be tried? (e.g. pushes)"},
                max_length=40,
            ),
            FormField(
                name="metric",
                prompt={
                    "zh": "看什么？选课、学完、回来 或 发言（可以不填）",
                    "en": "What is to rise? enrolled, finished, returned or messages",
                },
                required=False,
                max_length=20,
            ),
            FormField(
                name="base",
                prompt={
                    "zh": "现在大约百分之几的人会这样做？（不知道就空着）",
                    "en": "Which per cent of members do it as it is? (leave empty if unknown)",
                },
                required=False,
                max_length=3,
            ),
            FormField(
                name="effect",
                prompt={
                    "zh": "想看出多大的提升？（百分点，默认 10）",
                    "en": "How large a rise is to be seen? (points, 10 if left empty)",
                },
                required=False,
                max_length=3,
            ),
            FormField(
                name="weeks",
                prompt={"zh": "收几周成员？（默认 4）", "en": "For how many weeks? (4 if left empty)"},
                required=False,
                max_length=2,
            ),
        ),
        audience="admin",
        moderation=True,
        help={
            "zh": "做实验：随机留一部分成员作对照，看看到底有没有用",
            "en": "try whether something helps: some members, drawn by lot, go without",
        },
        examples=("/experiment create pushes 10 20", "/实验 创建 课程推送 10 20 4 选课"),
    ),
    CommandSpec(
        name="experiment show",
        run=show.show,
        aliases=("experiment", "experiments", "实验", "实验 查看"),
        params=(_NUMBER,),
        audience="admin",
        moderation=True,
        help={"zh": "看实验进行得怎样", "en": "how an experiment is going"},
        examples=("/experiment show", "/实验 1"),
    ),
    CommandSpec(
        name="experiment stop",
        run=stopping.stop,
        aliases=("实验 停止", "实验 结束"),
        params=(_NUMBER,),
        audience="admin",
        moderation=True,
        help={"zh": "停止实验（会再确认一次）", "en": "stop an experiment (asks once more)"},
        examples=("/experiment stop", "/实验 停止 1"),
    ),
    CommandSpec(
        name="experiment resume",
        run=stopping.resume,
        aliases=("实验 继续",),
        params=(_NUMBER,),
        audience="admin",
        moderation=True,
        help={"zh": "继续一个被自动暂停的实验", "en": "go on with an experiment that was halted"},
        examples=("/experiment resume", "/实验 继续 1"),
    ),
)
