# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# Moderation

moderation-kind = { $kind ->
    [warn] 警告
    [mute] 禁言
    [ban] 封禁
    [kick] 移出
    [delete] 刪除訊息
    [purge] 清理訊息
   *[other] { $kind }
 }
moderation-list = 、
moderation-for = {" "}{ $length }
moderation-for-good = ，永久有效
moderation-said = { $kind ->
    [warn] {" "}收到一次警告（#{ $number }）
    [mute] {" "}被禁言{ $length }（#{ $number }）
    [ban] {" "}被封禁{ $length }（#{ $number }）
    [kick] {" "}被移出（#{ $number }）
   *[delete] {" "}的一條訊息被刪除（#{ $number }）
 }
moderation-clamped = { $which ->
    [short] · 最短 { $bound }，已按 { $bound }處理
   *[long] · 最長 { $bound }，已按 { $bound }處理
 }
moderation-ladder-reason = 警告累計 { $points } 點（最近一次 #{ $number }）
moderation-ladder-reason-given = { moderation-ladder-reason }：{ $reason }

## To the member alone

moderation-told = { $kind ->
    [warn] ⚠️ 你在「{ $community }」收到一次警告，編號 #{ $number }。
    [mute] 🔇 你在「{ $community }」被禁言{ $length }，編號 #{ $number }。
    [ban] ⛔ 你被「{ $community }」封禁{ $length }，編號 #{ $number }。
    [kick] 👋 你被移出「{ $community }」，編號 #{ $number }；你可以再次加入。
   *[delete] 🗑 你在「{ $community }」的一條訊息被刪除，編號 #{ $number }。
 }
moderation-told-reason = 原因：{ $reason }
moderation-told-rule = 這是自動規則的判斷，可能有誤。
moderation-told-points = 現在算數的警告共 { $points } 點。
moderation-told-appeal = 覺得不對？按下面的按鈕，或發 /appeal { $number } 加上你想說的話，管理員會看。
moderation-told-undone = ↩️ 「{ $community }」已撤銷 { $what }。
moderation-told-undone-one = #{ $number }（{ $kind ->
    [warn] 警告
    [mute] 禁言
    [ban] 封禁
    [kick] 移出
   *[delete] 刪除訊息，積分已補回
 }）
moderation-told-failed = ↩️ { $kind ->
    [delete] 「{ $community }」的 #{ $number }：你的訊息沒有刪成。
   *[other] 「{ $community }」的 #{ $number } 沒有做成，不算數。
 }
moderation-told-holds = #{ $number } 仍然有效。

## The record

moderation-record = { $kind ->
    [warn] 警告
    [mute] 禁言{ $length }
    [ban] 封禁{ $length }
    [kick] 移出
    [delete] 刪除 { $count } 條訊息
   *[purge] 清理 { $count } 條訊息
 }
moderation-state = { $state ->
    [undone] 已撤銷
    [over] 已到期
    [replaced] 已被新的處理取代
    [failed] 沒有做成
   *[open] 生效中
 }
moderation-by-rule = 自動規則 { $rule }
moderation-to-message = 看訊息
moderation-undo-button = ↩️ 撤銷
moderation-undone = ↩️ 已撤銷 #{ $number }。
moderation-undone-already = #{ $number } 已經撤銷，或者當時就沒有做成。
moderation-lifted = { $kind ->
    [warn] {" "}的警告已撤銷
    [mute] {" "}可以說話了
    [ban] {" "}可以再次加入
    [kick] {" "}可以再次加入
   *[delete] {" "}的積分已補回；被刪的訊息找不回來
 }{ $number ->
    [0] {""}
   *[other] （#{ $number }）
 }
moderation-lifted-holds = {" "}的 #{ $number } 已撤銷，但 #{ $other } 仍然有效
moderation-no-case = 沒有編號 #{ $number } 的處理。
moderation-cases = 🗂 最近的處理（/case 編號 看詳情）
moderation-cases-none = 還沒有任何處理。
moderation-elsewhere = 這屬於「{ $community }」；先用 /community 切換過去，再按一次。

## Warnings

moderation-warns = 有 { $count } 次警告，共 { $points } 點：
moderation-warns-line = #{ $number } 還有 { $ends } · { $reason }
moderation-warns-next = 下一級：{ $points } 點，{ $act }
moderation-warns-none = 沒有算數的警告。
moderation-whose-warning = 撤銷誰的警告？回覆 TA 的訊息，或寫 /unwarn @某人。
moderation-no-warning = 沒有可撤銷的警告。

## Who may

moderation-not-here = 你在「{ $chat }」不是管理員，不能在那裡處理。
moderation-not-yourself = 不能對自己這樣做。
moderation-not-above = TA 的身份不低於你，不能處理。
moderation-not-me = 我就不處理我自己了。
moderation-not-a-person = 那是頻道或匿名管理員的身份，不是成員；請在平臺上直接處理。
moderation-not-known-here = 這個平臺上沒有 TA 的賬號。
moderation-banned-already = TA 已被封禁（#{ $number }），移出會讓封禁失效；要讓 TA 回來請用 /unban。
moderation-how-long = 封禁多久？例如 /tban @某人 7d；永久封停用 /ban。
moderation-length-wrong = 「{ $value }」看不懂是多久：時長寫成 30s、10m、1h30m、3d、2w 或「永久」，空一格再寫原因。如果它是原因的一部分，請在它前面先寫點別的。

## What the platform would not do

moderation-failed = { $number ->
    [0] ⚠️ { $kind ->
        [mute] 禁言或解除禁言沒有做成。
        [ban] 封禁或解封沒有做成。
        [kick] 移出沒有做成。
       *[delete] 刪除沒有做成。
     }
   *[other] ⚠️ #{ $number } { $kind ->
        [warn] 警告沒有做成。
        [mute] 禁言或解除禁言沒有做成。
        [ban] 封禁或解封沒有做成。
        [kick] 移出沒有做成。
       *[delete] 刪除沒有做成。
     }
 }
moderation-needs = { $right ->
    [telegram-mute] 我需要是管理員並有「封停用戶」（Ban users）許可權；對方也不能是管理員。
    [telegram-ban] 我需要是管理員並有「封停用戶」（Ban users）許可權；對方也不能是管理員。
    [telegram-kick] 我需要是管理員並有「封停用戶」（Ban users）許可權；對方也不能是管理員。
    [telegram-delete] 我需要是管理員並有「刪除訊息」（Delete messages）許可權；超過 48 小時的訊息誰也刪不了。
    [discord-mute] 我的身份組需要「超時成員」（Moderate Members）許可權，並排在對方的身份組上面。
    [discord-ban] 我的身份組需要「封禁成員」（Ban Members）許可權，並排在對方的身份組上面。
    [discord-kick] 我的身份組需要「踢出成員」（Kick Members）許可權，並排在對方的身份組上面。
    [discord-delete] 我的身份組在這個頻道需要「管理訊息」（Manage Messages）許可權。
    [discord-purge] 我的身份組在這個頻道需要「管理訊息」（Manage Messages）許可權。
    [telegram-purge] 我需要是管理員並有「刪除訊息」（Delete messages）許可權。
   *[other] 我缺少這項許可權。
 }
moderation-not-theirs = 平臺沒有給發起的人這項許可權，我也不能代勞。
moderation-banned-there = TA 在這裡已被封禁，這樣做會讓封禁失效；要讓 TA 回來請用 /unban。
moderation-platform-says = 平臺的原話：{ $error }

## Deleting

moderation-delete-what = 刪哪一條？請回復那條訊息再發 /del。
moderation-deleted = 🗑 已刪除。
moderation-too-old = 這條訊息太久了，平臺不讓機器人刪；請在平臺上手動刪除。
moderation-purge-what = 清理哪些？寫條數，如 /purge 20；或回覆一條訊息，從那條起全部清理。
moderation-purge-unknown = 我沒見過那條訊息，不知道從哪裡開始；請寫條數，如 /purge 20。
moderation-purge-nothing = { $old ->
    [0] 沒有可清理的訊息。
   *[other] 沒有可清理的訊息：{ $old } 條已經太久，平臺不讓機器人刪。
 }
moderation-purge-ask = 要刪除 { $count } 條訊息嗎？{ $left ->
    [0] {""}
   *[other] 另有 { $left } 條會留下（太久，或作者身份更高）。
 }
moderation-purge-yes = 刪除 { $count } 條
moderation-no = 不刪
moderation-purge-no = 沒有刪除任何訊息。
moderation-purged = 🗑 已刪除 { $count } 條（#{ $number }）。{ $old ->
    [0] {""}
   *[other] { $old } 條太久，平臺不讓刪。
 }{ $higher ->
    [0] {""}
   *[other] { $higher } 條的作者身份更高，沒有動。
 }{ $more ->
    [0] {""}
   *[other] 前面還有，再發一次可繼續清理。
 }
moderation-purge-undone = ↩️ 已撤銷 #{ $number }：積分已補回；被刪的訊息找不回來。

## Reports

moderation-report-what = 舉報哪一條？請回復那條訊息再發 /report，可以寫上原因。
moderation-report-yourself = 這是你自己的訊息，直接刪掉就好。
moderation-report-twice = 你已經舉報過了，管理員會看的。
moderation-report-decided = 管理員已經看過這條訊息了。
moderation-report-flood = 一小時最多舉報 { $most } 次，請稍後再試；急事請直接找管理員。
moderation-report-rest = 你最近的幾次舉報都沒有成立。請在 { $wait }後再舉報；急事請直接找管理員。
moderation-report-thanks = 📨 謝謝，已轉給管理員。
moderation-report-waits = 有一條舉報等著處理，請私聊我發 /reports。
moderation-report-card = 舉報 #{ $number } · { $chat } · { $count } 人舉報
moderation-report-more = 還有 { $count } 人
moderation-report-state = { $state ->
    [claimed] 正在處理
    [acted] 已處理
   *[dismissed] 已忽略
 }
moderation-report-done = ：{ $done }
moderation-report-button = { $verb ->
    [claim] ✋ 我來
    [warn] ⚠️ 警告
    [mute] 🔇 禁言 1 小時
    [delete] 🗑 刪除
    [reopen] ↩️ 重新開啟
   *[dismiss] 忽略
 }
moderation-report-reason = 被舉報（舉報 #{ $number }）
moderation-report-outcome = { $state ->
    [acted] 📨 你舉報的內容管理員已經處理，謝謝你。
   *[dismissed] 📨 管理員看過了你的舉報，這次沒有違反群規。謝謝你留心。
 }
moderation-report-unknown = 沒有這條舉報。
moderation-report-closed = 這條舉報已經處理過了。
moderation-report-theirs = 別人正在處理；要接手請先按「我來」。
moderation-report-yours = 好，這條交給你了。
moderation-report-nobody = 不知道是誰發的，只能刪除。
moderation-reports = 🚩 { $count } 條舉報等待處理：
moderation-reports-none = 沒有等待處理的舉報 👌

## Appeals

moderation-appeal-button = 🙋 申訴
moderation-appeal-ask = 請在 { $patience }內寫下你想對管理員說的話，一條訊息就好；發「取消」退出。
moderation-appeal-where = 請私聊我發：/appeal { $number } 加上你想說的話。
moderation-appeal-continue = 按下面的按鈕繼續。
moderation-appeal-lodged = 🙋 已把你對 #{ $number } 的申訴轉給管理員，有結果會告訴你。
moderation-appeal-kept = 🙋 你對 #{ $number } 的申訴已記下；眼下聯絡不上管理員，他們在 /case { $number } 裡能看到。
moderation-appeal-none = 沒有可以申訴的處理。
moderation-appeal-twice = 已經申訴過了，每次處理只能申訴一次。
moderation-appeal-late = 已經超過 30 天，不能再申訴了。
moderation-appeal-not-yours = 沒有編號 #{ $number } 的、關於你的處理。
moderation-appeal-card = 對 #{ $number } 的申訴
moderation-appeal-answer = { $answer ->
    [accepted] ✅ 同意並撤銷
   *[declined] 維持
 }
moderation-appeal-state = { $state ->
    [accepted] 已同意
    [declined] 已維持
   *[waiting] 等待中
 }
moderation-appeal-told = { $state ->
    [accepted] ✅ 管理員同意了你對 #{ $number } 的申訴。
   *[declined] 管理員看過了你對 #{ $number } 的申訴，決定維持。
 }
moderation-appeal-own = { $state ->
    [accepted] 管理員同意了你的申訴。
    [declined] 你申訴過，管理員決定維持。
   *[waiting] 你的申訴還在等管理員看。
 }
moderation-appeal-answered = 這個申訴已經有結果了。

## The rules of the house

moderation-rules = 📜 群規
moderation-rules-none = 這裡還沒有寫群規。
moderation-rules-none-yet = 這裡還沒有寫群規。用 /rules set 寫上。
moderation-rules-what = 群規寫什麼？請寫在命令後面，例如 /rules set zh 一、友善。二、好好提問。
moderation-rules-written = 📜 群規已寫好（{ $language }）。
moderation-rules-gone = 群規已刪去（{ $language }）。
moderation-rules-long = 群規最多 { $most } 個字。

## Settings

moderation-ladder-wrong = 這幾級看不懂，不會生效：{ $wrong }。寫法如 2:mute 1h, 3:mute 1d, 4:ban。
moderation-no-chat = 這個社群裡沒有叫「{ $name }」的群或頻道。先讓我進那個群，再用 /community join 把它加進來。

## The audit

moderation-warn-audit = 警告
moderation-undo-audit = 撤銷處理
moderation-rules-audit = 改了群規
