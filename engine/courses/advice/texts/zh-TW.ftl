# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
# 推薦

advice-button = { $what ->
    [open] 🔍 詳情
    [dismiss] 👎 不感興趣
    [later] ⏰ 以後再說
    [never] 🚫 不看這個話題
    [off] 🔕 不再推送
    [talk] 💬 參考我的聊天
    [on] 🔔 有合適的告訴我
    [neither] 都不用
   *[other] { $what }
 }
advice-title = 適合你的：
advice-nothing = 現在沒有可以推薦的。看看 /courses 有什麼。
advice-because = 因為{ $reasons }
advice-because-tried = 學的人還不多，請你先試試看
advice-because-nothing = { $known ->
    [yes] 換換口味，看看這個
   *[no] 還不知道你的興趣，先看看這個
 }
advice-and = ，也因為
advice-reason = { $why ->
    [finished] 你學完了《{ $title }》
    [begun] 你在學《{ $title }》
    [attended] 你參加過《{ $title }》
    [looked] 你看過《{ $title }》
    [like] 你聊的和《{ $title }》相近
    [seldom] 知道它的人還不多
    [unwanted] 你不想看《{ $title }》
    [topic] 你常聊 { $title }
   *[liked] 很多人選它
 }（{ $share }）
advice-ask = 還想更合心意？我可以參考你在群裡聊的話題（只記和哪門課有關、有多少，不存原話），有合適的也可以私下告訴你（每週最多兩次，安靜時段不打擾）。只問這一次，隨時可以用 /recommend 改。
advice-allowed = 推送：{ $push ->
    [on] 開
   *[off] 關
 }（/recommend on|off） · 參考聊天：{ $talk ->
    [on] 開
   *[off] 關
 }（/recommend talk|notalk）
advice-dismissed = 好的，不再推薦《{ $title }》。
advice-later = 好的，《{ $title }》過一陣再說。
advice-barred = 好的，不再推薦和「{ $topic }」有關的。
advice-which-topic = 哪個話題不想再看？
advice-stopped = 好的，不再推送。想看的時候說 /recommend。
advice-push = 也許適合你：
advice-too-old = 這條推薦過期了。說 /recommend 看新的。
advice-why-nothing = 還沒有給你推薦過。說 /recommend 試試。
advice-why = 為什麼推薦《{ $title }》（模型 { $model }）：
advice-why-tried = 它是隨機試推的，機會 { $chance }。
advice-why-how = 百分比是各個理由在全部理由裡佔的份額，精確計算，沒有別的理由。

## 數字

advice-stats = 🎯 推薦 · 最近 { $days } 天
advice-stats-how = { $how ->
    [asked] 問來的 { $count } 條
   *[push] 私下推薦 { $count } 條
 }
advice-stats-share = ，{ $what ->
    [opened] 點開
    [begun] 開始學
   *[dismissed] 不感興趣
 } { $percent }（{ $low }–{ $high }）
advice-stats-spread = 推薦過 { $seen }/{ $of } 門課，基尼係數 { $gini }
advice-stats-people = 願意收推送 { $pushed } 人，參考聊天 { $talk } 人；關掉推送 { $off } 人，三次沒反應而停 { $tired } 人
