# Seasons

seasons-unknown = There is no season #{ $number }. /season list shows those there are.
seasons-none = There is no season now. Begin one with /season start NAME until:2027-03-01
seasons-never = There has been no season yet. An admin can begin one with /season start NAME until:2027-03-01
seasons-not-yours = Only admins may do this.
seasons-elsewhere = This button belongs to “{ $community }”: please do it in a chat of that community.
seasons-left-it = All right, nothing has changed.
seasons-no = No

## How it is written

seasons-name-missing = A season needs a name, like: /season start Winter until:2027-03-01
seasons-name-long = A name has { $most } letters at most.
seasons-carry = Carry is 0% to 100%, not “{ $value }”.
seasons-repeat = Repeat is yes or no, not “{ $value }”.
seasons-day = Write a day like 2027-03-01, or a length like 90d, not “{ $value }”.
seasons-over-already = Its last day, { $last }, is over or before its first. To end it at once, use /season end.
seasons-too-long = A season lasts { $most } days at most, and its first day is at most as far from today.
seasons-overlap = It would share days with “{ $name }” ({ $days }). Move that one with /season end or /season edit, or begin later with from:…

## Admins

seasons-started = Season “{ $name }” has begun: { $days } (#{ $number }). All xp since the midnight of its first day count; it ends at midnight after its last.
seasons-planned = Season “{ $name }” is planned: { $days } (#{ $number }). It begins by itself at midnight.
seasons-edited = Season “{ $name }” is changed: { $days } (#{ $number }).
seasons-reopened = Season “{ $name }” goes on as planned: { $days } (#{ $number }).
seasons-carries = { $percent }% of “{ $name }” come along.
seasons-carries-nothing = There was no season before it, so nothing comes along.
seasons-repeats = The next one begins by itself.
seasons-untouched = Lifetime xp, levels, coins and settings stay as they are.
seasons-edit-how = What of “{ $name }” is to change? For example /season edit until:2027-04-01 carry:20%
seasons-edit-ended = Season “{ $name }” is over and cannot be changed.
seasons-ends-today = Season “{ $name }” ends tonight anyway.
seasons-end-ask = Season “{ $name }” has { $days ->
    [one] 1 more day
   *[other] { $days } more days
 } and { $members ->
    [one] 1 member
   *[other] { $members } members
 } on its board. End and archive it tonight at midnight? Lifetime xp and levels stay.
seasons-end-yes = End it tonight
seasons-changed = Season “{ $name }” has changed meanwhile. Please ask again with /season end
seasons-ending = Season “{ $name }” ends tonight at midnight, and no next one begins by itself. A mistake? Within { $days } days: /season reopen { $number }
seasons-reopen-none = No season was ended early.
seasons-reopen-late = Season “{ $name }” cannot be reopened: that takes less than { $days } days since its end, and a planned last day still to come.
seasons-counting = Season “{ $name }” is being archived. Please try again in a few minutes.

seasons-start-audit = began a season
seasons-edit-audit = changed a season
seasons-end-audit = ended a season early
seasons-reopen-audit = reopened a season
seasons-ended-audit = season archived
seasons-unheard-audit = season's winners not told (the day's budget was spent)
seasons-reset-audit = reset points
seasons-reset-done-audit = reset of points done
seasons-reset-undo-audit = undid a reset of points

## What people see

seasons-left = { $days ->
    [0] its last day: it ends tonight
    [one] 1 day left
   *[other] { $days } days left
 }
seasons-coming = Season “{ $name }” is coming: { $days }.
seasons-empty = Nobody is here yet. Talking, checking in and helping others count.
seasons-nobody = Nobody is on the board of “{ $name }” yet.
seasons-mine = You: place { $place }, { $xp } xp
seasons-mine-none = You are not on it yet.
seasons-places = The board
seasons-list = All seasons
seasons-state-planned = to come
seasons-state-running = running
seasons-state-counting = over, being archived
seasons-state-ended = over
seasons-hall = Hall of fame
seasons-hall-empty = No season is over yet. The first three of each will stay here.
seasons-champions = How often among the first three
seasons-over = Season “{ $name }” is over. Congratulations!
seasons-next = The next one, “{ $name }”, has begun and lasts until { $last }.
seasons-next-carry = The next one, “{ $name }”, has begun with { $carry }% of this one and lasts until { $last }.

## Winners of weeks

seasons-weekly = Winners of the week
seasons-weekly-empty = There are no winners yet: on Mondays the first of last week's board are kept here.
seasons-often = Most often first
seasons-times = { $times ->
    [one] once
   *[other] { $times } times
 }
seasons-digest = Last week's winners
seasons-winner = { $xp } xp
seasons-winner-coins = { $xp } xp, won { $coins } coins

## Resets

seasons-reset-nothing = Everybody is at zero already.
seasons-reset-ask-xp = This will remove { $xp } xp from { $members ->
    [one] 1 member
   *[other] { $members } members
 }; levels follow. Go ahead?
seasons-reset-ask-coins = This will remove { $coins } coins from { $members ->
    [one] 1 member
   *[other] { $members } members
 }. Go ahead?
seasons-reset-ask-both = This will remove { $xp } xp and { $coins } coins from { $members ->
    [one] 1 member
   *[other] { $members } members
 }; levels follow. Go ahead?
seasons-reset-stays = Settings, badges, streaks, the boards of weeks and months and of seasons stay. All of it can be taken back with /season reset undo
seasons-reset-yes = Reset
seasons-reset-begun = There are many members, so this goes step by step (#{ $number }); I will say when it is done.
seasons-reset-done = Reset #{ $number } is done: { $members ->
    [one] 1 member
   *[other] { $members } members
 }, { $xp } xp and { $coins } coins in all.
seasons-reset-again = This reset was confirmed before.
seasons-reset-none = There is no reset to take back.
seasons-reset-undo-ask = Give back the { $xp } xp and { $coins } coins that reset #{ $number } took from { $members ->
    [one] 1 member
   *[other] { $members } members
 }? What they have earned since stays.
seasons-reset-undo-yes = Take the reset back
seasons-reset-undone = Reset #{ $number } is undone: { $xp } xp and { $coins } coins are back with { $members ->
    [one] 1 member
   *[other] { $members } members
 }.
seasons-reset-undone-before = This reset has been undone before.
