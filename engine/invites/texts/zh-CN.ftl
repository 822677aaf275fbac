# 邀请

invites-unpayable = 这个账号不能邀请人，请用你自己的账号来要链接。
invites-nowhere = 还没有可以邀请人进来的群。请在群里发 /invite。
invites-where = 想邀请朋友进哪个群？
invites-chosen = 好的 👌
invites-making = 正在生成你的邀请链接，马上私下发给你。
invites-link = 🔗 你的邀请链接：{ $link }
    { $messages ->
        [0] 朋友从这里进来，待满 { $days } 天，你们两位都有奖励。
       *[other] 朋友从这里进来，待满 { $days } 天并且发过言，你们两位都有奖励。
    }用 /referrals 看进展。
invites-refused = 链接没有生成：我在这个群里还不能邀请人。请管理员给我"邀请用户"的权限，然后再发 /invite。
invites-young = 是你邀请来的，账号比较新，所以多观察几天，{ $day } 见分晓。
invites-stayed = 是你邀请来的，已经在这里待住了，谢谢你！

## 邀请榜

invites-none = 还没有人从你的链接进来。发 /invite 拿你的链接。
invites-summary = 📨 你邀请来了 { $came } 位：留下 { $stayed } 位，观察中 { $waiting } 位，没留下 { $lost } 位{ $refused ->
    [0] {""}
   *[other] ，不计奖励 { $refused } 位
 }。
invites-top = 🏆 邀请榜
invites-member = 成员
invites-came = 来了
invites-kept = 留下
invites-day = 日期
invites-state-waiting = 观察中
invites-state-stayed = 留下了
invites-state-lost = 没留下
invites-state-held = 待管理员确认
invites-state-refused = 不计奖励

## 谁邀请的

invites-by = 的邀请人是
invites-by-when = （{ $day } 加入）
invites-by-nobody = 没有邀请人的记录：可能是自己来的，也可能来得比我早。

## 邀请码

invites-code = 🎟 你的邀请码：{ $code }
    朋友进群后 { $days } 天内发 /referredby { $code } 就算你邀请的；待满 { $retention } 天并且发过言，你们两位都有奖励。
invites-code-forward = 也可以把这条消息转发给朋友，让 TA 点下面的按钮，进群前后都行。
invites-code-button = 我是被邀请来的
invites-codes-off = 这里不用邀请码，发 /invite 拿邀请链接吧。
invites-claim-taken = 邀请了你，记下了！你待满 { $retention } 天并且发过言，你们两位都有奖励。
invites-claim-noted = 邀请了你，记下了！{ $days } 天内进群就算数。
invites-claim-off = 这里不用邀请码。
invites-claim-unpayable = 这个账号不能报邀请码，请用你自己的账号。
invites-claim-unseen = 我没有看到你进群的记录，所以没法记邀请人。
invites-claim-known = 你早就在这里了，邀请码是给新人报的。
invites-claim-decided = 是你的邀请人，已经记着了，改不了。
invites-claim-late = 进群 { $days } 天内才能报邀请码，已经过了。
invites-claim-guessed = 邀请码错得太多了，明天再试吧。
invites-claim-unreadable = 这不像邀请码：邀请码是 6 个字母和数字。想看某人是谁邀请来的，请写 /referredby @名字。
invites-claim-unknown = 没有这个邀请码，再核对一下？{ $left ->
    [0] 今天不能再试了。
   *[other] 今天还能试 { $left } 次。
 }
invites-claim-own = 这是你自己的邀请码，自己不能邀请自己。
invites-claim-gone = 这个邀请码的主人已经不在这里了。
invites-claim-younger = 这个邀请码的主人来得比你晚，不会是邀请你的人。
invites-claim-circle = 这个邀请码的主人是你邀请来的，不能再反过来。

## 疑似小号

invites-moderators-only = 这个只有版主和管理员能定；奖励扣住以后，发不发要管理员来定。
invites-review-own = 这是你自己邀请来的人，要请别的管理员来看。
invites-review = 最近 30 天邀请来 { $came } 位，其中 { $strong } 位像是同一个人的小号：
invites-comma = 、
invites-colon = ：
invites-sign = { $sign ->
    [together] 几分钟内一起进来
    [twins] 账号差不多同一时间建的
    [young] 账号很新
    [silent] 说够数就没再开口
    [circle] 只跟邀请人和同伴说话
    [copies] 说的话几乎一样
    [thanks] 只在自己人之间道谢
    [names] 名字只差数字
   *[other] { $sign }
 }
invites-no-sign = 没什么特别
invites-review-state = { $state ->
    [fine] ✅ 已看过，没问题。
    [refused] 🚫 奖励不发了，之后到期的也不发；反悔就按下面的按钮。
    [held] ⏸ 奖励扣住了{ $unpaid ->
        [0] ，之后到期的会等在这里
       *[other] ，有邀请在等
     }。
   *[other] 我什么都没罚，只是请你们看一眼；已经发的不收回（要收回用 /points undo）。
 }
invites-review-key = { $what ->
    [fine] { $state ->
        [held] 没问题，发放奖励
        [refused] 没问题，补发奖励
       *[other] 看起来没问题
     }
    [refuse] 不发奖励
   *[other] 先扣住奖励
 }
invites-review-fine-done = 好的，不再报告这位邀请人；扣住的奖励这就发放。
invites-review-hold-done = 好的，这位邀请人还没定的邀请先等着。
invites-review-refuse-done = 好的，扣住的奖励不发了；以后按"补发"还能改回来。
invites-check = 最近 30 天邀请人最多的成员
invites-check-line = 邀请来 { $came } 位，{ $strong } 位像小号{ $state ->
    [reported] （已报告）
    [fine] （看过，没问题）
    [held] （奖励扣住）
    [refused] （奖励不发）
   *[none] {""}
 }
invites-check-more = 详情和按钮：/referrals check @名字
invites-check-none = 最近 30 天没有人邀请来 { $least } 位以上。
invites-check-nobody = 最近 30 天没有邀请来人。
invites-fine-audit = 认为邀请没问题
invites-hold-audit = 扣住邀请奖励
invites-refuse-audit = 不发邀请奖励
