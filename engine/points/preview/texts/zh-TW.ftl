# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 積分試算

preview-how = 試算：把近 { $days } 天按新規則重新算一遍，什麼都不改，看完再決定。
 寫法：/试算 設定 值 [設定 值 …]，例如 /试算 感謝 20 曲線 linear 100。
 可以試的（現在的值）：
preview-key = · { $name } = { $value }：{ $help }
preview-rest = 還有：{ $names }
preview-unknown = 沒有“{ $name }”這個可以試算的設定。是不是想寫：{ $near }？寫 /points preview 看全部。
preview-cannot = { $name } 隻影響我怎麼說話，不影響誰得多少，沒什麼可試算的；直接用 /settings 改就好。
preview-value = { $name } 後面還要寫一個值，例如 /points preview pay.thanks 20。
preview-same = 這些設定現在就是這樣，沒有變化可算。
preview-counting = 發言很多，分幾步算，幾秒後私下告訴你。
preview-title = 試算：近 { $days } 天按新規則重算
preview-change = · { $name }：{ $old } → { $new }
preview-read = 讀了 { $messages } 條可計分的發言、{ $entries } 筆其他記錄（{ $first } 至 { $last }）。
preview-xp = 發出的經驗 { $now } → { $then }（{ $growth }）
preview-coins = 發出的金幣 { $now } → { $then }（{ $growth }）
preview-rule = · { $rule }：{ $xp } 經驗，{ $coins } 金幣
preview-levels = 這段時間的升級 { $now } → { $then } 級；現在會有 { $higher } 人等級更高，{ $lower } 人更低。
preview-levels-same = 這段時間的升級 { $now } → { $then } 級；現在沒有人的等級會變。
preview-board = { $up } 人名次上升，{ $down } 人下降。這 { $days } 天的前十名會是：
preview-board-same = 名次都不變。這 { $days } 天的前十名會是：
preview-leavers = 掉出前十：
preview-purses = 手裡的金幣共 { $held } → { $held_then }，中位數 { $median } → { $median_then }，基尼係數 { $gini } → { $gini_then }
preview-lasts = 照這 30 天花掉 { $spent } 金幣的速度，手裡的夠花 { $now } → { $then } 天。
preview-short = { $count } 人已經花掉的會比得到的多（按 0 計）。
preview-unseen = 看不到的：規則變了，大家的做法也會變；30 天以前的不算；沒計分、後來又刪掉的發言無從知道。應用只管以後，已經發出的不重算（等級曲線除外，它馬上對所有人生效）。
preview-unseen-caps = 當時超出上限或被減半到 0 的沒有記錄，所以放寬時的增加只會更多。
preview-unseen-reactions = 沒計分的表情沒有記錄，只能按已記的重算。
preview-unseen-changed = 這段時間裡積分設定改過 { $count } 次；兩邊都按全程同一套規則來比。
preview-drift = 按現行規則重算與賬本相差 { $xp } 經驗（規則改過或賬號合併過）。
preview-estimated = { $count } 條發言的編號已不在，按平均值估計。
preview-apply = 應用
preview-drop = 放棄
preview-revert = 還原
preview-default = 預設
preview-gone = 這次試算已經不在了，請重新試算。
preview-elsewhere = 這是社群“{ $community }”的試算，請先用 /community 換過去。
preview-state = { $state ->
    [counting] 還在算，請稍等。
    [applied] 這次試算已經應用了。
    [reverted] 這次試算應用後又還原了；要再用請重新試算。
    [dropped] 這次試算已經放棄；要用請重新試算。
   *[ready] 這次試算還沒有應用。
 }
preview-stale = 試算之後，這些設定被改過了。請重新試算再應用。
preview-dropped = 已放棄，什麼都沒有改變。
preview-applied = 已應用：{ $changes }。從現在起有效，已經發出的積分不變。
preview-applied-curve = 所有人的等級會在接下來的幾分鐘裡分批更新，身份組隨之變化，不打擾成員。
preview-none = 沒有可以還原的試算。
preview-reverted = 已還原：{ $changes }。
preview-reverted-none = 沒有可還原的：應用之後，這些設定又改過了。
preview-reverted-kept = 後來又改過，保持不動：{ $names }。
preview-applied-audit = 應用試算
preview-reverted-audit = 還原試算
