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

finding-telegram-token = { $level ->
        [ok] 令牌有效，我是 { $bot }。
       *[error] Telegram 不認這個令牌。
            全部功能都睡著。
            → 在 @BotFather 發 /token 重新複製，或用 /revoke 換一個；再執行 python -m bot init。
    }
finding-telegram-privacy = { $level ->
        [ok] 群裡的話我都聽得到。
       *[warning] 隱私模式開著：沒讓我當管理員的群裡，我只看得到命令和回覆我的話。
            發言積分、感謝識別和防刷都睡著。
            → 把我設為群管理員就行；或者在 @BotFather 發 /setprivacy，選我，選 Disable，再把我移出群、重新加進來。
    }
finding-telegram-webhook = { $level ->
        [ok] 訊息送得到。
        [warning] 訊息送到 Webhook 時出過錯：{ $error }。
            這段時間的訊息會晚到。
            → 看看 webhook_url 從外面打不打得開，證書過沒過期。
       *[error] { $url ->
            [none] 配置裡寫了 Webhook，Telegram 那邊卻沒有設上。
                訊息都收不到。
                → 重啟我，我會再設一次；不行就看看 webhook_url 寫得對不對。
           *[other] 這個令牌的訊息正被送到 { $url }，我這裡收不到。
                全部功能都睡著。
                → 停掉那邊的程式；不知道是誰，就在 @BotFather 用 /revoke 換一個新令牌。
        }
    }
finding-telegram-clock = { $level ->
        [ok] 伺服器的時鐘是準的。
       *[warning] 伺服器的時鐘和 Telegram 差了 { $seconds } 秒。
            簽到的日子和提醒的時刻會跟著錯。
            → 在伺服器上開啟時間同步：timedatectl set-ntp true
    }
finding-telegram-chat = 我不在這個群裡。
    這裡的功能都睡著。
    → 把我加進群，設為管理員。
finding-telegram-admin = { $level ->
        [ok] 我是這裡的管理員。
       *[error] 我在這裡不是管理員。
            表情積分、進群來源和刪除廣告都睡著。
            → 群資料 → 管理員 → 新增管理員 → 選我。
    }
finding-telegram-rights = 該有的管理員許可權我都有。
finding-telegram-delete = 我沒有「刪除訊息」的許可權。
    廣告和過了時的提示，我收拾不了。
    → 群資料 → 管理員 → 點我 → 開啟「刪除訊息」。
finding-telegram-restrict = 我沒有「封停用戶」的許可權。
    刷屏的人我攔不住。
    → 群資料 → 管理員 → 點我 → 開啟「封停用戶」。
finding-telegram-pin = 我沒有「置頂訊息」的許可權。
    活動置頂睡著。
    → 群資料 → 管理員 → 點我 → 開啟「置頂訊息」。
finding-telegram-invite = 我沒有「邀請使用者」的許可權。
    入群稽核和個人邀請連結睡著。
    → 群資料 → 管理員 → 點我 → 開啟「邀請使用者」。
finding-telegram-topics = 我沒有「管理話題」的許可權。
    為問題開話題睡著。
    → 群資料 → 管理員 → 點我 → 開啟「管理話題」。
finding-telegram-tags = 我沒有「管理成員標籤」的許可權。
    名字旁邊的等級標籤睡著。
    → 群資料 → 管理員 → 點我 → 開啟「管理成員標籤」。
finding-telegram-basic-group = 這還是個普通群，不是超級群。
    話題、等級標籤和禁言睡著。
    → 群資料 → 編輯 → 把「新成員可見歷史訊息」設為可見，群就升級了；我會跟過去，積分不丟。

-discord-switch = 伺服器設定 → 身份組 → 我的身份組 → 開啟它；只有這個頻道不行，就改頻道的許可權

finding-discord-token = { $level ->
        [ok] 令牌有效，我是 { $name }。
       *[error] Discord 不認這個令牌。
            全部功能都睡著。
            → 在開發者後臺 → Bot → Reset Token 換一個，再執行 python -m bot init。
    }
finding-discord-intent-content = 「訊息內容」開關（Message Content Intent）沒有開啟：大家說了什麼，我看不到。
    發言積分、感謝識別和防刷都睡著；斜槓命令照常。
    → Discord 開發者後臺 → 我的應用 → Bot → 開啟 Message Content Intent，再重啟我。
finding-discord-intent-members = 「成員」開關（Server Members Intent）沒有開啟：誰來誰走，我看不到。
    歡迎、邀請統計和等級身份組都睡著。
    → Discord 開發者後臺 → 我的應用 → Bot → 開啟 Server Members Intent，再重啟我。
finding-discord-clock = { $level ->
        [ok] 伺服器的時鐘是準的。
       *[warning] 執行我的機器，時鐘和 Discord 差了 { $seconds } 秒。
            簽到的日子和提醒的時刻會跟著錯，命令也可能超時。
            → 在那臺機器上開啟時間同步：timedatectl set-ntp true
    }
finding-discord-no-server = 我還不在任何伺服器裡。
    → 開啟這個連結把我請進去：{ $url }
finding-discord-private = 私聊裡不需要什麼許可權。
finding-discord-rights = 在 #{ $channel }，該有的許可權我都有。
finding-discord-gone = 我進不去 #{ $channel }。
    這裡的訊息和命令我都收不到。
    → 頻道設定 → 許可權 → 加上我的身份組，開啟「檢視頻道」。
finding-discord-role = 我的身份組是「{ $role }」，等級身份組要排在它下面我才發得了。
finding-discord-role-low = 我的身份組「{ $role }」排在最底下，等級身份組我發不了。
    等級身份組睡著。
    → 伺服器設定 → 身份組 → 把「{ $role }」拖到等級身份組上面。
finding-discord-missing-view = 我在 #{ $channel } 沒有「檢視頻道」的許可權。
    這裡的訊息和命令我都收不到。
    → { -discord-switch }。
finding-discord-missing-send = 我在 #{ $channel } 沒有「傳送訊息」的許可權。
    我在這裡說不了話。
    → { -discord-switch }。
finding-discord-missing-history = 我在 #{ $channel } 沒有「閱讀訊息歷史」的許可權。
    我不線上時的訊息補不回來，也沒法回覆舊訊息。
    → { -discord-switch }。
finding-discord-missing-embed = 我在 #{ $channel } 沒有「嵌入連結」的許可權。
    卡片和圖表只能寫成文字。
    → { -discord-switch }。
finding-discord-missing-attach = 我在 #{ $channel } 沒有「附加檔案」的許可權。
    圖表和資料匯出睡著。
    → { -discord-switch }。
finding-discord-missing-reactions = 我在 #{ $channel } 沒有「新增反應」的許可權。
    我沒法用表情回應。
    → { -discord-switch }。
finding-discord-missing-threads = 我在 #{ $channel } 沒有「建立公共子區」的許可權。
    為問題開子區睡著。
    → { -discord-switch }。
finding-discord-missing-manage-messages = 我在 #{ $channel } 沒有「管理訊息」的許可權。
    廣告我刪不掉。
    → { -discord-switch }。
finding-discord-missing-manage-threads = 我在 #{ $channel } 沒有「管理子區」的許可權。
    問題解決後我關不了子區。
    → { -discord-switch }。
finding-discord-missing-moderate = 我在 #{ $channel } 沒有「禁言成員」的許可權。
    刷屏的人我攔不住。
    → { -discord-switch }。
finding-discord-missing-kick = 我在 #{ $channel } 沒有「踢出成員」的許可權。
    沒通過驗證的人我請不出去。
    → { -discord-switch }。
finding-discord-missing-ban = 我在 #{ $channel } 沒有「封禁成員」的許可權。
    發廣告的賬號我封不了。
    → { -discord-switch }。
finding-discord-missing-manage-roles = 我在 #{ $channel } 沒有「管理身份組」的許可權。
    等級身份組睡著。
    → { -discord-switch }。
finding-discord-missing-create-invite = 我在 #{ $channel } 沒有「建立邀請」的許可權。
    個人邀請連結睡著。
    → { -discord-switch }。
finding-discord-missing-manage-events = 我在 #{ $channel } 沒有「管理活動」的許可權。
    活動不會出現在伺服器日曆上。
    → { -discord-switch }。
finding-discord-missing-manage-server = 我在 #{ $channel } 沒有「管理伺服器」的許可權。
    誰從誰的邀請連結來，我看不到。
    → { -discord-switch }。
finding-discord-missing-audit-log = 我在 #{ $channel } 沒有「檢視稽核日誌」的許可權。
    誰把誰移出去的，我看不到。
    → { -discord-switch }。
