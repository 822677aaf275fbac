# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
settings-menu = 要改哪一塊？也可以直接發「/settings 名字 值」。
settings-feature = { $feature ->
    [settings] 基本
    [points] 積分
    [privacy] 隱私
    [schedule] 活動
    [digest] 日報
    [qa] 問答
    [courses] 課程
    [moderation] 群管
    [sentiment] 氛圍
   *[other] { $feature }
 }
settings-page = 【{ $feature }】{ $page }/{ $pages }
settings-line = { $name } = { $value }
    { $help } { $range }
settings-line-own = ● { $name } = { $value }
    { $help } { $range }
settings-how = ● 是本社群自己定的。改一項：/settings { $name } { $value }
settings-back = 返回
settings-unknown = 沒有 { $name } 這項設定。發 /settings 看全部。
settings-unknown-near = 沒有 { $name } 這項設定，是不是 { $near }？
settings-default = 預設
settings-done = 好了，{ $name }：{ $old } → { $new }
settings-same = { $name } 本來就是這樣，沒有改。
settings-diff = 和預設不一樣的有 { $count } 項：
settings-diff-line = { $name } = { $value }（預設 { $default }）
settings-diff-none = 全部是預設值。
settings-nothing-to-revert = 還沒有改過設定，沒什麼可還原的。
settings-audit-title = 操作記錄，第 { $page } 頁：
settings-audit-empty = 這裡沒有記錄。
settings-audit-more = 下一頁：/audit { $page }
settings-audit-nobody = （系統）
settings-paused = 好的，我在這個群裡先安靜，積分照記。發 /resume 讓我回來。
settings-paused-until = 好的，我安靜到 { $until }，積分照記。發 /resume 讓我提前回來。
settings-resumed = 我回來了。
settings-not-paused = 我一直都在呢。
settings-shadow-on = 影子模式開到 { $until }：照常計算，只對管理員說話。
settings-shadow-off = 影子模式已關，大家都聽得到我了。
settings-shadow-length = 要寫多久，比如 7d，或者 off；{ $value } 看不懂。
settings-shadow-command = 這一項請用 /setup shadow 7d 或 /setup shadow off 來改。
settings-language-now = 我現在對你說{ $language ->
    [zh-TW] 繁體中文
   *[zh-CN] 簡體中文
 }。換一種：/language zh、/language zh-TW、/language en
settings-language-me = 好的，以後對你說{ $language ->
    [zh-TW] 繁體中文
   *[zh-CN] 簡體中文
 }。
settings-language-chat = 好的，這個群裡說{ $language ->
    [zh-TW] 繁體中文
   *[zh-CN] 簡體中文
 }；自己選過語言的人不受影響。
settings-language-community = 好的，整個社群預設說{ $language ->
    [zh-TW] 繁體中文
   *[zh-CN] 簡體中文
 }；群和個人可以另選。
settings-zone-now = 社群的時區是 { $zone }，現在是 { $now }。
settings-zone-near = 沒有 { $value } 這個時區，是不是 { $near }？
settings-zone-unknown = 沒有 { $value } 這個時區。寫成 Asia/Shanghai 這樣，或者寫城市名。

settings-language-audit = 改了語言
settings-paused-audit = 讓機器人安靜
settings-resumed-audit = 讓機器人恢復
