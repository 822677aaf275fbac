# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
settings-menu = 要改哪一塊？也可以直接發「/settings 名字 值」。
settings-feature = { $feature ->
    [settings] 基本
    [points] 積分
    [invites] 邀請
    [rewards] 等級獎勵
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

settings-setup-looking = 我看看這裡還缺什麼……
settings-setup-good = ✅ 都齊了：我在這裡什麼都不缺。
settings-setup-lacking = 還差 { $count } 樣，補上就好：
settings-setup-silent = 平臺這會兒沒有回答我。過一分鐘再點一次「再查一遍」。
settings-setup-zone = 時區
settings-setup-zone-how = 社群按 { $zone } 算天，那裡現在是 { $now }。要換就發：/timezone 臺北
settings-setup-shadow = 先靜默試跑 7 天
settings-setup-again = 再查一遍

finding-unknown = 平臺報告了一件我還不會解釋的事：{ $name }（{ $values }）。
    → 更新我的程式，或把這個詞告訴運營者。
finding-console-ready = 沙盒裡什麼都不缺。

finding-telegram-ready = Telegram 這邊都齊了。
finding-telegram-privacy-mode = 隱私模式開著：我只看得到命令和回覆我的話。
    發言積分、感謝識別和防刷都睡著。
    → 把我設為管理員就行；或者在 @BotFather 發 /setprivacy，選我，選 Disable，再把我移出群、重新加進來。
finding-telegram-webhook-set = 另有程式用同一個令牌設了 Webhook，我一條訊息也收不到。
    全部功能都睡著。
    → 停掉那個程式；不知道是誰，就在 @BotFather 用 /revoke 換一個新令牌。
finding-telegram-clock-skew = 伺服器的時鐘和 Telegram 差了 { $seconds } 秒。
    簽到的日子和提醒的時刻會跟著錯。
    → 在伺服器上開啟時間同步：timedatectl set-ntp true
finding-telegram-not-admin = 我在這裡不是管理員。
    表情積分、進群來源和刪除廣告都睡著。
    → 群資料 → 管理員 → 新增管理員 → 選我。
finding-telegram-right-missing = { $right ->
        [delete] 我沒有「刪除訊息」的許可權：廣告和過期的提示我收拾不了。
        [restrict] 我沒有「封停用戶」的許可權：刷屏的人我攔不住。
        [pin] 我沒有「置頂訊息」的許可權：活動置頂睡著。
        [invite] 我沒有「邀請使用者」的許可權：入群稽核和個人邀請連結睡著。
        [topics] 我沒有「管理話題」的許可權：為問題開話題睡著。
        [tags] 我沒有「管理成員標籤」的許可權：名字旁的等級標籤睡著。
       *[other] 我缺一項管理員許可權：{ $right }。
    }
    → 群資料 → 管理員 → 點我 → 開啟這一項。
finding-telegram-reactions-off = 這個群關掉了表情回應。
    表情積分睡著。
    → 群資料 → 編輯 → 表情回應 → 開啟。

finding-discord-ready = Discord 這邊都齊了。
finding-discord-intent-content = 我沒有「訊息內容」許可權（Message Content Intent）：大家說了什麼，我看不到。
    發言積分、感謝識別和防刷都睡著；斜槓命令照常。
    → Discord 開發者後臺 → 我的應用 → Bot → 開啟 Message Content Intent，再重啟我。
finding-discord-intent-members = 我沒有「成員」許可權（Server Members Intent）：誰來誰走，我看不到。
    歡迎、邀請統計和等級身份組都睡著。
    → Discord 開發者後臺 → 我的應用 → Bot → 開啟 Server Members Intent，再重啟我。
finding-discord-clock-skew = 伺服器的時鐘和 Discord 差了 { $seconds } 秒。
    簽到的日子和提醒的時刻會跟著錯，命令也可能超時。
    → 在伺服器上開啟時間同步：timedatectl set-ntp true
finding-discord-permission-missing = 我在這裡沒有這項許可權：{ $permission }。
    → 伺服器設定 → 身份組 → 我的身份組 → 開啟它；只有這個頻道不行，就看頻道的許可權。
finding-discord-role-low = 我的身份組排得太低，等級身份組我發不了。
    → 伺服器設定 → 身份組 → 把我的身份組拖到等級身份組上面。
finding-discord-unreachable = 這個頻道我進不去。
    這裡的訊息和命令我都收不到。
    → 頻道設定 → 許可權 → 把我的身份組加進來，開啟「檢視頻道」。
