# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 氣氛

sentiment-period-day = 最近 24 小時
sentiment-period-week = 最近 7 天
sentiment-period-month = 最近 30 天

sentiment-nobody = { $period }沒有人說話，沒有什麼可看的。
sentiment-not-here = 這裡的氣氛不在統計之列。
sentiment-few = { $period }說話的人不到 { $fewest } 位，不顯示氣氛。
sentiment-interval = { $low } … { $high }
sentiment-line = { $level ->
    [good] 🙂 { $period }氣氛不錯：
    [low] 🙁 { $period }氣氛偏低：
    [even] 😐 { $period }氣氛平平：
   *[open] 🤔 { $period }氣氛還說不準：
 }{ $mean }（95 % 區間 { $interval }），{ $authors } 人 { $messages } 條訊息；{ $compared }。
sentiment-compared-unknown = 再往前的人太少，沒法比較
sentiment-compared-same = 和上一段時間沒有可靠的差別
sentiment-compared-better = 比上一段時間好
sentiment-compared-worse = 比上一段時間差
sentiment-change = { $way ->
    [down] 📉
   *[other] 📈
 } { $day } 起從 { $before } 變為 { $after }。{ $topics }
sentiment-topics = 大家在說：{ $words }。
sentiment-comma = 、

## 圖

sentiment-title = 社群氣氛 · { $period }
sentiment-legend-days = 每位成員同等計算；淺色帶是 95 % 區間；不到 { $fewest } 人的日子不顯示
sentiment-legend-hours = { $size ->
    [1] 每小時一點
   *[other] 每 { $size } 小時一點
 }，每位成員同等計算；淺色帶是 95 % 區間；不到 { $fewest } 人不顯示
sentiment-end-low = 低落
sentiment-end-good = 愉快
sentiment-volume = 訊息數

## 提醒

sentiment-everywhere = 整個社群
sentiment-alert-shift = 📉 { $chat }：最近 24 小時的氣氛比平時低：{ $now_mean }（{ $now_low } … { $now_high }），平時 { $usual_mean }；{ $authors } 人。{ $topics }
sentiment-alert-heat = 🔥 { $chat }：有一處討論有點過熱：半小時裡 { $messages } 條訊息中有 { $sharp } 條語氣不好，出自 { $people } 位成員。
sentiment-messages = 相關訊息：
sentiment-message = 第 { $number } 條
sentiment-alert-ack = 知道了
sentiment-alert-snooze = 24 小時內別再提醒
sentiment-alert-handled = 已有人處理：
sentiment-alert-ack-done = 好的，已記下。
sentiment-alert-snooze-done = 好的，24 小時內不再提醒。
sentiment-moderators-only = 這是給管理人員的。

## 為什麼

sentiment-why-nothing = 還沒有什麼要解釋的：沒有提醒過，氣氛也沒有明顯的變化。
sentiment-why-at = { $time }
sentiment-why-shift = 平時指之前 14 天：{ $authors } 人 { $messages } 條，區間 { $low } … { $high }；這 24 小時有 { $now_messages } 條。兩個區間不重疊、兩個半天都偏低、也低於這 14 天裡的每一天、差得比平日的起伏大得多，才會提醒。每位成員同等計算；模型會誤讀單條訊息，可以回覆那條訊息發 /mood wrong。
sentiment-why-heat = 半小時裡至少 6 條語氣不好的訊息、至少 3 位成員、佔該處討論的一半以上，才會提醒。模型會誤讀單條訊息，可以回覆那條訊息發 /mood wrong。

## 更正

sentiment-label = { $label ->
    [negative] 負面
    [positive] 正面
   *[neutral] 中性
 }
sentiment-wrong-reply = 請回復那條被誤讀的訊息，再發 /mood wrong。
sentiment-wrong-unread = 這條訊息沒有被讀過：命令、轉發、私聊、機器人的訊息和圖片不算；剛發的請稍等片刻。
sentiment-wrong-ask = 我把它讀成了{ sentiment-label }（{ $score }）。它其實是？
sentiment-wrong-done = 記下了：它其實是{ sentiment-label }。只記次數，不儲存原文；今後會據此調整。

sentiment-corrected-audit = 更正了情緒判斷

## 設定

sentiment-no-chat = 這個社群裡沒有叫「{ $names }」的群或頻道。先讓我進那個群，再用 /community join 把它加進來。

## 口碑

sentiment-about-title = 大家怎麼看
sentiment-about-name = 名稱
sentiment-about-score = 評價
sentiment-about-interval = 95 % 區間
sentiment-about-people = 人數
sentiment-about-few = 還沒有哪一樣有 { $fewest } 個人說起過，不顯示。
sentiment-about-unknown = 沒有叫“{ $name }”的課程、活動或回答。

## 週報

sentiment-digest = 氣氛
sentiment-digest-line = { $level ->
    [good] 🙂 不錯
    [low] 🙁 偏低
    [even] 😐 平平
   *[open] 🤔 說不準
 }：{ $mean }（95 % 區間 { $interval }，{ $authors } 人）；{ $compared }
sentiment-digest-unknown = 再往前的人太少，沒法比較
sentiment-digest-same = 和平時沒有可靠的差別
sentiment-digest-better = 比平時好
sentiment-digest-worse = 比平時差
