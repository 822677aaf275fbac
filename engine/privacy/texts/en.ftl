privacy-menu = What I keep about you: your name and id on the platform (only to recognise you), your points, numbers about your messages; the texts themselves { $days ->
    [0] go as soon as they have been read
    [one] stay one day
   *[other] stay { $days } days
 } (what a digest quotes stays, and goes when you delete it). It is yours to decide:
privacy-key-export = Export my data
privacy-key-forget = Delete my data
privacy-key-rank-off = Off the leaderboards
privacy-key-rank-on = Back on the leaderboards
privacy-key-notices-off = Leave me in peace
privacy-key-notices-on = Tell me things again
privacy-key-thanks-off = Do not name me for helping
privacy-key-thanks-on = You may name me again
privacy-key-yes = Yes, delete
privacy-key-no = No, keep it
privacy-export = This is everything I keep about you.
privacy-forget-ask = Delete your data?
    What goes: your name and platform id, { $texts } message texts that are still kept, what I said to you, your reminders and choices; your points and levels in { $communities } communities are no longer yours, and nobody can bring them back.
    What stays: a number that nobody can recognise, with its figures; the points that others got through you.
    Backups made until now hold your data until { $backups } at the latest.
    You can confirm this within ten minutes.
privacy-forgotten = Done: { $texts } entries are emptied, { $communities } communities no longer know you. Backups expire on { $backups } at the latest. As soon as this line is delivered, your platform id goes too. Farewell!
privacy-kept = All right, nothing was deleted.
privacy-too-late = That question is too old; please send /forget_me again.
privacy-nobody = I do not know who you are, so there is nothing of yours.
privacy-ranked = All right, you are on the leaderboards again.
privacy-unranked = All right, you no longer appear on leaderboards; points go on. To come back: /rank_optout off

privacy-forgotten-audit = had their data deleted

privacy-notices-off = All right: unless you ask, I say nothing to you and nothing about you in the group. No level-ups, badges, suggestions, personal digests or questions passed on to you. Your commands are answered as ever; what moderators decide, your own reminders and the events you signed up for still reach you. To undo: /mute_me off
privacy-notices-on = All right, I shall tell you things again.
privacy-thanks-off = All right: when you help somebody the points come as ever, but digests, public thanks and "whom did you mean" leave your name out. To undo: /unnamed off
privacy-thanks-on = All right, your name may be seen again when somebody thanks you.
