# 商店、订单和转账

shop-title = 金币能换这些（{ $count } 件）
shop-page = 第 { $page }/{ $pages } 页
shop-empty = 商店还没有东西。管理员可以上架：/shop add 贴纸 价格:50
shop-price = { $price } 金币
shop-left = 还剩 { $count } 件
shop-left-none = 已售完
shop-gives-role = 身份组 { $value }
shop-gives-tag = 标签“{ $value }”
shop-gives-code = 兑换码（只发给你）
shop-gives-manual = 由管理员发放
shop-gate-level = { $level } 级起
shop-gate-role = 仅限{ $role ->
    [moderator] 版主
    [admin] 管理员
    [owner] 群主
   *[other] 成员
 }
shop-gate-each = 每人限 { $count } 件
shop-gate-from = { $time } 开始
shop-gate-until = { $time } 截止
shop-buy = 兑换
shop-back = 返回
shop-balance = 你有 { $balance } 金币。

## 兑换

shop-ask = 用 { $price } 金币兑换“{ $name }”？
shop-ask-balance = 你有 { $balance } 金币，兑换后还有 { $after }。
shop-yes = 兑换（{ $price } 金币）
shop-no = 不用了
shop-left-it = 没有兑换，金币没动。
shop-again = 已经兑换过了：订单 #{ $number }。
shop-code = ✅ “{ $name }”的兑换码：{ $code }
    花了 { $price } 金币，订单 #{ $number }。以后在 /inventory 还能看到它。
shop-sending = 正在发放“{ $name }”（订单 #{ $number }）。{ $price } 金币先冻结，成功后才扣。
shop-waiting = 已下单“{ $name }”（订单 #{ $number }），等管理员发放。{ $price } 金币先冻结，办不成就退还。
shop-given = ✅ “{ $name }”已经是你的了（订单 #{ $number }，{ $price } 金币）。
shop-failed-role = “{ $name }”没能发放：我没有“管理身份组”的权限，或者我的身份组排得不够高。{ $price } 金币已退还，管理员已经知道了。
shop-failed-tag = “{ $name }”没能发放：我没有“管理成员标签”的权限。{ $price } 金币已退还，管理员已经知道了。
shop-failed-role-admins = 买的“{ $name }”（订单 #{ $number }）没能发放，{ $price } 金币已退还。平台说：{ $error }
    请给我“管理身份组”（Manage Roles）的权限，并把我的身份组排在它上面。
shop-failed-tag-admins = 买的“{ $name }”（订单 #{ $number }）没能发放，{ $price } 金币已退还。平台说：{ $error }
    请给我“管理成员标签”（can_manage_tags）的管理员权限。
shop-partly-role = 买的“{ $name }”（订单 #{ $number }）只在一部分地方发放了。平台说：{ $error }
    请给我“管理身份组”（Manage Roles）的权限。
shop-partly-tag = 买的“{ $name }”（订单 #{ $number }）只在一部分群里发放了。平台说：{ $error }
    请给我“管理成员标签”（can_manage_tags）的管理员权限。

shop-unknown = 商店里没有“{ $value }”。看看 /shop。
shop-several = “{ $value }”不止一件，请用编号。
shop-elsewhere = 这是社区“{ $community }”的商店，请先用 /community 换过去。
shop-nobody = 匿名身份和机器人不能兑换，请用自己的账号。
shop-removed = “{ $name }”已经下架了。
shop-early = “{ $name }”还没开始兑换。
shop-late = “{ $name }”的兑换已经结束。
shop-sold-out = 已经售完了。
shop-who = 这一件仅限{ $role ->
    [moderator] 版主
    [admin] 管理员
    [owner] 群主
   *[other] 成员
 }兑换。
shop-level = 这一件要 { $level } 级，你现在 { $have } 级。
shop-enough = 每人最多 { $most } 件，你已经有了。
shop-poor = 要 { $price } 金币，你有 { $balance }。
shop-price-changed = 价格刚刚变成了 { $price } 金币，请重新兑换。
shop-nowhere-role = 身份组只在 Discord 上有，而你在那里没有账号。有的话先用 /link 关联。
shop-nowhere-tag = 标签只在 Telegram 群里有，而且只给普通成员；你在那里没有可以加标签的账号。有的话先用 /link 关联。

## 背包

shop-bag = 你兑换过的
shop-bag-empty = 你还没有兑换过东西。看看 /shop。
shop-state-open = 等待发放
shop-state-claimed = 正在办
shop-state-sending = 发放中
shop-state-done = 已完成
shop-state-refused = 未办成，已退还
shop-state-failed = 未能发放，已退还
shop-state-undone = 已撤销，已退还

## 上架

shop-no-name = 请先写名字，比如：/shop add 贴纸 价格:50
shop-no-price = 请写价格，比如：/shop add 贴纸 价格:50
shop-no-change = 没看出要改什么，比如：/shop edit 3 价格:60
shop-full = 最多 { $most } 件。
shop-number = “{ $value }”要是 { $low } 到 { $high } 的整数。
shop-when = 看不懂时间“{ $value }”。请写 2026-02-01 或 2026-02-01 20:00。
shop-who-unknown = 不知道“{ $value }”。对象是 member、moderator 或 admin。
shop-role-unknown = 不认识身份组 { $role }。请从列表里选（会变成 <@&编号>），或写它的编号。
shop-tag-length = 标签要 1 到 { $most } 个字。
shop-tag-emoji = Telegram 的标签里不能有表情，请用普通文字。
shop-window = 结束要晚于开始。
shop-code-stock = 兑换码还剩几个就是库存，不用另写；用 /shop codes 添加。
shop-add-done = 已上架 ✅
shop-edit-done = 已修改 ✅
shop-stock-done = 库存已改 ✅
shop-codes-how = 还没有兑换码：请私聊我 /shop codes { $number }，后面每行一个。
shop-remove-done = “{ $name }”已下架，已有的订单照办。
shop-keep = 重新上架
shop-kept = “{ $name }”重新上架了 ✅
shop-not-code = #{ $number } 不是用兑换码发放的。
shop-codes-none = 请每行写一个兑换码，每个最多 { $most } 个字符。
shop-codes-many = 一件最多 { $most } 个兑换码。
shop-codes-done = “{ $name }”加了 { $count } 个兑换码（重复的 { $double } 个没加），还剩 { $left } 个没发。建议删掉上面那条消息。
shop-not-yours = 只有管理员可以这样做。

## 订单

shop-orders = 等着发放的订单（{ $count }）
shop-orders-none = 没有等着发放的订单。
shop-arrived = 用 { $price } 金币换了“{ $name }”，等你们发放（订单 #{ $number }）。
shop-look = 订单 #{ $number }
shop-handler = 经办：
shop-reason = 说明：{ $reason }
shop-refuse-how = 办不成：/orders refuse { $number } 原因
shop-do-claim = 我来办
shop-do-fulfil = 已发放
shop-do-undo = 撤销
shop-order-unknown = 没有订单 #{ $number }。
shop-not-open = 订单 #{ $number } 不在等待发放。
shop-not-done = 只有已完成的订单可以撤销；#{ $number } 不是。
shop-not-held = 订单 #{ $number } 的金币已经不在冻结中，不能再动。
shop-fulfilled = ✅ “{ $name }”已发放（订单 #{ $number }）。
shop-fulfilled-note = ✅ “{ $name }”已发放（订单 #{ $number }）：{ $note }
shop-refused = “{ $name }”没有办成（订单 #{ $number }）：{ $reason }
    { $price } 金币已退还。
shop-undone = “{ $name }”（订单 #{ $number }）被管理员撤销，{ $price } 金币已退还。
shop-undone-code = “{ $name }”（订单 #{ $number }）被管理员撤销，{ $price } 金币已退还；兑换码不再另发。

## 转账

shop-transferred = { $coins } 金币（转账 #{ $number }）
shop-transferred-reason = { $coins } 金币：{ $reason }（转账 #{ $number }）
shop-transfers-off = 这里没有开放转账。
shop-transfer-self = 不能转给自己。
shop-transfer-nobody = 只能在本社区的成员之间转账。
shop-transfer-level = { $level } 级起可以转账，你现在 { $have } 级。
shop-transfer-young = 入群满 { $age }才能转账。
shop-transfer-poor = 你只有 { $balance } 金币，转不了 { $coins }。
shop-transfer-day-giver = 每天最多转出 { $most } 金币，你今天还能转 { $left }。
shop-transfer-day-taker = 每人每天最多收 { $most } 金币，对方今天还能收 { $left }。
shop-transfer-unknown = 没有转账 #{ $number }。
shop-transfer-again = 转账 #{ $number } 已经撤销过了。
shop-transfer-spent = 对方已经没有金币，转账 #{ $number } 退不回来。
shop-transfer-undone = 退回 { $coins }/{ $of } 金币，转账 #{ $number } 已撤销。

shop-add-audit = 上架商品
shop-edit-audit = 修改商品
shop-stock-audit = 修改库存
shop-remove-audit = 下架商品
shop-keep-audit = 重新上架商品
shop-codes-audit = 添加兑换码
shop-claim-audit = 领取订单
shop-fulfil-audit = 完成订单
shop-refuse-audit = 拒绝订单
shop-undo-audit = 撤销订单
shop-transfer-audit = 转账
shop-transfer-undo-audit = 撤销转账
