settings-menu = 要改哪一块？也可以直接发「/settings 名字 值」。
settings-feature = { $feature ->
    [settings] 基本
    [points] 积分
    [invites] 邀请
    [rewards] 等级奖励
    [privacy] 隐私
    [schedule] 活动
    [digest] 日报
    [qa] 问答
    [courses] 课程
    [moderation] 群管
    [sentiment] 氛围
   *[other] { $feature }
 }
settings-page = 【{ $feature }】{ $page }/{ $pages }
settings-line = { $name } = { $value }
    { $help } { $range }
settings-line-own = ● { $name } = { $value }
    { $help } { $range }
settings-how = ● 是本社区自己定的。改一项：/settings { $name } { $value }
settings-back = 返回
settings-unknown = 没有 { $name } 这项设置。发 /settings 看全部。
settings-unknown-near = 没有 { $name } 这项设置，是不是 { $near }？
settings-default = 默认
settings-done = 好了，{ $name }：{ $old } → { $new }
settings-same = { $name } 本来就是这样，没有改。
settings-diff = 和默认不一样的有 { $count } 项：
settings-diff-line = { $name } = { $value }（默认 { $default }）
settings-diff-none = 全部是默认值。
settings-nothing-to-revert = 还没有改过设置，没什么可还原的。
settings-audit-title = 操作记录，第 { $page } 页：
settings-audit-empty = 这里没有记录。
settings-audit-more = 下一页：/audit { $page }
settings-audit-nobody = （系统）
settings-paused = 好的，我在这个群里先安静，积分照记。发 /resume 让我回来。
settings-paused-until = 好的，我安静到 { $until }，积分照记。发 /resume 让我提前回来。
settings-resumed = 我回来了。
settings-not-paused = 我一直都在呢。
settings-shadow-on = 影子模式开到 { $until }：照常计算，只对管理员说话。
settings-shadow-off = 影子模式已关，大家都听得到我了。
settings-shadow-length = 要写多久，比如 7d，或者 off；{ $value } 看不懂。
settings-shadow-command = 这一项请用 /setup shadow 7d 或 /setup shadow off 来改。
settings-language-now = 我现在对你说{ $language ->
    [zh-TW] 繁体中文
   *[zh-CN] 简体中文
 }。换一种：/language zh、/language zh-TW、/language en
settings-language-me = 好的，以后对你说{ $language ->
    [zh-TW] 繁体中文
   *[zh-CN] 简体中文
 }。
settings-language-chat = 好的，这个群里说{ $language ->
    [zh-TW] 繁体中文
   *[zh-CN] 简体中文
 }；自己选过语言的人不受影响。
settings-language-community = 好的，整个社区默认说{ $language ->
    [zh-TW] 繁体中文
   *[zh-CN] 简体中文
 }；群和个人可以另选。
settings-zone-now = 社区的时区是 { $zone }，现在是 { $now }。
settings-zone-near = 没有 { $value } 这个时区，是不是 { $near }？
settings-zone-unknown = 没有 { $value } 这个时区。写成 Asia/Shanghai 这样，或者写城市名。

settings-language-audit = 改了语言
settings-paused-audit = 让机器人安静
settings-resumed-audit = 让机器人恢复

settings-setup-looking = 我看看这里还缺什么……
settings-setup-good = ✅ 都齐了：我在这里什么都不缺。
settings-setup-lacking = 还差 { $count } 样，补上就好：
settings-setup-silent = 平台这会儿没有回答我。过一分钟再点一次「再查一遍」。
settings-setup-zone = 时区
settings-setup-zone-how = 社区按 { $zone } 算天，那里现在是 { $now }。要换就发：/timezone 台北
settings-setup-shadow = 先静默试跑 7 天
settings-setup-again = 再查一遍

finding-unknown = 平台报告了一件我还不会解释的事：{ $name }（{ $values }）。
    → 更新我的程序，或把这个词告诉运营者。
finding-console-ready = 沙盒里什么都不缺。

finding-telegram-token = { $level ->
        [ok] 令牌有效，我是 { $bot }。
       *[error] Telegram 不认这个令牌。
            全部功能都睡着。
            → 在 @BotFather 发 /token 重新复制，或用 /revoke 换一个；再运行 python -m bot init。
    }
finding-telegram-privacy = { $level ->
        [ok] 群里的话我都听得到。
       *[warning] 隐私模式开着：没让我当管理员的群里，我只看得到命令和回复我的话。
            发言积分、感谢识别和防刷都睡着。
            → 把我设为群管理员就行；或者在 @BotFather 发 /setprivacy，选我，选 Disable，再把我移出群、重新加进来。
    }
finding-telegram-webhook = { $level ->
        [ok] 消息送得到。
        [warning] 消息送到 Webhook 时出过错：{ $error }。
            这段时间的消息会晚到。
            → 看看 webhook_url 从外面打不打得开，证书过没过期。
       *[error] { $url ->
            [none] 配置里写了 Webhook，Telegram 那边却没有设上。
                消息都收不到。
                → 重启我，我会再设一次；不行就看看 webhook_url 写得对不对。
           *[other] 这个令牌的消息正被送到 { $url }，我这里收不到。
                全部功能都睡着。
                → 停掉那边的程序；不知道是谁，就在 @BotFather 用 /revoke 换一个新令牌。
        }
    }
finding-telegram-clock = { $level ->
        [ok] 服务器的时钟是准的。
       *[warning] 服务器的时钟和 Telegram 差了 { $seconds } 秒。
            签到的日子和提醒的时刻会跟着错。
            → 在服务器上打开时间同步：timedatectl set-ntp true
    }
finding-telegram-chat = 我不在这个群里。
    这里的功能都睡着。
    → 把我加进群，设为管理员。
finding-telegram-admin = { $level ->
        [ok] 我是这里的管理员。
       *[error] 我在这里不是管理员。
            表情积分、进群来源和删除广告都睡着。
            → 群资料 → 管理员 → 添加管理员 → 选我。
    }
finding-telegram-rights = 该有的管理员权限我都有。
finding-telegram-delete = 我没有「删除消息」的权限。
    广告和过了时的提示，我收拾不了。
    → 群资料 → 管理员 → 点我 → 打开「删除消息」。
finding-telegram-restrict = 我没有「封禁用户」的权限。
    刷屏的人我拦不住。
    → 群资料 → 管理员 → 点我 → 打开「封禁用户」。
finding-telegram-pin = 我没有「置顶消息」的权限。
    活动置顶睡着。
    → 群资料 → 管理员 → 点我 → 打开「置顶消息」。
finding-telegram-invite = 我没有「邀请用户」的权限。
    入群审核和个人邀请链接睡着。
    → 群资料 → 管理员 → 点我 → 打开「邀请用户」。
finding-telegram-topics = 我没有「管理话题」的权限。
    为问题开话题睡着。
    → 群资料 → 管理员 → 点我 → 打开「管理话题」。
finding-telegram-tags = 我没有「管理成员标签」的权限。
    名字旁边的等级标签睡着。
    → 群资料 → 管理员 → 点我 → 打开「管理成员标签」。
finding-telegram-basic-group = 这还是个普通群，不是超级群。
    话题、等级标签和禁言睡着。
    → 群资料 → 编辑 → 把「新成员可见历史消息」设为可见，群就升级了；我会跟过去，积分不丢。

-discord-switch = 服务器设置 → 身份组 → 我的身份组 → 打开它；只有这个频道不行，就改频道的权限

finding-discord-token = { $level ->
        [ok] 令牌有效，我是 { $name }。
       *[error] Discord 不认这个令牌。
            全部功能都睡着。
            → 在开发者后台 → Bot → Reset Token 换一个，再运行 python -m bot init。
    }
finding-discord-intent-content = 「消息内容」开关（Message Content Intent）没有打开：大家说了什么，我看不到。
    发言积分、感谢识别和防刷都睡着；斜杠命令照常。
    → Discord 开发者后台 → 我的应用 → Bot → 打开 Message Content Intent，再重启我。
finding-discord-intent-members = 「成员」开关（Server Members Intent）没有打开：谁来谁走，我看不到。
    欢迎、邀请统计和等级身份组都睡着。
    → Discord 开发者后台 → 我的应用 → Bot → 打开 Server Members Intent，再重启我。
finding-discord-clock = { $level ->
        [ok] 服务器的时钟是准的。
       *[warning] 运行我的机器，时钟和 Discord 差了 { $seconds } 秒。
            签到的日子和提醒的时刻会跟着错，命令也可能超时。
            → 在那台机器上打开时间同步：timedatectl set-ntp true
    }
finding-discord-no-server = 我还不在任何服务器里。
    → 打开这个链接把我请进去：{ $url }
finding-discord-private = 私聊里不需要什么权限。
finding-discord-rights = 在 #{ $channel }，该有的权限我都有。
finding-discord-gone = 我进不去 #{ $channel }。
    这里的消息和命令我都收不到。
    → 频道设置 → 权限 → 加上我的身份组，打开「查看频道」。
finding-discord-role = 我的身份组是「{ $role }」，等级身份组要排在它下面我才发得了。
finding-discord-role-low = 我的身份组「{ $role }」排在最底下，等级身份组我发不了。
    等级身份组睡着。
    → 服务器设置 → 身份组 → 把「{ $role }」拖到等级身份组上面。
finding-discord-missing-view = 我在 #{ $channel } 没有「查看频道」的权限。
    这里的消息和命令我都收不到。
    → { -discord-switch }。
finding-discord-missing-send = 我在 #{ $channel } 没有「发送消息」的权限。
    我在这里说不了话。
    → { -discord-switch }。
finding-discord-missing-history = 我在 #{ $channel } 没有「阅读消息历史」的权限。
    我不在线时的消息补不回来，也没法回复旧消息。
    → { -discord-switch }。
finding-discord-missing-embed = 我在 #{ $channel } 没有「嵌入链接」的权限。
    卡片和图表只能写成文字。
    → { -discord-switch }。
finding-discord-missing-attach = 我在 #{ $channel } 没有「附加文件」的权限。
    图表和数据导出睡着。
    → { -discord-switch }。
finding-discord-missing-reactions = 我在 #{ $channel } 没有「添加反应」的权限。
    我没法用表情回应。
    → { -discord-switch }。
finding-discord-missing-threads = 我在 #{ $channel } 没有「创建公共子区」的权限。
    为问题开子区睡着。
    → { -discord-switch }。
finding-discord-missing-manage-messages = 我在 #{ $channel } 没有「管理消息」的权限。
    广告我删不掉。
    → { -discord-switch }。
finding-discord-missing-manage-threads = 我在 #{ $channel } 没有「管理子区」的权限。
    问题解决后我关不了子区。
    → { -discord-switch }。
finding-discord-missing-moderate = 我在 #{ $channel } 没有「禁言成员」的权限。
    刷屏的人我拦不住。
    → { -discord-switch }。
finding-discord-missing-kick = 我在 #{ $channel } 没有「踢出成员」的权限。
    没通过验证的人我请不出去。
    → { -discord-switch }。
finding-discord-missing-ban = 我在 #{ $channel } 没有「封禁成员」的权限。
    发广告的账号我封不了。
    → { -discord-switch }。
finding-discord-missing-manage-roles = 我在 #{ $channel } 没有「管理身份组」的权限。
    等级身份组睡着。
    → { -discord-switch }。
finding-discord-missing-create-invite = 我在 #{ $channel } 没有「创建邀请」的权限。
    个人邀请链接睡着。
    → { -discord-switch }。
finding-discord-missing-manage-events = 我在 #{ $channel } 没有「管理活动」的权限。
    活动不会出现在服务器日历上。
    → { -discord-switch }。
finding-discord-missing-manage-server = 我在 #{ $channel } 没有「管理服务器」的权限。
    谁从谁的邀请链接来，我看不到。
    → { -discord-switch }。
finding-discord-missing-audit-log = 我在 #{ $channel } 没有「查看审核日志」的权限。
    谁把谁移出去的，我看不到。
    → { -discord-switch }。
