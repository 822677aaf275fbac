# 积分

points-unpayable = 这个账号不能获得积分。
points-not-yours = 这不是你的，只有本人或管理员能看。
points-entry-unknown = 没有找到记录 { $entry }，请写成 #12 或 #12-1。

## 签到

points-checkin-done = 签到成功 ✅ 经验和金币各 +{ $amount }，已连续 { $streak } 天。现在共有 { $xp } 经验、{ $coins } 金币。
points-checkin-again = 今天已经签到过了，已连续 { $streak } 天。明天再来吧 👋
points-checkin-frozen = 有一天没签到，已用掉那一周的补签机会，连续不断。
points-checkin-level = 🎉 升到 { $level } 级！

## 我的

points-me-xp = ⭐ { $xp } 经验 · { $level } 级（距 { $next } 级还差 { $missing }）
points-me-coins = 🪙 { $coins } 金币
points-me-rank = 🏅 第 { $rank } 名
points-me-unranked = 🏅 未上榜
points-me-streak = 📅 连续签到 { $streak } 天

points-calculate-there = 已经达到 { $level } 级了。
points-calculate-missing = 距 { $level } 级还差 { $missing } 经验，大约 { $messages } 条正常发言。

## 排行榜

points-top-day = 今日排行榜
points-top-week = 本周排行榜
points-top-month = 本月排行榜
points-top-all = 总排行榜
points-top-short-day = 今日
points-top-short-week = 本周
points-top-short-month = 本月
points-top-short-all = 全部
points-top-empty = 还没有人上榜，发言、签到、帮助别人都能得分。
points-top-member = 成员
points-top-xp = 经验
points-top-level = 等级
points-top-footer = 第 { $page }/{ $pages } 页，共 { $size } 人
points-top-find-me = 找到我
points-top-not-there = 你还不在这个榜上。
points-top-here = 本群
points-top-nobody = 某位成员
points-top-count = 共 { $size } 人上榜
points-top-alt = { $title }：前 { $count } 名的图片

## 感谢

points-thanks-whom = 你想感谢的是谁？
points-thanks-given = 收到感谢，+{ $xp } 💗
points-thanks-self = 不能感谢自己，请 @ 一位成员或回复 TA 的消息。
points-thanks-wait = 同一位成员 24 小时内只能感谢一次（每次 { $amount } 分）。
points-thanks-full = TA 今天被感谢的次数已经到上限（{ $most } 次），心意已到，明天再记分。

## 提醒

points-level-up = 升到 { $level } 级，恭喜！

## 为什么

points-why-nothing = 还没有可以解释的消息。回复一条消息，或写 /why #12、/why level。
points-why-message = { $reason }（信息量 { $units }，与近期消息最高相似 { $similarity }%，新内容 { $novelty }%）
points-why-level = 你是 { $level } 级：共 { $xp } 经验，本级从 { $begin } 到 { $end }。来源：
points-why-sum = · { $rule }：{ $xp } 经验（{ $times } 次）
points-why-undo = 它抵消的是记录 #{ $entry }。
points-why-undone = 这笔记录已被撤销。
points-entry = #{ $entry } · { $time } · { $rule } · 经验 { $xp } · 金币 { $coins }

points-rule-message = 发言
points-rule-thanks = 被感谢
points-rule-reaction = 收到表情
points-rule-checkin = 签到
points-rule-answer = 回答被采纳
points-rule-answer-asked = 采纳回答
points-rule-event = 参加活动
points-rule-course-begun = 开始课程
points-rule-lesson = 完成一课
points-rule-course = 完成课程
points-rule-invite = 邀请留存
points-rule-welcome = 受邀留下
points-rule-grant = 管理员调整
points-rule-merge = 合并转入
points-rule-split = 分开带走
points-rule-undo = 撤销
points-rule-import = 别的机器人的积分
points-rule-winner = 每周之星
points-rule-reset = 清零
points-rule-transfer = 转账
points-rule-bounty-hold = 悬赏冻结
points-rule-bounty-settle = 得到悬赏
points-rule-bounty-release = 悬赏退回
points-rule-bounty-back = 悬赏收回
points-rule-bounty-moved = 悬赏转入
points-rule-shop-hold = 兑换冻结
points-rule-shop-settle = 兑换
points-rule-shop-release = 兑换退还
points-rule-shop-refund = 兑换退款
points-rule-shop-moved = 订单转入
points-rule-transfer-hold = 转出
points-rule-transfer-settle = 转入
points-rule-transfer-back-hold = 转账退回
points-rule-transfer-back-settle = 转账退回

points-reason-ordinary = 正常发言，全额计分
points-reason-dense = 内容充实，按 1.5 倍计分
points-reason-thin = 内容太短，减半计分
points-reason-attachment = 只有附件没有文字，减半计分
points-reason-forwarded = 转发的消息，减半计分
points-reason-advert = 像是广告，减半计分
points-reason-advert-again = 重复的广告，不计分
points-reason-echo = 和别人刚说的几乎一样，减半计分
points-reason-copy = 和别人的近期消息雷同，不计分
points-reason-repeat = 和自己的近期消息重复，不计分
points-reason-flood = 灌水词，不计分
points-reason-emoji = 只有表情或符号，不计分
points-reason-sticker = 只有贴纸，不计分
points-reason-empty = 没有文字，不计分
points-reason-cooldown = 离上一条计分消息太近，不计分
points-reason-cap = 今天的发言经验已到上限
points-reason-excluded = 这个群或频道不计分
points-reason-unpayable = 这个账号不能获得积分
points-reason-withheld = 命令或待审核的消息，不按发言计分
points-reason-edited = 消息被改空
points-reason-deleted = 消息已删除
points-reason-held = 消息待审核
points-reason-released = 消息已放行
points-reason-revoked = 采纳已取消
points-reason-rollback = 批量撤销
points-reason-reset = 清零撤销
points-reason-restored = 批量撤销已还回
points-reason-taken-back = 导入已撤回

## 管理

points-granted = 经验 { $dxp }，金币 { $dcoins }（记录 #{ $entry }）。现在 { $xp } 经验、{ $level } 级、{ $coins } 金币。
points-undone = 已撤销 #{ $entry }：收回 { $xp } 经验、{ $coins } 金币。
points-undo-pair = “{ $rule }”的金币是成对记录的，单独撤销会凭空多出金币；请在那边撤销：订单用 /orders undo 或 /orders refuse，转账用 /transfer undo，账号用 /unlink。
points-undo-again = 记录 #{ $entry } 已经撤销过了。
points-log-title = 最近的积分记录
points-log-empty = 还没有积分记录。
points-rollback-nothing = 这段时间里没有 TA 经手、还有效的记录。
points-rollback-ask = 在最近 { $since }内经手 { $entries } 笔记录：将从 { $members } 位成员收回 { $xp } 经验、{ $coins } 金币。确定吗？
points-rollback-done = 经手的 { $entries } 笔记录已撤销：收回 { $xp } 经验、{ $coins } 金币。
points-rollback-rule = · { $rule }：{ $entries } 笔，{ $xp } 经验、{ $coins } 金币
points-rollback-member = { $xp } 经验、{ $coins } 金币
points-rollback-paired = 另有 { $entries } 笔是两边成对的金币（订单、转账、悬赏），这里不动，请在那边撤销。
points-rollback-begun = 正在分批撤销 { $entries } 笔记录，做完会告诉你（#{ $number }）。
points-rollback-through = 记录已全部撤销（批量撤销 #{ $number }）。
points-rollback-way-back = 如果撤错了：/points restore #{ $number }
points-restore-unknown = 没有编号为 #{ $entry } 的批量撤销。编号写在当时的回答里，/audit 里也有。
points-restore-again = 批量撤销 #{ $entry } 收回的都已经还回去了。
points-restore-ask = 批量撤销 #{ $number } 收回了 { $entries } 笔记录：将还给 { $members } 位成员 { $xp } 经验、{ $coins } 金币。确定吗？
points-restore-yes = 恢复 { $count } 笔
points-restore-done = 已恢复 { $entries } 笔记录：还回 { $xp } 经验、{ $coins } 金币。
points-restore-begun = 正在分批恢复 { $entries } 笔记录，做完会告诉你。
points-restore-through = 批量撤销 #{ $number } 收回的已全部恢复。
points-confirm = 撤销 { $count } 笔
points-cancel = 取消
points-cancelled = 已取消，什么都没有改变。

points-add-audit = 加分
points-remove-audit = 扣分
points-set-audit = 设定积分
points-undo-audit = 撤销积分记录
points-rollback-audit = 批量撤销积分
points-restore-audit = 还回批量撤销的积分
points-relevelled-audit = 按新曲线重算等级，变动人数
points-rebuild-audit = 按账本重算积分
points-import-audit = 导入别的机器人的积分
points-import-undo-audit = 撤回导入的积分

## 周报

points-digest = 谁帮了忙
points-digest-helper = 被 { $people } 人感谢{ $answers ->
    [0] {""}
   *[other] ，{ $answers } 个回答被采纳
 }
points-digest-look = 看看

## 每周之星的奖励

points-prizes = 金币写成 50, 30, 20 这样，最多 { $most } 个数，不是“{ $value }”。

## 等级曲线

points-curve-unknown = 看不懂等级曲线“{ $value }”。可以写 mee6，或 linear 100（每级 100 经验），或各级的总经验，如 100, 250, 500（之后每级都是最后的差，250）。
points-curve-step = 每级 { $step } 经验不行，要在 { $least } 到 { $most } 之间。
points-curve-long = 最多写 { $most } 级，总经验不超过 { $total }；后面的级会按最后一级的差继续。
points-curve-order = 第 { $level } 级的 { $total } 要比前一级的 { $before } 至少多 { $least }：各级写总经验，从小到大。

## 金币账

points-economy-title = 金币账：近 { $days } 天
points-economy-empty = 还没有金币流动。签到、互相感谢、参加活动都会带来金币。
points-economy-minted = 🪙 发出 { $coins } 金币（{ $trend }）
points-economy-spent = 🛍 花掉 { $coins } 金币（{ $trend }）
points-economy-taken = ↩️ 撤销和扣除 { $coins } 金币
points-economy-trend = 上一段 { $before }，{ $growth }
points-economy-no-trend = 上一段为 0
points-economy-held = 🔒 订单和悬赏冻结 { $coins } 金币（{ $holds } 笔）
points-economy-purses = 👛 { $members } 人手里共 { $coins } 金币，中位数 { $median }，基尼系数 { $gini }（0 人人一样，1 集中在一人）
points-economy-sources = 主要来源：
points-economy-source = · { $rule } { $coins }（{ $share }%）
points-economy-is-none = 金币还太少，不好判断。
points-economy-is-still = 这段时间没有新发出的金币，也没有花掉的。
points-economy-is-fast = ⚠️ 金币增长偏快：这段时间 { $growth }（超过 { $fast }% 算快），花掉的只占发出的 { $share }%。可以少发一些（先用 /points preview 试算），或在商店上新、提价。
points-economy-is-piling = 攒得多、花得少：花掉的只占发出的 { $share }%（不到 { $idle }% 算少）。可以给金币找些去处：商店、悬赏。
points-economy-is-growing = 平稳增长：发出的金币花掉了 { $share }%（{ $idle }% 到 { $even }% 之间算平稳）。
points-economy-is-even = 收支平衡：发出的金币花掉了 { $share }%（{ $even }% 以上算平衡）。
points-economy-is-shrinking = 花得比发得多：金币在变少，价格可能偏高，或奖励偏低。
points-economy-uneven = 另外，金币集中在少数人手里（基尼系数 { $gini }，超过 { $limit } 算集中）。
points-economy-card-minted = 发出
points-economy-card-spent = 花掉
points-economy-card-held = 冻结
points-economy-card-circulating = 手里
points-economy-card-median = 中位数
points-economy-card-gini = 基尼系数
