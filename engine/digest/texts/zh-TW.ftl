# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 日報、週報、月報

digest-title-day = 📰 日報 · { $days }
digest-title-week = 📰 週報 · { $days }
digest-title-month = 📰 月報 · { $days }
digest-name-day = 日報
digest-name-week = 週報
digest-name-month = 月報
digest-weekday = { $day ->
    [1] 週一
    [2] 週二
    [3] 週三
    [4] 週四
    [5] 週五
    [6] 週六
   *[other] 週日
 }
digest-nothing = 那段時間沒有什麼可說的。
digest-date = 看不懂日期“{ $value }”。請寫成 2026-01-12，或者寫“最熱鬧”。

## 數字

digest-numbers-day = 📊 這一天
digest-numbers-week = 📊 這一週
digest-numbers-month = 📊 這個月
digest-numbers-messages = { $messages } 條訊息
digest-numbers-people = { $people } 人說過話
digest-change = { $way ->
    [up] （比平時多 { $percent }%）
   *[other] （比平時少 { $percent }%）
 }
digest-busiest-hour = 最熱鬧：{ $hour } 起的一小時，{ $messages } 條
digest-busiest-day = 最熱鬧：{ $weekday } { $day }，{ $messages } 條
digest-liked = 最受歡迎：
digest-liked-count = { $reactions } 個表情

## 討論

digest-threads = 💬 值得一看的討論
digest-thread = { $voices } 人{ $answers ->
    [0] {""}
   *[other] ，{ $answers } 次接話
 }{ $reactions ->
    [0] {""}
   *[other] ，{ $reactions } 個表情
 }

## 新成員

digest-newcomers = 👋 新朋友
digest-newcomers-all = 來了 { $people } 位，{ $spoke } 位已經說過話

## 給管理員

digest-share-title = 🤖 我自己（只有管理員看得到）
digest-share = 我在群裡說了 { $said } 句，佔全部的 { $percent }%。

## 錯過的

digest-missed = 📬 你不在的時候
digest-missed-to-me = 對你說的
digest-missed-threads = 你參與過的討論有了下文
digest-me-on = 好的。你離開三天以上時，週報那天我會私下告訴你錯過了什麼：誰回覆或提到了你，你參與的討論有了什麼下文。/digest me off 可以關掉。
digest-me-off = 好的，不再告訴你錯過了什麼。
digest-me-is = { $on ->
    [yes] 已開啟：離開三天以上時，週報那天我會私下告訴你錯過了什麼。/digest me off 關掉。
   *[other] 沒開啟。/digest me on 開啟後，離開三天以上時，週報那天我會私下告訴你錯過了什麼。
 }

## 安排

digest-told = 發好了（{ $chats } 個群）。
digest-test-sent = 已私下發給你。
digest-schedule = 🗓 按 { $zone } 的時間：
digest-schedule-next = ● { $name }：下次 { $weekday } { $time }，上次 { $last }
digest-schedule-off = ○ { $name }：不發
digest-never = 還沒發過
digest-schedule-word = 看不懂“{ $word }”。可以這樣寫：week fri 18:00、每週 週五 18:00、day off。
digest-schedule-weekday = 星期幾只對週報有用。
digest-sections = 🧩 各欄和順序（● 有內容就寫，○ 不要）：
digest-sections-how = /digest sections <欄> off 去掉，<欄> 1 放到最前。
digest-sections-unknown = 沒有“{ $name }”這一欄。有：{ $known }。
digest-sections-word = “{ $word }”看不懂：寫 on、off，或者第幾個。
digest-section-numbers = 數字
digest-section-threads = 討論
digest-section-newcomers = 新朋友

## 記錄

digest-skipped-audit = 週報遲了六小時以上，沒有發
digest-unheard-audit = 今天話已經夠多，週報沒有發

## 為什麼

digest-why = 討論先看有多少人參與、得了多少表情，再看接了多少次話，不看有多長。沒有點“回覆”的話，按點名、先後、間隔和用詞猜它接著哪一句；回覆永遠算數。標題是討論裡最能說明問題的原話，原樣抄來，點開就是出處；原話刪了，這裡也會撤下。“平時”是前 7 天、前 4 周或前 3 個月的平均。退出排行榜的人不會被點名；沒有人會按情緒排名。
