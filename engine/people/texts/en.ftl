people-platform = { $platform ->
    [telegram] Telegram
    [discord] Discord
    [console] the sandbox
   *[other] { $platform }
 }

people-code = Your code: { $code }
    Send me “/link { $code }” in private on the other platform. It holds for { $minutes } minutes and once; show it to nobody.
people-code-wrong = That code is wrong or has expired. Ask for a new one with /link on the other platform.
people-code-shown = A code does not belong in a group; that one no longer holds. Once more in private, please.
people-code-tries = Too many wrong codes. Try again in an hour.
people-code-gone = That code has expired or was used. Please send /link again.
people-nobody = I do not know who you are.
people-link-self = This is the code you asked for: enter it on the other platform.
people-link-same = Both accounts are on { $platform }: only accounts on different platforms can be one person.
people-link-ask = ({ $platform }) asked for this code. Joined, you are one person: points, level and check-ins together, and either can spend the coins.
    Press “That's me” only if this is your own account. If somebody told you to enter a code, press “No”.
people-link-claimed = One more step: press “That's me” on { $platform }. If you see no message there, send /link there.
people-link-owner = ({ $platform }) entered your code. Is this your own account? “That's me” joins the two.
people-link-done = Done: { $accounts } are one person now. To part them: /unlink
people-link-no = All right, nothing was joined, and the code no longer holds.
people-linked = Your accounts are one already: { $accounts }. To part them: /unlink
people-unlink-ask = Let { $accounts } go its own way? It takes back the points and coins it brought (but for those spent); what you earned together stays here.
people-unlink-done = Parted.
people-unlinked-already = You have no linked accounts. To link one: /link
people-key-yes = That's me
people-key-no = No
people-key-join = Join

people-community = This is “{ $name }”, { $members } members
people-community-code = Community code: { $code }
    Have the owner of the other chat send “/community join { $code }” there. It holds for { $hours ->
        [one] an hour
       *[other] { $hours } hours
     } and once.
people-community-ask = Let this chat join “{ $name }”? The points and levels of { $members } members move with it, and there will be one leaderboard.
people-community-joined = Welcome to “{ $name }”: the points are on their way; one leaderboard from now on.
people-community-stay = All right, everything stays as it is.
people-community-left = This chat is a community of its own now. The points stay with the old one.
people-community-renamed = The community is called “{ $name }” now.
people-community-taken = There is a community called “{ $name }” already.
people-community-long = A name has 1–{ $most } characters.
people-community-same = This chat belongs to that community already.
people-community-more = “{ $name }” has other chats: let each of them /community leave first.
people-community-alone = This is the community's only chat; there is nothing to leave.
people-community-foreign = You do not belong to that community.
people-current = We are speaking of “{ $name }”. Choose another:
people-current-only = We are speaking of “{ $name }”.

people-joined-audit = joined accounts
people-parted-audit = parted accounts
people-renamed-audit = renamed the community
people-attached-audit = joined a community
people-detached-audit = left a community
