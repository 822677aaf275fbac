# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 自動規則

auto-rule-flood = 刷屏
auto-rule-duplicates = 重複內容
auto-rule-links = 連結
auto-rule-words = 禁詞
auto-rule-spam = 廣告
auto-rule-hold = 新人訊息
auto-rule-captcha = 新人驗證
auto-rule-raid = 大量湧入

## 為什麼

auto-why-flood = 短時間內連發 { $detail } 條
auto-why-duplicates = 幾乎一樣的內容第 { $detail } 次出現
auto-why-words = 有不許出現的詞：{ $detail }
auto-why-link-invite = 拉人去別處的連結：{ $detail }
auto-why-link-fake = 仿冒的網址：{ $detail }
auto-why-link-short = 看不出去向的短連結：{ $detail }
auto-why-link-odd = 不在放行名單上的連結：{ $detail }
auto-why-link-plain = 不在放行名單上的連結：{ $detail }
auto-why-spam = 像廣告（{ $score }%）：{ $signs }
auto-why-hold = 新人的前幾條訊息帶連結或聯絡方式
auto-why-captcha = 新人驗證
auto-why-raid = 一分鐘內進來 { $detail } 人
auto-why-locked = 大量湧入，暫時禁言
auto-why-unlocked = 解除鎖定

auto-sign-contact = 站外聯絡方式
auto-sign-adding = 要人加好友
auto-sign-mail = 郵箱
auto-sign-black = 違禁或灰色內容
auto-sign-money = 賺錢、貸款或幣圈用語
auto-sign-promo = 促銷用語
auto-sign-offer = 買賣報價
auto-sign-ask = 要人私聊或點選
auto-sign-amount = 金額或百分比
auto-sign-invite = 邀請連結
auto-sign-short = 短連結
auto-sign-fake = 仿冒網址
auto-sign-odd = 可疑域名
auto-sign-plain = 連結
auto-sign-trick = 用替代字元遮掩
auto-sign-advert = 廣告腔（{ $words }）
auto-sign-shout = 成串的表情或感嘆號
auto-sign-everyone = 點名所有人
auto-sign-forwarded = 轉發

## 試執行

auto-tried = 🧪 試執行 · { $rule } · { $chat }：本來會{ $did ->
    [delete] 刪除
    [hold] 收起
    [ask] 請新人驗證
    [lock] 鎖群
   *[flag] 提醒管理員
 }{ $count ->
    [1] 。
   *[other] ，共 { $count } 次。
 }{ $why }

## 等管理員看的訊息

auto-to-message = 檢視訊息
auto-button-delete = 🗑 刪除
auto-button-fine = 👌 沒問題
auto-button-release = ✅ 放行
auto-button-remove = 🗑 不放行
auto-held = 新人訊息，等你看一眼
auto-held-told = 你的訊息帶有連結或聯絡方式，要等管理員看一眼再發出來，請稍候。
auto-released = 說（管理員已放行）：
auto-released-files = （原訊息還帶了 { $count } 個檔案，我沒能留下，請再發一次。）
auto-released-again = 你的訊息可以發了，但原文我已經不留著了，請再發一次。
auto-lapsed-told = 一直沒有管理員來看你的訊息，就沒有發出來。可以再發一次，或問問管理員。
auto-decided = 已經有人處理了。
auto-state = { $state ->
    [released] 已放行
    [removed] 沒有放行
    [fine] 沒問題
    [left] 沒有管理員可問，留著
    [stuck] 沒能從群裡拿下來，留著
   *[lapsed] 太久沒人看，不再等
 }

## 驗證

auto-captcha = 歡迎！請在 { $seconds } 秒內點一下{ $picture }，就可以說話了（可以試 { $tries } 次）。
auto-captcha-request = 你好！請在 { $seconds } 秒內點一下{ $picture }，我就讓你進群（可以試 { $tries } 次）。
auto-captcha-wrong = 不是這個，還可以試 { $left } 次。
auto-captcha-passed = 好了，歡迎！
auto-captcha-failed = 沒有通過驗證。可以再進來試一次。
auto-captcha-again = 這次沒有通過。可以再進來試一次。
auto-captcha-over = 這次驗證已經結束了。可以再進來試一次。
auto-captcha-unseen = 沒能看到驗證，我就讓 TA 直接說話了。
auto-captcha-unseen-request = 申請進群，但我沒法私聊請 TA 驗證，申請留給你們處理。
auto-request-failed = 通過了驗證，但我沒能放 TA 進來，請你們看一下申請。
auto-request-left = 沒有通過驗證，但我沒能謝絕申請，請你們看一下。
auto-captcha-gone = 已經離開了。
auto-captcha-request-failed = 這次沒有通過。可以再申請一次。
auto-picture-0 = 小貓
auto-picture-1 = 小狗
auto-picture-2 = 熊貓
auto-picture-3 = 青蛙
auto-picture-4 = 小豬
auto-picture-5 = 小雞
auto-picture-6 = 魚
auto-picture-7 = 蜜蜂
auto-picture-8 = 蘋果
auto-picture-9 = 香蕉
auto-picture-10 = 葡萄
auto-picture-11 = 西瓜

## 大量湧入

auto-raid-on = { $cause ->
    [rule] 突然進來很多人，
   *[staff] { "" }
 }接下來 { $length } 裡新來的人只能看、不能說話。到時自動解除。
auto-raid-off = { $count ->
    [0] 鎖定已解除。
   *[other] 鎖定已解除，{ $count } 人可以說話了。
 }
auto-raid-locked = 已鎖定 { $length }，/antiraid off 解除。
auto-raid-ended = 已解除鎖定。
auto-place-lost = 我沒法往「{ $place }」發訊息，那裡本該給管理員看我發現了什麼；請用 /settings moderation 換一個地方。
auto-raid-none = 現在沒有鎖定。
auto-raid-kicked = { $count ->
    [0] 沒有要移出的人。
   *[other] 移出了 { $count } 人，他們可以再進來。
 }
auto-raid-state = { $locked ->
    [no] 現在沒有鎖定。自動規則：{ $mode }
   *[yes] 鎖定中，還有 { $left }。自動規則：{ $mode }
 }
auto-button-unlock = 🔓 解除鎖定
auto-button-kick = 👋 移出這些人

## 歡迎

auto-welcome = 歡迎{ $more ->
    [0] ！
   *[other] ，還有另外 { $more } 位！
 }
auto-button-rules = 📜 群規
auto-button-ask = 💡 怎麼提問
auto-no-rules = 這裡還沒有寫群規。
auto-how-to-ask = 💡 提問小竅門
    1. 先說你想做什麼、做到哪一步了。
    2. 貼上完整的報錯文字和相關的幾行程式碼（別隻發截圖）。
    3. 說說你試過什麼，用的什麼系統和版本。
    4. 直接問就好，不用先問“有人在嗎”。解決了回來說一聲，幫到後面的人。

## 一覽

auto-overview = 🤖 自動規則（最近 { $days } 天）
auto-overview-change = 用 /settings moderation 更改：off 關，dry-run 只說會做什麼，on 開。
auto-column-rule = 規則
auto-column-mode = 狀態
auto-column-found = 發現
auto-found = 處理 { $acted } · 試執行 { $tried }

## The audit

auto-decided-audit = 看過規則攔下的訊息
auto-raid-audit = 鎖群
