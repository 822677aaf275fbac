people-platform = { $platform ->
    [telegram] Telegram
    [discord] Discord
    [console] 沙盒
   *[other] { $platform }
 }

people-code = 你的绑定码：{ $code }
    在另一个平台私聊我，发「/link { $code }」。{ $minutes } 分钟内有效，只能用一次，别给任何人看。
people-code-wrong = 这个码不对，或者已经过期。请在另一个平台重新发 /link 要一个。
people-code-shown = 绑定码不能发在群里，刚才那个已经作废。请私聊我再来一次。
people-code-tries = 试错太多次了，一小时后再试。
people-code-gone = 这个码已经过期或用过了。请重新发 /link。
people-nobody = 我不知道你是谁。
people-link-self = 这是你自己要的码：请在另一个平台上填它。
people-link-same = 两个账号都在 { $platform }：只能把不同平台的账号合成一个人。
people-link-ask = （{ $platform }）要的这个绑定码。合并以后你们算一个人：积分、等级、签到都在一起，金币谁都能花。
    只有这真是你自己的账号才点「是我」。要是有人叫你来填码，点「不是」。
people-link-claimed = 还差一步：到 { $platform } 那边点「是我」。没看到消息就在那边发 /link。
people-link-owner = （{ $platform }）填了你的绑定码。这是你自己的账号吗？点「是我」就合并。
people-link-done = 合并好了：{ $accounts } 现在是同一个人。想分开：/unlink
people-link-no = 好的，没有合并，那个码也作废了。
people-linked = 你的账号已经合在一起：{ $accounts }。想分开：/unlink
people-unlink-ask = 要让 { $accounts } 单独过吗？它会带走合并时带来的积分和金币（花掉的除外），一起挣的留在这边。
people-unlink-done = 分开了。
people-unlinked-already = 你没有合并过别的账号。要合并：/link
people-key-yes = 是我
people-key-no = 不是
people-key-join = 加入

people-community = 这里是「{ $name }」，{ $members } 位成员
people-community-code = 社区码：{ $code }
    请那个群的群主在群里发「/community join { $code }」。{ $hours } 小时内有效，只能用一次。
people-community-ask = 这个群要加入「{ $name }」吗？{ $members } 位成员的积分、等级会一起搬过去，从此两边一个排行榜。
people-community-joined = 欢迎加入「{ $name }」：积分正在搬过来，以后一个排行榜。
people-community-stay = 好的，一切照旧。
people-community-left = 这个群现在自己是一个社区。积分留在原来的社区。
people-community-renamed = 社区现在叫「{ $name }」。
people-community-taken = 已经有社区叫「{ $name }」了。
people-community-long = 名字要有 1–{ $most } 个字。
people-community-same = 这个群本来就在那个社区里。
people-community-more = 「{ $name }」还有别的群：请先让它们各自 /community leave，再来加入。
people-community-alone = 社区里只有这一个群，没有可以离开的。
people-community-foreign = 你不在那个社区里。
people-current = 现在说的是「{ $name }」的事。换一个：
people-current-only = 现在说的是「{ $name }」的事。

people-joined-audit = 合并了账号
people-parted-audit = 分开了账号
people-renamed-audit = 改了社区名
people-attached-audit = 加入了社区
people-detached-audit = 离开了社区
