# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 邀請

invites-unpayable = 這個賬號不能邀請人，請用你自己的賬號來要連結。
invites-nowhere = 還沒有可以邀請人進來的群。請在群裡發 /invite。
invites-where = 想邀請朋友進哪個群？
invites-chosen = 好的 👌
invites-making = 正在生成你的邀請連結，馬上私下發給你。
invites-link = 🔗 你的邀請連結：{ $link }
    { $messages ->
        [0] 朋友從這裡進來，待滿 { $days } 天，你們兩位都有獎勵。
       *[other] 朋友從這裡進來，待滿 { $days } 天並且發過言，你們兩位都有獎勵。
    }用 /referrals 看進展。
invites-refused = 連結沒有生成：我在這個群裡還不能邀請人。請管理員給我"邀請使用者"的許可權，然後再發 /invite。
invites-young = 是你邀請來的，賬號比較新，所以多觀察幾天，{ $day } 見分曉。
invites-stayed = 是你邀請來的，已經在這裡待住了，謝謝你！

## 邀請榜

invites-none = 還沒有人從你的連結進來。發 /invite 拿你的連結。
invites-summary = 📨 你邀請來了 { $came } 位：留下 { $stayed } 位，觀察中 { $waiting } 位，沒留下 { $lost } 位{ $refused ->
    [0] {""}
   *[other] ，不計獎勵 { $refused } 位
 }。
invites-top = 🏆 邀請榜
invites-member = 成員
invites-came = 來了
invites-kept = 留下
invites-day = 日期
invites-state-waiting = 觀察中
invites-state-stayed = 留下了
invites-state-lost = 沒留下
invites-state-held = 待管理員確認
invites-state-refused = 不計獎勵

## 誰邀請的

invites-by = 的邀請人是
invites-by-when = （{ $day } 加入）
invites-by-nobody = 沒有邀請人的記錄：可能是自己來的，也可能來得比我早。

## 邀請碼

invites-code = 🎟 你的邀請碼：{ $code }
    朋友進群后 { $days } 天內發 /referredby { $code } 就算你邀請的；待滿 { $retention } 天並且發過言，你們兩位都有獎勵。
invites-code-forward = 也可以把這條訊息轉發給朋友，讓 TA 點下面的按鈕，進群前後都行。
invites-code-button = 我是被邀請來的
invites-codes-off = 這裡不用邀請碼，發 /invite 拿邀請連結吧。
invites-claim-taken = 邀請了你，記下了！你待滿 { $retention } 天並且發過言，你們兩位都有獎勵。
invites-claim-noted = 邀請了你，記下了！{ $days } 天內進群就算數。
invites-claim-off = 這裡不用邀請碼。
invites-claim-unpayable = 這個賬號不能報邀請碼，請用你自己的賬號。
invites-claim-unseen = 我沒有看到你進群的記錄，所以沒法記邀請人。
invites-claim-known = 你早就在這裡了，邀請碼是給新人報的。
invites-claim-decided = 是你的邀請人，已經記著了，改不了。
invites-claim-late = 進群 { $days } 天內才能報邀請碼，已經過了。
invites-claim-guessed = 邀請碼錯得太多了，明天再試吧。
invites-claim-unreadable = 這不像邀請碼：邀請碼是 6 個字母和數字。想看某人是誰邀請來的，請寫 /referredby @名字。
invites-claim-unknown = 沒有這個邀請碼，再核對一下？{ $left ->
    [0] 今天不能再試了。
   *[other] 今天還能試 { $left } 次。
 }
invites-claim-own = 這是你自己的邀請碼，自己不能邀請自己。
invites-claim-gone = 這個邀請碼的主人已經不在這裡了。
invites-claim-younger = 這個邀請碼的主人來得比你晚，不會是邀請你的人。
invites-claim-circle = 這個邀請碼的主人是你邀請來的，不能再反過來。

## 疑似小號

invites-moderators-only = 這個只有版主和管理員能定；獎勵扣住以後，發不發要管理員來定。
invites-review-own = 這是你自己邀請來的人，要請別的管理員來看。
invites-review = 最近 30 天邀請來 { $came } 位，其中 { $strong } 位像是同一個人的小號：
invites-comma = 、
invites-colon = ：
invites-sign = { $sign ->
    [together] 幾分鐘內一起進來
    [twins] 賬號差不多同一時間建的
    [young] 賬號很新
    [silent] 說夠數就沒再開口
    [circle] 只跟邀請人和同伴說話
    [copies] 說的話幾乎一樣
    [thanks] 只在自己人之間道謝
    [names] 名字只差數字
   *[other] { $sign }
 }
invites-no-sign = 沒什麼特別
invites-review-state = { $state ->
    [fine] ✅ 已看過，沒問題。
    [refused] 🚫 獎勵不發了，之後到期的也不發；反悔就按下面的按鈕。
    [held] ⏸ 獎勵扣住了{ $unpaid ->
        [0] ，之後到期的會等在這裡
       *[other] ，有邀請在等
     }。
   *[other] 我什麼都沒罰，只是請你們看一眼；已經發的不收回（要收回用 /points undo）。
 }
invites-review-key = { $what ->
    [fine] { $state ->
        [held] 沒問題，發放獎勵
        [refused] 沒問題，補發獎勵
       *[other] 看起來沒問題
     }
    [refuse] 不發獎勵
   *[other] 先扣住獎勵
 }
invites-review-fine-done = 好的，不再報告這位邀請人；扣住的獎勵這就發放。
invites-review-hold-done = 好的，這位邀請人還沒定的邀請先等著。
invites-review-refuse-done = 好的，扣住的獎勵不發了；以後按"補發"還能改回來。
invites-check = 最近 30 天邀請人最多的成員
invites-check-line = 邀請來 { $came } 位，{ $strong } 位像小號{ $state ->
    [reported] （已報告）
    [fine] （看過，沒問題）
    [held] （獎勵扣住）
    [refused] （獎勵不發）
   *[none] {""}
 }
invites-check-more = 詳情和按鈕：/referrals check @名字
invites-check-none = 最近 30 天沒有人邀請來 { $least } 位以上。
invites-check-nobody = 最近 30 天沒有邀請來人。
invites-fine-audit = 認為邀請沒問題
invites-hold-audit = 扣住邀請獎勵
invites-refuse-audit = 不發邀請獎勵
