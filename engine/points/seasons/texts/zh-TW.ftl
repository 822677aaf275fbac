# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 賽季

seasons-unknown = 沒有 #{ $number } 賽季，用 /season list 看看有哪些。
seasons-none = 現在沒有賽季。用 /season start 名稱 到:2027-03-01 開始一個。
seasons-never = 還沒有過賽季。管理員可以用 /season start 名稱 到:2027-03-01 開始一個。
seasons-not-yours = 只有管理員可以這樣做。
seasons-elsewhere = 這個按鈕屬於“{ $community }”，請在那邊的群裡操作。
seasons-left-it = 好的，什麼都沒有改變。
seasons-no = 算了

## 寫法

seasons-name-missing = 賽季需要一個名稱，例如：/season start 第1賽季 到:2027-03-01
seasons-name-long = 名稱最多 { $most } 個字。
seasons-carry = 結轉寫成 0% 到 100%，不是“{ $value }”。
seasons-repeat = 重複寫成 是 或 否，不是“{ $value }”。
seasons-day = 日期寫成 2027-03-01 或 90d，不是“{ $value }”。
seasons-over-already = 最後一天 { $last } 已經過了，或早於第一天。想馬上結束，用 /season end。
seasons-too-long = 賽季最長 { $most } 天，第一天離今天也不能超過 { $most } 天。
seasons-overlap = 和“{ $name }”（{ $days }）的日子重疊了。先用 /season end 或 /season edit 調整它，或用 從:… 換個開始日。

## 管理

seasons-started = 賽季“{ $name }”開始了：{ $days }（#{ $number }）。第一天零點起得到的經驗都計入，最後一天 24:00 結束。
seasons-planned = 賽季“{ $name }”已安排：{ $days }（#{ $number }），第一天零點自動開始。
seasons-edited = 賽季“{ $name }”改好了：{ $days }（#{ $number }）。
seasons-reopened = 賽季“{ $name }”照常繼續：{ $days }（#{ $number }）。
seasons-carries = 帶入“{ $name }”成績的 { $percent }%。
seasons-carries-nothing = 之前沒有賽季，沒有可以帶入的成績。
seasons-repeats = 結束後自動開始下一個。
seasons-untouched = 終身經驗、等級、金幣和設定都不受影響。
seasons-edit-how = 要改“{ $name }”的什麼？例如 /season edit 到:2027-04-01 結轉:20%
seasons-edit-ended = 賽季“{ $name }”已經結束，不能再改。
seasons-ends-today = 賽季“{ $name }”本來就在今晚 24:00 結束。
seasons-end-ask = 賽季“{ $name }”原本還有 { $days } 天，榜上有 { $members } 人。改成今晚 24:00 結束並存檔嗎？終身經驗和等級不變。
seasons-end-yes = 今晚結束
seasons-changed = 賽季“{ $name }”已經有了變化，請重新用 /season end 確認。
seasons-ending = 賽季“{ $name }”今晚 24:00 結束，不再自動開始下一個。弄錯了？{ $days } 天內用 /season reopen { $number } 恢復。
seasons-reopen-none = 沒有被提前結束的賽季。
seasons-reopen-late = 賽季“{ $name }”已不能恢復：要在結束後 { $days } 天內，並且原定的最後一天還沒到。
seasons-counting = 賽季“{ $name }”正在存檔，請過幾分鐘再試。

seasons-start-audit = 開始賽季
seasons-edit-audit = 修改賽季
seasons-end-audit = 提前結束賽季
seasons-reopen-audit = 恢復賽季
seasons-ended-audit = 賽季存檔
seasons-unheard-audit = 賽季結果沒有播報（今天的播報次數用完了）
seasons-reset-audit = 積分清零
seasons-reset-done-audit = 積分清零完成
seasons-reset-undo-audit = 撤銷積分清零

## 檢視

seasons-left = { $days ->
    [0] 最後一天，今晚 24:00 結束
   *[other] 還剩 { $days } 天
 }
seasons-coming = 賽季“{ $name }”即將開始：{ $days }。
seasons-empty = 還沒有人得分。發言、簽到、幫助別人都算。
seasons-nobody = 賽季“{ $name }”的榜上還沒有人。
seasons-mine = 你：第 { $place } 名，{ $xp } 經驗
seasons-mine-none = 你還不在榜上。
seasons-places = 看榜單
seasons-list = 所有賽季
seasons-state-planned = 未開始
seasons-state-running = 進行中
seasons-state-counting = 已結束，正在存檔
seasons-state-ended = 已結束
seasons-hall = 名人堂
seasons-hall-empty = 還沒有結束的賽季。第一個結束後，前三名會留在這裡。
seasons-champions = 誰上過幾次
seasons-over = 賽季“{ $name }”結束了，恭喜！
seasons-next = 下一個“{ $name }”已經開始，到 { $last }。
seasons-next-carry = 下一個“{ $name }”已經開始，到 { $last }，帶入本季成績的 { $carry }%。

## 每週之星

seasons-weekly = 每週之星
seasons-weekly-empty = 還沒有每週之星：每週一零點後，上週榜的前幾名會留在這裡。
seasons-often = 第一名最多
seasons-times = { $times } 次
seasons-digest = 上週之星
seasons-winner = { $xp } 經驗
seasons-winner-coins = { $xp } 經驗，獎勵 { $coins } 金幣

## 清零

seasons-reset-nothing = 已經都是零了。
seasons-reset-ask-xp = 將從 { $members } 位成員清掉 { $xp } 經驗，等級跟著變。確定嗎？
seasons-reset-ask-coins = 將從 { $members } 位成員清掉 { $coins } 金幣。確定嗎？
seasons-reset-ask-both = 將從 { $members } 位成員清掉 { $xp } 經驗和 { $coins } 金幣，等級跟著變。確定嗎？
seasons-reset-stays = 設定、徽章、連續簽到、周榜月榜和賽季榜都保留。之後可以用 /season reset undo 整個撤銷。
seasons-reset-yes = 清零
seasons-reset-begun = 人比較多，正在分批處理（#{ $number }），做完會告訴你。
seasons-reset-done = 清零完成（#{ $number }）：{ $members } 位成員，共 { $xp } 經驗、{ $coins } 金幣。
seasons-reset-again = 這次清零已經確認過了。
seasons-reset-none = 沒有可以撤銷的清零。
seasons-reset-undo-ask = 把清零 #{ $number } 收走的 { $xp } 經驗、{ $coins } 金幣還給 { $members } 位成員嗎？之後新得的照樣保留。
seasons-reset-undo-yes = 撤銷清零
seasons-reset-undone = 清零 #{ $number } 已撤銷：{ $xp } 經驗、{ $coins } 金幣還給了 { $members } 位成員。
seasons-reset-undone-before = 這次清零已經撤銷過了。
