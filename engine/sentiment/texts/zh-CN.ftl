# 气氛

sentiment-period-day = 最近 24 小时
sentiment-period-week = 最近 7 天
sentiment-period-month = 最近 30 天

sentiment-nobody = { $period }没有人说话，没有什么可看的。
sentiment-not-here = 这里的气氛不在统计之列。
sentiment-few = { $period }说话的人不到 { $fewest } 位，不显示气氛。
sentiment-interval = { $low } … { $high }
sentiment-line = { $level ->
    [good] 🙂 { $period }气氛不错：
    [low] 🙁 { $period }气氛偏低：
    [even] 😐 { $period }气氛平平：
   *[open] 🤔 { $period }气氛还说不准：
 }{ $mean }（95 % 区间 { $interval }），{ $authors } 人 { $messages } 条消息；{ $compared }。
sentiment-compared-unknown = 再往前的人太少，没法比较
sentiment-compared-same = 和上一段时间没有可靠的差别
sentiment-compared-better = 比上一段时间好
sentiment-compared-worse = 比上一段时间差
sentiment-change = { $way ->
    [down] 📉
   *[other] 📈
 } { $day } 起从 { $before } 变为 { $after }。{ $topics }
sentiment-topics = 大家在说：{ $words }。
sentiment-comma = 、

## 图

sentiment-title = 社区气氛 · { $period }
sentiment-legend-days = 每位成员同等计算；浅色带是 95 % 区间；不到 { $fewest } 人的日子不显示
sentiment-legend-hours = { $size ->
    [1] 每小时一点
   *[other] 每 { $size } 小时一点
 }，每位成员同等计算；浅色带是 95 % 区间；不到 { $fewest } 人不显示
sentiment-end-low = 低落
sentiment-end-good = 愉快
sentiment-volume = 消息数

## 提醒

sentiment-everywhere = 整个社区
sentiment-alert-shift = 📉 { $chat }：最近 24 小时的气氛比平时低：{ $now_mean }（{ $now_low } … { $now_high }），平时 { $usual_mean }；{ $authors } 人。{ $topics }
sentiment-alert-heat = 🔥 { $chat }：有一处讨论有点过热：半小时里 { $messages } 条消息中有 { $sharp } 条语气不好，出自 { $people } 位成员。
sentiment-messages = 相关消息：
sentiment-message = 第 { $number } 条
sentiment-alert-ack = 知道了
sentiment-alert-snooze = 24 小时内别再提醒
sentiment-alert-handled = 已有人处理：
sentiment-alert-ack-done = 好的，已记下。
sentiment-alert-snooze-done = 好的，24 小时内不再提醒。
sentiment-moderators-only = 这是给管理人员的。

## 为什么

sentiment-why-nothing = 还没有什么要解释的：没有提醒过，气氛也没有明显的变化。
sentiment-why-at = { $time }
sentiment-why-shift = 平时指之前 14 天：{ $authors } 人 { $messages } 条，区间 { $low } … { $high }；这 24 小时有 { $now_messages } 条。两个区间不重叠、两个半天都偏低、也低于这 14 天里的每一天、差得比平日的起伏大得多，才会提醒。每位成员同等计算；模型会误读单条消息，可以回复那条消息发 /mood wrong。
sentiment-why-heat = 半小时里至少 6 条语气不好的消息、至少 3 位成员、占该处讨论的一半以上，才会提醒。模型会误读单条消息，可以回复那条消息发 /mood wrong。

## 更正

sentiment-label = { $label ->
    [negative] 负面
    [positive] 正面
   *[neutral] 中性
 }
sentiment-wrong-reply = 请回复那条被误读的消息，再发 /mood wrong。
sentiment-wrong-unread = 这条消息没有被读过：命令、转发、私聊、机器人的消息和图片不算；刚发的请稍等片刻。
sentiment-wrong-ask = 我把它读成了{ sentiment-label }（{ $score }）。它其实是？
sentiment-wrong-done = 记下了：它其实是{ sentiment-label }。只记次数，不保存原文；今后会据此调整。

sentiment-corrected-audit = 更正了情绪判断

## 设置

sentiment-no-chat = 这个社区里没有叫「{ $names }」的群或频道。先让我进那个群，再用 /community join 把它加进来。

## 口碑

sentiment-about-title = 大家怎么看
sentiment-about-name = 名称
sentiment-about-score = 评价
sentiment-about-interval = 95 % 区间
sentiment-about-people = 人数
sentiment-about-few = 还没有哪一样有 { $fewest } 个人说起过，不显示。
sentiment-about-unknown = 没有叫“{ $name }”的课程、活动或回答。

## 周报

sentiment-digest = 气氛
sentiment-digest-line = { $level ->
    [good] 🙂 不错
    [low] 🙁 偏低
    [even] 😐 平平
   *[open] 🤔 说不准
 }：{ $mean }（95 % 区间 { $interval }，{ $authors } 人）；{ $compared }
sentiment-digest-unknown = 再往前的人太少，没法比较
sentiment-digest-same = 和平时没有可靠的差别
sentiment-digest-better = 比平时好
sentiment-digest-worse = 比平时差
