# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
privacy-menu = 關於你，我記著：平臺上的名字和編號（只用來認出你）、積分流水、聊天的統計數字；聊天原文{ $days ->
    [0] 用完就刪
   *[other] 只留 { $days } 天
 }（週報引用的話除外，你刪了就撤）。你的資料你說了算：
privacy-key-export = 匯出我的資料
privacy-key-forget = 刪除我的資料
privacy-key-rank-off = 不上排行榜
privacy-key-rank-on = 重新上排行榜
privacy-key-notices-off = 免打擾
privacy-key-notices-on = 取消免打擾
privacy-key-thanks-off = 幫了人別點我的名
privacy-key-thanks-on = 可以點我的名
privacy-key-yes = 確認刪除
privacy-key-no = 不刪了
privacy-export = 這是我記著的關於你的全部資料。
privacy-forget-ask = 要刪除你的資料嗎？
    會刪掉：你的名字和平臺編號、還留著的 { $texts } 條聊天原文、我發給你的話、你的提醒和選擇；你在 { $communities } 個社群裡的積分和等級從此不再屬於你，找不回來。
    會留下：一個誰也認不出的編號和它的數字；別人因你得到的積分。
    現在已有的備份裡還會有，最遲 { $backups } 過期。
    十分鐘內確認有效。
privacy-forgotten = 已經刪除：{ $texts } 條記錄的原文清空，{ $communities } 個社群都不再認識你。備份最遲 { $backups } 過期。這句話送到之後，你的平臺編號也會刪掉。保重！
privacy-kept = 好的，什麼都沒刪。
privacy-too-late = 這個確認過期了，請重新發 /forget_me。
privacy-nobody = 我不知道你是誰，也就沒有你的資料。
privacy-ranked = 好的，排行榜上又有你了。
privacy-unranked = 好的，排行榜上不再出現你；積分照常。想回來：/rank_optout off

privacy-forgotten-audit = 刪除了自己的資料

privacy-notices-off = 好的，以後你不問，我就不找你，也不在群裡提你：升級、徽章、推薦、個人週報、回答邀請都免了。你發的命令照常回答；管理員的處理、你自己設的提醒和報名的活動還是會通知你。想恢復：/mute_me off
privacy-notices-on = 好的，有事我會告訴你了。
privacy-thanks-off = 好的，你幫了人，積分照記，只是週報、公開致謝和"你謝的是誰"裡都不會出現你的名字。想恢復：/unnamed off
privacy-thanks-on = 好的，別人謝你的時候可以看到你的名字了。
