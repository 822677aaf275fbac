# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 課程

courses-button = { $what ->
    [enrol] 📝 開始學
    [progress] 📈 我的進度
    [lesson] ✔️ 又學完一課
    [finish] 🏁 學完了
    [open] 🔗 開啟
    [back] ⬅ 返回
    [undo] ↩️ 撤銷
    [archive] 🗄 下架
    [keep] 不下架
    [say] ✍️ 說一句
   *[other] { $what }
 }
courses-field = { $name ->
    [kind] 型別
    [title] 標題
    [title_en] 英文標題
    [about] 簡介
    [tags] 標籤
    [level] 難度
    [language] 語言
    [price] 價格
    [tier] 會員
    [gate] 門檻
    [lessons] 課時
    [outline] 目錄
    [link] 連結
    [author] 作者
    [notes] 筆記
    [image] 圖片
    [needs] 先修
    [steps] 步驟
   *[other] { $name }
 }
courses-level = { $level ->
    [beginner] 入門
    [intermediate] 進階
   *[advanced] 高階
 }
courses-lessons = { $count } 課
courses-from-level = { $level } 級以上
courses-learners = { $begun } 人學過，{ $done } 人學完
courses-mood = 口碑 { $score }（{ $authors } 人）
courses-put-away = 已下架

## 列表

courses-list = 課程（{ $count }）
courses-list-about = { $topic }：{ $count } 門課
courses-list-empty = 還沒有課程。管理員可以用 /course add 新增，或用 python -m bot import courses 匯入。
courses-list-none = 沒有找到關於「{ $topic }」的課程。換個詞，或看看 /courses。
courses-list-footer = 第 { $page }/{ $pages } 頁

## 新增和修改

courses-added = ✅ 已新增 #{ $number }《{ $title }》。
courses-say-more = 補充內容：/course edit { $number } 課時:8
courses-edited = ✏️ 已修改 #{ $number }《{ $title }》：
courses-edit-nothing = 《{ $title }》沒有變化。寫成「欄位:內容」，如 課時:10 價格:免費。
courses-undone = ↩️ 已撤銷 #{ $number }《{ $title }》的上一次改動：
courses-nothing-to-undo = 《{ $title }》沒有可以撤銷的改動。
courses-archive-sure = 下架 #{ $number }《{ $title }》？{ $learning } 人正在學，{ $done } 人學完；記錄都會留著，只是不再列出，也不能再選。
courses-archive-used = 它還是這些課的步驟或先修：{ $courses }
courses-archived = 🗄 #{ $number }《{ $title }》已下架。
courses-kept = 好，《{ $title }》不下架。
courses-no-title = 課程要有標題：/course add 標題 | 簡介
courses-key-taken = 已經有關鍵詞是 { $value } 的課程了。
courses-bad-number = { $field }：「{ $value }」不是合適的數字。
courses-bad-long = { $field } 太長了。
courses-bad-kind = 型別可以是 課程、系列、文章、路徑，不是「{ $value }」。
courses-bad-level = 難度可以是 入門、進階、高階，不是「{ $value }」。
courses-bad-address = { $field } 要以 http:// 或 https:// 開頭。
courses-bad-empty = 標題不能為空。
courses-bad-key = 沒有這些課：{ $value }。先修和步驟寫關鍵詞，用逗號隔開。

## 哪一門

courses-unknown = 沒有「{ $value }」這門課。看看 /courses。
courses-which = 是哪一門？寫上編號：
    { $courses }
courses-none-begun = 你還沒有在學的課。看看 /courses，選一門：/enrol 3
courses-is-archived = 《{ $title }》已下架。
courses-elsewhere = 這門課屬於 { $community }，請在那裡操作。

## 學習

courses-nobody = 這個賬號不能選課。
courses-enrol-what = 想學哪一門？寫上編號或名字，如 /enrol 3；/courses 看看有什麼。
courses-needs = 學《{ $title }》之前要先學完：{ $courses }
courses-gated = 《{ $title }》要 { $level } 級才能學。
courses-tier = 《{ $title }》是 { $tier } 會員的課。
courses-begun = 🎒 開始學《{ $title }》（#{ $number }）。加油！
courses-begun-toast = 🎒 已選《{ $title }》。用 /progress { $number } 記下進度。
courses-begun-already = 你已經在學《{ $title }》了：
courses-how = 學完幾課就說 /progress { $number } 3，全部學完說 /finish { $number }。
courses-left = 已退出《{ $title }》。想繼續時 /enrol { $number }，進度還在。
courses-not-begun = 你沒有在學《{ $title }》。開始學：/enrol { $number }
courses-lessons-range = 《{ $title }》一共 { $most } 課。
courses-no-lessons = 《{ $title }》沒有分課；學完時說 /finish { $number }。
courses-path-by-steps = 《{ $title }》是一條路徑：學完其中的課，它自己會往前走。
courses-path-not-done = 《{ $title }》還沒走完：{ $done }/{ $of }。
courses-path-next = { $path } { $done }/{ $of }，下一步 { $next }
courses-path-finished = 走完了《{ $title }》！
courses-finished = 🏁 學完了《{ $title }》，恭喜！
courses-finished-already = 你已經學完《{ $title }》了。
courses-overview = 在學 { $begun } 門，學完 { $done } 門
courses-nothing-yet = 你還沒有選課。看看 /courses，選一門：/enrol 3
courses-next-lesson = 下一課：{ $n }. { $title }

## 評分

courses-rate-ask = 《{ $title }》怎麼樣？
courses-rate-thanks = 謝謝！《{ $title }》{ $score }★
courses-rate-not-begun = 學過《{ $title }》才能評分。
courses-rate-long = 一句話最多 { $most } 個字。
courses-rate-score-first = 先給個分：/rate { $number } 5

## 數字

courses-stats = 課程的數字：{ $items } 門課，選課 { $begun } 次
courses-stats-share = { $what ->
    [finished] 學完
   *[satisfied] 滿意（4★ 以上）
 }：{ $percent }（95% 區間 { $low }–{ $high }，n={ $n }）
courses-stats-mean = 平均 { $mean }★（n={ $n }）
courses-stats-left = 退出 { $count } 人
courses-stats-mood = 聊天口碑 { $score }（{ $low } 到 { $high }，{ $authors } 人）

## 日報

courses-digest = 課程
courses-digest-title = 課程
courses-digest-counts = { $begun } 次選課，{ $done } 次學完
courses-digest-popular = 🔥 #{ $number }《{ $title }》{ $count } 人開始學

## 記錄

courses-add-audit = 新增課程
courses-edit-audit = 修改課程
courses-archive-audit = 下架課程
courses-undo-audit = 撤銷課程改動
