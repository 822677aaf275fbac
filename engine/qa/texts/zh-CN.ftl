# 问答

qa-button = { $what ->
    [accept] ✅ 采纳回答
    [solved] ☑️ 自己解决了
    [take] 🙋 我来看看
    [pass] 这次不了
   *[other] { $what }
 }

## 卡片

qa-tried = 试过：{ $text }
qa-how = 回复这条消息就是回答。提问的人用 ✅ 或 /accept 采纳。
qa-answers = { $count ->
    [0] 还没人回答
   *[other] { $count } 个回答
 }
qa-bounty-on = 悬赏 { $coins } 金币，到 { $until }
qa-is-solved = 已解决
qa-somebody = 一位群友
qa-is-closed = 已撤回
qa-the-answer = 看回答
qa-posting = 提问 #{ $number } 正在发到论坛……
qa-posted = 提问 #{ $number } 在这里

## 提问

qa-nobody = 这个账号不能提问或悬赏。
qa-empty = 想问什么？写在 /ask 后面。
qa-long = 问题最多 { $most } 个字，细节可以发在后面的消息里。
qa-too-many = 你还有 { $most } 个没解决的提问，先看看 #{ $number }：解决了就 /solved { $number }。
qa-unknown = 没有提问 { $value }。看看 /unanswered。
qa-which = 是哪个提问？回复它的卡片，或写上编号，比如 /accept 3。
qa-elsewhere = 这是「{ $community }」里的提问，到那里再点。

## 采纳

qa-not-yours = 只有提问的人和版主能标记 #{ $number }。
qa-no-answers = #{ $number } 还没有回答。回复那条有用的消息发 /accept，就算采纳。
qa-choose = 采纳哪一个回答？（#{ $number }）
qa-accepted = 的回答被采纳，谢谢！
qa-accepted-already = 这个回答已经采纳了。
qa-not-an-answer = 这条消息不能作为回答采纳。
qa-own-answer = 自己的消息不能采纳。自己解决了就发 /solved。
qa-own-choice = 别人的提问，不能采纳自己的回答：#{ $number } 请提问的人或另一位版主来采纳。
qa-closed = #{ $number } 已经撤回。
qa-open-already = #{ $number } 本来就没有关闭。
qa-not-open = #{ $number } 已经不在等回答了。
qa-solved = ☑️ #{ $number } 标为已解决。
qa-reopened = #{ $number } 重新打开{ $taken ->
    [yes] ，之前的采纳作废
   *[no] { "" }
 }。
qa-withdrawn = #{ $number } 已撤回。

## 悬赏

qa-bounty-set = #{ $number } 悬赏 { $coins } 金币，到 { $until }。你还有 { $balance } 金币。
qa-bounty-small = 悬赏至少 { $least } 金币。
qa-bounty-time = 悬赏 { $length }太{ $way ->
    [short] 短
   *[long] 长
 }了：要在 { $least }到 { $most }之间，大家才看得到、来得及答。这样写：/bounty { $line }。不写时长就是 { $usual }。
qa-bounty-terms = 看不懂“{ $value }”。金币后面写多久（24h、3d）和提问编号（3），都可以不写。这样写：/bounty { $coins } 24h 3
qa-bounty-poor = 金币不够：悬赏 { $coins }，你有 { $balance }。
qa-bounty-won = 悬赏的 { $coins } 金币归回答的人。
qa-bounty-given = 🪙 悬赏 { $coins } 金币。你还有 { $balance } 金币。
qa-bounty-halved = 的回答得票最多，分到悬赏的一半：{ $coins } 金币，另一半退回。
qa-bounty-returned = 悬赏到期，没有得票的回答，{ $coins } 金币已退回。

## 没人回答的时候

qa-nudge = 还没人回答。补充这些，更容易等到答案：
qa-lacks = { $what ->
    [error] 完整的报错，原样贴上来
    [tried] 你试过什么、结果怎样
    [version] 系统和软件的版本
   *[detail] 多说几句：想做什么，卡在哪一步
 }
qa-route = 这个问题还没人回答，你可能知道：
qa-call = 这个问题还没人回答，你们可能知道。
qa-taken = 谢谢！在这里回答：
qa-taken-late = 谢谢！这个问题刚刚已经有结果了。
qa-passed = 好的，没关系。
qa-suggest = 还没有回答。要不要悬赏？你有 { $balance } 金币，没人答对会退回。

## 愿意回答的人

qa-expert-on = 有问题没人回答时，我会私下问你，一天最多 { $most } 次，安静时段不打扰。不想了就 /expert off。
qa-expert-off = 你现在不在回答者里。愿意的话发 /expert on，有问题没人回答时我会私下问你。
qa-expert-topics = 你答得好的：{ $topics }
qa-expert-door = 我还不能私聊你，先点下面打开对话，否则只能在群里叫你。
qa-expert-open = 打开私聊

## 列表

qa-list = 待回答 { $count } 个
qa-list-empty = 现在没有等着回答的问题 🎉
qa-list-mine = 我的
qa-list-not-there = 你没有等着回答的问题。
qa-list-footer = 第 { $page }/{ $pages } 页
qa-age = { $count } { $unit ->
    [day] 天
    [hour] 小时
   *[minute] 分钟
 }
qa-digest = 待回答
qa-digest-title = 待回答 { $count } 个
qa-digest-counts = 提了 { $asked } 个问题，{ $answered } 个有人回答

## 数字

qa-stats = 问答 · 最近 { $days } 天
qa-stats-kind = { $kind ->
    [asked] 提问（/ask 和论坛）：{ $count } 个
   *[flow] 聊天里的问题（只认回复和 @ 的回答）：{ $count } 个
 }
qa-stats-unanswered = 没人回答：{ $percent }（95% 区间 { $low }–{ $high }，n={ $n }，满一天的）
qa-stats-median = { $what ->
    [first] 第一个回答：中位数 { $time }（n={ $n }）
   *[solved] 解决：中位数 { $time }（n={ $n }）
 }
qa-stats-experts = 愿意回答的人：{ $experts }；请了 { $routed } 次，其中 { $answered } 次答了

## 为什么

qa-why-asked = { $time } 提出
qa-why-route = { $time } 被请来看：{ $fits ->
    [known] 答好过相近的问题
   *[new] 愿意回答，最近被请得少
 }
qa-why-first = { $time } 第一个回答，共 { $count } 个
qa-why-accepted = { $time } 被采纳（{ $how ->
    [command] 命令
    [reaction] 表情
    [button] 按钮
   *[moderator] 版主
 }）{ $paid ->
    [yes] ，计了积分
   *[no] ，没有计积分
 }

qa-accept-audit = 采纳回答
qa-reopen-audit = 重新打开提问
qa-solve-audit = 标记提问为已解决
qa-close-audit = 撤回提问
