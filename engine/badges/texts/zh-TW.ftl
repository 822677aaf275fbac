# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 徽章

badges-name = { $badge ->
    [streak] 堅持簽到
    [thanks] 收穫謝意
    [answers] 答疑能手
    [solved] 問有所得
    [events] 活動常客
    [courses] 學有所成
    [paths] 走完路徑
    [invites] 引路人
   *[early] 元老
 }
badges-takes = { $counter ->
    [streak] 連續簽到 { $needs } 天
    [thanks] 收到 { $needs } 次感謝
    [answers] 回答被採納 { $needs } 次
    [solved] 提的問題解決 { $needs } 個
    [events] 參加 { $needs } 場活動
    [lessons] 學完 { $needs } 節課
    [courses] 學完 { $needs } 門課程
    [paths] 走完 { $needs } 條學習路徑
    [invites] 邀請來並留下 { $needs } 人
   *[early] 最早參與的 30 人之一
 }
badges-by-hand = 由管理員授予

## 展示

badges-of = 的徽章：{ $count } 枚
badges-next = 接下來：
badges-all = 這裡的徽章
badges-line = { $badge }：{ $about }（{ $holders } 人）
badges-got = 得到徽章 { $badges }
badges-private = TA 選擇不公開。
badges-nobody = 這個賬號不能有徽章。
badges-digest = 新徽章
badges-digest-more = 還有 { $count } 枚
badges-why = { $badge }：{ $about }。{ $counted ->
    [1] 現在是 { $value }。
   *[other] {""}
 }
badges-why-not = 還沒有得到。
badges-why-since = { $date } 得到{ $past ->
    [1] （按以前的記錄補發）
   *[other] {""}
 }。
badges-why-granted = { $date } 授予
badges-why-none = 你還沒有徽章。用 /badges 看看離哪一枚最近。

## 管理

badges-created = 做好了 { $badge }。用 /badge grant @成員 { $name } 授予。
badges-created-rule = 做好了 { $badge }：{ $about }。已有 { $count } 人達到，會悄悄發給他們。
badges-edited = { $before } 改成了 { $badge }。
badges-delete-ask = 刪除 { $badge }？{ $count } 人會失去它。
badges-delete-yes = 刪除
badges-cancel = 取消
badges-undo = 撤銷
badges-kept = 沒有改動。
badges-deleted = 已刪除 { $badge }。
badges-restored = 已恢復 { $badge }。
badges-done-already = 已經處理過了。
badges-granted = 獲得了徽章 { $badge }
badges-revoked = 的徽章 { $badge } 已收回。
badges-undone = 已撤銷：{ $badge }。

## 出錯

badges-unknown = 沒有叫“{ $badge }”的徽章。用 /badge list 看看有哪些。
badges-not-own = “{ $badge }”是自帶的徽章，不能改；不想要就用 /settings badges.hide { $badge }。
badges-taken = 已經有一枚徽章叫“{ $name }”了，換個名字吧。
badges-name-length = 給徽章起個名字，最多 { $most } 個字，例如：/badge create 🌟 熱心人 | 總是幫助新人
badges-about-length = 說明最多 { $most } 個字。
badges-need = 條件裡的數要在 1 到 { $most } 之間。
badges-condition = 條件寫成“感謝>=50”。可以用：{ $counters }。
badges-rule-stays = 條件不能改，已經有人按它得到了；可以另做一枚。
badges-earned-only = “{ $badge }”要靠自己得到，不能授予。
badges-has-it = TA 已經有“{ $badge }”了。
badges-has-not = TA 沒有 { $badge }。
badges-admins-only = 只有管理員可以。
badges-elsewhere = 這個按鈕屬於另一個社群。

## 記錄

badges-create-audit = 做了徽章
badges-edit-audit = 改了徽章
badges-delete-audit = 刪除了徽章
badges-restore-audit = 恢復了徽章
badges-grant-audit = 授予了徽章
badges-revoke-audit = 收回了徽章
badges-unrevoke-audit = 還回了徽章
badges-catchup-audit = 按以前的記錄補發徽章，枚數
