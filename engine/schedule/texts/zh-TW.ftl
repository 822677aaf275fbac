# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 活動

schedule-weekday = { $day ->
    [0] 週一
    [1] 週二
    [2] 週三
    [3] 週四
    [4] 週五
    [5] 週六
   *[6] 週日
 }
schedule-nth-weekday = { $place ->
    [-1] 最後一個{ $day }
   *[other] 第 { $place } 個{ $day }
 }
schedule-moment = { $time }（{ $zone }）
schedule-comma = 、
schedule-every = { $frequency ->
    [hourly] { $interval ->
        [1] 每小時
       *[other] 每 { $interval } 小時
    }
    [daily] { $interval ->
        [1] 每天
       *[other] 每 { $interval } 天
    }
    [weekly] { $interval ->
        [1] 每週
       *[other] 每 { $interval } 周
    }
    [monthly] { $interval ->
        [1] 每月
       *[other] 每 { $interval } 個月
    }
   *[yearly] { $interval ->
        [1] 每年
       *[other] 每 { $interval } 年
    }
 }
schedule-every-workday = 每個工作日
schedule-every-on = （{ $days }）
schedule-every-monthday = { $days } 號
schedule-every-count = ，共 { $count } 次
schedule-every-until = ，到 { $day } 為止

## 卡片

schedule-host = 主持：
schedule-image = 圖片
schedule-running = 進行中
schedule-moved-from = 原定 { $time }
schedule-is-cancelled = 已取消
schedule-is-over = 已結束，到場 { $count } 人
schedule-challenge-over = 已結束，達標 { $count } 人
schedule-rated = { $mean } 分（{ $count } 人評分）
schedule-going = 參加
schedule-held = 為候補保留 { $count } 個
schedule-waiting = 候補
schedule-offered = 等待確認
schedule-maybe = 也許
schedule-no = 不參加
schedule-there = 到場
schedule-here = 在本群
schedule-challenge = 📆 共 { $days } 天，完成 { $needed } 天達標。發「打卡」加一句話或一張圖。
schedule-board-line = { $days } 天{ $streak ->
    [0] { "" }
    [1] { "" }
   *[other] ，連續 { $streak } 天
 }
schedule-board-more = ……還有 { $count } 人
schedule-button = { $what ->
    [going] ✅ 參加
    [maybe] 🤔 也許
    [no] ❌ 不去
    [here] ✋ 我到了
    [take] ✅ 我要
    [pass] 讓給下一位
    [undo] ↩️ 撤銷
    [edit] ✏️ 修改
   *[say] 💬 說一句
 }

## 發起

schedule-created = 📅 活動 #{ $number } 已發起：{ $title }
schedule-at-most = 最多 { $count } 人
schedule-could-say = 還可以補充：/event edit { $number } { $options }
schedule-not-sure = 時間有一部分是我猜的，請核對一下。
schedule-undone = 「{ $title }」已撤銷，當沒發生過。
schedule-how-to-edit = 發「/event edit { $number } 新內容」就能改，比如：
    /event edit { $number } 週六晚8點
    /event edit { $number } max:30 地點:線上 title:新標題
    重複的活動預設只改下一次，加 following 改之後所有，加 all 改全部。
schedule-edited = ✏️ 活動 #{ $number } 已改：{ $title }
schedule-scope = { $scope ->
    [this] 只改這一次。
    [following] 這次和之後的都改了。
   *[all] 之後的每一次都改了。
 }
schedule-cancelled = 🚫 已取消：{ $title }{ $scope ->
    [this] （只這一次；全部取消發 /event cancel { $number } all）
    [following] （這次和之後的）
   *[all] { "" }
 }

schedule-stepped-in-audit = 改了別人的活動

## 列表

schedule-list = 接下來的活動
schedule-list-empty = 最近沒有活動。想辦一個？發：/event create 週五晚8點 讀書會 2h
schedule-list-more = ……還有 { $count } 個
schedule-digest = 接下來的活動
schedule-digest-mine = 你報了名的活動
schedule-list-zone = 時間按 { $zone }
schedule-nobody-yet = 還沒有人回應。

## 報名

schedule-told-going = ✅ 報上名了：{ $title }
schedule-told-maybe = 🤔 記下了：也許來「{ $title }」
schedule-told-no = 好的，不來「{ $title }」。
schedule-told-waiting = ⏳ 「{ $title }」滿了，你是候補第 { $place } 位。有空位會私下告訴你。
schedule-told-offered = 「{ $title }」為你留著一個名額，請用那條訊息裡的按鈕確認。
schedule-told-lapsed = 「{ $title }」給你留的名額過期了，再點「參加」可以重新排隊。
schedule-offer = 🎟 「{ $title }」（{ $when }）空出一個名額，為你留到 { $until }。來嗎？
schedule-offer-lapsed = 「{ $title }」給你留的名額沒等到確認，已經放開了。再點「參加」可以重新排隊。
schedule-told-cancelled = 🚫 活動取消了：{ $title }（{ $when }）
schedule-told-moved = 🕗 活動改時間了：{ $title } → { $when }

## 提醒

schedule-reminder = ⏰ { $left }後開始：{ $title }（{ $when }，#{ $number }）
schedule-reminder-held = ⏰ 別忘了：{ $title }（{ $when }，#{ $number }）
schedule-to-card = 看活動

## 到場

schedule-code = 🔑 「{ $title }」的簽到碼：{ $code }
    { $until } 前有效，過後換新的（再發 /event code）。大家發：/event checkin { $code }
schedule-attended = ✋ 簽到成功：{ $title }
schedule-attended-already = 你已經簽過到了：{ $title }
schedule-code-needed = 「{ $title }」要用主持人給的簽到碼：/event checkin 簽到碼
schedule-code-wrong = 簽到碼不對，或者已經換了。看看主持人最新的碼。
schedule-nothing-now = 現在沒有正在進行的活動。
schedule-how-was-it = 「{ $title }」結束了，謝謝參加！給幾分？
schedule-rated-thanks = 「{ $title }」：{ $score } 分，謝謝！想說一句也可以。
schedule-feedback-thanks = 謝謝，「{ $title }」的反饋收到了。
schedule-proof = 🔥 打卡成功：第 { $days } 天（{ $needed } 天達標）{ $streak ->
    [1] { "" }
   *[other] ，連續 { $streak } 天
 }
schedule-proof-done = 🎉 「{ $title }」達標！
schedule-proof-again = 今天已經打過卡啦，明天再來。
schedule-nudge = { $streak ->
    [0] 🌙 「{ $title }」今天還沒打卡，別忘了。
   *[other] 🌙 「{ $title }」今天還沒打卡，你已經連續 { $streak } 天了，別斷在今天。
 }
schedule-proof-how = 在這裡打卡要帶上一句話或一張圖，比如：打卡 今天讀完第三章

## 為什麼

schedule-why = 你到了「{ $title }」，是從{ $how ->
    [code] 簽到碼
    [button] 「我到了」按鈕
    [voice] 語音訊道里待夠的時間
    [proof] 打卡達標
   *[other] 主持人的記錄
 }知道的（{ $subject }）。
schedule-why-not = 沒有你參加過活動 #{ $number } 的記錄。

## 出錯

schedule-unknown = 沒有活動 #{ $number }。用 /event list 看看有哪些。
schedule-none = 現在沒有活動。
schedule-which = 有好幾個活動，請帶上編號：
    { $events }
schedule-which-title = 沒找到「{ $value }」，或者不止一個。請用編號，比如 /event show 3。
schedule-no-day = 活動 #{ $number } 在 { $value } 沒有安排。
schedule-nobody = 這個賬號不能參加活動，請用你自己的賬號。
schedule-closed = 「{ $title }」已經結束或取消了。
schedule-has-begun = 「{ $title }」已經開始了，時間改不了了。
schedule-not-for-you = 「{ $title }」只對版主開放。
schedule-host-only = 只有主持人或版主可以這樣做。
schedule-elsewhere = 這是社群「{ $community }」的活動。先用 /community 切換過去再點。
schedule-when-missing = 沒看出時間。比如：/event create 週五晚8點 讀書會 2h
schedule-when-none = 沒看出時間。可以寫：明天9點、週五晚8點、半小時後、每週三 20:00。
schedule-no-such-day = 沒有 { $value } 這一天。
schedule-when-past = { $time } 已經過去了。
schedule-time-unclear = 看不懂時間「{ $value }」。可以寫：週五晚8點、12月1日 20:00、2026-12-01 20:00。
schedule-title-missing = 還缺標題。比如：/event create 週五晚8點 讀書會 2h
schedule-past = { $value } 已經過去了。
schedule-repeat-unclear = 看不懂重複方式「{ $value }」。可以寫：每週、每天、每月最後一個週五、工作日。
schedule-rule-unreadable = 看不懂重複規則 { $rule }。
schedule-rule-often = 重複得太密了：最多每小時一次。
schedule-rule-never = 規則 { $rule } 一次也不會發生。
schedule-never = 按這個規則，活動一次也不會發生。
schedule-long = { $what } 太長了：最多 { $most } 個字，現在有 { $length } 個。
schedule-number = { $what } 要寫 { $low } 到 { $high } 的整數，{ $value } 不行。
schedule-length = 時長「{ $value }」不行：最短 5 分鐘，普通活動最長 31 天。
schedule-audience = 「{ $value }」不認識：可以寫 all（所有人）或 staff（版主）。
schedule-image-address = 圖片要寫網址（http 或 https），{ $value } 不行。
schedule-zone = 沒有時區 { $value }，請寫 Asia/Shanghai 這樣的名字。
schedule-kind-unknown = 沒有型別「{ $value }」，可以寫：{ $kinds }。
schedule-host-unknown = 沒認出主持人 { $value } 是誰。
schedule-chat-unknown = 社群裡沒有這些群：{ $value }。
schedule-where = 要發到哪個群？在群裡發起，或者寫 in:群名。
schedule-too-many = 你同時發起的活動最多 { $most } 個，先辦完或取消一個吧。
schedule-undo-late = 活動 #{ $number } 已經有人報名，或者發起太久了；請用 /event cancel { $number }。
schedule-edit-unclear = 沒看懂「{ $value }」。改標題請寫 title:新標題。
schedule-edit-nothing = 要改什麼？比如：週六晚8點、2h、max:30、地點:線上、title:新標題
schedule-edit-fixed = 型別、主持人、時區和群改不了，請重新發起一個。
schedule-edit-rule = 只改一次不能改重複方式，請加 following 或 all。
schedule-edit-shared = 只改一次能改時間、時長、標題、地點、介紹和人數，別的請加 all。
schedule-edit-days = 這個活動一週有好幾天，請把新的重複方式也寫上，比如 repeat:每週二、週四。
schedule-edit-hours = 這個活動一天有好幾次，請把新的重複方式也寫上。
schedule-code-early = 「{ $title }」還沒開始，或者已經結束了；開始前 15 分鐘才有簽到碼。
schedule-no-code = 「{ $title }」不用簽到碼，發「打卡」就行。
schedule-code-tries = 錯太多次了，過一小時再試，或者請主持人看看。
schedule-not-now = 「{ $title }」現在不能簽到。
schedule-nothing-to-rate = 最近一週沒有你參加過的活動。
schedule-rate-not-there = 只有到場的人可以給「{ $title }」打分。

## 日曆檔案

schedule-ics = 📅 日曆檔案，{ $count } 個活動。開啟它就能加進自己的日曆。
schedule-imported = 📥 匯入了 { $count } 個活動，卡片會在開始前幾天發出來。
schedule-imported-known = { $count } 個已經有了，沒動。
schedule-imported-past = { $count } 個已經過去或取消了，跳過。
schedule-ics-missing = 把 .ics 檔案和 /event import 一起發來（檔案的說明裡寫命令），或者把檔案內容貼在命令後面。
schedule-ics-large = 日曆檔案太大了，最多 { $most } KB。
schedule-ics-broken = 這不是能讀的日曆檔案。
schedule-ics-many = 日曆裡的活動太多了，一次最多 { $most } 個。
schedule-ics-damaged = 這一條讀不出來
schedule-ics-empty = 日曆裡沒有能用的活動。
schedule-ics-alone = 只有單獨的一次，沒有它所屬的活動
schedule-ics-dates = 用了單獨列出的日期，讀不了
schedule-ics-zone = 時區不認識
schedule-ics-long = 太長了
