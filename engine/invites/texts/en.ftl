# Invites

invites-unpayable = This account cannot invite anybody. Please ask for a link with an account of your own.
invites-nowhere = There is no group yet that I could invite people into. Please send /invite in the group.
invites-where = Into which group do you want to invite friends?
invites-chosen = All right 👌
invites-making = I am making your invite link; it comes to you in private in a moment.
invites-link = 🔗 Your invite link: { $link }
    { $messages ->
        [0] If a friend comes by it and stays for { $days } days, you get a reward.
       *[other] If a friend comes by it, stays for { $days } days and joins the talk, you get a reward.
    } /referrals shows how it goes.
invites-refused = There is no link: I may not invite people into this group yet. Please have an admin give me the right to invite users, then send /invite again.
invites-stayed = came by your invitation and has stayed. Thank you!

## The board

invites-none = Nobody has come by your link yet. Send /invite to get it.
invites-summary = 📨 { $came } came by you: { $stayed } stayed, { $waiting } still counting, { $lost } did not stay.
invites-top = 🏆 Invites
invites-member = member
invites-came = came
invites-kept = stayed
invites-day = day
invites-state-waiting = counting
invites-state-stayed = stayed
invites-state-lost = did not stay

## By whom

invites-by = was invited by
invites-by-when = {" "}(joined { $day })
invites-by-nobody = has no inviter on record: they came by themselves, or before I did.
