# 社区的记忆

knowledge-button = { $what ->
    [yes] ✔ 有用
    [no] ✘ 不对
    [gone] 🗑 来源已删除
    [show] 看答案
    [none] 都不是
    [post] 🙋 还是请大家回答
    [draft-yes] ✅ 收录
    [draft-edit] ✏️ 改写
    [draft-no] 🚫 不收
    [draft-gone] 🗑 撤下
   *[other] { $what }
 }
knowledge-source = { $source ->
    [faq] 常见问题
    [accepted] 被采纳的回答
    [history] 来自聊天记录
    [document] 来自文档
    [course] 来自课程笔记
    [gone] 有人说原文已删除
   *[other] { $source }
 }
knowledge-original = 原文
knowledge-confidence = { $word ->
    [sure] 🟢 很有把握
    [likely] 🟡 比较有把握
    [chosen] 你选的
   *[maybe] 🟠 没把握
 }
knowledge-matched = 匹配到的问法：{ $text }

## 查找

knowledge-choose = { $how ->
    [one] 也许和这一条有关：
    [before] 先看看是不是这个？
   *[several] 你是想问：
 }
knowledge-nothing = 这个我还没有答案。{ $where ->
    [private] 到群里用
   *[group] 用
 } /ask 请大家帮忙，采纳后的回答以后在这里就能找到。
knowledge-gone = 这一条已经不在了。
knowledge-too-old = 隔得太久了，请再问一次。
knowledge-unknown = 没有 { $value } 这一条，看看 /faq list。
knowledge-said-before = 你已经说过啦，谢谢！
knowledge-thanks = { $right ->
    [yes] 谢谢！下次这样问，我直接回答。
    [noted] 谢谢！记下了。
   *[no] 谢谢！以后这样问，我不会再拿它回答。
 }
knowledge-folded = （收回了一条不合适的回答）
knowledge-alike = 这个已经有人在问了，那边有了回答，你也用得上：
knowledge-posting = 好的，已经替你提问。
knowledge-retracted = 已撤下，内容也删掉了。
knowledge-reported = 谢谢！管理员会来看看。
knowledge-list = 常见问题 { $count } 条
knowledge-list-empty = 还没有常见问题。管理员用 /faq add 收录。
knowledge-list-footer = 第 { $page }/{ $pages } 页 · 发 #关键词 或 /faq 关键词 查看

## 收录

knowledge-empty = 要有问题和答案：/faq add #关键词 问题 | 答案
knowledge-long = 问题最多 { $question } 字，答案最多 { $answer } 字。
knowledge-key = { $value } 不能当关键词：不能全是数字，也不能有空格或 # / | =，最多 { $most } 个字。
knowledge-taken = ✅ 已收录，从现在起就能回答：/faq { $number }。还没有关键词：#{ $word } 是第 { $other } 条“{ $question }”。写进那一条，还是换个关键词？想用别的就发 /faq edit { $number } #关键词
knowledge-into = ✏️ 写进 #{ $word }
knowledge-call = 🔑 叫 #{ $word }
knowledge-key-taken = #{ $word } 已经是第 { $number } 条了。换一个关键词，或者用 /faq edit { $word } 改那一条。
knowledge-keyless = ✅ 已收录，从现在起就能回答：/faq { $number }。还没有关键词：{ $value } 不能当关键词（不能全是数字，也不能有空格或 # / | =，最多 { $most } 个字）。换一个就发 /faq edit { $number } #关键词
knowledge-edit-empty = 新答案写在后面：/faq edit { $name } 新答案
knowledge-same = 和现在的一样，没有改动。
knowledge-no-version = 第 { $number } 条没有留下以前的版本。
knowledge-added = ✅ 已收录，从现在起就能回答：{ $name }
knowledge-edited = ✅ 已修改：{ $name }
knowledge-undone = ↩️ 已恢复到上一版：{ $name }
knowledge-deleted = 🗑 已删除第 { $number } 条：{ $question }（/faq undo { $number } 可以找回）
knowledge-history = 第 { $number } 条，第 { $count } 版
knowledge-no-semantic = 按意思查找要另装：pip install "qunban[semantic]"。装好之前我只按字词查找。

## 审核

knowledge-review = 待审 { $number }，共 { $count } 条
knowledge-review-empty = 没有待审的问答 🎉
knowledge-review-edit = 改好以后发这一句：
knowledge-approved = ✅ 已收录为第 { $number } 条。
knowledge-rejected = 🚫 待审 { $number } 不收录。
knowledge-no-draft = 待审 { $number } 不在了，看看 /faq review。

## 数字

knowledge-stats = 常见问题：{ $count } 条，待审 { $drafts } 条；查过 { $asked } 个问题，{ $said } 个给出了内容
knowledge-stats-share = { $what ->
    [precision] 大家说对的：{ $percent }
   *[deflection] 不用麻烦别人就解决的：{ $percent }
 }（95% 区间 { $low }–{ $high }，n={ $n }）
knowledge-stats-gaps = { $count } 个问题还没有答案，最近的：

## 为什么

knowledge-why = “{ $words }” 匹配到 “{ $question }”
knowledge-why-nothing = { $found ->
    [yes] 当时找到的那一条已经不在了。
   *[no] 当时没有找到相近的，所以没有回答。
 }
knowledge-why-chance = 答对的可能性 { $percent }；到 { $cutoff } 我才直接回答{ $band ->
    [answer] （所以答了）
    [suggest] （所以请你选）
   *[ask] （所以没出声）
 }
knowledge-why-semantic = 字词和意思都比较了。
knowledge-measure = { $name ->
    [row_score] 和问题相同的字词
    [row_lead] 相同的字词，和其他条相比
    [whole_score] 和问题加答案相同的字词
    [whole_lead] 同上，和其他条相比
    [covered] 你问的里面有多少在这一条里
    [covers] 这一条里有多少是你问的
    [cosine] 字面的相似
    [covered_anywhere] 你问的在问题或答案里
    [sequence] 字词的先后顺序
    [codes_covered] 相同的名称和代码
    [codes_foreign] 你没提到的名称和代码
    [numbers_clash] 数字不一样
    [evidence] 你问的有多少实在的字词在这一条里
    [negation_clash] 只有一边有“不”
    [asks_shared] 问的是同一类问题
    [asks_clash] 问的是另一类问题
    [missing] 这一条里缺的关键字词
    [excess] 你没提到的关键字词
    [shortness] 问得很短
    [languages_differ] 语言不同
    [margin] 比第二名高出多少
    [share] 在所有条目里多突出
    [height] 总的得分
    [near] 意思的相似
    [answer_near] 和答案意思的相似
   *[other] 更细的一项：{ $name }
 }

knowledge-add-audit = 收录了一条常见问题
knowledge-edit-audit = 改了一条常见问题
knowledge-delete-audit = 删了一条常见问题
knowledge-undo-audit = 撤销了一条常见问题的改动
knowledge-approve-audit = 收录了一条待审的问答
knowledge-reject-audit = 没有收录一条待审的问答
