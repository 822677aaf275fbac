# 赛季

seasons-unknown = 没有 #{ $number } 赛季，用 /season list 看看有哪些。
seasons-none = 现在没有赛季。用 /season start 名称 到:2027-03-01 开始一个。
seasons-never = 还没有过赛季。管理员可以用 /season start 名称 到:2027-03-01 开始一个。
seasons-not-yours = 只有管理员可以这样做。
seasons-elsewhere = 这个按钮属于“{ $community }”，请在那边的群里操作。
seasons-left-it = 好的，什么都没有改变。
seasons-no = 算了

## 写法

seasons-name-missing = 赛季需要一个名称，例如：/season start 第1赛季 到:2027-03-01
seasons-name-long = 名称最多 { $most } 个字。
seasons-carry = 结转写成 0% 到 100%，不是“{ $value }”。
seasons-repeat = 重复写成 是 或 否，不是“{ $value }”。
seasons-day = 日期写成 2027-03-01 或 90d，不是“{ $value }”。
seasons-over-already = 最后一天 { $last } 已经过了，或早于第一天。想马上结束，用 /season end。
seasons-too-long = 赛季最长 { $most } 天，第一天离今天也不能超过 { $most } 天。
seasons-overlap = 和“{ $name }”（{ $days }）的日子重叠了。先用 /season end 或 /season edit 调整它，或用 从:… 换个开始日。

## 管理

seasons-started = 赛季“{ $name }”开始了：{ $days }（#{ $number }）。第一天零点起得到的经验都计入，最后一天 24:00 结束。
seasons-planned = 赛季“{ $name }”已安排：{ $days }（#{ $number }），第一天零点自动开始。
seasons-edited = 赛季“{ $name }”改好了：{ $days }（#{ $number }）。
seasons-reopened = 赛季“{ $name }”照常继续：{ $days }（#{ $number }）。
seasons-carries = 带入“{ $name }”成绩的 { $percent }%。
seasons-carries-nothing = 之前没有赛季，没有可以带入的成绩。
seasons-repeats = 结束后自动开始下一个。
seasons-untouched = 终身经验、等级、金币和设置都不受影响。
seasons-edit-how = 要改“{ $name }”的什么？例如 /season edit 到:2027-04-01 结转:20%
seasons-edit-ended = 赛季“{ $name }”已经结束，不能再改。
seasons-ends-today = 赛季“{ $name }”本来就在今晚 24:00 结束。
seasons-end-ask = 赛季“{ $name }”原本还有 { $days } 天，榜上有 { $members } 人。改成今晚 24:00 结束并存档吗？终身经验和等级不变。
seasons-end-yes = 今晚结束
seasons-changed = 赛季“{ $name }”已经有了变化，请重新用 /season end 确认。
seasons-ending = 赛季“{ $name }”今晚 24:00 结束，不再自动开始下一个。弄错了？{ $days } 天内用 /season reopen { $number } 恢复。
seasons-reopen-none = 没有被提前结束的赛季。
seasons-reopen-late = 赛季“{ $name }”已不能恢复：要在结束后 { $days } 天内，并且原定的最后一天还没到。
seasons-counting = 赛季“{ $name }”正在存档，请过几分钟再试。

seasons-start-audit = 开始赛季
seasons-edit-audit = 修改赛季
seasons-end-audit = 提前结束赛季
seasons-reopen-audit = 恢复赛季
seasons-ended-audit = 赛季存档
seasons-unheard-audit = 赛季结果没有播报（今天的播报次数用完了）
seasons-reset-audit = 积分清零
seasons-reset-done-audit = 积分清零完成
seasons-reset-undo-audit = 撤销积分清零

## 查看

seasons-left = { $days ->
    [0] 最后一天，今晚 24:00 结束
   *[other] 还剩 { $days } 天
 }
seasons-coming = 赛季“{ $name }”即将开始：{ $days }。
seasons-empty = 还没有人得分。发言、签到、帮助别人都算。
seasons-nobody = 赛季“{ $name }”的榜上还没有人。
seasons-mine = 你：第 { $place } 名，{ $xp } 经验
seasons-mine-none = 你还不在榜上。
seasons-places = 看榜单
seasons-list = 所有赛季
seasons-state-planned = 未开始
seasons-state-running = 进行中
seasons-state-counting = 已结束，正在存档
seasons-state-ended = 已结束
seasons-hall = 名人堂
seasons-hall-empty = 还没有结束的赛季。第一个结束后，前三名会留在这里。
seasons-champions = 谁上过几次
seasons-over = 赛季“{ $name }”结束了，恭喜！
seasons-next = 下一个“{ $name }”已经开始，到 { $last }。
seasons-next-carry = 下一个“{ $name }”已经开始，到 { $last }，带入本季成绩的 { $carry }%。

## 每周之星

seasons-weekly = 每周之星
seasons-weekly-empty = 还没有每周之星：每周一零点后，上周榜的前几名会留在这里。
seasons-often = 第一名最多
seasons-times = { $times } 次
seasons-digest = 上周之星
seasons-winner = { $xp } 经验
seasons-winner-coins = { $xp } 经验，奖励 { $coins } 金币

## 清零

seasons-reset-nothing = 已经都是零了。
seasons-reset-ask-xp = 将从 { $members } 位成员清掉 { $xp } 经验，等级跟着变。确定吗？
seasons-reset-ask-coins = 将从 { $members } 位成员清掉 { $coins } 金币。确定吗？
seasons-reset-ask-both = 将从 { $members } 位成员清掉 { $xp } 经验和 { $coins } 金币，等级跟着变。确定吗？
seasons-reset-stays = 设置、徽章、连续签到、周榜月榜和赛季榜都保留。之后可以用 /season reset undo 整个撤销。
seasons-reset-yes = 清零
seasons-reset-begun = 人比较多，正在分批处理（#{ $number }），做完会告诉你。
seasons-reset-done = 清零完成（#{ $number }）：{ $members } 位成员，共 { $xp } 经验、{ $coins } 金币。
seasons-reset-again = 这次清零已经确认过了。
seasons-reset-none = 没有可以撤销的清零。
seasons-reset-undo-ask = 把清零 #{ $number } 收走的 { $xp } 经验、{ $coins } 金币还给 { $members } 位成员吗？之后新得的照样保留。
seasons-reset-undo-yes = 撤销清零
seasons-reset-undone = 清零 #{ $number } 已撤销：{ $xp } 经验、{ $coins } 金币还给了 { $members } 位成员。
seasons-reset-undone-before = 这次清零已经撤销过了。
