# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 等級獎勵

rewards-role = 身份組 { $role }
rewards-tag = 標籤"{ $tag }"
rewards-level-tag = 等級標籤 Lv
rewards-role-unknown = 沒認出身份組 { $role }。請從列表裡選中身份組（發出來是 <@&編號>），或直接寫編號；Telegram 標籤寫成 tag:大佬。
rewards-tag-length = 標籤要有 1 到 { $most } 個字。
rewards-tag-emoji = Telegram 的標籤不能帶表情，請只用文字。
rewards-not-yours = 只有管理員能這樣做。

## 設定獎勵

rewards-added = 到 { $level } 級會得到{ $what } ✅
rewards-added-sync = 已有 { $count } 位成員達到這一級，發 /sync 補發給他們。
rewards-removed = { $level } 級不再給{ $what }。已經拿到的人會保留。
rewards-no-such = { $level } 級沒有設定獎勵。用 /rewardrole list 看看有哪些。
rewards-none = 還沒有等級獎勵。例如：/rewardrole add 5 tag:學徒
rewards-title = 🎁 等級獎勵
rewards-level = 等級
rewards-what = 獎勵
rewards-reached = 達到人數
rewards-mode = { $mode ->
    [replace] 只保留最高一級的身份組（rewards.mode = replace）。
   *[other] 以前的身份組都保留（rewards.mode = stack）。
 }

## 同步

rewards-sync-nobody = 現在沒有人需要發放：還沒有設定獎勵，或還沒有人達到等級。
rewards-sync-ask = 將給 { $count } 位成員重新發放，大約需要 { $time }：
rewards-sync-line = · { $what }：{ $count } 位
rewards-sync-yes = 發放給 { $count } 位
rewards-cancel = 取消
rewards-cancelled = 已取消，什麼都沒有改變。
rewards-sync-begun = 已開始，{ $count } 位成員，大約 { $time } 內發完 ✅

## 沒發成

rewards-refused = ⚠️ 我沒能發放{ $what }，平臺的說法是：{ $error }
    請檢查我的許可權；在 Discord 上，我的身份組要排在要發放的身份組上面。修好後發 /sync 補發。這個問題今天不再提醒。

rewards-add-audit = 設定等級獎勵
rewards-remove-audit = 刪除等級獎勵
rewards-sync-audit = 重新發放等級獎勵
