# 邀请

invites-unpayable = 这个账号不能邀请人，请用你自己的账号来要链接。
invites-nowhere = 还没有可以邀请人进来的群。请在群里发 /invite。
invites-where = 想邀请朋友进哪个群？
invites-chosen = 好的 👌
invites-making = 正在生成你的邀请链接，马上私下发给你。
invites-link = 🔗 你的邀请链接：{ $link }
    { $messages ->
        [0] 朋友从这里进来，待满 { $days } 天，你就会得到奖励。
       *[other] 朋友从这里进来，待满 { $days } 天并且发过言，你就会得到奖励。
    }用 /referrals 看进展。
invites-refused = 链接没有生成：我在这个群里还不能邀请人。请管理员给我"邀请用户"的权限，然后再发 /invite。
invites-stayed = 是你邀请来的，已经在这里待住了，谢谢你！

## 邀请榜

invites-none = 还没有人从你的链接进来。发 /invite 拿你的链接。
invites-summary = 📨 你邀请来了 { $came } 位：留下 { $stayed } 位，观察中 { $waiting } 位，没留下 { $lost } 位。
invites-top = 🏆 邀请榜
invites-member = 成员
invites-came = 来了
invites-kept = 留下
invites-day = 日期
invites-state-waiting = 观察中
invites-state-stayed = 留下了
invites-state-lost = 没留下

## 谁邀请的

invites-by = 的邀请人是
invites-by-when = （{ $day } 加入）
invites-by-nobody = 没有邀请人的记录：可能是自己来的，也可能来得比我早。
