# 徽章

badges-name = { $badge ->
    [streak] 坚持签到
    [thanks] 收获谢意
    [answers] 答疑能手
    [solved] 问有所得
    [events] 活动常客
    [courses] 学有所成
    [paths] 走完路径
    [invites] 引路人
   *[early] 元老
 }
badges-takes = { $counter ->
    [streak] 连续签到 { $needs } 天
    [thanks] 收到 { $needs } 次感谢
    [answers] 回答被采纳 { $needs } 次
    [solved] 提的问题解决 { $needs } 个
    [events] 参加 { $needs } 场活动
    [lessons] 学完 { $needs } 节课
    [courses] 学完 { $needs } 门课程
    [paths] 走完 { $needs } 条学习路径
    [invites] 邀请来并留下 { $needs } 人
   *[early] 最早参与的 30 人之一
 }
badges-by-hand = 由管理员授予

## 展示

badges-of = 的徽章：{ $count } 枚
badges-next = 接下来：
badges-all = 这里的徽章
badges-line = { $badge }：{ $about }（{ $holders } 人）
badges-got = 得到徽章 { $badges }
badges-private = TA 选择不公开。
badges-nobody = 这个账号不能有徽章。
badges-digest = 新徽章
badges-digest-more = 还有 { $count } 枚
badges-why = { $badge }：{ $about }。{ $counted ->
    [1] 现在是 { $value }。
   *[other] {""}
 }
badges-why-not = 还没有得到。
badges-why-since = { $date } 得到{ $past ->
    [1] （按以前的记录补发）
   *[other] {""}
 }。
badges-why-granted = { $date } 授予
badges-why-none = 你还没有徽章。用 /badges 看看离哪一枚最近。

## 管理

badges-created = 做好了 { $badge }。用 /badge grant @成员 { $name } 授予。
badges-created-rule = 做好了 { $badge }：{ $about }。已有 { $count } 人达到，会悄悄发给他们。
badges-edited = { $before } 改成了 { $badge }。
badges-delete-ask = 删除 { $badge }？{ $count } 人会失去它。
badges-delete-yes = 删除
badges-cancel = 取消
badges-undo = 撤销
badges-kept = 没有改动。
badges-deleted = 已删除 { $badge }。
badges-restored = 已恢复 { $badge }。
badges-done-already = 已经处理过了。
badges-granted = 获得了徽章 { $badge }
badges-revoked = 的徽章 { $badge } 已收回。
badges-undone = 已撤销：{ $badge }。

## 出错

badges-unknown = 没有叫“{ $badge }”的徽章。用 /badge list 看看有哪些。
badges-not-own = “{ $badge }”是自带的徽章，不能改；不想要就用 /settings badges.hide { $badge }。
badges-taken = 已经有一枚徽章叫“{ $name }”了，换个名字吧。
badges-name-length = 给徽章起个名字，最多 { $most } 个字，例如：/badge create 🌟 热心人 | 总是帮助新人
badges-about-length = 说明最多 { $most } 个字。
badges-need = 条件里的数要在 1 到 { $most } 之间。
badges-condition = 条件写成“感谢>=50”。可以用：{ $counters }。
badges-rule-stays = 条件不能改，已经有人按它得到了；可以另做一枚。
badges-earned-only = “{ $badge }”要靠自己得到，不能授予。
badges-has-it = TA 已经有“{ $badge }”了。
badges-has-not = TA 没有 { $badge }。
badges-admins-only = 只有管理员可以。
badges-elsewhere = 这个按钮属于另一个社群。

## 记录

badges-create-audit = 做了徽章
badges-edit-audit = 改了徽章
badges-delete-audit = 删除了徽章
badges-restore-audit = 恢复了徽章
badges-grant-audit = 授予了徽章
badges-revoke-audit = 收回了徽章
badges-unrevoke-audit = 还回了徽章
badges-catchup-audit = 按以前的记录补发徽章，枚数
