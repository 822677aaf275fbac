# Made from zh-CN.ftl by python -m tools.texts; change that file instead.
people-platform = { $platform ->
    [telegram] Telegram
    [discord] Discord
    [console] 沙盒
   *[other] { $platform }
 }

people-code = 你的繫結碼：{ $code }
    在另一個平臺私聊我，發「/link { $code }」。{ $minutes } 分鐘內有效，只能用一次，別給任何人看。
people-code-wrong = 這個碼不對，或者已經過期。請在另一個平臺重新發 /link 要一個。
people-code-shown = 繫結碼不能發在群裡，剛才那個已經作廢。請私聊我再來一次。
people-code-tries = 試錯太多次了，一小時後再試。
people-code-gone = 這個碼已經過期或用過了。請重新發 /link。
people-nobody = 我不知道你是誰。
people-link-self = 這是你自己要的碼：請在另一個平臺上填它。
people-link-same = 兩個賬號都在 { $platform }：只能把不同平臺的賬號合成一個人。
people-link-ask = （{ $platform }）要的這個繫結碼。合併以後你們算一個人：積分、等級、簽到都在一起，金幣誰都能花。
    只有這真是你自己的賬號才點「是我」。要是有人叫你來填碼，點「不是」。
people-link-claimed = 還差一步：到 { $platform } 那邊點「是我」。沒看到訊息就在那邊發 /link。
people-link-owner = （{ $platform }）填了你的繫結碼。這是你自己的賬號嗎？點「是我」就合併。
people-link-done = 合併好了：{ $accounts } 現在是同一個人。想分開：/unlink
people-link-no = 好的，沒有合併，那個碼也作廢了。
people-linked = 你的賬號已經合在一起：{ $accounts }。想分開：/unlink
people-unlink-ask = 要讓 { $accounts } 單獨過嗎？它會帶走合併時帶來的積分和金幣（花掉的除外），一起掙的留在這邊。
people-unlink-done = 分開了。
people-unlinked-already = 你沒有合併過別的賬號。要合併：/link
people-key-yes = 是我
people-key-no = 不是
people-key-join = 加入

people-community = 這裡是「{ $name }」，{ $members } 位成員
people-community-code = 社群碼：{ $code }
    請那個群的群主在群裡發「/community join { $code }」。{ $hours } 小時內有效，只能用一次。
people-community-ask = 這個群要加入「{ $name }」嗎？{ $members } 位成員的積分、等級會一起搬過去，從此兩邊一個排行榜。
people-community-joined = 歡迎加入「{ $name }」：積分正在搬過來，以後一個排行榜。
people-community-stay = 好的，一切照舊。
people-community-left = 這個群現在自己是一個社群。積分留在原來的社群。
people-community-renamed = 社群現在叫「{ $name }」。
people-community-taken = 已經有社群叫「{ $name }」了。
people-community-long = 名字要有 1–{ $most } 個字。
people-community-same = 這個群本來就在那個社群裡。
people-community-more = 「{ $name }」還有別的群：請先讓它們各自 /community leave，再來加入。
people-community-alone = 社群裡只有這一個群，沒有可以離開的。
people-community-foreign = 你不在那個社群裡。
people-current = 現在說的是「{ $name }」的事。換一個：
people-current-only = 現在說的是「{ $name }」的事。

people-joined-audit = 合併了賬號
people-parted-audit = 分開了賬號
people-renamed-audit = 改了社群名
people-attached-audit = 加入了社群
people-detached-audit = 離開了社群
