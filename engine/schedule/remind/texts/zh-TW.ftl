# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 提醒

remind-noted = ⏰ 記下了（{ $number }）：{ $note }
remind-no-note = 到時間了
remind-here = 到時在這裡叫你。
remind-alone = 到時私下告訴你。
remind-guessed = 時間有一處是我猜的；不對就撤銷，寫清楚再來。
remind-still-quiet = 🔕 提醒現在是關著的，到點不會說。要開啟：/reminders on
remind-undo = 撤銷
remind-undone = 好，不提醒了。

## 到時候

remind-late = 本來是 { $time }，那時我不線上，現在補上。
remind-missed = 其間還有 { $count } 次也過了，不再一一補發。
remind-about = 那條訊息
remind-again = { $after ->
    [minutes] 10 分鐘後
    [hour] 1 小時後
   *[day] 明天這時
 }
remind-put-off = ⏰ { $time } 再提醒：{ $note }

## 清單

remind-list = ⏰ 你的提醒
remind-line = { $number }. { $time } · { $often }{ $note }
remind-more = …… 還有 { $count } 個
remind-none = 你還沒有提醒。這樣寫：/remind 明天9點 交作業
remind-drop-all = 全部刪除
remind-drop-ask = 要刪掉全部 { $count } 個提醒嗎？
remind-drop-sure = 刪掉 { $count } 個
remind-dropped = 刪掉了 { $count } 個提醒。
remind-gone = 這個提醒已經不在了。
remind-unknown = 沒有編號是 { $number } 的提醒。/reminders 看全部。
remind-off = 🔕 不再提醒你了，活動也不提醒。{ $count ->
    [0] { "" }
   *[other] 你的 { $count } 個提醒還在，但到點不會說。
 }要開啟：/reminders on
remind-on = 🔔 提醒打開了。{ $count ->
    [0] { "" }
   *[other] 你有 { $count } 個提醒。
 }

## 不行的

remind-long = 太長了：最多 { $most } 個字。
remind-many = 你已經有 { $most } 個提醒了，先用 /reminders 刪掉幾個吧。
remind-open-many = 在群裡叫你的提醒最多 { $most } 個。去掉“這裡”，我私下提醒你。
remind-open-repeated = 在群裡反覆提醒，只有版主可以設。去掉“這裡”，我私下提醒你。
