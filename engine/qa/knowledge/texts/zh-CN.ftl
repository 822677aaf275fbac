# 社区的记忆

faq-button = { $what ->
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
faq-source = { $source ->
    [faq] 常见问题
    [accepted] 被采纳的回答
    [history] 来自聊天记录
    [document] 来自文档
    [course] 来自课程笔记
    [gone] 有人说原文已删除
   *[other] { $source }
 }
faq-original = 原文
faq-confidence = { $word ->
    [sure] 🟢 很有把握
    [likely] 🟡 比较有把握
    [chosen] 你选的
   *[maybe] 🟠 没把握
 }
faq-matched = 匹配到的问法：{ $text }

## 查找

faq-choose = { $how ->
    [one] 也许和这一条有关：
    [before] 先看看是不是这个？
   *[several] 你是想问：
 }
faq-nothing = 这个我还没有答案。用 /ask 请大家帮忙，采纳后的回答以后在这里就能找到。
faq-gone = 这一条已经不在了。
faq-too-old = 隔得太久了，请再问一次。
faq-unknown = 没有 { $value } 这一条，看看 /faq list。
faq-said-before = 你已经说过啦，谢谢！
faq-thanks = { $right ->
    [yes] 谢谢！下次这样问，我直接回答。
   *[no] 谢谢！以后这样问，我不会再拿它回答。
 }
faq-folded = （收回了一条不合适的回答）
faq-posting = 好的，已经替你提问。
faq-retracted = 已撤下，内容也删掉了。
faq-reported = 谢谢！管理员会来看看。
faq-list = 常见问题 { $count } 条
faq-list-empty = 还没有常见问题。管理员用 /faq add 收录。
faq-list-footer = 第 { $page }/{ $pages } 页 · 发 #关键词 或 /faq 关键词 查看

## 收录

faq-empty = 要有问题和答案：/faq add #关键词 问题 | 答案
faq-long = 问题最多 { $question } 字，答案最多 { $answer } 字。
faq-key = { $value } 不能当关键词：不能全是数字，也不能有空格或 # / | =。
faq-taken = #{ $word } 已经有了，要改用 /faq edit { $word }。
faq-same = 和现在的一样，没有改动。
faq-no-version = 第 { $number } 条没有改动过。
faq-added = ✅ 已收录，从现在起就能回答：{ $name }
faq-edited = ✅ 已修改：{ $name }
faq-undone = ↩️ 已恢复到上一版：{ $name }
faq-deleted = 🗑 已删除第 { $number } 条：{ $question }（/faq undo { $number } 可以找回）
faq-history = 第 { $number } 条，第 { $count } 版
faq-no-semantic = 按意思查找要另装：pip install "qunban[semantic]"。装好之前我只按字词查找。

## 审核

faq-review = 待审 { $number }，共 { $count } 条
faq-review-empty = 没有待审的问答 🎉
faq-review-edit = 改好以后发这一句：
faq-approved = ✅ 已收录为第 { $number } 条。
faq-rejected = 🚫 待审 { $number } 不收录。
faq-no-draft = 待审 { $number } 不在了，看看 /faq review。

## 数字

faq-stats = 常见问题：{ $count } 条，待审 { $drafts } 条；查过 { $asked } 个问题，{ $said } 个给出了内容
faq-stats-share = { $what ->
    [precision] 大家说对的：{ $percent }
   *[deflection] 不用麻烦别人就解决的：{ $percent }
 }（95% 区间 { $low }–{ $high }，n={ $n }）
faq-stats-gaps = { $count } 个问题还没有答案，最近的：

## 为什么

faq-why = “{ $words }” 匹配到 “{ $question }”
faq-why-nothing = 当时找到的那一条已经不在了。
faq-why-chance = 答对的可能性 { $percent }；到 { $cutoff } 我才直接回答{ $band ->
    [answer] （所以答了）
    [suggest] （所以请你选）
   *[ask] （所以没出声）
 }
faq-why-semantic = 字词和意思都比较了。
faq-measure = { $name ->
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

faq-add-audit = 收录了一条常见问题
faq-edit-audit = 改了一条常见问题
faq-delete-audit = 删了一条常见问题
faq-undo-audit = 撤销了一条常见问题的改动
faq-approve-audit = 收录了一条待审的问答
faq-reject-audit = 没有收录一条待审的问答
