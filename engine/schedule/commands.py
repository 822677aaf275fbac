"""`/event …`: what can be said about events."""

from __future__ import annotations

from engine.contract.commands import CommandSpec, FormField, Param, Value
from engine.contract.feature import Context
from engine.schedule import attending, editing, feedback, files, making, showing
from engine.schedule.joining import answer
from engine.schedule.refs import meant, names_event
from engine.schedule.rules import GOING, NO
from engine.schedule.when import find_when

_EVENT = Param(name="event", kind="rest", help={"zh": "活动编号", "en": "event"}, suggest=True)
_WHICH = Param(name="event", required=True, help={"zh": "活动编号", "en": "event"}, suggest=True)
_SCOPE = Param(
    name="scope",
    kind="choice",
    choices=("this", "following", "all"),
    aliases={
        "本次": "this",
        "这次": "this",
        "之后": "following",
        "以后": "following",
        "全部": "all",
        "所有": "all",
    },
    help={"zh": "重复活动改哪些", "en": "which of a repeated event"},
)


def _join(ctx: Context, values: dict[str, Value]) -> None:
    ctx.reply(answer(ctx, meant(ctx, values.get("event")), GOING), private=True)


def _leave(ctx: Context, values: dict[str, Value]) -> None:
    ctx.reply(answer(ctx, meant(ctx, values.get("event")), NO), private=True)


def _list_or_create(ctx: Context, values: dict[str, Value]) -> None:
    """List, or show the event named; what tells a time is meant to be created: `/event fri 8pm Book club`."""
    said = str(values.get("event") or "")
    if said and not names_event(said) and find_when(said, ctx.event.at, ctx.zone) is not None:
        making.create(ctx, {"line": said})
    else:
        showing.listing(ctx, values)


COMMANDS = (
    CommandSpec(
        name="event list",
        common=True,
        params=(_EVENT,),
        run=_list_or_create,
        aliases=("event", "events", "活动", "日程", "活动 列表"),
        help={"zh": "看看接下来有什么活动", "en": "what is coming up"},
        examples=("/event list", "/日程"),
    ),
    CommandSpec(
        name="event create",
        run=making.create,
        aliases=("event new", "活动 创建", "活动 新建", "发起活动"),
        params=(
            Param(
                name="line",
                kind="rest",
                help={
                    "zh": "时间、标题、时长、max: repeat: place: …，顺序随意",
                    "en": "time, title, length, max: repeat: place: … in any order",
                },
            ),
        ),
        form=(
            FormField(
                name="title", prompt={"zh": "活动叫什么？", "en": "What is it called?"}, max_length=100
            ),
            FormField(
                name="time",
                prompt={"zh": "什么时候？（周五晚8点、12月1日 20:00）", "en": "When? (fri 8pm, Dec 1 20:00)"},
                max_length=100,
            ),
            FormField(
                name="length",
                prompt={"zh": "多久？（2h、90分钟）", "en": "How long? (2h, 90m)"},
                required=False,
                max_length=20,
            ),
            FormField(
                name="repeat",
                prompt={
                    "zh": "重复吗？（每周、每月最后一个周五）",
                    "en": "Repeated? (weekly, last fri of the month)",
                },
                required=False,
                max_length=100,
            ),
            FormField(
                name="details",
                prompt={"zh": "介绍（可以不填）", "en": "A description"},
                required=False,
                multiline=True,
            ),
        ),
        help={
            "zh": "发起活动：/event create 周五晚8点 读书会 2h",
            "en": "create an event: /event create fri 8pm Book club 2h",
        },
        examples=(
            "/event create 周五晚8点 读书会 2h max:20 repeat:每周",
            "/event create fri 8pm Book club 2h max:20 repeat:weekly",
        ),
    ),
    CommandSpec(
        name="event show",
        run=showing.show,
        aliases=("活动 查看",),
        params=(_EVENT,),
        help={"zh": "看一个活动，可以直接报名", "en": "show an event, with its buttons"},
        examples=("/event show 3",),
    ),
    CommandSpec(
        name="event join",
        run=_join,
        aliases=("报名", "活动 报名"),
        params=(_EVENT,),
        private=True,
        help={"zh": "报名参加活动", "en": "say that you come"},
        examples=("/event join 3", "/报名 3"),
    ),
    CommandSpec(
        name="event leave",
        run=_leave,
        aliases=("取消报名", "活动 退出"),
        params=(_EVENT,),
        private=True,
        help={"zh": "取消报名", "en": "say that you do not come"},
        examples=("/event leave 3", "/取消报名 3"),
    ),
    CommandSpec(
        name="event participants",
        run=showing.participants,
        aliases=("event who", "活动 名单", "活动 成员"),
        params=(_EVENT,),
        help={"zh": "谁参加、谁候补、谁到了", "en": "who comes, who waits, who was there"},
        examples=("/event participants 3",),
    ),
    CommandSpec(
        name="event edit",
        run=editing.edit,
        aliases=("活动 修改", "活动 改期"),
        params=(
            _WHICH,
            _SCOPE,
            Param(name="line", kind="rest", help={"zh": "改什么", "en": "what"}),
        ),
        help={
            "zh": "改活动：/event edit 3 周六晚8点 max:30",
            "en": "change an event: /event edit 3 sat 8pm max:30",
        },
        examples=("/event edit 3 周六晚8点 max:30", "/event edit 3 following fri 7pm"),
    ),
    CommandSpec(
        name="event cancel",
        run=editing.cancel,
        aliases=("活动 取消", "取消活动"),
        params=(_WHICH, _SCOPE),
        help={"zh": "取消活动，报名的人会收到通知", "en": "cancel an event; whoever comes is told"},
        examples=("/event cancel 3", "/event cancel 3 all"),
    ),
    CommandSpec(
        name="event code",
        run=attending.show_code,
        aliases=("签到码", "活动 签到码"),
        params=(_EVENT,),
        private=True,
        help={"zh": "主持人：看现在的签到码", "en": "for the host: the attendance code of this moment"},
        examples=("/event code",),
    ),
    CommandSpec(
        name="event checkin",
        run=attending.check_in,
        aliases=("活动签到", "活动 签到"),
        params=(Param(name="code", kind="rest", help={"zh": "签到码", "en": "code"}),),
        private=True,
        help={"zh": "用主持人给的码签到", "en": "check in to an event with the host's code"},
        examples=("/event checkin K7Q2M", "/活动签到 K7Q2M"),
    ),
    CommandSpec(
        name=feedback.RATE_COMMAND,
        run=feedback.say,
        aliases=("活动 反馈",),
        params=(Param(name="words", kind="rest", help={"zh": "想说的话", "en": "what you say"}),),
        form=(
            FormField(
                name="words",
                prompt={"zh": "一句话说说刚才的活动", "en": "A sentence about the event"},
                max_length=500,
            ),
        ),
        private=True,
        help={"zh": "说说刚参加的活动怎么样", "en": "say how the event was"},
        examples=("/event feedback 5 讲得很清楚",),
    ),
    *files.COMMANDS,
)
