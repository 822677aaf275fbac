# 活动

schedule-weekday = { $day ->
    [0] 周一
    [1] 周二
    [2] 周三
    [3] 周四
    [4] 周五
    [5] 周六
   *[6] 周日
 }
schedule-nth-weekday = { $place ->
    [-1] 最后一个{ $day }
   *[other] 第 { $place } 个{ $day }
 }
schedule-moment = { $time }（{ $zone }）
schedule-comma = 、
schedule-every = { $frequency ->
    [hourly] { $interval ->
        [1] 每小时
       *[other] 每 { $interval } 小时
    }
    [daily] { $interval ->
        [1] 每天
       *[other] 每 { $interval } 天
    }
    [weekly] { $interval ->
        [1] 每周
       *[other] 每 { $interval } 周
    }
    [monthly] { $interval ->
        [1] 每月
       *[other] 每 { $interval } 个月
    }
   *[yearly] { $interval ->
        [1] 每年
       *[other] 每 { $interval } 年
    }
 }
schedule-every-workday = 每个工作日
schedule-every-on = （{ $days }）
schedule-every-monthday = { $days } 号
schedule-every-count = ，共 { $count } 次
schedule-every-until = ，到 { $day } 为止

## 卡片

schedule-host = 主持：
schedule-image = 图片
schedule-running = 进行中
schedule-moved-from = 原定 { $time }
schedule-is-cancelled = 已取消
schedule-is-over = 已结束，到场 { $count } 人
schedule-challenge-over = 已结束，达标 { $count } 人
schedule-rated = { $mean } 分（{ $count } 人评分）
schedule-going = 参加
schedule-held = 为候补保留 { $count } 个
schedule-waiting = 候补
schedule-offered = 等待确认
schedule-maybe = 也许
schedule-no = 不参加
schedule-there = 到场
schedule-here = 在本群
schedule-challenge = 📆 共 { $days } 天，完成 { $needed } 天达标。发「打卡」加一句话或一张图。
schedule-board-line = { $days } 天{ $streak ->
    [0] { "" }
    [1] { "" }
   *[other] ，连续 { $streak } 天
 }
schedule-board-more = ……还有 { $count } 人
schedule-button = { $what ->
    [going] ✅ 参加
    [maybe] 🤔 也许
    [no] ❌ 不去
    [here] ✋ 我到了
    [take] ✅ 我要
    [pass] 让给下一位
    [undo] ↩️ 撤销
    [edit] ✏️ 修改
   *[say] 💬 说一句
 }

## 发起

schedule-created = 📅 活动 #{ $number } 已发起：{ $title }
schedule-at-most = 最多 { $count } 人
schedule-could-say = 还可以补充：/event edit { $number } { $options }
schedule-not-sure = 时间有一部分是我猜的，请核对一下。
schedule-undone = 「{ $title }」已撤销，当没发生过。
schedule-how-to-edit = 发「/event edit { $number } 新内容」就能改，比如：
    /event edit { $number } 周六晚8点
    /event edit { $number } max:30 地点:线上 title:新标题
    重复的活动默认只改下一次，加 following 改之后所有，加 all 改全部。
schedule-edited = ✏️ 活动 #{ $number } 已改：{ $title }
schedule-scope = { $scope ->
    [this] 只改这一次。
    [following] 这次和之后的都改了。
   *[all] 之后的每一次都改了。
 }
schedule-cancelled = 🚫 已取消：{ $title }{ $scope ->
    [this] （只这一次；全部取消发 /event cancel { $number } all）
    [following] （这次和之后的）
   *[all] { "" }
 }

schedule-stepped-in-audit = 改了别人的活动

## 列表

schedule-list = 接下来的活动
schedule-list-empty = 最近没有活动。想办一个？发：/event create 周五晚8点 读书会 2h
schedule-list-more = ……还有 { $count } 个
schedule-digest = 接下来的活动
schedule-digest-mine = 你报了名的活动
schedule-list-zone = 时间按 { $zone }
schedule-nobody-yet = 还没有人回应。

## 报名

schedule-told-going = ✅ 报上名了：{ $title }
schedule-told-maybe = 🤔 记下了：也许来「{ $title }」
schedule-told-no = 好的，不来「{ $title }」。
schedule-told-waiting = ⏳ 「{ $title }」满了，你是候补第 { $place } 位。有空位会私下告诉你。
schedule-told-offered = 「{ $title }」为你留着一个名额，请用那条消息里的按钮确认。
schedule-told-lapsed = 「{ $title }」给你留的名额过期了，再点「参加」可以重新排队。
schedule-offer = 🎟 「{ $title }」（{ $when }）空出一个名额，为你留到 { $until }。来吗？
schedule-offer-lapsed = 「{ $title }」给你留的名额没等到确认，已经放开了。再点「参加」可以重新排队。
schedule-told-cancelled = 🚫 活动取消了：{ $title }（{ $when }）
schedule-told-moved = 🕗 活动改时间了：{ $title } → { $when }

## 提醒

schedule-reminder = ⏰ { $left }后开始：{ $title }（{ $when }，#{ $number }）
schedule-reminder-held = ⏰ 别忘了：{ $title }（{ $when }，#{ $number }）
schedule-to-card = 看活动

## 到场

schedule-code = 🔑 「{ $title }」的签到码：{ $code }
    { $until } 前有效，过后换新的（再发 /event code）。大家发：/event checkin { $code }
schedule-attended = ✋ 签到成功：{ $title }
schedule-attended-already = 你已经签过到了：{ $title }
schedule-code-needed = 「{ $title }」要用主持人给的签到码：/event checkin 签到码
schedule-code-wrong = 签到码不对，或者已经换了。看看主持人最新的码。
schedule-nothing-now = 现在没有正在进行的活动。
schedule-how-was-it = 「{ $title }」结束了，谢谢参加！给几分？
schedule-rated-thanks = 「{ $title }」：{ $score } 分，谢谢！想说一句也可以。
schedule-feedback-thanks = 谢谢，「{ $title }」的反馈收到了。
schedule-proof = 🔥 打卡成功：第 { $days } 天（{ $needed } 天达标）{ $streak ->
    [1] { "" }
   *[other] ，连续 { $streak } 天
 }
schedule-proof-done = 🎉 「{ $title }」达标！
schedule-proof-again = 今天已经打过卡啦，明天再来。
schedule-nudge = { $streak ->
    [0] 🌙 「{ $title }」今天还没打卡，别忘了。
   *[other] 🌙 「{ $title }」今天还没打卡，你已经连续 { $streak } 天了，别断在今天。
 }
schedule-proof-how = 在这里打卡要带上一句话或一张图，比如：打卡 今天读完第三章

## 为什么

schedule-why = 你到了「{ $title }」，是从{ $how ->
    [code] 签到码
    [button] 「我到了」按钮
    [voice] 语音频道里待够的时间
    [proof] 打卡达标
   *[other] 主持人的记录
 }知道的（{ $subject }）。
schedule-why-not = 没有你参加过活动 #{ $number } 的记录。

## 出错

schedule-unknown = 没有活动 #{ $number }。用 /event list 看看有哪些。
schedule-none = 现在没有活动。
schedule-which = 有好几个活动，请带上编号：
    { $events }
schedule-which-title = 没找到「{ $value }」，或者不止一个。请用编号，比如 /event show 3。
schedule-no-day = 活动 #{ $number } 在 { $value } 没有安排。
schedule-nobody = 这个账号不能参加活动，请用你自己的账号。
schedule-closed = 「{ $title }」已经结束或取消了。
schedule-has-begun = 「{ $title }」已经开始了，时间改不了了。
schedule-not-for-you = 「{ $title }」只对版主开放。
schedule-host-only = 只有主持人或版主可以这样做。
schedule-elsewhere = 这是社区「{ $community }」的活动。先用 /community 切换过去再点。
schedule-when-missing = 没看出时间。比如：/event create 周五晚8点 读书会 2h
schedule-when-none = 没看出时间。可以写：明天9点、周五晚8点、半小时后、每周三 20:00。
schedule-no-such-day = 没有 { $value } 这一天。
schedule-when-past = { $time } 已经过去了。
schedule-time-unclear = 看不懂时间「{ $value }」。可以写：周五晚8点、12月1日 20:00、2026-12-01 20:00。
schedule-title-missing = 还缺标题。比如：/event create 周五晚8点 读书会 2h
schedule-past = { $value } 已经过去了。
schedule-repeat-unclear = 看不懂重复方式「{ $value }」。可以写：每周、每天、每月最后一个周五、工作日。
schedule-rule-unreadable = 看不懂重复规则 { $rule }。
schedule-rule-often = 重复得太密了：最多每小时一次。
schedule-rule-never = 规则 { $rule } 一次也不会发生。
schedule-never = 按这个规则，活动一次也不会发生。
schedule-long = { $what } 太长了：最多 { $most } 个字，现在有 { $length } 个。
schedule-number = { $what } 要写 { $low } 到 { $high } 的整数，{ $value } 不行。
schedule-length = 时长「{ $value }」不行：最短 5 分钟，普通活动最长 31 天。
schedule-audience = 「{ $value }」不认识：可以写 all（所有人）或 staff（版主）。
schedule-image-address = 图片要写网址（http 或 https），{ $value } 不行。
schedule-zone = 没有时区 { $value }，请写 Asia/Shanghai 这样的名字。
schedule-kind-unknown = 没有类型「{ $value }」，可以写：{ $kinds }。
schedule-host-unknown = 没认出主持人 { $value } 是谁。
schedule-chat-unknown = 社区里没有这些群：{ $value }。
schedule-where = 要发到哪个群？在群里发起，或者写 in:群名。
schedule-too-many = 你同时发起的活动最多 { $most } 个，先办完或取消一个吧。
schedule-undo-late = 活动 #{ $number } 已经有人报名，或者发起太久了；请用 /event cancel { $number }。
schedule-edit-unclear = 没看懂「{ $value }」。改标题请写 title:新标题。
schedule-edit-nothing = 要改什么？比如：周六晚8点、2h、max:30、地点:线上、title:新标题
schedule-edit-fixed = 类型、主持人、时区和群改不了，请重新发起一个。
schedule-edit-rule = 只改一次不能改重复方式，请加 following 或 all。
schedule-edit-shared = 只改一次能改时间、时长、标题、地点、介绍和人数，别的请加 all。
schedule-edit-days = 这个活动一周有好几天，请把新的重复方式也写上，比如 repeat:每周二、周四。
schedule-edit-hours = 这个活动一天有好几次，请把新的重复方式也写上。
schedule-code-early = 「{ $title }」还没开始，或者已经结束了；开始前 15 分钟才有签到码。
schedule-no-code = 「{ $title }」不用签到码，发「打卡」就行。
schedule-code-tries = 错太多次了，过一小时再试，或者请主持人看看。
schedule-not-now = 「{ $title }」现在不能签到。
schedule-nothing-to-rate = 最近一周没有你参加过的活动。
schedule-rate-not-there = 只有到场的人可以给「{ $title }」打分。

## 日历文件

schedule-ics = 📅 日历文件，{ $count } 个活动。打开它就能加进自己的日历。
schedule-imported = 📥 导入了 { $count } 个活动，卡片会在开始前几天发出来。
schedule-imported-known = { $count } 个已经有了，没动。
schedule-imported-past = { $count } 个已经过去或取消了，跳过。
schedule-ics-missing = 把 .ics 文件和 /event import 一起发来（文件的说明里写命令），或者把文件内容贴在命令后面。
schedule-ics-large = 日历文件太大了，最多 { $most } KB。
schedule-ics-broken = 这不是能读的日历文件。
schedule-ics-many = 日历里的活动太多了，一次最多 { $most } 个。
schedule-ics-damaged = 这一条读不出来
schedule-ics-empty = 日历里没有能用的活动。
schedule-ics-alone = 只有单独的一次，没有它所属的活动
schedule-ics-dates = 用了单独列出的日期，读不了
schedule-ics-zone = 时区不认识
schedule-ics-long = 太长了
