# Points

points-unpayable = This account cannot earn points.
points-not-yours = That is not yours: only its owner or a moderator may do this.
points-entry-unknown = There is no entry { $entry }. Write it like #12 or #12-1.

## Check-in

points-checkin-done = Checked in ✅ +{ $amount } xp and coins, day { $streak } in a row. You have { $xp } xp and { $coins } coins.
points-checkin-again = You have checked in today, day { $streak } in a row. See you tomorrow 👋
points-checkin-frozen = One day was missed; that week's free day saved your streak.
points-checkin-level = 🎉 Level { $level }!

## Me

points-me-xp = ⭐ { $xp } xp · level { $level } ({ $missing } to level { $next })
points-me-coins = 🪙 { $coins } coins
points-me-rank = 🏅 rank { $rank }
points-me-unranked = 🏅 not ranked
points-me-streak = 📅 check-in streak: { $streak ->
    [one] { $streak } day
   *[other] { $streak } days
 }

points-calculate-there = has reached level { $level } already.
points-calculate-missing = needs { $missing } xp more for level { $level }, about { $messages } ordinary messages.

## Leaderboard

points-top-day = Top today
points-top-week = Top this week
points-top-month = Top this month
points-top-all = Top of all time
points-top-short-day = Today
points-top-short-week = Week
points-top-short-month = Month
points-top-short-all = All
points-top-empty = Nobody is here yet. Talking, checking in and helping others earn points.
points-top-member = member
points-top-xp = xp
points-top-level = level
points-top-footer = page { $page }/{ $pages }, { $size } in all
points-top-find-me = Find me
points-top-not-there = You are not on this board yet.
points-top-here = this chat
points-top-nobody = somebody
points-top-count = { $size ->
    [one] 1 member is
   *[other] { $size } members are
 } on it
points-top-alt = { $title }: a picture of the first { $count }

## Thanks

points-thanks-whom = Whom do you thank?
points-thanks-given = was thanked, +{ $xp } 💗
points-thanks-self = You cannot thank yourself: name a member or reply to a message of theirs.
points-thanks-wait = You can thank the same member once in 24 hours ({ $amount } points each time).
points-thanks-full = They have been thanked { $most } times today, which is as often as counts. Tomorrow is another day.

## Notices

points-level-up = reached level { $level }. Congratulations!

## Why

points-why-nothing = There is no message to explain yet. Reply to one, or write /why #12 or /why level.
points-why-message = { $reason } (units { $units }, nearest recent message { $similarity }% alike, { $novelty }% new)
points-why-level = You are level { $level } with { $xp } xp; this level goes from { $begin } to { $end }. It came from:
points-why-sum = · { $rule }: { $xp } xp ({ $times }×)
points-why-undo = It takes back entry #{ $entry }.
points-why-undone = This entry has been undone.
points-entry = #{ $entry } · { $time } · { $rule } · xp { $xp } · coins { $coins }

points-rule-message = message
points-rule-thanks = thanked
points-rule-reaction = reaction received
points-rule-checkin = check-in
points-rule-answer = answer accepted
points-rule-answer-asked = accepting an answer
points-rule-event = event attended
points-rule-course-begun = course begun
points-rule-lesson = lesson done
points-rule-course = course completed
points-rule-invite = invited member stayed
points-rule-welcome = came by an invitation and stayed
points-rule-grant = set by an admin
points-rule-merge = balances joined
points-rule-split = balance taken along
points-rule-undo = undone
points-rule-import = totals of another bot
points-rule-winner = winner of the week
points-rule-reset = reset
points-rule-transfer = transfer
points-rule-bounty-hold = bounty put aside
points-rule-bounty-settle = bounty won
points-rule-bounty-release = bounty returned
points-rule-bounty-back = bounty taken back
points-rule-bounty-moved = bounty moved here
points-rule-shop-hold = order put aside
points-rule-shop-settle = order
points-rule-shop-release = order returned
points-rule-shop-refund = order refunded
points-rule-shop-moved = order moved here
points-rule-transfer-hold = given away
points-rule-transfer-settle = given by a member
points-rule-transfer-back-hold = transfer taken back
points-rule-transfer-back-settle = transfer returned

points-reason-ordinary = An ordinary message, paid in full
points-reason-dense = It says a lot: paid one and a half times
points-reason-thin = Very short: paid half
points-reason-attachment = A file without words: paid half
points-reason-forwarded = Forwarded: paid half
points-reason-advert = It looks like an advert: paid half
points-reason-advert-again = A repeated advert: not paid
points-reason-echo = Nearly what somebody has just said: paid half
points-reason-copy = The same as somebody's recent message: not paid
points-reason-repeat = The same as your own recent message: not paid
points-reason-flood = Filler words: not paid
points-reason-emoji = Only emoji or signs: not paid
points-reason-sticker = Only a sticker: not paid
points-reason-empty = No words: not paid
points-reason-cooldown = Too soon after the last paid message: not paid
points-reason-cap = The day's xp from messages are used up
points-reason-excluded = This chat earns nothing
points-reason-unpayable = This account cannot earn points
points-reason-withheld = A command, or waiting for a moderator: not paid as a message
points-reason-edited = the message was edited away
points-reason-deleted = the message was deleted
points-reason-held = the message waits for a moderator
points-reason-released = the message was released
points-reason-revoked = the acceptance was taken back
points-reason-rollback = rolled back
points-reason-reset = reset taken back
points-reason-restored = the rollback was taken back
points-reason-taken-back = the import was taken back

## Admins

points-granted = { $dxp } xp, { $dcoins } coins (entry #{ $entry }). Now { $xp } xp, level { $level }, { $coins } coins.
points-undone = #{ $entry } is undone: { $xp } xp and { $coins } coins taken back.
points-undo-pair = Coins of “{ $rule }” move in pairs; half of it undone would make coins from nothing. Please undo it there: an order by /orders undo or /orders refuse, a transfer by /transfer undo, accounts by /unlink.
points-undo-again = Entry #{ $entry } has been undone before.
points-log-title = The last entries
points-log-empty = There are no entries yet.
points-rollback-nothing = They caused nothing in that time that still counts.
points-rollback-ask = caused { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
 } in the last { $since }: this will remove { $xp } xp and { $coins } coins from { $members ->
    [one] { $members } member
   *[other] { $members } members
 }. Go ahead?
points-rollback-done = { $entries ->
    [one] { $entries } entry is
   *[other] { $entries } entries are
 } undone: { $xp } xp and { $coins } coins removed.
points-rollback-rule = · { $rule }: { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
 }, { $xp } xp, { $coins } coins
points-rollback-member = { $xp } xp, { $coins } coins
points-rollback-paired = { $entries ->
    [one] { $entries } entry moves coins between two places and stays
   *[other] { $entries } entries move coins between two places and stay
 }: orders, transfers and bounties are undone where they are.
points-rollback-begun = { $entries ->
    [one] { $entries } entry is
   *[other] { $entries } entries are
 } being undone, step by step; I will say when it is done (#{ $number }).
points-rollback-through = All entries are undone (rollback #{ $number }).
points-rollback-way-back = If that was a mistake: /points restore #{ $number }
points-restore-unknown = I know of no rollback #{ $entry }. Its number is in the answer to the rollback, and in /audit.
points-restore-again = Nothing of rollback #{ $entry } is still taken back.
points-restore-ask = Rollback #{ $number } took back { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
 }: this will give { $members ->
    [one] { $members } member
   *[other] { $members } members
 } { $xp } xp and { $coins } coins again. Go ahead?
points-restore-yes = Restore { $count }
points-restore-done = { $entries ->
    [one] { $entries } entry counts
   *[other] { $entries } entries count
 } again: { $xp } xp and { $coins } coins given back.
points-restore-begun = { $entries ->
    [one] { $entries } entry is
   *[other] { $entries } entries are
 } being restored, step by step; I will say when it is done.
points-restore-through = All entries of rollback #{ $number } count again.
points-confirm = Undo { $count }
points-cancel = Cancel
points-cancelled = Cancelled, nothing has changed.

points-add-audit = gave points
points-remove-audit = took points
points-set-audit = set points
points-undo-audit = undid an entry
points-rollback-audit = rolled entries back
points-restore-audit = took a rollback back
points-relevelled-audit = told the levels of a new curve, members moved:
points-rebuild-audit = made the wallets anew from the ledger
points-import-audit = brought in totals of another bot
points-import-undo-audit = took an import of totals back

## In the digest

points-digest = Who helped
points-digest-helper = thanked by { $people ->
    [one] 1 person
   *[other] { $people } people
 }{ $answers ->
    [0] {""}
    [one] , 1 answer accepted
   *[other] , { $answers } answers accepted
 }
points-digest-look = look

## Prizes of the week's winners

points-prizes = Write coins like 50, 30, 20, at most { $most } numbers, not “{ $value }”.

## Level curve

points-curve-unknown = I do not understand the level curve “{ $value }”. Write mee6, or linear 100 (100 xp a level), or the totals of the levels like 100, 250, 500 (from there on each level takes the last step, 250).
points-curve-step = { $step } xp a level is not possible: it takes { $least } to { $most }.
points-curve-long = At most { $most } levels can be written, up to { $total } xp; the levels after them repeat the last step.
points-curve-order = Level { $level } at { $total } has to lie at least { $least } above the { $before } before it: write totals, rising.

## Coins

points-economy-title = Coins: the last { $days } days
points-economy-empty = No coins have moved yet. Check-ins, thanks and events bring them.
points-economy-minted = 🪙 { $coins } coins made ({ $trend })
points-economy-spent = 🛍 { $coins } coins spent ({ $trend })
points-economy-taken = ↩️ { $coins } coins undone or taken
points-economy-trend = { $before } the period before, { $growth }
points-economy-no-trend = 0 the period before
points-economy-held = 🔒 { $coins } coins held for orders and bounties ({ $holds ->
    [one] 1 hold
   *[other] { $holds } holds
 })
points-economy-purses = 👛 { $members ->
    [one] { $members } member has
   *[other] { $members } members have
 } { $coins } coins, the median purse { $median }, Gini { $gini } (0: all the same, 1: all with one)
points-economy-sources = Where they come from:
points-economy-source = · { $rule } { $coins } ({ $share }%)
points-economy-is-none = There are too few coins yet to judge.
points-economy-is-still = No coins were made or spent in this time.
points-economy-is-fast = ⚠️ Coins grow fast: { $growth } in this time (beyond { $fast }% is fast), and only { $share }% of what is made is spent. Pay a little less (try it with /points preview), or give the shop something new or dearer.
points-economy-is-piling = Coins pile up: only { $share }% of what is made is spent (below { $idle }% is little). Give them somewhere to go: the shop, bounties.
points-economy-is-growing = Steady growth: { $share }% of what is made is spent ({ $idle }% to { $even }% is steady).
points-economy-is-even = In balance: { $share }% of what is made is spent (from { $even }% on it is balanced).
points-economy-is-shrinking = More is spent than made: there are ever fewer coins. Prices may be high, or rewards low.
points-economy-uneven = {" "}And a few members have nearly all of them (Gini { $gini }; beyond { $limit } is uneven).
points-economy-card-minted = made
points-economy-card-spent = spent
points-economy-card-held = held
points-economy-card-circulating = in purses
points-economy-card-median = median purse
points-economy-card-gini = Gini
