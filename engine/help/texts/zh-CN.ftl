help-welcome = 你好，我是群伴：记积分、答问题、记活动，陪大家一起学。
help-title = 我会这些：
help-more = 想细看某一个，发「/help 命令」，比如 /help help。
help-line = /{ $command } — { $help }
help-line-alias = /{ $command }（{ $word }）— { $help }
help-feature = 【{ help-feature-name }】
help-feature-name = { $feature ->
    [points] 积分
    [people] 账号和社区
    [invites] 邀请
    [rewards] 等级奖励
    [invites] 邀请
    [rewards] 等级奖励
    [settings] 设置
    [privacy] 隐私
    [help] 帮助
    [schedule] 活动和提醒
    [digest] 日报
    [qa] 问答
    [courses] 课程
    [moderation] 群管
    [sentiment] 氛围
    [experiments] 实验
    [shop] 商店
    [badges] 徽章
   *[other] { $feature }
 }
help-command = /{ $command } — { $help }
help-usage = 用法：{ $usage }
help-argument = · { $name }：{ $described }
help-kind = { $kind ->
    [int] 整数
    [user] @ 某人，或回复 TA 的消息
    [duration] 时长，如 30s、10m、1h30m、3d
    [bool] on 或 off
    [rest] 文字，直到末尾
   *[text] 文字，有空格就加引号
 }
help-aliases = 也可以写：{ $aliases }
help-examples = 例如：
    { $examples }
help-audience = { $role }以上可用。
help-unknown = 没有「{ $topic }」。发 /help 看看我会什么。
help-unknown-near = 没有「{ $topic }」，是不是 { $near }？
