"""`/courses`, `/course …`, `/enrol` and what else can be said about learning."""

from __future__ import annotations

from engine.contract.commands import CommandSpec, FormField, Param
from engine.courses import editing, learning, listing, rating, stats
from engine.courses.fields import MOST_LESSONS
from engine.courses.rules import HIGHEST_SCORE, LONGEST_WORDS

_COURSE = Param(
    name="course", kind="rest", help={"zh": "课程编号或名字", "en": "number or name"}, suggest=True
)
_WORD = Param(name="course", help={"zh": "课程编号或名字", "en": "number or name"}, suggest=True)
_WHICH = Param(
    name="course", required=True, help={"zh": "课程编号或名字", "en": "number or name"}, suggest=True
)
_ALL = Param(
    name="course",
    kind="rest",
    required=True,
    help={"zh": "课程编号或名字", "en": "number or name"},
    suggest=True,
)
_FORM = (
    FormField(name="title", prompt={"zh": "标题", "en": "Title"}, max_length=120),
    FormField(
        name="about",
        prompt={"zh": "简介（可以不填）", "en": "What is it about? (may be left out)"},
        required=False,
        multiline=True,
        max_length=2000,
    ),
    FormField(
        name="tags",
        prompt={
            "zh": "标签，用逗号隔开（可以不填）",
            "en": "Tags, with commas between them (may be left out)",
        },
        required=False,
        max_length=200,
    ),
    FormField(
        name="link",
        prompt={"zh": "链接（可以不填）", "en": "Link (may be left out)"},
        required=False,
        max_length=300,
    ),
    FormField(
        name="more",
        prompt={
            "zh": "其他，如 难度:入门 课时:8 价格:免费（可以不填）",
            "en": "More, like level:beginner lessons:8 price:free (may be left out)",
        },
        required=False,
        max_length=500,
    ),
)

COMMANDS = (
    CommandSpec(
        name="courses",
        common=True,
        run=listing.courses_command,
        aliases=("课程",),
        params=(Param(name="topic", kind="rest", help={"zh": "想学什么", "en": "what about"}, suggest=True),),
        help={"zh": "看看有什么课，可以搜：/courses 异步", "en": "what there is to learn: /courses async"},
        examples=("/courses", "/课程 异步", "/courses async python"),
    ),
    CommandSpec(
        name="course show",
        run=listing.show_command,
        aliases=("course", "课程 查看"),
        params=(_ALL,),
        help={"zh": "看一门课", "en": "show a course"},
        examples=("/course show 3", "/course 3"),
    ),
    CommandSpec(
        name="course add",
        run=editing.add_command,
        aliases=("课程 添加",),
        params=(
            Param(
                name="line",
                kind="rest",
                help={
                    "zh": "标题 | 简介 标签:… 难度:… 课时:…",
                    "en": "title | about tags:… level:… lessons:…",
                },
            ),
        ),
        form=_FORM,
        audience="moderator",
        moderation=True,
        help={"zh": "添加一门课", "en": "add a course"},
        examples=(
            "/course add",
            "/course add 异步 Python | 从协程到任务组 标签:python, 异步 难度:进阶 课时:8",
            "/course add Async Python | from coroutines to task groups tags:python, async level:intermediate lessons:8",
        ),
    ),
    CommandSpec(
        name="course edit",
        run=editing.edit_command,
        aliases=("课程 修改",),
        params=(
            _WHICH,
            Param(
                name="line",
                kind="rest",
                required=True,
                help={"zh": "改什么，如 课时:10", "en": "what, like lessons:10"},
            ),
        ),
        audience="moderator",
        moderation=True,
        help={"zh": "改一门课：/course edit 3 课时:10", "en": "change a course: /course edit 3 lessons:10"},
        examples=("/course edit 3 课时:10 价格:免费", "/course edit 3 level:advanced"),
    ),
    CommandSpec(
        name="course archive",
        run=editing.archive_command,
        aliases=("课程 下架",),
        params=(_ALL,),
        audience="moderator",
        moderation=True,
        help={"zh": "下架一门课（学过的记录都在）", "en": "put a course away (what people learned stays)"},
        examples=("/course archive 3",),
    ),
    CommandSpec(
        name="course undo",
        run=editing.undo_command,
        aliases=("课程 撤销",),
        params=(_ALL,),
        audience="moderator",
        moderation=True,
        help={"zh": "撤销一门课的上一次改动", "en": "take the last change of a course back"},
        examples=("/course undo 3",),
    ),
    CommandSpec(
        name="course stats",
        run=stats.stats_command,
        aliases=("课程统计", "课程 统计"),
        params=(_COURSE,),
        audience="moderator",
        moderation=True,
        private=True,
        help={
            "zh": "课程的数字：多少人学完、多满意",
            "en": "figures: who finishes, and how they find it",
        },
        examples=("/course stats", "/course stats 3"),
    ),
    CommandSpec(
        name="enrol",
        common=True,
        run=learning.enrol_command,
        aliases=("enroll", "选课"),
        params=(_COURSE,),
        private=True,
        help={"zh": "开始学一门课", "en": "begin a course"},
        examples=("/enrol 3", "/选课 异步 Python"),
    ),
    CommandSpec(
        name="unenrol",
        run=learning.unenrol_command,
        aliases=("unenroll", "退课"),
        params=(_COURSE,),
        private=True,
        help={"zh": "不学了（学过的记录都在）", "en": "leave a course (what you did stays)"},
        examples=("/unenrol 3",),
    ),
    CommandSpec(
        name="progress",
        run=learning.progress_command,
        aliases=("进度",),
        params=(
            _WORD,
            Param(
                name="lessons",
                kind="int",
                low=0,
                high=MOST_LESSONS,
                help={"zh": "学完几课", "en": "lessons done"},
            ),
        ),
        private=True,
        help={
            "zh": "学到哪儿了：/progress 3 5 表示学完 5 课",
            "en": "how far you are: /progress 3 5 says 5 lessons",
        },
        examples=("/progress", "/进度 3 5"),
    ),
    CommandSpec(
        name="finish",
        run=learning.finish_command,
        aliases=("学完", "完课"),
        params=(_COURSE,),
        private=True,
        help={"zh": "学完一门课", "en": "say that you finished a course"},
        examples=("/finish 3", "/学完 3"),
    ),
    CommandSpec(
        name=rating.RATE,
        run=rating.rate_command,
        aliases=("评分",),
        params=(
            _WORD,
            Param(name="score", kind="int", low=1, high=HIGHEST_SCORE, help={"zh": "1–5 分", "en": "1 to 5"}),
            Param(name="words", kind="rest", help={"zh": "一句话", "en": "a sentence"}),
        ),
        form=(
            FormField(
                name="words",
                prompt={"zh": "一句话说说这门课", "en": "A sentence about the course"},
                max_length=LONGEST_WORDS,
            ),
        ),
        private=True,
        help={"zh": "给一门课评分：/rate 3 5 讲得清楚", "en": "rate a course: /rate 3 5 very clear"},
        examples=("/rate 3 5", "/评分 3 4 例子很多", "/rate"),
    ),
)
