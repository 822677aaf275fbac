# 机器房的话：出错、提示、角色。

role-member = 成员
role-moderator = 版主
role-admin = 管理员
role-owner = 群主

error-unexpected = 出了点问题（编号 { $ref }）。我们已经记下来了，稍后再试一次吧。
error-role = 这个命令只有{ $role ->
    [moderator] 版主以上
    [admin] 管理员
   *[owner] 群主
 }可以用。
error-where-group = 这个命令要在群里用。
error-where-private = 这个命令请私聊我用。
error-cooldown = 歇一会儿，{ $wait } 后再来。

error-arg-missing = 还缺「{ $arg }」。
error-arg-user-missing = 还缺「{ $arg }」：@ 一下那个人，或者回复 TA 的消息再发命令。
error-arg-user = 没认出 { $value } 是谁：@ 一下群里的人，或者回复 TA 的消息。
error-arg-int = 「{ $arg }」要写整数，{ $value } 不是。
error-arg-duration = 「{ $arg }」要写时长，比如 30s、10m、1h30m、3d，{ $value } 看不懂。
error-arg-bool = 「{ $arg }」要写 on 或 off（开 / 关），{ $value } 不行。
error-arg-choice = 「{ $arg }」没有 { $value } 这个选项，可以选：{ $choices }。
error-arg-low = 「{ $arg }」最小是 { $bound }，{ $value } 太小了。
error-arg-high = 「{ $arg }」最大是 { $bound }，{ $value } 太大了。
error-arg-extra = 多了「{ $value }」，不知道放哪里。
error-usage = 用法：{ $usage }
error-example = 例如：{ $example }

error-setting-bool = { $name } 要写 on 或 off，{ $value } 不行。
error-setting-int = { $name } 要写整数，{ $value } 不是。
error-setting-float = { $name } 要写数字，{ $value } 不是。
error-setting-duration = { $name } 要写时长，比如 30s、10m、1h30m、3d，{ $value } 看不懂。
error-setting-range = { $name } 可以是 { $range }，{ $value } 超出了。
error-setting-choice = { $name } 没有 { $value }，可以选：{ $choices }。
error-setting-long = { $name } 太长了，最多 { $most } 个字。

hint-mistyped = 没有 /{ $word } 这个命令，你是不是想用 { $close }？
hint-unknown = 没有 /{ $word } 这个命令。发 /help 看看我会什么。
hint-group = /{ $word } 后面还要一个词：{ $close }
hint-beside = 还有这些：{ $close }

form-ask = （{ $step }/{ $steps }）{ $prompt }
form-optional = 可以不填，发「跳过」。
form-cancel-hint = 发「取消」就不填了。
form-cancelled = 好的，不填了。
form-required = 这一项要写点什么。
form-long = 太长了：最多 { $most } 个字，现在有 { $length } 个。
form-unknown = 这张表单已经不在了。

button-not-yours = 这不是给你的按钮哦。

act-restrict-audit = 禁言
act-ban-audit = 封禁
act-unban-audit = 解封
act-kick-audit = 移出
act-delete-audit = 删除消息
act-pin-audit = 置顶
act-grant_role-audit = 调整身份组
act-tag-audit = 改标签
act-approve_join-audit = 处理入群申请
act-open_thread-audit = 开话题
act-mirror_event-audit = 同步活动
act-make_invite-audit = 生成邀请

act-tag_thread-audit = 改话题标签

private-knock = 有话单独告诉你：点下面打开私聊，按「开始」，再问我一次。
private-knock-button = 打开私聊
