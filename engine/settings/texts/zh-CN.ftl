settings-menu = 要改哪一块？也可以直接发「/settings 名字 值」。
settings-feature = { $feature ->
    [settings] 基本
    [points] 积分
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
