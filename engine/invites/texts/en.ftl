# Invites

invites-unpayable = This account cannot invite anybody. Please ask for a link with an account of your own.
invites-nowhere = There is no group yet that I could invite people into. Please send /invite in the group.
invites-where = Into which group do you want to invite friends?
invites-chosen = All right 👌
invites-making = I am making your invite link; it comes to you in private in a moment.
invites-link = 🔗 Your invite link: { $link }
    { $messages ->
        [0] If a friend comes by it and stays for { $days } days, both of you get a reward.
       *[other] If a friend comes by it, stays for { $days } days and joins the talk, both of you get a reward.
    } /referrals shows how it goes.
invites-refused = There is no link: I may not invite people into this group yet. Please have an admin give me the right to invite users, then send /invite again.
invites-young = came by your invitation. Their account is new, so I look a little longer: until { $day }.
invites-stayed = came by your invitation and has stayed. Thank you!

## The board

invites-none = Nobody has come by your link yet. Send /invite to get it.
invites-summary = 📨 { $came } came by you: { $stayed } stayed, { $waiting } still counting, { $lost } did not stay{ $refused ->
    [0] {""}
   *[other] , { $refused } without a reward
 }.
invites-top = 🏆 Invites
invites-member = member
invites-came = came
invites-kept = stayed
invites-day = day
invites-state-waiting = counting
invites-state-stayed = stayed
invites-state-lost = did not stay
invites-state-held = waits for an admin
invites-state-refused = not rewarded

## By whom

invites-by = was invited by
invites-by-when = {" "}(joined { $day })
invites-by-nobody = has no inviter on record: they came by themselves, or before I did.

## Codes

invites-code = 🎟 Your code: { $code }
    A friend who sends /referredby { $code } within { $days } days of coming was invited by you; if they stay for { $retention } days and join the talk, both of you get a reward.
invites-code-forward = You can also pass this message on and have them press the button below, before or after coming.
invites-code-button = I was invited
invites-codes-off = Codes are not used here; send /invite for a link.
invites-claim-taken = invited you, noted! If you stay for { $retention } days and join the talk, both of you get a reward.
invites-claim-noted = invited you, noted! It counts if you join the group within { $days } days.
invites-claim-off = Codes are not used here.
invites-claim-unpayable = This account cannot claim a code, please use an account of your own.
invites-claim-unseen = I have no record of your coming, so I cannot note who invited you.
invites-claim-known = You have been here before; codes are for newcomers.
invites-claim-decided = is on record as your inviter, and that stays.
invites-claim-late = A code can be claimed within { $days } days of coming, and that is over.
invites-claim-guessed = That was too many wrong codes; try again tomorrow.
invites-claim-unreadable = This is no code: codes are 6 letters and digits. To see by whom somebody came, write /referredby @name.
invites-claim-unknown = There is no such code, please check it. { $left ->
    [0] No more tries today.
    [one] One more try today.
   *[other] { $left } more tries today.
 }
invites-claim-own = This is your own code; nobody invites themself.
invites-claim-gone = Whose code this is has left.
invites-claim-younger = Whose code this is came after you, so they cannot have invited you.
invites-claim-circle = Whose code this is came by your invitation; it does not go both ways.

## What looks like one hand

invites-moderators-only = Moderators decide this; once rewards are on hold, paying or refusing them takes an admin.
invites-review-own = You brought these people yourself; another admin has to look at it.
invites-review = brought { $came } people in the last 30 days; { $strong } of them look like one hand:
invites-comma = , {""}
invites-colon = : {""}
invites-sign = { $sign ->
    [together] came within minutes of each other
    [twins] accounts made at about the same time
    [young] a very young account
    [silent] said just enough and nothing since
    [circle] speaks only with the inviter and the others
    [copies] says almost the same words
    [thanks] thanks only among themselves
    [names] names differ in digits alone
   *[other] { $sign }
 }
invites-no-sign = nothing unusual
invites-review-state = { $state ->
    [fine] ✅ Looked at and found fine.
    [refused] 🚫 The rewards are refused, and so is what falls due later; the button below takes that back.
    [held] ⏸ The rewards are on hold{ $unpaid ->
        [0] ; what falls due waits here
       *[other] , and invites are waiting
     }.
   *[other] I punish nothing, I only ask you to look; what was paid stays (/points undo takes it back).
 }
invites-review-key = { $what ->
    [fine] { $state ->
        [held] Fine, pay the rewards
        [refused] Fine after all, pay the rewards
       *[other] Looks fine
     }
    [refuse] Do not pay
   *[other] Hold the rewards
 }
invites-review-fine-done = All right, no more reports of this inviter; anything on hold is paid now.
invites-review-hold-done = All right, this inviter's open invites wait.
invites-review-refuse-done = All right, the rewards on hold are not paid; the button takes that back.
invites-check = Who brought most people in the last 30 days
invites-check-line = brought { $came }, { $strong } look like one hand{ $state ->
    [reported] {" "}(reported)
    [fine] {" "}(looked at, fine)
    [held] {" "}(rewards on hold)
    [refused] {" "}(rewards refused)
   *[none] {""}
 }
invites-check-more = Details and buttons: /referrals check @name
invites-check-none = Nobody brought { $least } people or more in the last 30 days.
invites-check-nobody = brought nobody in the last 30 days.
invites-fine-audit = found invites to be fine
invites-hold-audit = put rewards for invites on hold
invites-refuse-audit = refused rewards for invites
