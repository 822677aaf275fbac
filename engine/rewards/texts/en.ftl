# Level rewards

rewards-role = the role { $role }
rewards-tag = the tag “{ $tag }”
rewards-level-tag = the level tag Lv
rewards-role-unknown = I do not know the role { $role }. Choose it from the list (it is sent as <@&number>) or write its number; a Telegram tag is written tag:text.
rewards-tag-length = A tag has 1 to { $most } letters.
rewards-tag-emoji = Telegram's tags have no emoji; please use plain text.
rewards-not-yours = Only an admin may do this.

## Setting rewards

rewards-added = Level { $level } brings { $what } ✅
rewards-added-sync = Members who are there already: { $count }. Send /sync to give it to them.
rewards-removed = Level { $level } no longer brings { $what }. Who has it keeps it.
rewards-no-such = Level { $level } brings nothing. See /rewardrole list.
rewards-none = There are no level rewards yet. For example: /rewardrole add 5 tag:helper
rewards-title = 🎁 Level rewards
rewards-level = level
rewards-what = reward
rewards-reached = members there
rewards-mode = { $mode ->
    [replace] Only the highest role is kept (rewards.mode = replace).
   *[other] Roles of lower levels are kept (rewards.mode = stack).
 }

## Sync

rewards-sync-nobody = Nobody gets anything: there are no rewards yet, or nobody has reached one.
rewards-sync-ask = { $count ->
    [one] One member gets
   *[other] { $count } members get
 } what their level brings again; it takes about { $time }:
rewards-sync-line = · { $what }: { $count }
rewards-sync-yes = Give it to { $count }
rewards-cancel = Cancel
rewards-cancelled = Cancelled, nothing has changed.
rewards-sync-begun = Begun: { $count ->
    [one] one member
   *[other] { $count } members
 }, in about { $time } ✅

## Refused

rewards-refused = ⚠️ I could not give { $what }. The platform says: { $error }
    Please check my rights; on Discord my role has to stand above the one I give. Once it is mended, send /sync. I will not mention this again today.

rewards-add-audit = set a level reward
rewards-remove-audit = removed a level reward
rewards-sync-audit = gave level rewards again
