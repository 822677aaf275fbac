# 课程

courses-button = { $what ->
    [enrol] 📝 开始学
    [progress] 📈 我的进度
    [lesson] ✔️ 又学完一课
    [finish] 🏁 学完了
    [open] 🔗 打开
    [back] ⬅ 返回
    [undo] ↩️ 撤销
    [archive] 🗄 下架
    [keep] 不下架
    [say] ✍️ 说一句
   *[other] { $what }
 }
courses-field = { $name ->
    [kind] 类型
    [title] 标题
    [title_en] 英文标题
    [about] 简介
    [tags] 标签
    [level] 难度
    [language] 语言
    [price] 价格
    [tier] 会员
    [gate] 门槛
    [lessons] 课时
    [outline] 目录
    [link] 链接
    [author] 作者
    [notes] 笔记
    [image] 图片
    [needs] 先修
    [steps] 步骤
   *[other] { $name }
 }
courses-level = { $level ->
    [beginner] 入门
    [intermediate] 进阶
   *[advanced] 高级
 }
courses-lessons = { $count } 课
courses-from-level = { $level } 级以上
courses-learners = { $begun } 人学过，{ $done } 人学完
courses-mood = 口碑 { $score }（{ $authors } 人）
courses-put-away = 已下架

## 列表

courses-list = 课程（{ $count }）
courses-list-about = { $topic }：{ $count } 门课
courses-list-empty = 还没有课程。管理员可以用 /course add 添加，或用 python -m bot import courses 导入。
courses-list-none = 没有找到关于「{ $topic }」的课程。换个词，或看看 /courses。
courses-list-footer = 第 { $page }/{ $pages } 页

## 添加和修改

courses-added = ✅ 已添加 #{ $number }《{ $title }》。
courses-say-more = 补充内容：/course edit { $number } 课时:8
courses-edited = ✏️ 已修改 #{ $number }《{ $title }》：
courses-edit-nothing = 《{ $title }》没有变化。写成「字段:内容」，如 课时:10 价格:免费。
courses-undone = ↩️ 已撤销 #{ $number }《{ $title }》的上一次改动：
courses-nothing-to-undo = 《{ $title }》没有可以撤销的改动。
courses-archive-sure = 下架 #{ $number }《{ $title }》？{ $learning } 人正在学，{ $done } 人学完；记录都会留着，只是不再列出，也不能再选。
courses-archive-used = 它还是这些课的步骤或先修：{ $courses }
courses-archived = 🗄 #{ $number }《{ $title }》已下架。
courses-kept = 好，《{ $title }》不下架。
courses-no-title = 课程要有标题：/course add 标题 | 简介
courses-key-taken = 已经有关键词是 { $value } 的课程了。
courses-bad-number = { $field }：「{ $value }」不是合适的数字。
courses-bad-long = { $field } 太长了。
courses-bad-kind = 类型可以是 课程、系列、文章、路径，不是「{ $value }」。
courses-bad-level = 难度可以是 入门、进阶、高级，不是「{ $value }」。
courses-bad-address = { $field } 要以 http:// 或 https:// 开头。
courses-bad-empty = 标题不能为空。
courses-bad-key = 没有这些课：{ $value }。先修和步骤写关键词，用逗号隔开。

## 哪一门

courses-unknown = 没有「{ $value }」这门课。看看 /courses。
courses-which = 是哪一门？写上编号：
    { $courses }
courses-none-begun = 你还没有在学的课。看看 /courses，选一门：/enrol 3
courses-is-archived = 《{ $title }》已下架。
courses-elsewhere = 这门课属于 { $community }，请在那里操作。

## 学习

courses-nobody = 这个账号不能选课。
courses-enrol-what = 想学哪一门？写上编号或名字，如 /enrol 3；/courses 看看有什么。
courses-needs = 学《{ $title }》之前要先学完：{ $courses }
courses-gated = 《{ $title }》要 { $level } 级才能学。
courses-tier = 《{ $title }》是 { $tier } 会员的课。
courses-begun = 🎒 开始学《{ $title }》（#{ $number }）。加油！
courses-begun-toast = 🎒 已选《{ $title }》。用 /progress { $number } 记下进度。
courses-begun-already = 你已经在学《{ $title }》了：
courses-how = 学完几课就说 /progress { $number } 3，全部学完说 /finish { $number }。
courses-left = 已退出《{ $title }》。想继续时 /enrol { $number }，进度还在。
courses-not-begun = 你没有在学《{ $title }》。开始学：/enrol { $number }
courses-lessons-range = 《{ $title }》一共 { $most } 课。
courses-no-lessons = 《{ $title }》没有分课；学完时说 /finish { $number }。
courses-path-by-steps = 《{ $title }》是一条路径：学完其中的课，它自己会往前走。
courses-path-not-done = 《{ $title }》还没走完：{ $done }/{ $of }。
courses-path-next = { $path } { $done }/{ $of }，下一步 { $next }
courses-path-finished = 走完了《{ $title }》！
courses-finished = 🏁 学完了《{ $title }》，恭喜！
courses-finished-already = 你已经学完《{ $title }》了。
courses-overview = 在学 { $begun } 门，学完 { $done } 门
courses-nothing-yet = 你还没有选课。看看 /courses，选一门：/enrol 3
courses-next-lesson = 下一课：{ $n }. { $title }

## 评分

courses-rate-ask = 《{ $title }》怎么样？
courses-rate-thanks = 谢谢！《{ $title }》{ $score }★
courses-rate-not-begun = 学过《{ $title }》才能评分。
courses-rate-long = 一句话最多 { $most } 个字。
courses-rate-score-first = 先给个分：/rate { $number } 5

## 数字

courses-stats = 课程的数字：{ $items } 门课，选课 { $begun } 次
courses-stats-share = { $what ->
    [finished] 学完
   *[satisfied] 满意（4★ 以上）
 }：{ $percent }（95% 区间 { $low }–{ $high }，n={ $n }）
courses-stats-mean = 平均 { $mean }★（n={ $n }）
courses-stats-left = 退出 { $count } 人
courses-stats-mood = 聊天口碑 { $score }（{ $low } 到 { $high }，{ $authors } 人）

## 日报

courses-digest = 课程
courses-digest-title = 课程
courses-digest-counts = { $begun } 次选课，{ $done } 次学完
courses-digest-popular = 🔥 #{ $number }《{ $title }》{ $count } 人开始学

## 记录

courses-add-audit = 添加课程
courses-edit-audit = 修改课程
courses-archive-audit = 下架课程
courses-undo-audit = 撤销课程改动
