# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 積分

points-unpayable = 這個賬號不能獲得積分。
points-not-yours = 這不是你的，只有本人或管理員能看。
points-entry-unknown = 沒有找到記錄 { $entry }，請寫成 #12 或 #12-1。

## 簽到

points-checkin-done = 簽到成功 ✅ 經驗和金幣各 +{ $amount }，已連續 { $streak } 天。現在共有 { $xp } 經驗、{ $coins } 金幣。
points-checkin-again = 今天已經簽到過了，已連續 { $streak } 天。明天再來吧 👋
points-checkin-frozen = 有一天沒簽到，已用掉那一週的補籤機會，連續不斷。
points-checkin-level = 🎉 升到 { $level } 級！

## 我的

points-me-xp = ⭐ { $xp } 經驗 · { $level } 級（距 { $next } 級還差 { $missing }）
points-me-coins = 🪙 { $coins } 金幣
points-me-rank = 🏅 第 { $rank } 名
points-me-unranked = 🏅 未上榜
points-me-streak = 📅 連續簽到 { $streak } 天

points-calculate-there = 已經達到 { $level } 級了。
points-calculate-missing = 距 { $level } 級還差 { $missing } 經驗，大約 { $messages } 條正常發言。

## 排行榜

points-top-day = 今日排行榜
points-top-week = 本週排行榜
points-top-month = 本月排行榜
points-top-all = 總排行榜
points-top-short-day = 今日
points-top-short-week = 本週
points-top-short-month = 本月
points-top-short-all = 全部
points-top-empty = 還沒有人上榜，發言、簽到、幫助別人都能得分。
points-top-member = 成員
points-top-xp = 經驗
points-top-level = 等級
points-top-footer = 第 { $page }/{ $pages } 頁，共 { $size } 人
points-top-find-me = 找到我
points-top-not-there = 你還不在這個榜上。
points-top-here = 本群
points-top-nobody = 某位成員
points-top-count = 共 { $size } 人上榜
points-top-alt = { $title }：前 { $count } 名的圖片

## 感謝

points-thanks-whom = 你想感謝的是誰？
points-thanks-given = 收到感謝，+{ $xp } 💗
points-thanks-self = 不能感謝自己，請 @ 一位成員或回覆 TA 的訊息。
points-thanks-wait = 同一位成員 24 小時內只能感謝一次（每次 { $amount } 分）。
points-thanks-full = TA 今天被感謝的次數已經到上限（{ $most } 次），心意已到，明天再記分。

## 提醒

points-level-up = 升到 { $level } 級，恭喜！

## 為什麼

points-why-nothing = 還沒有可以解釋的訊息。回覆一條訊息，或寫 /why #12、/why level。
points-why-message = { $reason }（資訊量 { $units }，與近期訊息最高相似 { $similarity }%，新內容 { $novelty }%）
points-why-level = 你是 { $level } 級：共 { $xp } 經驗，本級從 { $begin } 到 { $end }。來源：
points-why-sum = · { $rule }：{ $xp } 經驗（{ $times } 次）
points-why-undo = 它抵消的是記錄 #{ $entry }。
points-why-undone = 這筆記錄已被撤銷。
points-entry = #{ $entry } · { $time } · { $rule } · 經驗 { $xp } · 金幣 { $coins }

points-rule-message = 發言
points-rule-thanks = 被感謝
points-rule-reaction = 收到表情
points-rule-checkin = 簽到
points-rule-answer = 回答被採納
points-rule-answer-asked = 採納回答
points-rule-event = 參加活動
points-rule-course-begun = 開始課程
points-rule-lesson = 完成一課
points-rule-course = 完成課程
points-rule-invite = 邀請留存
points-rule-welcome = 受邀留下
points-rule-grant = 管理員調整
points-rule-merge = 合併轉入
points-rule-split = 分開帶走
points-rule-undo = 撤銷
points-rule-import = 別的機器人的積分
points-rule-winner = 每週之星
points-rule-reset = 清零
points-rule-transfer = 轉賬
points-rule-bounty-hold = 懸賞凍結
points-rule-bounty-settle = 得到懸賞
points-rule-bounty-release = 懸賞退回
points-rule-bounty-back = 懸賞收回
points-rule-bounty-moved = 懸賞轉入
points-rule-shop-hold = 兌換凍結
points-rule-shop-settle = 兌換
points-rule-shop-release = 兌換退還
points-rule-shop-refund = 兌換退款
points-rule-shop-moved = 訂單轉入
points-rule-transfer-hold = 轉出
points-rule-transfer-settle = 轉入
points-rule-transfer-back-hold = 轉賬退回
points-rule-transfer-back-settle = 轉賬退回

points-reason-ordinary = 正常發言，全額計分
points-reason-dense = 內容充實，按 1.5 倍計分
points-reason-thin = 內容太短，減半計分
points-reason-attachment = 只有附件沒有文字，減半計分
points-reason-forwarded = 轉發的訊息，減半計分
points-reason-advert = 像是廣告，減半計分
points-reason-advert-again = 重複的廣告，不計分
points-reason-echo = 和別人剛說的幾乎一樣，減半計分
points-reason-copy = 和別人的近期訊息雷同，不計分
points-reason-repeat = 和自己的近期訊息重複，不計分
points-reason-flood = 灌水詞，不計分
points-reason-emoji = 只有表情或符號，不計分
points-reason-sticker = 只有貼紙，不計分
points-reason-empty = 沒有文字，不計分
points-reason-cooldown = 離上一條計分訊息太近，不計分
points-reason-cap = 今天的發言經驗已到上限
points-reason-excluded = 這個群或頻道不計分
points-reason-unpayable = 這個賬號不能獲得積分
points-reason-withheld = 命令或待稽核的訊息，不按發言計分
points-reason-edited = 訊息被改空
points-reason-deleted = 訊息已刪除
points-reason-held = 訊息待稽核
points-reason-released = 訊息已放行
points-reason-revoked = 採納已取消
points-reason-rollback = 批次撤銷
points-reason-reset = 清零撤銷
points-reason-restored = 批次撤銷已還回
points-reason-taken-back = 匯入已撤回

## 管理

points-granted = 經驗 { $dxp }，金幣 { $dcoins }（記錄 #{ $entry }）。現在 { $xp } 經驗、{ $level } 級、{ $coins } 金幣。
points-undone = 已撤銷 #{ $entry }：收回 { $xp } 經驗、{ $coins } 金幣。
points-undo-pair = “{ $rule }”的金幣是成對記錄的，單獨撤銷會憑空多出金幣；請在那邊撤銷：訂單用 /orders undo 或 /orders refuse，轉賬用 /transfer undo，賬號用 /unlink。
points-undo-again = 記錄 #{ $entry } 已經撤銷過了。
points-log-title = 最近的積分記錄
points-log-empty = 還沒有積分記錄。
points-rollback-nothing = 這段時間裡沒有 TA 經手、還有效的記錄。
points-rollback-ask = 在最近 { $since }內經手 { $entries } 筆記錄：將從 { $members } 位成員收回 { $xp } 經驗、{ $coins } 金幣。確定嗎？
points-rollback-done = 經手的 { $entries } 筆記錄已撤銷：收回 { $xp } 經驗、{ $coins } 金幣。
points-rollback-rule = · { $rule }：{ $entries } 筆，{ $xp } 經驗、{ $coins } 金幣
points-rollback-member = { $xp } 經驗、{ $coins } 金幣
points-rollback-paired = 另有 { $entries } 筆是兩邊成對的金幣（訂單、轉賬、懸賞），這裡不動，請在那邊撤銷。
points-rollback-begun = 正在分批撤銷 { $entries } 筆記錄，做完會告訴你（#{ $number }）。
points-rollback-through = 記錄已全部撤銷（批次撤銷 #{ $number }）。
points-rollback-way-back = 如果撤錯了：/points restore #{ $number }
points-restore-unknown = 沒有編號為 #{ $entry } 的批次撤銷。編號寫在當時的回答裡，/audit 裡也有。
points-restore-again = 批次撤銷 #{ $entry } 收回的都已經還回去了。
points-restore-ask = 批次撤銷 #{ $number } 收回了 { $entries } 筆記錄：將還給 { $members } 位成員 { $xp } 經驗、{ $coins } 金幣。確定嗎？
points-restore-yes = 恢復 { $count } 筆
points-restore-done = 已恢復 { $entries } 筆記錄：還回 { $xp } 經驗、{ $coins } 金幣。
points-restore-begun = 正在分批恢復 { $entries } 筆記錄，做完會告訴你。
points-restore-through = 批次撤銷 #{ $number } 收回的已全部恢復。
points-confirm = 撤銷 { $count } 筆
points-cancel = 取消
points-cancelled = 已取消，什麼都沒有改變。

points-add-audit = 加分
points-remove-audit = 扣分
points-set-audit = 設定積分
points-undo-audit = 撤銷積分記錄
points-rollback-audit = 批次撤銷積分
points-restore-audit = 還回批次撤銷的積分
points-relevelled-audit = 按新曲線重算等級，變動人數
points-rebuild-audit = 按賬本重算積分
points-import-audit = 匯入別的機器人的積分
points-import-undo-audit = 撤回匯入的積分

## 週報

points-digest = 誰幫了忙
points-digest-helper = 被 { $people } 人感謝{ $answers ->
    [0] {""}
   *[other] ，{ $answers } 個回答被採納
 }
points-digest-look = 看看

## 每週之星的獎勵

points-prizes = 金幣寫成 50, 30, 20 這樣，最多 { $most } 個數，不是“{ $value }”。

## 等級曲線

points-curve-unknown = 看不懂等級曲線“{ $value }”。可以寫 mee6，或 linear 100（每級 100 經驗），或各級的總經驗，如 100, 250, 500（之後每級都是最後的差，250）。
points-curve-step = 每級 { $step } 經驗不行，要在 { $least } 到 { $most } 之間。
points-curve-long = 最多寫 { $most } 級，總經驗不超過 { $total }；後面的級會按最後一級的差繼續。
points-curve-order = 第 { $level } 級的 { $total } 要比前一級的 { $before } 至少多 { $least }：各級寫總經驗，從小到大。

## 金幣賬

points-economy-title = 金幣賬：近 { $days } 天
points-economy-empty = 還沒有金幣流動。簽到、互相感謝、參加活動都會帶來金幣。
points-economy-minted = 🪙 發出 { $coins } 金幣（{ $trend }）
points-economy-spent = 🛍 花掉 { $coins } 金幣（{ $trend }）
points-economy-taken = ↩️ 撤銷和扣除 { $coins } 金幣
points-economy-trend = 上一段 { $before }，{ $growth }
points-economy-no-trend = 上一段為 0
points-economy-held = 🔒 訂單和懸賞凍結 { $coins } 金幣（{ $holds } 筆）
points-economy-purses = 👛 { $members } 人手裡共 { $coins } 金幣，中位數 { $median }，基尼係數 { $gini }（0 人人一樣，1 集中在一人）
points-economy-sources = 主要來源：
points-economy-source = · { $rule } { $coins }（{ $share }%）
points-economy-is-none = 金幣還太少，不好判斷。
points-economy-is-still = 這段時間沒有新發出的金幣，也沒有花掉的。
points-economy-is-fast = ⚠️ 金幣增長偏快：這段時間 { $growth }（超過 { $fast }% 算快），花掉的只佔發出的 { $share }%。可以少發一些（先用 /points preview 試算），或在商店上新、提價。
points-economy-is-piling = 攢得多、花得少：花掉的只佔發出的 { $share }%（不到 { $idle }% 算少）。可以給金幣找些去處：商店、懸賞。
points-economy-is-growing = 平穩增長：發出的金幣花掉了 { $share }%（{ $idle }% 到 { $even }% 之間算平穩）。
points-economy-is-even = 收支平衡：發出的金幣花掉了 { $share }%（{ $even }% 以上算平衡）。
points-economy-is-shrinking = 花得比發得多：金幣在變少，價格可能偏高，或獎勵偏低。
points-economy-uneven = 另外，金幣集中在少數人手裡（基尼係數 { $gini }，超過 { $limit } 算集中）。
points-economy-card-minted = 發出
points-economy-card-spent = 花掉
points-economy-card-held = 凍結
points-economy-card-circulating = 手裡
points-economy-card-median = 中位數
points-economy-card-gini = 基尼係數
