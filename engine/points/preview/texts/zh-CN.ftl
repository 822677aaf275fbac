# 积分试算

preview-how = 试算：把近 { $days } 天按新规则重新算一遍，什么都不改，看完再决定。
 写法：/试算 设置 值 [设置 值 …]，例如 /试算 感谢 20 曲线 linear 100。
 可以试的（现在的值）：
preview-key = · { $name } = { $value }：{ $help }
preview-rest = 还有：{ $names }
preview-unknown = 没有“{ $name }”这个可以试算的设置。是不是想写：{ $near }？写 /points preview 看全部。
preview-cannot = { $name } 只影响我怎么说话，不影响谁得多少，没什么可试算的；直接用 /settings 改就好。
preview-value = { $name } 后面还要写一个值，例如 /points preview pay.thanks 20。
preview-same = 这些设置现在就是这样，没有变化可算。
preview-counting = 发言很多，分几步算，几秒后私下告诉你。
preview-title = 试算：近 { $days } 天按新规则重算
preview-change = · { $name }：{ $old } → { $new }
preview-read = 读了 { $messages } 条可计分的发言、{ $entries } 笔其他记录（{ $first } 至 { $last }）。
preview-xp = 发出的经验 { $now } → { $then }（{ $growth }）
preview-coins = 发出的金币 { $now } → { $then }（{ $growth }）
preview-rule = · { $rule }：{ $xp } 经验，{ $coins } 金币
preview-levels = 这段时间的升级 { $now } → { $then } 级；现在会有 { $higher } 人等级更高，{ $lower } 人更低。
preview-levels-same = 这段时间的升级 { $now } → { $then } 级；现在没有人的等级会变。
preview-board = { $up } 人名次上升，{ $down } 人下降。这 { $days } 天的前十名会是：
preview-board-same = 名次都不变。这 { $days } 天的前十名会是：
preview-leavers = 掉出前十：
preview-purses = 手里的金币共 { $held } → { $held_then }，中位数 { $median } → { $median_then }，基尼系数 { $gini } → { $gini_then }
preview-lasts = 照这 30 天花掉 { $spent } 金币的速度，手里的够花 { $now } → { $then } 天。
preview-short = { $count } 人已经花掉的会比得到的多（按 0 计）。
preview-unseen = 看不到的：规则变了，大家的做法也会变；30 天以前的不算；没计分、后来又删掉的发言无从知道。应用只管以后，已经发出的不重算（等级曲线除外，它马上对所有人生效）。
preview-unseen-caps = 当时超出上限或被减半到 0 的没有记录，所以放宽时的增加只会更多。
preview-unseen-reactions = 没计分的表情没有记录，只能按已记的重算。
preview-unseen-changed = 这段时间里积分设置改过 { $count } 次；两边都按全程同一套规则来比。
preview-drift = 按现行规则重算与账本相差 { $xp } 经验（规则改过或账号合并过）。
preview-estimated = { $count } 条发言的编号已不在，按平均值估计。
preview-apply = 应用
preview-drop = 放弃
preview-revert = 还原
preview-default = 默认
preview-gone = 这次试算已经不在了，请重新试算。
preview-elsewhere = 这是社区“{ $community }”的试算，请先用 /community 换过去。
preview-state = { $state ->
    [counting] 还在算，请稍等。
    [applied] 这次试算已经应用了。
    [reverted] 这次试算应用后又还原了；要再用请重新试算。
    [dropped] 这次试算已经放弃；要用请重新试算。
   *[ready] 这次试算还没有应用。
 }
preview-stale = 试算之后，这些设置被改过了。请重新试算再应用。
preview-dropped = 已放弃，什么都没有改变。
preview-applied = 已应用：{ $changes }。从现在起有效，已经发出的积分不变。
preview-applied-curve = 所有人的等级会在接下来的几分钟里分批更新，身份组随之变化，不打扰成员。
preview-none = 没有可以还原的试算。
preview-reverted = 已还原：{ $changes }。
preview-reverted-none = 没有可还原的：应用之后，这些设置又改过了。
preview-reverted-kept = 后来又改过，保持不动：{ $names }。
preview-applied-audit = 应用试算
preview-reverted-audit = 还原试算
