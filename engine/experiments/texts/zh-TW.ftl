# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 實驗

experiments-holdout = 對照組
experiments-treated = 試驗組
experiments-metric = { $metric ->
    [enrolled] 選了課
    [finished] 學完了課
    [returned] 過後又來
   *[messages] 人均發言
 }
experiments-effect = { $kind ->
    [share] { $n } 個百分點
   *[mean] { $n } %
 }
experiments-state = { $state ->
    [running] 進行中
    [halted] 已自動暫停（{ $reason ->
        [muted] 太多人關掉了機器人
        [opted_out] 太多人退訂
        [left] 太多人離開
       *[worse] 效果變差
     }）
    [stopped] 已停止{ $reason ->
        [moved] （社群併入了別的社群）
       *[other] {""}
     }
   *[done] 已結束{ $reason ->
        [better] ：有效
        [worse] ：變差
        [few] ：人太少，沒有結論
       *[same] ：沒看出差別
     }
 }

## 建立

experiments-no-trials = 現在沒有可以做實驗的功能。
experiments-no-such-trial = 沒有「{ $value }」可試；可以試：{ $trials }。
experiments-already = 同一件事已經有實驗 #{ $number } 在做，先用 /experiment stop { $number } 停掉它。
experiments-base-needed = 還不知道平時有多少人會這樣做，估一個吧，例如「/experiment create { $trial } 10 20」：平時約 20 % 的人會做，想看出 10 個百分點的提升。
experiments-silent = 最近沒有人發言，沒法估算要多少人。
experiments-beyond = 平時已經是 { $base } %，再升 { $effect } 個百分點就超過 100 % 了。
experiments-too-small = 🔎 人還太少，做了也看不出來：要看出 { $effect }的提升，需要約 { $needed } 名成員，現在能參加的是 { $members } 名。{ $smallest ->
    [none] 人再多一些再試吧。
   *[other] 這麼多人只看得出 { $smallest }以上的提升。
 }
experiments-ask = 🧪 實驗：{ $title }
    { $holdout } % 的成員作對照（隨機決定，不接受它），其餘的接受它；看接受後 { $days } 天裡「{ $metric }」（平時 { $base }，{ $measured ->
        [1] 按最近的資料
       *[0] 按你的估計
     }）能不能提升 { $effect }。
    需要約 { $needed } 名成員，現在能參加的有 { $members } 名。收 { $weeks } 周，每週看一次；退訂、關閉、離開明顯變多會自動暫停。
experiments-start = 開始
experiments-cancel = 算了
experiments-cancelled = 好，沒有動。
experiments-started = 🧪 實驗 #{ $number }「{ $title }」開始了：需要約 { $needed } 名成員，最晚 { $until } 出結果。隨時可看：/experiment show { $number }

## 檢視

experiments-none = 還沒有做過實驗。用 /experiment create 開始一個。
experiments-unknown = 沒有（這樣的）實驗 #{ $number }。
experiments-others = 其他實驗：
experiments-line = #{ $number } { $title } · { $state }
experiments-head = 🧪 實驗 #{ $number }「{ $title }」：{ $state }
experiments-plan = 看「{ $metric }」，每人數 { $days } 天；{ $since } → { $until }，已有 { $exposed } 人參加（計劃 { $needed } 人）。
experiments-no-look = 還沒有到第一次檢視。
experiments-next = 下次檢視：{ $day }。
experiments-skewed = ⚠️ 兩組人數的比例不對，湊巧的可能不到千分之一：先查原因，別信結果。
experiments-look = 🧪 實驗 #{ $number }「{ $title }」第 { $look }/{ $looks } 次檢視
experiments-too-few = 人還太少，這次看不出什麼。
experiments-finding = { $arm }「{ $metric }」{ $treated }，對照 { $held }（{ $n } 人）：相差 { $change } { $unit ->
        [points] 個百分點
       *[times] 條
     }，95 % 區間 { $low } … { $high }
experiments-relative = ；相對 { $change }（{ $low } … { $high }）
experiments-verdict = { $verdict ->
    [better] ✅ 有效（每週看一次的運氣已經扣掉）。
    [worse] ❌ 變差了。
    [early] ⏳ 還早，說什麼都不可靠。
   *[open] 🤔 還看不出可靠的差別。
 }
experiments-arm = · { $arm }（{ $share } %）{ $n } 人：選課 { $enrolled }、學完 { $finished }、又來 { $returned }、發言 { $messages } 條{ $held ->
    [1] {""}
   *[0] 、點開 { $clicked }
 }；關閉 { $muted }、退訂 { $opted_out }、離開 { $left }
experiments-chart = 實驗：{ $title }
experiments-chart-legend = { $metric }，試驗組減對照組（{ $unit ->
    [points] 百分點
   *[times] 條
 }）；淺色帶是 95 % 區間，已計入每週檢視；包含 0 就是還看不出
experiments-chart-look = 第 { $look } 次

## 停止、暫停

experiments-which = 有好幾個實驗，寫上編號：{ $numbers }。
experiments-nothing-to-stop = 沒有這樣的實驗。
experiments-stop-ask = 停止實驗 #{ $number }「{ $title }」？已有 { $exposed } 人參加（計劃 { $needed } 人），停了就不能接著做，對照組也會開始接受它。
experiments-end = 停止實驗
experiments-resume = 繼續做
experiments-stopped = 實驗 #{ $number }「{ $title }」停了，人人恢復平常。
experiments-resumed = 實驗 #{ $number } 繼續做，不再因為「{ $reason ->
    [muted] 關掉機器人
    [opted_out] 退訂
    [left] 離開
   *[worse] 效果變差
 }」而暫停。
experiments-halted = ⛔ 我暫停了實驗 #{ $number }「{ $title }」：{ $reason ->
    [muted] 關掉機器人
    [opted_out] 退訂
    [left] 離開
   *[worse] 變差
 }的人，接受它的一組有 { $treated } 個，對照組 { $held } 個，湊巧的可能很小。現在誰都不接受它，等你們決定。
experiments-not-halted = 實驗 #{ $number } 沒有暫停。
experiments-time-over = 實驗 #{ $number } 的時間已經過了，只能停止：/experiment stop { $number }
experiments-over = 實驗 #{ $number } 已經結束了。
experiments-admins-only = 只有管理員可以。
experiments-passed-on = 好，馬上辦。

## 為什麼

experiments-why = 🧪 「{ $title }」正在做實驗，由抽籤決定誰先不接受它：你在{ $arm }（{ $since } 起，最晚到 { $until }）。{ $halted ->
    [1] 現在暫停著，誰都不接受。
   *[0] {""}
 }只數次數，不看內容。
experiments-why-none = 你現在沒有參加任何實驗。

## 記錄

experiments-started-audit = 開始實驗
experiments-halted-audit = 自動暫停實驗
experiments-resumed-audit = 繼續實驗
experiments-stopped-audit = 停止實驗
experiments-done-audit = 實驗結束
