# Rule preview

preview-how = A preview counts the last { $days } days again under other rules. Nothing changes until you apply it.
 Write /points preview setting value [setting value …], like /points preview pay.thanks 20 curve linear 100.
 What you can try (as it is now):
preview-key = · { $name } = { $value }: { $help }
preview-rest = And: { $names }
preview-unknown = There is no setting “{ $name }” to try. Did you mean { $near }? /points preview lists them all.
preview-cannot = { $name } changes what I say, not who earns what, so there is nothing to preview. Change it with /settings.
preview-value = { $name } needs a value, like /points preview pay.thanks 20.
preview-same = That is how it is already: nothing would change.
preview-counting = There are many messages, so I count in steps. You get the result in private in a few seconds.
preview-title = Preview: the last { $days } days under the new rules
preview-change = · { $name }: { $old } → { $new }
preview-read = Read from { $first } to { $last }: messages that can earn { $messages }, other entries { $entries }.
preview-xp = Xp earned { $now } → { $then } ({ $growth })
preview-coins = Coins made { $now } → { $then } ({ $growth })
preview-rule = · { $rule }: { $xp } xp, { $coins } coins
preview-levels = Levels gained in this time { $now } → { $then }; { $higher ->
    [one] 1 member
   *[other] { $higher } members
 } would have a higher level now, { $lower } a lower one.
preview-levels-same = Levels gained in this time { $now } → { $then }; nobody's level would change now.
preview-board = { $up } would move up, { $down } down. The top ten of these { $days } days would be:
preview-board-same = Nobody would move up or down. The top ten of these { $days } days would be:
preview-leavers = Out of the top ten:
preview-purses = Coins in purses { $held } → { $held_then }, median purse { $median } → { $median_then }, Gini { $gini } → { $gini_then }
preview-lasts = At the pace of these 30 days ({ $spent } coins spent) they last { $now } → { $then } days.
preview-short = { $count ->
    [one] { $count } member has
   *[other] { $count } members have
 } spent more than they would have earned (counted as 0).
preview-unseen = Not seen here: people act differently under other rules; nothing before these 30 days counts; of a message that earned nothing and was deleted I cannot know. Applying holds from now on, what was paid stays (except the level curve, which holds for everybody at once).
preview-unseen-caps = What was beyond a limit or halved to nothing left no entry, so a looser rule brings at least this much.
preview-unseen-reactions = Reactions that did not pay left no entry; only those that did are counted again.
preview-unseen-changed = The points settings were changed { $count ->
    [one] once
   *[other] { $count } times
 } in this time; both sides are counted as if one set of rules had held throughout.
preview-drift = Counted again under the present rules it comes to { $xp } xp against the ledger (rules were changed, or accounts joined).
preview-estimated = { $count ->
    [one] 1 message is
   *[other] { $count } messages are
 } estimated by the mean: of { $count ->
    [one] it
   *[other] them
 } the log has nothing any more.
preview-apply = Apply
preview-drop = Discard
preview-revert = Revert
preview-default = default
preview-gone = That preview is gone. Please ask for a new one.
preview-elsewhere = This preview is of “{ $community }”; please change to it with /community first.
preview-state = { $state ->
    [counting] It is still being counted. One moment.
    [applied] That preview has been applied already.
    [reverted] That preview was applied and reverted. Preview again to use it.
    [dropped] That preview was discarded. Preview again to use it.
   *[ready] That preview has not been applied.
 }
preview-stale = These settings have been changed since the preview. Please preview again before applying.
preview-dropped = Discarded. Nothing has changed.
preview-applied = Applied: { $changes }. It holds from now on; what was paid stays as it is.
preview-applied-curve = Everybody's level follows in the next minutes, a few at a time, and roles with it. Members are not bothered.
preview-none = There is no preview to revert.
preview-reverted = Reverted: { $changes }.
preview-reverted-none = Nothing is left to revert: these settings were changed again since.
preview-reverted-kept = Changed again since, so left alone: { $names }.
preview-applied-audit = applied a preview
preview-reverted-audit = reverted a preview
