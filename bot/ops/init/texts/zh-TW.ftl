# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
init-hello = 六個問題就能開始。方括號裡是預設值，直接回車就用它；隨時按 Ctrl-C 離開，什麼也不會寫。
init-timezone = 時區（也可以寫城市，比如 上海）
init-proxy = 代理（例如 socks5://127.0.0.1:1080；不用就回車）
init-proxy-wrong = 代理要寫成 socks5://主机:埠 或 http://主机:埠。
init-token-telegram = Telegram 令牌（@BotFather 發 /newbot 得到；不顯示輸入；不用 Telegram 就回車）
init-token-discord = Discord 令牌（開發者後臺 → Bot → Reset Token；不顯示輸入；不用 Discord 就回車）
init-token-given = { $platform }：令牌在環境變數裡，不寫進檔案。
init-token-given-bad = 環境變數裡的 { $platform } 令牌沒有通過核對，什麼也沒有寫。只是連不上的話，加 --no-check 就不核對。
init-token-keep = ；回車沿用原來的，輸入 - 就去掉
init-token-shape = 這不像 { $platform } 的令牌，再看看是不是少複製了一段。
init-token-refused = { $platform } 不認這個令牌。請重新複製一次。
init-token-silent = 現在連不上 { $platform }（{ $reason }），令牌沒法核對。
init-token-anyway = 不核對，照樣寫進去？
init-token-good = ✅ { $platform } 認得它：{ $name }
init-no-platform = 沒有平臺也行：run 會開啟沙盒。以後隨時可以再執行 init。
init-database = 資料放在哪裡
init-exists = { $file } 已經有了。改寫它（舊的留作 { $file }.bak）？
init-kept = 原來的檔案留在 { $file }。
init-nothing = 什麼也沒有寫。
init-written = 寫好了：{ $file }（只有你讀得到）。
init-next = 接下來：
init-next-run = 啟動：python -m bot run
init-next-sandbox = 先在沙盒裡玩玩：python -m bot run --only console
init-next-telegram = 把我加進 Telegram 群（開啟這個連結，選群，同意管理員許可權）：
    { $link }
init-next-telegram-plain = 把我加進 Telegram 群，並設為管理員。
init-next-discord = 把我請進 Discord 伺服器（開啟這個連結，選伺服器）：
    { $link }
init-next-discord-plain = 請我進 Discord 伺服器的連結在開發者後臺 → OAuth2，scope 選 bot 和 applications.commands。
init-next-setup = 在群裡發 /setup：還缺什麼，我會一樣樣說清楚。
init-next-doctor = 伺服器上的事問：python -m bot doctor
init-terminal = 這裡沒有終端可以提問，還缺：{ $missing }。用選項或環境變數給全，再執行一次。
