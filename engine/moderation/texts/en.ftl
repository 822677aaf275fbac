# Moderation

moderation-kind = { $kind ->
    [warn] warning
    [mute] mute
    [ban] ban
    [kick] kick
    [delete] message deleted
    [purge] messages cleared
   *[other] { $kind }
 }
moderation-list = {", "}
moderation-for = for { $length }
moderation-for-good = for good
moderation-said = { $kind ->
    [warn] {" "}was warned (#{ $number })
    [mute] {" "}is muted { $length } (#{ $number })
    [ban] {" "}is banned { $length } (#{ $number })
    [kick] {" "}was removed (#{ $number })
   *[delete] : a message was deleted (#{ $number })
 }
moderation-clamped = { $which ->
    [short] – { $bound } is the shortest, so { $bound } it is
   *[long] – { $bound } is the longest, so { $bound } it is
 }
moderation-ladder-reason = { $points ->
    [one] one warning point
   *[other] { $points } warning points
 } (the last by #{ $number })
moderation-ladder-reason-given = { moderation-ladder-reason }: { $reason }

## To the member alone

moderation-told = { $kind ->
    [warn] ⚠️ You were warned in { $community }, case #{ $number }.
    [mute] 🔇 You are muted in { $community } { $length }, case #{ $number }.
    [ban] ⛔ You are banned from { $community } { $length }, case #{ $number }.
    [kick] 👋 You were removed from { $community }, case #{ $number }; you may come back.
   *[delete] 🗑 A message of yours in { $community } was deleted, case #{ $number }.
 }
moderation-told-reason = Reason: { $reason }
moderation-told-rule = An automatic rule decided this, and may be wrong.
moderation-told-points = Warning points that count now: { $points }.
moderation-told-appeal = Do you see it differently? Press the button below, or send /appeal { $number } and your words; the moderators will read them.
moderation-told-undone = ↩️ { $community } took back { $what }.
moderation-told-undone-one = #{ $number } ({ $kind ->
    [warn] the warning
    [mute] the mute
    [ban] the ban
    [kick] your removal
   *[delete] the deletion; your points are back
 })
moderation-told-failed = ↩️ { $kind ->
    [delete] #{ $number } in { $community }: your message could not be deleted.
   *[other] #{ $number } in { $community } does not hold: it could not be carried out.
 }
moderation-told-holds = {" "}#{ $number } still holds.

## The record

moderation-record = { $kind ->
    [warn] warned
    [mute] muted { $length }
    [ban] banned { $length }
    [kick] removed
    [delete] { $count } deleted
   *[purge] { $count } cleared
 }
moderation-state = { $state ->
    [undone] taken back
    [over] over
    [replaced] replaced by a later act
    [failed] not done
   *[open] in force
 }
moderation-by-rule = automatic rule { $rule }
moderation-to-message = See the message
moderation-undo-button = ↩️ Undo
moderation-undone = ↩️ #{ $number } is taken back.
moderation-undone-already = #{ $number } was taken back already, or never came to be.
moderation-lifted = { $kind ->
    [warn] : the warning is taken back
    [mute] {" "}may speak again
    [ban] {" "}may come back
    [kick] {" "}may come back
   *[delete] : the points are back; a deleted message cannot be
 }{ $number ->
    [0] {""}
   *[other] {" "}(#{ $number })
 }
moderation-lifted-holds = : #{ $number } is taken back, but #{ $other } still holds
moderation-no-case = There is no case #{ $number }.
moderation-cases = 🗂 The last cases (/case and the number shows more)
moderation-cases-none = There is no case yet.
moderation-elsewhere = This belongs to { $community }; change there with /community, then press again.

## Warnings

moderation-warns = has { $count ->
    [one] one warning
   *[other] { $count } warnings
 }, { $points ->
    [one] one point
   *[other] { $points } points
 }:
moderation-warns-line = #{ $number } for { $ends } more · { $reason }
moderation-warns-next = Next: at { $points } { $points ->
    [one] point
   *[other] points
 }, { $act }
moderation-warns-none = has no warnings that count.
moderation-whose-warning = Whose warning? Reply to a message of theirs, or write /unwarn @somebody.
moderation-no-warning = There is no warning to take back.

## Who may

moderation-not-here = You are no moderator in { $chat }, so this cannot be done there.
moderation-not-yourself = You cannot do this to yourself.
moderation-not-above = They stand as high as you or higher, so this cannot be done.
moderation-not-me = I would rather not do that to myself.
moderation-not-a-person = That is a channel or an anonymous admin, no member; please act on the platform itself.
moderation-not-known-here = They have no account on this platform.
moderation-banned-already = They are banned already (#{ $number }), and removing them would end the ban. To let them come back use /unban.
moderation-how-long = For how long? For example /tban @somebody 7d; /ban is for good.
moderation-length-wrong = I cannot read “{ $value }” as a length: write 30s, 10m, 1h30m, 3d or 2w, or “forever”, and a space before the reason. If it belongs to the reason, put another word before it.

## What the platform would not do

moderation-failed = { $number ->
    [0] ⚠️ { $kind ->
        [mute] The mute or its end could not be done.
        [ban] The ban or its end could not be done.
        [kick] The removal could not be done.
       *[delete] The deletion could not be done.
     }
   *[other] ⚠️ #{ $number } { $kind ->
        [warn] The warning could not be done.
        [mute] The mute or its end could not be done.
        [ban] The ban or its end could not be done.
        [kick] The removal could not be done.
       *[delete] The deletion could not be done.
     }
 }
moderation-needs = { $right ->
    [telegram-mute] I need to be an admin with the right “Ban users”; and they must not be an admin.
    [telegram-ban] I need to be an admin with the right “Ban users”; and they must not be an admin.
    [telegram-kick] I need to be an admin with the right “Ban users”; and they must not be an admin.
    [telegram-delete] I need to be an admin with the right “Delete messages”; nobody deletes what is older than 48 hours.
    [discord-mute] My role needs the permission “Moderate Members” (time out), and must stand above theirs.
    [discord-ban] My role needs the permission “Ban Members”, and must stand above theirs.
    [discord-kick] My role needs the permission “Kick Members”, and must stand above theirs.
    [discord-delete] My role needs the permission “Manage Messages” in this channel.
    [discord-purge] My role needs the permission “Manage Messages” in this channel.
    [telegram-purge] I need to be an admin with the right “Delete messages”.
   *[other] I lack the right to do it.
 }
moderation-not-theirs = The platform does not let who asked do this, so I cannot do it for them.
moderation-banned-there = They are banned here, and this would end the ban. To let them come back use /unban.
moderation-platform-says = The platform says: { $error }

## Deleting

moderation-delete-what = Which one? Reply to the message with /del.
moderation-deleted = 🗑 Deleted.
moderation-too-old = This message is too old: the platform lets no bot delete it. Please delete it by hand.
moderation-purge-what = Which ones? Write how many, e.g. /purge 20; or reply to a message to clear everything from there on.
moderation-purge-unknown = I have not seen that message and cannot tell where to begin; write how many, e.g. /purge 20.
moderation-purge-nothing = { $old ->
    [0] There is nothing to clear.
   *[other] There is nothing to clear: { $old } are too old, the platform lets no bot delete them.
 }
moderation-purge-ask = Delete { $count } messages? { $left ->
    [0] {""}
   *[other] { $left } more will stay (too old, or by somebody of higher standing).
 }
moderation-purge-yes = Delete { $count }
moderation-no = No
moderation-purge-no = Nothing was deleted.
moderation-purged = 🗑 { $count } deleted (#{ $number }). { $old ->
    [0] {""}
   *[other] { $old } are too old, the platform lets no bot delete them.{" "}
 }{ $higher ->
    [0] {""}
   *[other] { $higher } stay, for their authors stand higher.
 }{ $more ->
    [0] {""}
   *[other] {" "}More is left; send it again for the rest.
 }
moderation-purge-undone = ↩️ #{ $number } is taken back: the points are back; deleted messages cannot be.

## Reports

moderation-report-what = Which one? Reply to the message with /report, and a reason if you like.
moderation-report-yourself = That is your own; simply delete it.
moderation-report-twice = You have reported it already; the moderators will look.
moderation-report-decided = The moderators have looked at this message already.
moderation-report-flood = { $most } reports an hour are the most; please try later, or turn to a moderator if it is urgent.
moderation-report-rest = Your last reports came to nothing. Please wait { $wait } before the next one, or turn to a moderator if it is urgent.
moderation-report-thanks = 📨 Thank you, the moderators have it.
moderation-report-waits = A report is waiting; please send me /reports in private.
moderation-report-card = Report #{ $number } · { $chat } · { $count ->
    [one] one member
   *[other] { $count } members
 } reported
moderation-report-more = and { $count } more
moderation-report-state = { $state ->
    [claimed] being looked at
    [acted] dealt with
   *[dismissed] dismissed
 }
moderation-report-done = {": "}{ $done }
moderation-report-button = { $verb ->
    [claim] ✋ Mine
    [warn] ⚠️ Warn
    [mute] 🔇 Mute 1h
    [delete] 🗑 Delete
    [reopen] ↩️ Open again
   *[dismiss] Dismiss
 }
moderation-report-reason = was reported (report #{ $number })
moderation-report-outcome = { $state ->
    [acted] 📨 The moderators have dealt with what you reported. Thank you.
   *[dismissed] 📨 The moderators looked at your report; this time it breaks no rule. Thank you for watching.
 }
moderation-report-unknown = There is no such report.
moderation-report-closed = This report is dealt with already.
moderation-report-theirs = Somebody else is looking at it; press “Mine” first to take over.
moderation-report-yours = All right, it is yours.
moderation-report-nobody = Nobody knows who wrote it; it can only be deleted.
moderation-reports = 🚩 { $count ->
    [one] One report waits
   *[other] { $count } reports wait
 }:
moderation-reports-none = No report waits 👌

## Appeals

moderation-appeal-button = 🙋 Appeal
moderation-appeal-ask = Please write what you want to tell the moderators, in one message within { $patience }; “cancel” leaves.
moderation-appeal-where = Please send me in private: /appeal { $number } and your words.
moderation-appeal-continue = Press the button to go on.
moderation-appeal-lodged = 🙋 The moderators have your appeal against #{ $number }; you will hear of it.
moderation-appeal-kept = 🙋 Your appeal against #{ $number } is kept; no moderator can be reached now, they find it in /case { $number }.
moderation-appeal-none = There is nothing to appeal against.
moderation-appeal-twice = You have appealed already; it can be done once for a case.
moderation-appeal-late = More than 30 days have passed; it is too late to appeal.
moderation-appeal-not-yours = There is no case #{ $number } about you.
moderation-appeal-card = Appeal against #{ $number } by
moderation-appeal-answer = { $answer ->
    [accepted] ✅ Accept and undo
   *[declined] Decline
 }
moderation-appeal-state = { $state ->
    [accepted] accepted
    [declined] declined
   *[waiting] waiting
 }
moderation-appeal-told = { $state ->
    [accepted] ✅ The moderators accepted your appeal against #{ $number }.
   *[declined] The moderators have read your appeal against #{ $number } and stand by the case.
 }
moderation-appeal-own = { $state ->
    [accepted] The moderators accepted your appeal.
    [declined] You appealed; the moderators stand by the case.
   *[waiting] The moderators have yet to read your appeal.
 }
moderation-appeal-answered = This appeal has been answered already.

## The rules of the house

moderation-rules = 📜 Rules
moderation-rules-none = No rules are written down here yet.
moderation-rules-none-yet = No rules are written down here yet. Write them with /rules set.
moderation-rules-what = What are the rules? Write them after the command, e.g. /rules set en 1. Be kind. 2. Ask well.
moderation-rules-written = 📜 The rules are written down ({ $language }).
moderation-rules-gone = The rules are gone ({ $language }).
moderation-rules-long = The rules may have { $most } letters.

## Settings

moderation-ladder-wrong = I cannot read these steps, so they will do nothing: { $wrong }. Write them like 2:mute 1h, 3:mute 1d, 4:ban.
moderation-no-chat = No group or channel of this community is called “{ $name }”. Bring me there first, then add it with /community join.

## The audit

moderation-warn-audit = warning
moderation-undo-audit = case taken back
moderation-rules-audit = rules changed
