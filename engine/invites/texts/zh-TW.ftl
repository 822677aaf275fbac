# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 邀請

invites-unpayable = 這個賬號不能邀請人，請用你自己的賬號來要連結。
invites-nowhere = 還沒有可以邀請人進來的群。請在群裡發 /invite。
invites-where = 想邀請朋友進哪個群？
invites-chosen = 好的 👌
invites-making = 正在生成你的邀請連結，馬上私下發給你。
invites-link = 🔗 你的邀請連結：{ $link }
    { $messages ->
        [0] 朋友從這裡進來，待滿 { $days } 天，你就會得到獎勵。
       *[other] 朋友從這裡進來，待滿 { $days } 天並且發過言，你就會得到獎勵。
    }用 /referrals 看進展。
invites-refused = 連結沒有生成：我在這個群裡還不能邀請人。請管理員給我"邀請使用者"的許可權，然後再發 /invite。
invites-stayed = 是你邀請來的，已經在這裡待住了，謝謝你！

## 邀請榜

invites-none = 還沒有人從你的連結進來。發 /invite 拿你的連結。
invites-summary = 📨 你邀請來了 { $came } 位：留下 { $stayed } 位，觀察中 { $waiting } 位，沒留下 { $lost } 位。
invites-top = 🏆 邀請榜
invites-member = 成員
invites-came = 來了
invites-kept = 留下
invites-day = 日期
invites-state-waiting = 觀察中
invites-state-stayed = 留下了
invites-state-lost = 沒留下

## 誰邀請的

invites-by = 的邀請人是
invites-by-when = （{ $day } 加入）
invites-by-nobody = 沒有邀請人的記錄：可能是自己來的，也可能來得比我早。
