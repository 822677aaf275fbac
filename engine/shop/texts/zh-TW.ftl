# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 商店、訂單和轉賬

shop-title = 金幣能換這些（{ $count } 件）
shop-page = 第 { $page }/{ $pages } 頁
shop-empty = 商店還沒有東西。管理員可以上架：/shop add 貼紙 價格:50
shop-price = { $price } 金幣
shop-left = 還剩 { $count } 件
shop-left-none = 已售完
shop-gives-role = 身份組 { $value }
shop-gives-tag = 標籤“{ $value }”
shop-gives-code = 兌換碼（只發給你）
shop-gives-manual = 由管理員發放
shop-gate-level = { $level } 級起
shop-gate-role = 僅限{ $role ->
    [moderator] 版主
    [admin] 管理員
    [owner] 群主
   *[other] 成員
 }
shop-gate-each = 每人限 { $count } 件
shop-gate-from = { $time } 開始
shop-gate-until = { $time } 截止
shop-buy = 兌換
shop-back = 返回
shop-balance = 你有 { $balance } 金幣。

## 兌換

shop-ask = 用 { $price } 金幣兌換“{ $name }”？
shop-ask-balance = 你有 { $balance } 金幣，兌換後還有 { $after }。
shop-yes = 兌換（{ $price } 金幣）
shop-no = 不用了
shop-left-it = 沒有兌換，金幣沒動。
shop-again = 已經兌換過了：訂單 #{ $number }。
shop-code = ✅ “{ $name }”的兌換碼：{ $code }
    花了 { $price } 金幣，訂單 #{ $number }。以後在 /inventory 還能看到它。
shop-sending = 正在發放“{ $name }”（訂單 #{ $number }）。{ $price } 金幣先凍結，成功後才扣。
shop-waiting = 已下單“{ $name }”（訂單 #{ $number }），等管理員發放。{ $price } 金幣先凍結，辦不成就退還。
shop-given = ✅ “{ $name }”已經是你的了（訂單 #{ $number }，{ $price } 金幣）。
shop-failed-role = “{ $name }”沒能發放：我沒有“管理身份組”的許可權，或者我的身份組排得不夠高。{ $price } 金幣已退還，管理員已經知道了。
shop-failed-tag = “{ $name }”沒能發放：我沒有“管理成員標籤”的許可權。{ $price } 金幣已退還，管理員已經知道了。
shop-failed-role-admins = 買的“{ $name }”（訂單 #{ $number }）沒能發放，{ $price } 金幣已退還。平臺說：{ $error }
    請給我“管理身份組”（Manage Roles）的許可權，並把我的身份組排在它上面。
shop-failed-tag-admins = 買的“{ $name }”（訂單 #{ $number }）沒能發放，{ $price } 金幣已退還。平臺說：{ $error }
    請給我“管理成員標籤”（can_manage_tags）的管理員許可權。
shop-partly-role = 買的“{ $name }”（訂單 #{ $number }）只在一部分地方發放了。平臺說：{ $error }
    請給我“管理身份組”（Manage Roles）的許可權。
shop-partly-tag = 買的“{ $name }”（訂單 #{ $number }）只在一部分群裡發放了。平臺說：{ $error }
    請給我“管理成員標籤”（can_manage_tags）的管理員許可權。

shop-unknown = 商店裡沒有“{ $value }”。看看 /shop。
shop-several = “{ $value }”不止一件，請用編號。
shop-elsewhere = 這是社群“{ $community }”的商店，請先用 /community 換過去。
shop-nobody = 匿名身份和機器人不能兌換，請用自己的賬號。
shop-removed = “{ $name }”已經下架了。
shop-early = “{ $name }”還沒開始兌換。
shop-late = “{ $name }”的兌換已經結束。
shop-sold-out = 已經售完了。
shop-who = 這一件僅限{ $role ->
    [moderator] 版主
    [admin] 管理員
    [owner] 群主
   *[other] 成員
 }兌換。
shop-level = 這一件要 { $level } 級，你現在 { $have } 級。
shop-enough = 每人最多 { $most } 件，你已經有了。
shop-poor = 要 { $price } 金幣，你有 { $balance }。
shop-price-changed = 價格剛剛變成了 { $price } 金幣，請重新兌換。
shop-nowhere-role = 身份組只在 Discord 上有，而你在那裡沒有賬號。有的話先用 /link 關聯。
shop-nowhere-tag = 標籤只在 Telegram 群裡有，而且只給普通成員；你在那裡沒有可以加標籤的賬號。有的話先用 /link 關聯。

## 背包

shop-bag = 你兌換過的
shop-bag-empty = 你還沒有兌換過東西。看看 /shop。
shop-state-open = 等待發放
shop-state-claimed = 正在辦
shop-state-sending = 發放中
shop-state-done = 已完成
shop-state-refused = 未辦成，已退還
shop-state-failed = 未能發放，已退還
shop-state-undone = 已撤銷，已退還

## 上架

shop-no-name = 請先寫名字，比如：/shop add 貼紙 價格:50
shop-no-price = 請寫價格，比如：/shop add 貼紙 價格:50
shop-no-change = 沒看出要改什麼，比如：/shop edit 3 價格:60
shop-full = 最多 { $most } 件。
shop-number = “{ $value }”要是 { $low } 到 { $high } 的整數。
shop-when = 看不懂時間“{ $value }”。請寫 2026-02-01 或 2026-02-01 20:00。
shop-who-unknown = 不知道“{ $value }”。物件是 member、moderator 或 admin。
shop-role-unknown = 不認識身份組 { $role }。請從列表裡選（會變成 <@&編號>），或寫它的編號。
shop-tag-length = 標籤要 1 到 { $most } 個字。
shop-tag-emoji = Telegram 的標籤裡不能有表情，請用普通文字。
shop-window = 結束要晚於開始。
shop-code-stock = 兌換碼還剩幾個就是庫存，不用另寫；用 /shop codes 新增。
shop-add-done = 已上架 ✅
shop-edit-done = 已修改 ✅
shop-stock-done = 庫存已改 ✅
shop-codes-how = 還沒有兌換碼：請私聊我 /shop codes { $number }，後面每行一個。
shop-remove-done = “{ $name }”已下架，已有的訂單照辦。
shop-keep = 重新上架
shop-kept = “{ $name }”重新上架了 ✅
shop-not-code = #{ $number } 不是用兌換碼發放的。
shop-codes-none = 請每行寫一個兌換碼，每個最多 { $most } 個字元。
shop-codes-many = 一件最多 { $most } 個兌換碼。
shop-codes-done = “{ $name }”加了 { $count } 個兌換碼（重複的 { $double } 個沒加），還剩 { $left } 個沒發。建議刪掉上面那條訊息。
shop-not-yours = 只有管理員可以這樣做。

## 訂單

shop-orders = 等著發放的訂單（{ $count }）
shop-orders-none = 沒有等著發放的訂單。
shop-arrived = 用 { $price } 金幣換了“{ $name }”，等你們發放（訂單 #{ $number }）。
shop-look = 訂單 #{ $number }
shop-handler = 經辦：
shop-reason = 說明：{ $reason }
shop-refuse-how = 辦不成：/orders refuse { $number } 原因
shop-do-claim = 我來辦
shop-do-fulfil = 已發放
shop-do-undo = 撤銷
shop-order-unknown = 沒有訂單 #{ $number }。
shop-not-open = 訂單 #{ $number } 不在等待發放。
shop-not-done = 只有已完成的訂單可以撤銷；#{ $number } 不是。
shop-not-held = 訂單 #{ $number } 的金幣已經不在凍結中，不能再動。
shop-fulfilled = ✅ “{ $name }”已發放（訂單 #{ $number }）。
shop-fulfilled-note = ✅ “{ $name }”已發放（訂單 #{ $number }）：{ $note }
shop-refused = “{ $name }”沒有辦成（訂單 #{ $number }）：{ $reason }
    { $price } 金幣已退還。
shop-undone = “{ $name }”（訂單 #{ $number }）被管理員撤銷，{ $price } 金幣已退還。
shop-undone-code = “{ $name }”（訂單 #{ $number }）被管理員撤銷，{ $price } 金幣已退還；兌換碼不再另發。

## 轉賬

shop-transferred = { $coins } 金幣（轉賬 #{ $number }）
shop-transferred-reason = { $coins } 金幣：{ $reason }（轉賬 #{ $number }）
shop-transfers-off = 這裡沒有開放轉賬。
shop-transfer-self = 不能轉給自己。
shop-transfer-nobody = 只能在本社群的成員之間轉賬。
shop-transfer-level = { $level } 級起可以轉賬，你現在 { $have } 級。
shop-transfer-young = 入群滿 { $age }才能轉賬。
shop-transfer-poor = 你只有 { $balance } 金幣，轉不了 { $coins }。
shop-transfer-day-giver = 每天最多轉出 { $most } 金幣，你今天還能轉 { $left }。
shop-transfer-day-taker = 每人每天最多收 { $most } 金幣，對方今天還能收 { $left }。
shop-transfer-unknown = 沒有轉賬 #{ $number }。
shop-transfer-again = 轉賬 #{ $number } 已經撤銷過了。
shop-transfer-spent = 對方已經沒有金幣，轉賬 #{ $number } 退不回來。
shop-transfer-undone = 退回 { $coins }/{ $of } 金幣，轉賬 #{ $number } 已撤銷。

shop-add-audit = 上架商品
shop-edit-audit = 修改商品
shop-stock-audit = 修改庫存
shop-remove-audit = 下架商品
shop-keep-audit = 重新上架商品
shop-codes-audit = 新增兌換碼
shop-claim-audit = 領取訂單
shop-fulfil-audit = 完成訂單
shop-refuse-audit = 拒絕訂單
shop-undo-audit = 撤銷訂單
shop-transfer-audit = 轉賬
shop-transfer-undo-audit = 撤銷轉賬
