# 实验

experiments-holdout = 对照组
experiments-treated = 试验组
experiments-metric = { $metric ->
    [enrolled] 选了课
    [finished] 学完了课
    [returned] 过后又来
   *[messages] 人均发言
 }
experiments-effect = { $kind ->
    [share] { $n } 个百分点
   *[mean] { $n } %
 }
experiments-state = { $state ->
    [running] 进行中
    [halted] 已自动暂停（{ $reason ->
        [muted] 太多人关掉了机器人
        [opted_out] 太多人退订
        [left] 太多人离开
       *[worse] 效果变差
     }）
    [stopped] 已停止{ $reason ->
        [moved] （社区并入了别的社区）
       *[other] {""}
     }
   *[done] 已结束{ $reason ->
        [better] ：有效
        [worse] ：变差
        [few] ：人太少，没有结论
       *[same] ：没看出差别
     }
 }

## 创建

experiments-no-trials = 现在没有可以做实验的功能。
experiments-no-such-trial = 没有「{ $value }」可试；可以试：{ $trials }。
experiments-already = 同一件事已经有实验 #{ $number } 在做，先用 /experiment stop { $number } 停掉它。
experiments-base-needed = 还不知道平时有多少人会这样做，估一个吧，例如「/experiment create { $trial } 10 20」：平时约 20 % 的人会做，想看出 10 个百分点的提升。
experiments-silent = 最近没有人发言，没法估算要多少人。
experiments-beyond = 平时已经是 { $base } %，再升 { $effect } 个百分点就超过 100 % 了。
experiments-too-small = 🔎 人还太少，做了也看不出来：要看出 { $effect }的提升，需要约 { $needed } 名成员，现在能参加的是 { $members } 名。{ $smallest ->
    [none] 人再多一些再试吧。
   *[other] 这么多人只看得出 { $smallest }以上的提升。
 }
experiments-ask = 🧪 实验：{ $title }
    { $holdout } % 的成员作对照（随机决定，不接受它），其余的接受它；看接受后 { $days } 天里「{ $metric }」（平时 { $base }，{ $measured ->
        [1] 按最近的数据
       *[0] 按你的估计
     }）能不能提升 { $effect }。
    需要约 { $needed } 名成员，现在能参加的有 { $members } 名。收 { $weeks } 周，每周看一次；退订、关闭、离开明显变多会自动暂停。
experiments-start = 开始
experiments-cancel = 算了
experiments-cancelled = 好，没有动。
experiments-started = 🧪 实验 #{ $number }「{ $title }」开始了：需要约 { $needed } 名成员，最晚 { $until } 出结果。随时可看：/experiment show { $number }

## 查看

experiments-none = 还没有做过实验。用 /experiment create 开始一个。
experiments-unknown = 没有（这样的）实验 #{ $number }。
experiments-others = 其他实验：
experiments-line = #{ $number } { $title } · { $state }
experiments-head = 🧪 实验 #{ $number }「{ $title }」：{ $state }
experiments-plan = 看「{ $metric }」，每人数 { $days } 天；{ $since } → { $until }，已有 { $exposed } 人参加（计划 { $needed } 人）。
experiments-no-look = 还没有到第一次查看。
experiments-next = 下次查看：{ $day }。
experiments-skewed = ⚠️ 两组人数的比例不对，凑巧的可能不到千分之一：先查原因，别信结果。
experiments-look = 🧪 实验 #{ $number }「{ $title }」第 { $look }/{ $looks } 次查看
experiments-too-few = 人还太少，这次看不出什么。
experiments-finding = { $arm }「{ $metric }」{ $treated }，对照 { $held }（{ $n } 人）：相差 { $change } { $unit ->
        [points] 个百分点
       *[times] 条
     }，95 % 区间 { $low } … { $high }
experiments-relative = ；相对 { $change }（{ $low } … { $high }）
experiments-verdict = { $verdict ->
    [better] ✅ 有效（每周看一次的运气已经扣掉）。
    [worse] ❌ 变差了。
    [early] ⏳ 还早，说什么都不可靠。
   *[open] 🤔 还看不出可靠的差别。
 }
experiments-arm = · { $arm }（{ $share } %）{ $n } 人：选课 { $enrolled }、学完 { $finished }、又来 { $returned }、发言 { $messages } 条{ $held ->
    [1] {""}
   *[0] 、点开 { $clicked }
 }；关闭 { $muted }、退订 { $opted_out }、离开 { $left }
experiments-chart = 实验：{ $title }
experiments-chart-legend = { $metric }，试验组减对照组（{ $unit ->
    [points] 百分点
   *[times] 条
 }）；浅色带是 95 % 区间，已计入每周查看；包含 0 就是还看不出
experiments-chart-look = 第 { $look } 次

## 停止、暂停

experiments-which = 有好几个实验，写上编号：{ $numbers }。
experiments-nothing-to-stop = 没有这样的实验。
experiments-stop-ask = 停止实验 #{ $number }「{ $title }」？已有 { $exposed } 人参加（计划 { $needed } 人），停了就不能接着做，对照组也会开始接受它。
experiments-end = 停止实验
experiments-resume = 继续做
experiments-stopped = 实验 #{ $number }「{ $title }」停了，人人恢复平常。
experiments-resumed = 实验 #{ $number } 继续做，不再因为「{ $reason ->
    [muted] 关掉机器人
    [opted_out] 退订
    [left] 离开
   *[worse] 效果变差
 }」而暂停。
experiments-halted = ⛔ 我暂停了实验 #{ $number }「{ $title }」：{ $reason ->
    [muted] 关掉机器人
    [opted_out] 退订
    [left] 离开
   *[worse] 变差
 }的人，接受它的一组有 { $treated } 个，对照组 { $held } 个，凑巧的可能很小。现在谁都不接受它，等你们决定。
experiments-not-halted = 实验 #{ $number } 没有暂停。
experiments-time-over = 实验 #{ $number } 的时间已经过了，只能停止：/experiment stop { $number }
experiments-over = 实验 #{ $number } 已经结束了。
experiments-admins-only = 只有管理员可以。
experiments-passed-on = 好，马上办。

## 为什么

experiments-why = 🧪 「{ $title }」正在做实验，由抽签决定谁先不接受它：你在{ $arm }（{ $since } 起，最晚到 { $until }）。{ $halted ->
    [1] 现在暂停着，谁都不接受。
   *[0] {""}
 }只数次数，不看内容。
experiments-why-none = 你现在没有参加任何实验。

## 记录

experiments-started-audit = 开始实验
experiments-halted-audit = 自动暂停实验
experiments-resumed-audit = 继续实验
experiments-stopped-audit = 停止实验
experiments-done-audit = 实验结束
