# Moderation

moderation-kind = { $kind ->
    [warn] 警告
    [mute] 禁言
    [ban] 封禁
    [kick] 移出
    [delete] 删除消息
    [purge] 清理消息
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
   *[delete] {" "}的一条消息被删除（#{ $number }）
 }
moderation-clamped = { $which ->
    [short] · 最短 { $bound }，已按 { $bound }处理
   *[long] · 最长 { $bound }，已按 { $bound }处理
 }
moderation-ladder-reason = 警告累计 { $points } 点（最近一次 #{ $number }）
moderation-ladder-reason-given = { moderation-ladder-reason }：{ $reason }

## To the member alone

moderation-told = { $kind ->
    [warn] ⚠️ 你在「{ $community }」收到一次警告，编号 #{ $number }。
    [mute] 🔇 你在「{ $community }」被禁言{ $length }，编号 #{ $number }。
    [ban] ⛔ 你被「{ $community }」封禁{ $length }，编号 #{ $number }。
    [kick] 👋 你被移出「{ $community }」，编号 #{ $number }；你可以再次加入。
   *[delete] 🗑 你在「{ $community }」的一条消息被删除，编号 #{ $number }。
 }
moderation-told-reason = 原因：{ $reason }
moderation-told-rule = 这是自动规则的判断，可能有误。
moderation-told-points = 现在算数的警告共 { $points } 点。
moderation-told-appeal = 觉得不对？按下面的按钮，或发 /appeal { $number } 加上你想说的话，管理员会看。
moderation-told-undone = ↩️ 「{ $community }」已撤销 { $what }。
moderation-told-undone-one = #{ $number }（{ $kind ->
    [warn] 警告
    [mute] 禁言
    [ban] 封禁
    [kick] 移出
   *[delete] 删除消息，积分已补回
 }）
moderation-told-failed = ↩️ { $kind ->
    [delete] 「{ $community }」的 #{ $number }：你的消息没有删成。
   *[other] 「{ $community }」的 #{ $number } 没有做成，不算数。
 }
moderation-told-holds = #{ $number } 仍然有效。

## The record

moderation-record = { $kind ->
    [warn] 警告
    [mute] 禁言{ $length }
    [ban] 封禁{ $length }
    [kick] 移出
    [delete] 删除 { $count } 条消息
   *[purge] 清理 { $count } 条消息
 }
moderation-state = { $state ->
    [undone] 已撤销
    [over] 已到期
    [replaced] 已被新的处理取代
    [failed] 没有做成
   *[open] 生效中
 }
moderation-by-rule = 自动规则 { $rule }
moderation-to-message = 看消息
moderation-undo-button = ↩️ 撤销
moderation-undone = ↩️ 已撤销 #{ $number }。
moderation-undone-already = #{ $number } 已经撤销，或者当时就没有做成。
moderation-lifted = { $kind ->
    [warn] {" "}的警告已撤销
    [mute] {" "}可以说话了
    [ban] {" "}可以再次加入
    [kick] {" "}可以再次加入
   *[delete] {" "}的积分已补回；被删的消息找不回来
 }{ $number ->
    [0] {""}
   *[other] （#{ $number }）
 }
moderation-lifted-holds = {" "}的 #{ $number } 已撤销，但 #{ $other } 仍然有效
moderation-no-case = 没有编号 #{ $number } 的处理。
moderation-cases = 🗂 最近的处理（/case 编号 看详情）
moderation-cases-none = 还没有任何处理。
moderation-elsewhere = 这属于「{ $community }」；先用 /community 切换过去，再按一次。

## Warnings

moderation-warns = 有 { $count } 次警告，共 { $points } 点：
moderation-warns-line = #{ $number } 还有 { $ends } · { $reason }
moderation-warns-next = 下一级：{ $points } 点，{ $act }
moderation-warns-none = 没有算数的警告。
moderation-whose-warning = 撤销谁的警告？回复 TA 的消息，或写 /unwarn @某人。
moderation-no-warning = 没有可撤销的警告。

## Who may

moderation-not-here = 你在「{ $chat }」不是管理员，不能在那里处理。
moderation-not-yourself = 不能对自己这样做。
moderation-not-above = TA 的身份不低于你，不能处理。
moderation-not-me = 我就不处理我自己了。
moderation-not-a-person = 那是频道或匿名管理员的身份，不是成员；请在平台上直接处理。
moderation-not-known-here = 这个平台上没有 TA 的账号。
moderation-banned-already = TA 已被封禁（#{ $number }），移出会让封禁失效；要让 TA 回来请用 /unban。
moderation-how-long = 封禁多久？例如 /tban @某人 7d；永久封禁用 /ban。
moderation-length-wrong = 「{ $value }」看不懂是多久：时长写成 30s、10m、1h30m、3d、2w 或「永久」，空一格再写原因。如果它是原因的一部分，请在它前面先写点别的。

## What the platform would not do

moderation-failed = { $number ->
    [0] ⚠️ { $kind ->
        [mute] 禁言或解除禁言没有做成。
        [ban] 封禁或解封没有做成。
        [kick] 移出没有做成。
       *[delete] 删除没有做成。
     }
   *[other] ⚠️ #{ $number } { $kind ->
        [warn] 警告没有做成。
        [mute] 禁言或解除禁言没有做成。
        [ban] 封禁或解封没有做成。
        [kick] 移出没有做成。
       *[delete] 删除没有做成。
     }
 }
moderation-needs = { $right ->
    [telegram-mute] 我需要是管理员并有「封禁用户」（Ban users）权限；对方也不能是管理员。
    [telegram-ban] 我需要是管理员并有「封禁用户」（Ban users）权限；对方也不能是管理员。
    [telegram-kick] 我需要是管理员并有「封禁用户」（Ban users）权限；对方也不能是管理员。
    [telegram-delete] 我需要是管理员并有「删除消息」（Delete messages）权限；超过 48 小时的消息谁也删不了。
    [discord-mute] 我的身份组需要「超时成员」（Moderate Members）权限，并排在对方的身份组上面。
    [discord-ban] 我的身份组需要「封禁成员」（Ban Members）权限，并排在对方的身份组上面。
    [discord-kick] 我的身份组需要「踢出成员」（Kick Members）权限，并排在对方的身份组上面。
    [discord-delete] 我的身份组在这个频道需要「管理消息」（Manage Messages）权限。
    [discord-purge] 我的身份组在这个频道需要「管理消息」（Manage Messages）权限。
    [telegram-purge] 我需要是管理员并有「删除消息」（Delete messages）权限。
   *[other] 我缺少这项权限。
 }
moderation-not-theirs = 平台没有给发起的人这项权限，我也不能代劳。
moderation-banned-there = TA 在这里已被封禁，这样做会让封禁失效；要让 TA 回来请用 /unban。
moderation-platform-says = 平台的原话：{ $error }

## Deleting

moderation-delete-what = 删哪一条？请回复那条消息再发 /del。
moderation-deleted = 🗑 已删除。
moderation-too-old = 这条消息太久了，平台不让机器人删；请在平台上手动删除。
moderation-purge-what = 清理哪些？写条数，如 /purge 20；或回复一条消息，从那条起全部清理。
moderation-purge-unknown = 我没见过那条消息，不知道从哪里开始；请写条数，如 /purge 20。
moderation-purge-nothing = { $old ->
    [0] 没有可清理的消息。
   *[other] 没有可清理的消息：{ $old } 条已经太久，平台不让机器人删。
 }
moderation-purge-ask = 要删除 { $count } 条消息吗？{ $left ->
    [0] {""}
   *[other] 另有 { $left } 条会留下（太久，或作者身份更高）。
 }
moderation-purge-yes = 删除 { $count } 条
moderation-no = 不删
moderation-purge-no = 没有删除任何消息。
moderation-purged = 🗑 已删除 { $count } 条（#{ $number }）。{ $old ->
    [0] {""}
   *[other] { $old } 条太久，平台不让删。
 }{ $higher ->
    [0] {""}
   *[other] { $higher } 条的作者身份更高，没有动。
 }{ $more ->
    [0] {""}
   *[other] 前面还有，再发一次可继续清理。
 }
moderation-purge-undone = ↩️ 已撤销 #{ $number }：积分已补回；被删的消息找不回来。

## Reports

moderation-report-what = 举报哪一条？请回复那条消息再发 /report，可以写上原因。
moderation-report-yourself = 这是你自己的消息，直接删掉就好。
moderation-report-twice = 你已经举报过了，管理员会看的。
moderation-report-decided = 管理员已经看过这条消息了。
moderation-report-flood = 一小时最多举报 { $most } 次，请稍后再试；急事请直接找管理员。
moderation-report-rest = 你最近的几次举报都没有成立。请在 { $wait }后再举报；急事请直接找管理员。
moderation-report-thanks = 📨 谢谢，已转给管理员。
moderation-report-waits = 有一条举报等着处理，请私聊我发 /reports。
moderation-report-card = 举报 #{ $number } · { $chat } · { $count } 人举报
moderation-report-more = 还有 { $count } 人
moderation-report-state = { $state ->
    [claimed] 正在处理
    [acted] 已处理
   *[dismissed] 已忽略
 }
moderation-report-done = ：{ $done }
moderation-report-button = { $verb ->
    [claim] ✋ 我来
    [warn] ⚠️ 警告
    [mute] 🔇 禁言 1 小时
    [delete] 🗑 删除
    [reopen] ↩️ 重新打开
   *[dismiss] 忽略
 }
moderation-report-reason = 被举报（举报 #{ $number }）
moderation-report-outcome = { $state ->
    [acted] 📨 你举报的内容管理员已经处理，谢谢你。
   *[dismissed] 📨 管理员看过了你的举报，这次没有违反群规。谢谢你留心。
 }
moderation-report-unknown = 没有这条举报。
moderation-report-closed = 这条举报已经处理过了。
moderation-report-theirs = 别人正在处理；要接手请先按「我来」。
moderation-report-yours = 好，这条交给你了。
moderation-report-nobody = 不知道是谁发的，只能删除。
moderation-reports = 🚩 { $count } 条举报等待处理：
moderation-reports-none = 没有等待处理的举报 👌

## Appeals

moderation-appeal-button = 🙋 申诉
moderation-appeal-ask = 请在 { $patience }内写下你想对管理员说的话，一条消息就好；发「取消」退出。
moderation-appeal-where = 请私聊我发：/appeal { $number } 加上你想说的话。
moderation-appeal-continue = 按下面的按钮继续。
moderation-appeal-lodged = 🙋 已把你对 #{ $number } 的申诉转给管理员，有结果会告诉你。
moderation-appeal-kept = 🙋 你对 #{ $number } 的申诉已记下；眼下联系不上管理员，他们在 /case { $number } 里能看到。
moderation-appeal-none = 没有可以申诉的处理。
moderation-appeal-twice = 已经申诉过了，每次处理只能申诉一次。
moderation-appeal-late = 已经超过 30 天，不能再申诉了。
moderation-appeal-not-yours = 没有编号 #{ $number } 的、关于你的处理。
moderation-appeal-card = 对 #{ $number } 的申诉
moderation-appeal-answer = { $answer ->
    [accepted] ✅ 同意并撤销
   *[declined] 维持
 }
moderation-appeal-state = { $state ->
    [accepted] 已同意
    [declined] 已维持
   *[waiting] 等待中
 }
moderation-appeal-told = { $state ->
    [accepted] ✅ 管理员同意了你对 #{ $number } 的申诉。
   *[declined] 管理员看过了你对 #{ $number } 的申诉，决定维持。
 }
moderation-appeal-own = { $state ->
    [accepted] 管理员同意了你的申诉。
    [declined] 你申诉过，管理员决定维持。
   *[waiting] 你的申诉还在等管理员看。
 }
moderation-appeal-answered = 这个申诉已经有结果了。

## The rules of the house

moderation-rules = 📜 群规
moderation-rules-none = 这里还没有写群规。
moderation-rules-none-yet = 这里还没有写群规。用 /rules set 写上。
moderation-rules-what = 群规写什么？请写在命令后面，例如 /rules set zh 一、友善。二、好好提问。
moderation-rules-written = 📜 群规已写好（{ $language }）。
moderation-rules-gone = 群规已删去（{ $language }）。
moderation-rules-long = 群规最多 { $most } 个字。

## Settings

moderation-ladder-wrong = 这几级看不懂，不会生效：{ $wrong }。写法如 2:mute 1h, 3:mute 1d, 4:ban。
moderation-no-chat = 这个社区里没有叫「{ $name }」的群或频道。先让我进那个群，再用 /community join 把它加进来。

## The audit

moderation-warn-audit = 警告
moderation-undo-audit = 撤销处理
moderation-rules-audit = 改了群规
