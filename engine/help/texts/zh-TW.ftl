# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
help-welcome = 你好，我是群伴：記積分、答問題、記活動，陪大家一起學。
help-title = 我會這些：
help-more = 想細看某一個，發「/help 命令」，比如 /help help。
help-line = /{ $command } — { $help }
help-line-alias = /{ $command }（{ $word }）— { $help }
help-feature = 【{ help-feature-name }】
help-feature-name = { $feature ->
    [points] 積分
    [people] 賬號和社群
    [invites] 邀請
    [rewards] 等級獎勵
    [invites] 邀請
    [rewards] 等級獎勵
    [settings] 設定
    [privacy] 隱私
    [help] 幫助
    [schedule] 活動和提醒
    [digest] 日報
    [qa] 問答
    [courses] 課程
    [moderation] 群管
    [sentiment] 氛圍
    [experiments] 實驗
    [shop] 商店
    [badges] 徽章
   *[other] { $feature }
 }
help-command = /{ $command } — { $help }
help-usage = 用法：{ $usage }
help-argument = · { $name }：{ $described }
help-kind = { $kind ->
    [int] 整數
    [user] @ 某人，或回覆 TA 的訊息
    [duration] 時長，如 30s、10m、1h30m、3d
    [bool] on 或 off
    [rest] 文字，直到末尾
   *[text] 文字，有空格就加引號
 }
help-aliases = 也可以寫：{ $aliases }
help-examples = 例如：
    { $examples }
help-audience = { $role }以上可用。
help-unknown = 沒有「{ $topic }」。發 /help 看看我會什麼。
help-unknown-near = 沒有「{ $topic }」，是不是 { $near }？
