# 推荐

advice-button = { $what ->
    [open] 🔍 详情
    [dismiss] 👎 不感兴趣
    [later] ⏰ 以后再说
    [never] 🚫 不看这个话题
    [off] 🔕 不再推送
    [talk] 💬 参考我的聊天
    [on] 🔔 有合适的告诉我
    [neither] 都不用
   *[other] { $what }
 }
advice-title = 适合你的：
advice-nothing = 现在没有可以推荐的。看看 /courses 有什么。
advice-because = 因为{ $reasons }
advice-because-tried = 学的人还不多，请你先试试看
advice-because-nothing = { $known ->
    [yes] 换换口味，看看这个
   *[no] 还不知道你的兴趣，先看看这个
 }
advice-and = ，也因为
advice-reason = { $why ->
    [finished] 你学完了《{ $title }》
    [begun] 你在学《{ $title }》
    [attended] 你参加过《{ $title }》
    [looked] 你看过《{ $title }》
    [like] 你聊的和《{ $title }》相近
    [seldom] 知道它的人还不多
    [unwanted] 你不想看《{ $title }》
    [topic] 你常聊 { $title }
   *[liked] 很多人选它
 }（{ $share }）
advice-ask = 还想更合心意？我可以参考你在群里聊的话题（只记和哪门课有关、有多少，不存原话），有合适的也可以私下告诉你（每周最多两次，安静时段不打扰）。只问这一次，随时可以用 /recommend 改。
advice-allowed = 推送：{ $push ->
    [on] 开
   *[off] 关
 }（/recommend on|off） · 参考聊天：{ $talk ->
    [on] 开
   *[off] 关
 }（/recommend talk|notalk）
advice-dismissed = 好的，不再推荐《{ $title }》。
advice-later = 好的，《{ $title }》过一阵再说。
advice-barred = 好的，不再推荐和「{ $topic }」有关的。
advice-which-topic = 哪个话题不想再看？
advice-stopped = 好的，不再推送。想看的时候说 /recommend。
advice-push = 也许适合你：
advice-too-old = 这条推荐过期了。说 /recommend 看新的。
advice-why-nothing = 还没有给你推荐过。说 /recommend 试试。
advice-why = 为什么推荐《{ $title }》（模型 { $model }）：
advice-why-tried = 它是随机试推的，机会 { $chance }。
advice-why-how = 百分比是各个理由在全部理由里占的份额，精确计算，没有别的理由。

## 数字

advice-stats = 🎯 推荐 · 最近 { $days } 天
advice-stats-how = { $how ->
    [asked] 问来的 { $count } 条
   *[push] 私下推荐 { $count } 条
 }
advice-stats-share = ，{ $what ->
    [opened] 点开
    [begun] 开始学
   *[dismissed] 不感兴趣
 } { $percent }（{ $low }–{ $high }）
advice-stats-spread = 推荐过 { $seen }/{ $of } 门课，基尼系数 { $gini }
advice-stats-people = 愿意收推送 { $pushed } 人，参考聊天 { $talk } 人；关掉推送 { $off } 人，三次没反应而停 { $tired } 人
