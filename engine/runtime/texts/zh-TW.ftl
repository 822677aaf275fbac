# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 機器房的話：出錯、提示、角色。

role-member = 成員
role-moderator = 版主
role-admin = 管理員
role-owner = 群主

error-unexpected = 出了點問題（編號 { $ref }）。我們已經記下來了，稍後再試一次吧。
error-role = 這個命令只有{ $role ->
    [moderator] 版主以上
    [admin] 管理員
   *[owner] 群主
 }可以用。
error-where-group = 這個命令要在群裡用。
error-where-private = 這個命令請私聊我用。
error-cooldown = 歇一會兒，{ $wait } 後再來。

error-arg-missing = 還缺「{ $arg }」。
error-arg-user-missing = 還缺「{ $arg }」：@ 一下那個人，或者回復 TA 的訊息再發命令。
error-arg-user = 沒認出 { $value } 是誰：@ 一下群裡的人，或者回復 TA 的訊息。
error-arg-int = 「{ $arg }」要寫整數，{ $value } 不是。
error-arg-duration = 「{ $arg }」要寫時長，比如 30s、10m、1h30m、3d，{ $value } 看不懂。
error-arg-bool = 「{ $arg }」要寫 on 或 off（開 / 關），{ $value } 不行。
error-arg-choice = 「{ $arg }」沒有 { $value } 這個選項，可以選：{ $choices }。
error-arg-low = 「{ $arg }」最小是 { $bound }，{ $value } 太小了。
error-arg-high = 「{ $arg }」最大是 { $bound }，{ $value } 太大了。
error-arg-extra = 多了「{ $value }」，不知道放哪裡。
error-usage = 用法：{ $usage }
error-example = 例如：{ $example }

error-setting-bool = { $name } 要寫 on 或 off，{ $value } 不行。
error-setting-int = { $name } 要寫整數，{ $value } 不是。
error-setting-float = { $name } 要寫數字，{ $value } 不是。
error-setting-duration = { $name } 要寫時長，比如 30s、10m、1h30m、3d，{ $value } 看不懂。
error-setting-range = { $name } 可以是 { $range }，{ $value } 超出了。
error-setting-choice = { $name } 沒有 { $value }，可以選：{ $choices }。
error-setting-long = { $name } 太長了，最多 { $most } 個字。

hint-mistyped = 沒有 /{ $word } 這個命令，你是不是想用 { $close }？
hint-unknown = 沒有 /{ $word } 這個命令。發 /help 看看我會什麼。
hint-group = /{ $word } 後面還要一個詞：{ $close }
hint-beside = 還有這些：{ $close }

form-ask = （{ $step }/{ $steps }）{ $prompt }
form-optional = 可以不填，發「跳過」。
form-cancel-hint = 發「取消」就不填了。
form-cancelled = 好的，不填了。
form-required = 這一項要寫點什麼。
form-long = 太長了：最多 { $most } 個字，現在有 { $length } 個。
form-unknown = 這張表單已經不在了。

button-not-yours = 這不是給你的按鈕哦。

act-restrict-audit = 禁言
act-ban-audit = 封禁
act-unban-audit = 解封
act-kick-audit = 移出
act-delete-audit = 刪除訊息
act-pin-audit = 置頂
act-grant_role-audit = 調整身份組
act-tag-audit = 改標籤
act-approve_join-audit = 處理入群申請
act-open_thread-audit = 開話題
act-mirror_event-audit = 同步活動
act-make_invite-audit = 生成邀請

act-tag_thread-audit = 改話題標籤

private-knock = 有話單獨告訴你：點下面開啟私聊，按「開始」，再問我一次。
private-knock-button = 開啟私聊
