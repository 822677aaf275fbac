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

finding-telegram-ready = Telegram 这边都齐了。
finding-telegram-privacy-mode = 隐私模式开着：我只看得到命令和回复我的话。
    发言积分、感谢识别和防刷都睡着。
    → 把我设为管理员就行；或者在 @BotFather 发 /setprivacy，选我，选 Disable，再把我移出群、重新加进来。
finding-telegram-webhook-set = 另有程序用同一个令牌设了 Webhook，我一条消息也收不到。
    全部功能都睡着。
    → 停掉那个程序；不知道是谁，就在 @BotFather 用 /revoke 换一个新令牌。
finding-telegram-clock-skew = 服务器的时钟和 Telegram 差了 { $seconds } 秒。
    签到的日子和提醒的时刻会跟着错。
    → 在服务器上打开时间同步：timedatectl set-ntp true
finding-telegram-not-admin = 我在这里不是管理员。
    表情积分、进群来源和删除广告都睡着。
    → 群资料 → 管理员 → 添加管理员 → 选我。
finding-telegram-right-missing = { $right ->
        [delete] 我没有「删除消息」的权限：广告和过期的提示我收拾不了。
        [restrict] 我没有「封禁用户」的权限：刷屏的人我拦不住。
        [pin] 我没有「置顶消息」的权限：活动置顶睡着。
        [invite] 我没有「邀请用户」的权限：入群审核和个人邀请链接睡着。
        [topics] 我没有「管理话题」的权限：为问题开话题睡着。
        [tags] 我没有「管理成员标签」的权限：名字旁的等级标签睡着。
       *[other] 我缺一项管理员权限：{ $right }。
    }
    → 群资料 → 管理员 → 点我 → 打开这一项。
finding-telegram-reactions-off = 这个群关掉了表情回应。
    表情积分睡着。
    → 群资料 → 编辑 → 表情回应 → 打开。

finding-discord-ready = Discord 这边都齐了。
finding-discord-intent-content = 我没有「消息内容」权限（Message Content Intent）：大家说了什么，我看不到。
    发言积分、感谢识别和防刷都睡着；斜杠命令照常。
    → Discord 开发者后台 → 我的应用 → Bot → 打开 Message Content Intent，再重启我。
finding-discord-intent-members = 我没有「成员」权限（Server Members Intent）：谁来谁走，我看不到。
    欢迎、邀请统计和等级身份组都睡着。
    → Discord 开发者后台 → 我的应用 → Bot → 打开 Server Members Intent，再重启我。
finding-discord-clock-skew = 服务器的时钟和 Discord 差了 { $seconds } 秒。
    签到的日子和提醒的时刻会跟着错，命令也可能超时。
    → 在服务器上打开时间同步：timedatectl set-ntp true
finding-discord-permission-missing = 我在这里没有这项权限：{ $permission }。
    → 服务器设置 → 身份组 → 我的身份组 → 打开它；只有这个频道不行，就看频道的权限。
finding-discord-role-low = 我的身份组排得太低，等级身份组我发不了。
    → 服务器设置 → 身份组 → 把我的身份组拖到等级身份组上面。
finding-discord-unreachable = 这个频道我进不去。
    这里的消息和命令我都收不到。
    → 频道设置 → 权限 → 把我的身份组加进来，打开「查看频道」。
