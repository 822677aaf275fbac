# 提醒

remind-noted = ⏰ 记下了（{ $number }）：{ $note }
remind-no-note = 到时间了
remind-here = 到时在这里叫你。
remind-alone = 到时私下告诉你。
remind-guessed = 时间有一处是我猜的；不对就撤销，写清楚再来。
remind-still-quiet = 🔕 提醒现在是关着的，到点不会说。要打开：/reminders on
remind-undo = 撤销
remind-undone = 好，不提醒了。

## 到时候

remind-late = 本来是 { $time }，那时我不在线，现在补上。
remind-missed = 其间还有 { $count } 次也过了，不再一一补发。
remind-about = 那条消息
remind-again = { $after ->
    [minutes] 10 分钟后
    [hour] 1 小时后
   *[day] 明天这时
 }
remind-put-off = ⏰ { $time } 再提醒：{ $note }

## 清单

remind-list = ⏰ 你的提醒
remind-line = { $number }. { $time } · { $often }{ $note }
remind-more = …… 还有 { $count } 个
remind-none = 你还没有提醒。这样写：/remind 明天9点 交作业
remind-drop-all = 全部删除
remind-drop-ask = 要删掉全部 { $count } 个提醒吗？
remind-drop-sure = 删掉 { $count } 个
remind-dropped = 删掉了 { $count } 个提醒。
remind-gone = 这个提醒已经不在了。
remind-unknown = 没有编号是 { $number } 的提醒。/reminders 看全部。
remind-off = 🔕 不再提醒你了，活动也不提醒。{ $count ->
    [0] { "" }
   *[other] 你的 { $count } 个提醒还在，但到点不会说。
 }要打开：/reminders on
remind-on = 🔔 提醒打开了。{ $count ->
    [0] { "" }
   *[other] 你有 { $count } 个提醒。
 }

## 不行的

remind-long = 太长了：最多 { $most } 个字。
remind-many = 你已经有 { $most } 个提醒了，先用 /reminders 删掉几个吧。
remind-open-many = 在群里叫你的提醒最多 { $most } 个。去掉“这里”，我私下提醒你。
remind-open-repeated = 在群里反复提醒，只有版主可以设。去掉“这里”，我私下提醒你。
