# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 社群的記憶

knowledge-button = { $what ->
    [yes] ✔ 有用
    [no] ✘ 不對
    [gone] 🗑 來源已刪除
    [show] 看答案
    [none] 都不是
    [post] 🙋 還是請大家回答
    [draft-yes] ✅ 收錄
    [draft-edit] ✏️ 改寫
    [draft-no] 🚫 不收
    [draft-gone] 🗑 撤下
   *[other] { $what }
 }
knowledge-source = { $source ->
    [faq] 常見問題
    [accepted] 被採納的回答
    [history] 來自聊天記錄
    [document] 來自文件
    [course] 來自課程筆記
    [gone] 有人說原文已刪除
   *[other] { $source }
 }
knowledge-original = 原文
knowledge-confidence = { $word ->
    [sure] 🟢 很有把握
    [likely] 🟡 比較有把握
    [chosen] 你選的
   *[maybe] 🟠 沒把握
 }
knowledge-matched = 匹配到的問法：{ $text }

## 查詢

knowledge-choose = { $how ->
    [one] 也許和這一條有關：
    [before] 先看看是不是這個？
   *[several] 你是想問：
 }
knowledge-nothing = 這個我還沒有答案。{ $where ->
    [private] 到群裡用
   *[group] 用
 } /ask 請大家幫忙，採納後的回答以後在這裡就能找到。
knowledge-gone = 這一條已經不在了。
knowledge-too-old = 隔得太久了，請再問一次。
knowledge-unknown = 沒有 { $value } 這一條，看看 /faq list。
knowledge-said-before = 你已經說過啦，謝謝！
knowledge-thanks = { $right ->
    [yes] 謝謝！下次這樣問，我直接回答。
    [noted] 謝謝！記下了。
   *[no] 謝謝！以後這樣問，我不會再拿它回答。
 }
knowledge-folded = （收回了一條不合適的回答）
knowledge-alike = 這個已經有人在問了，那邊有了回答，你也用得上：
knowledge-posting = 好的，已經替你提問。
knowledge-retracted = 已撤下，內容也刪掉了。
knowledge-reported = 謝謝！管理員會來看看。
knowledge-list = 常見問題 { $count } 條
knowledge-list-empty = 還沒有常見問題。管理員用 /faq add 收錄。
knowledge-list-footer = 第 { $page }/{ $pages } 頁 · 發 #關鍵詞 或 /faq 關鍵詞 檢視

## 收錄

knowledge-empty = 要有問題和答案：/faq add #關鍵詞 問題 | 答案
knowledge-long = 問題最多 { $question } 字，答案最多 { $answer } 字。
knowledge-key = { $value } 不能當關鍵詞：不能全是數字，也不能有空格或 # / | =，最多 { $most } 個字。
knowledge-taken = ✅ 已收錄，從現在起就能回答：/faq { $number }。還沒有關鍵詞：#{ $word } 是第 { $other } 條“{ $question }”。寫進那一條，還是換個關鍵詞？想用別的就發 /faq edit { $number } #關鍵詞
knowledge-into = ✏️ 寫進 #{ $word }
knowledge-call = 🔑 叫 #{ $word }
knowledge-key-taken = #{ $word } 已經是第 { $number } 條了。換一個關鍵詞，或者用 /faq edit { $word } 改那一條。
knowledge-keyless = ✅ 已收錄，從現在起就能回答：/faq { $number }。還沒有關鍵詞：{ $value } 不能當關鍵詞（不能全是數字，也不能有空格或 # / | =，最多 { $most } 個字）。換一個就發 /faq edit { $number } #關鍵詞
knowledge-edit-empty = 新答案寫在後面：/faq edit { $name } 新答案
knowledge-same = 和現在的一樣，沒有改動。
knowledge-no-version = 第 { $number } 條沒有留下以前的版本。
knowledge-added = ✅ 已收錄，從現在起就能回答：{ $name }
knowledge-edited = ✅ 已修改：{ $name }
knowledge-undone = ↩️ 已恢復到上一版：{ $name }
knowledge-deleted = 🗑 已刪除第 { $number } 條：{ $question }（/faq undo { $number } 可以找回）
knowledge-history = 第 { $number } 條，第 { $count } 版
knowledge-no-semantic = 按意思查詢要另裝：pip install "qunban[semantic]"。裝好之前我只按字詞查詢。

## 稽核

knowledge-review = 待審 { $number }，共 { $count } 條
knowledge-review-empty = 沒有待審的問答 🎉
knowledge-review-edit = 改好以後發這一句：
knowledge-approved = ✅ 已收錄為第 { $number } 條。
knowledge-rejected = 🚫 待審 { $number } 不收錄。
knowledge-no-draft = 待審 { $number } 不在了，看看 /faq review。

## 數字

knowledge-stats = 常見問題：{ $count } 條，待審 { $drafts } 條；查過 { $asked } 個問題，{ $said } 個給出了內容
knowledge-stats-share = { $what ->
    [precision] 大家說對的：{ $percent }
   *[deflection] 不用麻煩別人就解決的：{ $percent }
 }（95% 區間 { $low }–{ $high }，n={ $n }）
knowledge-stats-gaps = { $count } 個問題還沒有答案，最近的：

## 為什麼

knowledge-why = “{ $words }” 匹配到 “{ $question }”
knowledge-why-nothing = { $found ->
    [yes] 當時找到的那一條已經不在了。
   *[no] 當時沒有找到相近的，所以沒有回答。
 }
knowledge-why-chance = 答對的可能性 { $percent }；到 { $cutoff } 我才直接回答{ $band ->
    [answer] （所以答了）
    [suggest] （所以請你選）
   *[ask] （所以沒出聲）
 }
knowledge-why-semantic = 字詞和意思都比較了。
knowledge-measure = { $name ->
    [row_score] 和問題相同的字詞
    [row_lead] 相同的字詞，和其他條相比
    [whole_score] 和問題加答案相同的字詞
    [whole_lead] 同上，和其他條相比
    [covered] 你問的裡面有多少在這一條裡
    [covers] 這一條裡有多少是你問的
    [cosine] 字面的相似
    [covered_anywhere] 你問的在問題或答案裡
    [sequence] 字詞的先後順序
    [codes_covered] 相同的名稱和程式碼
    [codes_foreign] 你沒提到的名稱和程式碼
    [numbers_clash] 數字不一樣
    [evidence] 你問的有多少實在的字詞在這一條裡
    [negation_clash] 只有一邊有“不”
    [asks_shared] 問的是同一類問題
    [asks_clash] 問的是另一類問題
    [missing] 這一條裡缺的關鍵字詞
    [excess] 你沒提到的關鍵字詞
    [shortness] 問得很短
    [languages_differ] 語言不同
    [margin] 比第二名高出多少
    [share] 在所有條目裡多突出
    [height] 總的得分
    [near] 意思的相似
    [answer_near] 和答案意思的相似
   *[other] 更細的一項：{ $name }
 }

knowledge-add-audit = 收錄了一條常見問題
knowledge-edit-audit = 改了一條常見問題
knowledge-delete-audit = 刪了一條常見問題
knowledge-undo-audit = 撤銷了一條常見問題的改動
knowledge-approve-audit = 收錄了一條待審的問答
knowledge-reject-audit = 沒有收錄一條待審的問答
