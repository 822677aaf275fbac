# 日报、周报、月报

digest-title-day = 📰 日报 · { $days }
digest-title-week = 📰 周报 · { $days }
digest-title-month = 📰 月报 · { $days }
digest-name-day = 日报
digest-name-week = 周报
digest-name-month = 月报
digest-weekday = { $day ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[other] 周日
 }
digest-nothing = 那段时间没有什么可说的。
digest-date = 看不懂日期“{ $value }”。请写成 2026-01-12，或者写“最热闹”。

## 数字

digest-numbers-day = 📊 这一天
digest-numbers-week = 📊 这一周
digest-numbers-month = 📊 这个月
digest-numbers-messages = { $messages } 条消息
digest-numbers-people = { $people } 人说过话
digest-change = { $way ->
    [up] （比平时多 { $percent }%）
   *[other] （比平时少 { $percent }%）
 }
digest-busiest-hour = 最热闹：{ $hour } 起的一小时，{ $messages } 条
digest-busiest-day = 最热闹：{ $weekday } { $day }，{ $messages } 条
digest-liked = 最受欢迎：
digest-liked-count = { $reactions } 个表情

## 讨论

digest-threads = 💬 值得一看的讨论
digest-thread = { $voices } 人{ $answers ->
    [0] {""}
   *[other] ，{ $answers } 次接话
 }{ $reactions ->
    [0] {""}
   *[other] ，{ $reactions } 个表情
 }

## 新成员

digest-newcomers = 👋 新朋友
digest-newcomers-all = 来了 { $people } 位，{ $spoke } 位已经说过话

## 给管理员

digest-share-title = 🤖 我自己（只有管理员看得到）
digest-share = 我在群里说了 { $said } 句，占全部的 { $percent }%。

## 错过的

digest-missed = 📬 你不在的时候
digest-missed-to-me = 对你说的
digest-missed-threads = 你参与过的讨论有了下文
digest-me-on = 好的。你离开三天以上时，周报那天我会私下告诉你错过了什么：谁回复或提到了你，你参与的讨论有了什么下文。/digest me off 可以关掉。
digest-me-off = 好的，不再告诉你错过了什么。
digest-me-is = { $on ->
    [yes] 已打开：离开三天以上时，周报那天我会私下告诉你错过了什么。/digest me off 关掉。
   *[other] 没打开。/digest me on 打开后，离开三天以上时，周报那天我会私下告诉你错过了什么。
 }

## 安排

digest-told = 发好了（{ $chats } 个群）。
digest-test-sent = 已私下发给你。
digest-schedule = 🗓 按 { $zone } 的时间：
digest-schedule-next = ● { $name }：下次 { $weekday } { $time }，上次 { $last }
digest-schedule-off = ○ { $name }：不发
digest-never = 还没发过
digest-schedule-word = 看不懂“{ $word }”。可以这样写：week fri 18:00、每周 周五 18:00、day off。
digest-schedule-weekday = 星期几只对周报有用。
digest-sections = 🧩 各栏和顺序（● 有内容就写，○ 不要）：
digest-sections-how = /digest sections <栏> off 去掉，<栏> 1 放到最前。
digest-sections-unknown = 没有“{ $name }”这一栏。有：{ $known }。
digest-sections-word = “{ $word }”看不懂：写 on、off，或者第几个。
digest-section-numbers = 数字
digest-section-threads = 讨论
digest-section-newcomers = 新朋友

## 记录

digest-skipped-audit = 周报迟了六小时以上，没有发
digest-unheard-audit = 今天话已经够多，周报没有发

## 为什么

digest-why = 讨论先看有多少人参与、得了多少表情，再看接了多少次话，不看有多长。没有点“回复”的话，按点名、先后、间隔和用词猜它接着哪一句；回复永远算数。标题是讨论里最能说明问题的原话，原样抄来，点开就是出处；原话删了，这里也会撤下。“平时”是前 7 天、前 4 周或前 3 个月的平均。退出排行榜的人不会被点名；没有人会按情绪排名。
