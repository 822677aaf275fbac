# 等级奖励

rewards-role = 身份组 { $role }
rewards-tag = 标签"{ $tag }"
rewards-level-tag = 等级标签 Lv
rewards-role-unknown = 没认出身份组 { $role }。请从列表里选中身份组（发出来是 <@&编号>），或直接写编号；Telegram 标签写成 tag:大佬。
rewards-tag-length = 标签要有 1 到 { $most } 个字。
rewards-tag-emoji = Telegram 的标签不能带表情，请只用文字。
rewards-not-yours = 只有管理员能这样做。

## 设置奖励

rewards-added = 到 { $level } 级会得到{ $what } ✅
rewards-added-sync = 已有 { $count } 位成员达到这一级，发 /sync 补发给他们。
rewards-removed = { $level } 级不再给{ $what }。已经拿到的人会保留。
rewards-no-such = { $level } 级没有设置奖励。用 /rewardrole list 看看有哪些。
rewards-none = 还没有等级奖励。例如：/rewardrole add 5 tag:学徒
rewards-title = 🎁 等级奖励
rewards-level = 等级
rewards-what = 奖励
rewards-reached = 达到人数
rewards-mode = { $mode ->
    [replace] 只保留最高一级的身份组（rewards.mode = replace）。
   *[other] 以前的身份组都保留（rewards.mode = stack）。
 }

## 同步

rewards-sync-nobody = 现在没有人需要发放：还没有设置奖励，或还没有人达到等级。
rewards-sync-ask = 将给 { $count } 位成员重新发放，大约需要 { $time }：
rewards-sync-line = · { $what }：{ $count } 位
rewards-sync-yes = 发放给 { $count } 位
rewards-cancel = 取消
rewards-cancelled = 已取消，什么都没有改变。
rewards-sync-begun = 已开始，{ $count } 位成员，大约 { $time } 内发完 ✅

## 没发成

rewards-refused = ⚠️ 我没能发放{ $what }，平台的说法是：{ $error }
    请检查我的权限；在 Discord 上，我的身份组要排在要发放的身份组上面。修好后发 /sync 补发。这个问题今天不再提醒。

rewards-add-audit = 设置等级奖励
rewards-remove-audit = 删除等级奖励
rewards-sync-audit = 重新发放等级奖励
