privacy-menu = 关于你，我记着：平台上的名字和编号（只用来认出你）、积分流水、聊天的统计数字；聊天原文{ $days ->
    [0] 用完就删
   *[other] 只留 { $days } 天
 }（周报引用的话除外，你删了就撤）。你的数据你说了算：
privacy-key-export = 导出我的数据
privacy-key-forget = 删除我的数据
privacy-key-rank-off = 不上排行榜
privacy-key-rank-on = 重新上排行榜
privacy-key-notices-off = 免打扰
privacy-key-notices-on = 取消免打扰
privacy-key-thanks-off = 帮了人别点我的名
privacy-key-thanks-on = 可以点我的名
privacy-key-yes = 确认删除
privacy-key-no = 不删了
privacy-export = 这是我记着的关于你的全部数据。
privacy-forget-ask = 要删除你的数据吗？
    会删掉：你的名字和平台编号、还留着的 { $texts } 条聊天原文、我发给你的话、你的提醒和选择；你在 { $communities } 个社区里的积分和等级从此不再属于你，找不回来。
    会留下：一个谁也认不出的编号和它的数字；别人因你得到的积分。
    现在已有的备份里还会有，最迟 { $backups } 过期。
    十分钟内确认有效。
privacy-forgotten = 已经删除：{ $texts } 条记录的原文清空，{ $communities } 个社区都不再认识你。备份最迟 { $backups } 过期。这句话送到之后，你的平台编号也会删掉。保重！
privacy-kept = 好的，什么都没删。
privacy-too-late = 这个确认过期了，请重新发 /forget_me。
privacy-nobody = 我不知道你是谁，也就没有你的数据。
privacy-ranked = 好的，排行榜上又有你了。
privacy-unranked = 好的，排行榜上不再出现你；积分照常。想回来：/rank_optout off

privacy-forgotten-audit = 删除了自己的数据

privacy-notices-off = 好的，以后你不问，我就不找你，也不在群里提你：升级、徽章、推荐、个人周报、回答邀请都免了。你发的命令照常回答；管理员的处理、你自己设的提醒和报名的活动还是会通知你。想恢复：/mute_me off
privacy-notices-on = 好的，有事我会告诉你了。
privacy-thanks-off = 好的，你帮了人，积分照记，只是周报、公开致谢和"你谢的是谁"里都不会出现你的名字。想恢复：/unnamed off
privacy-thanks-on = 好的，别人谢你的时候可以看到你的名字了。
