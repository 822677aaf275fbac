# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 問答

qa-button = { $what ->
    [accept] ✅ 採納回答
    [solved] ☑️ 自己解決了
    [take] 🙋 我來看看
    [pass] 這次不了
   *[other] { $what }
 }

## 卡片

qa-tried = 試過：{ $text }
qa-how = 回覆這條訊息就是回答。提問的人用 ✅ 或 /accept 採納。
qa-answers = { $count ->
    [0] 還沒人回答
   *[other] { $count } 個回答
 }
qa-bounty-on = 懸賞 { $coins } 金幣，到 { $until }
qa-is-solved = 已解決
qa-somebody = 一位群友
qa-is-closed = 已撤回
qa-the-answer = 看回答
qa-posting = 提問 #{ $number } 正在發到論壇……
qa-posted = 提問 #{ $number } 在這裡

## 提問

qa-nobody = 這個賬號不能提問或懸賞。
qa-empty = 想問什麼？寫在 /ask 後面。
qa-long = 問題最多 { $most } 個字，細節可以發在後面的訊息裡。
qa-too-many = 你還有 { $most } 個沒解決的提問，先看看 #{ $number }：解決了就 /solved { $number }。
qa-unknown = 沒有提問 { $value }。看看 /unanswered。
qa-which = 是哪個提問？回覆它的卡片，或寫上編號，比如 /accept 3。
qa-elsewhere = 這是「{ $community }」裡的提問，到那裡再點。

## 採納

qa-not-yours = 只有提問的人和版主能標記 #{ $number }。
qa-no-answers = #{ $number } 還沒有回答。回覆那條有用的訊息發 /accept，就算採納。
qa-choose = 採納哪一個回答？（#{ $number }）
qa-accepted = 的回答被採納，謝謝！
qa-accepted-already = 這個回答已經採納了。
qa-not-an-answer = 這條訊息不能作為回答採納。
qa-own-answer = 自己的訊息不能採納。自己解決了就發 /solved。
qa-own-choice = 別人的提問，不能採納自己的回答：#{ $number } 請提問的人或另一位版主來採納。
qa-closed = #{ $number } 已經撤回。
qa-open-already = #{ $number } 本來就沒有關閉。
qa-not-open = #{ $number } 已經不在等回答了。
qa-solved = ☑️ #{ $number } 標為已解決。
qa-reopened = #{ $number } 重新開啟{ $taken ->
    [yes] ，之前的採納作廢
   *[no] { "" }
 }。
qa-withdrawn = #{ $number } 已撤回。

## 懸賞

qa-bounty-set = #{ $number } 懸賞 { $coins } 金幣，到 { $until }。你還有 { $balance } 金幣。
qa-bounty-small = 懸賞至少 { $least } 金幣。
qa-bounty-time = 懸賞 { $length }太{ $way ->
    [short] 短
   *[long] 長
 }了：要在 { $least }到 { $most }之間，大家才看得到、來得及答。這樣寫：/bounty { $line }。不寫時長就是 { $usual }。
qa-bounty-terms = 看不懂“{ $value }”。金幣後面寫多久（24h、3d）和提問編號（3），都可以不寫。這樣寫：/bounty { $coins } 24h 3
qa-bounty-poor = 金幣不夠：懸賞 { $coins }，你有 { $balance }。
qa-bounty-won = 懸賞的 { $coins } 金幣歸回答的人。
qa-bounty-given = 🪙 懸賞 { $coins } 金幣。你還有 { $balance } 金幣。
qa-bounty-halved = 的回答得票最多，分到懸賞的一半：{ $coins } 金幣，另一半退回。
qa-bounty-returned = 懸賞到期，沒有得票的回答，{ $coins } 金幣已退回。

## 沒人回答的時候

qa-nudge = 還沒人回答。補充這些，更容易等到答案：
qa-lacks = { $what ->
    [error] 完整的報錯，原樣貼上來
    [tried] 你試過什麼、結果怎樣
    [version] 系統和軟體的版本
   *[detail] 多說幾句：想做什麼，卡在哪一步
 }
qa-route = 這個問題還沒人回答，你可能知道：
qa-call = 這個問題還沒人回答，你們可能知道。
qa-taken = 謝謝！在這裡回答：
qa-taken-late = 謝謝！這個問題剛剛已經有結果了。
qa-passed = 好的，沒關係。
qa-suggest = 還沒有回答。要不要懸賞？你有 { $balance } 金幣，沒人答對會退回。

## 願意回答的人

qa-expert-on = 有問題沒人回答時，我會私下問你，一天最多 { $most } 次，安靜時段不打擾。不想了就 /expert off。
qa-expert-off = 你現在不在回答者裡。願意的話發 /expert on，有問題沒人回答時我會私下問你。
qa-expert-topics = 你答得好的：{ $topics }
qa-expert-door = 我還不能私聊你，先點下面開啟對話，否則只能在群裡叫你。
qa-expert-open = 開啟私聊

## 列表

qa-list = 待回答 { $count } 個
qa-list-empty = 現在沒有等著回答的問題 🎉
qa-list-mine = 我的
qa-list-not-there = 你沒有等著回答的問題。
qa-list-footer = 第 { $page }/{ $pages } 頁
qa-age = { $count } { $unit ->
    [day] 天
    [hour] 小時
   *[minute] 分鐘
 }
qa-digest = 待回答
qa-digest-title = 待回答 { $count } 個
qa-digest-counts = 提了 { $asked } 個問題，{ $answered } 個有人回答

## 數字

qa-stats = 問答 · 最近 { $days } 天
qa-stats-kind = { $kind ->
    [asked] 提問（/ask 和論壇）：{ $count } 個
   *[flow] 聊天裡的問題（只認回覆和 @ 的回答）：{ $count } 個
 }
qa-stats-unanswered = 沒人回答：{ $percent }（95% 區間 { $low }–{ $high }，n={ $n }，滿一天的）
qa-stats-median = { $what ->
    [first] 第一個回答：中位數 { $time }（n={ $n }）
   *[solved] 解決：中位數 { $time }（n={ $n }）
 }
qa-stats-experts = 願意回答的人：{ $experts }；請了 { $routed } 次，其中 { $answered } 次答了

## 為什麼

qa-why-asked = { $time } 提出
qa-why-route = { $time } 被請來看：{ $fits ->
    [known] 答好過相近的問題
   *[new] 願意回答，最近被請得少
 }
qa-why-first = { $time } 第一個回答，共 { $count } 個
qa-why-accepted = { $time } 被採納（{ $how ->
    [command] 命令
    [reaction] 表情
    [button] 按鈕
   *[moderator] 版主
 }）{ $paid ->
    [yes] ，計了積分
   *[no] ，沒有計積分
 }

qa-accept-audit = 採納回答
qa-reopen-audit = 重新開啟提問
qa-solve-audit = 標記提問為已解決
qa-close-audit = 撤回提問
