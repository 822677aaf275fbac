# Experiments

experiments-holdout = holdout
experiments-treated = treated
experiments-metric = { $metric ->
    [enrolled] began a course
    [finished] finished a course
    [returned] came back later
   *[messages] messages a member
 }
experiments-effect = { $kind ->
    [share] { $n } points
   *[mean] { $n } %
 }
experiments-state = { $state ->
    [running] running
    [halted] halted by itself ({ $reason ->
        [muted] too many silenced the bot
        [opted_out] too many opted out
        [left] too many left
       *[worse] it does worse
     })
    [stopped] stopped{ $reason ->
        [moved] {" "}(the community became part of another)
       *[other] {""}
     }
   *[done] over{ $reason ->
        [better] : it helps
        [worse] : it does worse
        [few] : too few members to tell
       *[same] : no difference to be seen
     }
 }

## Creating

experiments-no-trials = There is nothing here that an experiment could be made of.
experiments-no-such-trial = There is no “{ $value }” to try; there is: { $trials }.
experiments-already = Experiment #{ $number } is about the same thing; stop it first with /experiment stop { $number }.
experiments-base-needed = I do not know yet how many do that anyway. Please guess, e.g. “/experiment create { $trial } 10 20”: about 20 % do it as it is, and a rise by 10 points is to be seen.
experiments-silent = Nobody has written lately, so I cannot tell how many members it takes.
experiments-beyond = It is { $base } % as it is; { $effect } points more would be above 100 %.
experiments-too-small = 🔎 There are too few of you to see it: a rise by { $effect } would need about { $needed } members, and it can reach { $members } now. { $smallest ->
    [none] Please try again when there are more.
   *[other] So many show only a rise by { $smallest } or more.
 }
experiments-ask = 🧪 Experiment: { $title }
    { $holdout } % of the members, drawn by lot, go without; the others get it. Does “{ $metric }” ({ $base } as it is, { $measured ->
        [1] by the latest figures
       *[0] by your guess
     }) within { $days } days rise by { $effect }?
    It takes about { $needed } members; { $members } can be reached now. Members are taken in for { $weeks } weeks, with a look every week; it halts by itself if clearly more opt out, silence me or leave.
experiments-start = Begin
experiments-cancel = Never mind
experiments-cancelled = All right, nothing has changed.
experiments-started = 🧪 Experiment #{ $number } “{ $title }” has begun: it takes about { $needed } members and ends by { $until }. See how it goes: /experiment show { $number }

## Showing

experiments-none = There has been no experiment yet. Begin one with /experiment create.
experiments-unknown = There is no such experiment #{ $number }.
experiments-others = Other experiments:
experiments-line = #{ $number } { $title } · { $state }
experiments-head = 🧪 Experiment #{ $number } “{ $title }”: { $state }
experiments-plan = About “{ $metric }” within { $days } days; { $since } → { $until }, { $exposed } members so far (planned { $needed }).
experiments-no-look = The first look is still to come.
experiments-next = Next look: { $day }.
experiments-skewed = ⚠️ The sizes of the groups do not fit the lot; chance does that less than once in a thousand. Find out why before you trust the result.
experiments-look = 🧪 Experiment #{ $number } “{ $title }”, look { $look } of { $looks }
experiments-too-few = Too few members yet to say anything.
experiments-finding = { $arm }: { $metric } { $treated }, holdout { $held } ({ $n } members): a difference of { $change } { $unit ->
        [points] points
       *[times] messages
     }, 95 % interval { $low } … { $high }
experiments-relative = {""}; relative { $change } ({ $low } … { $high })
experiments-verdict = { $verdict ->
    [better] ✅ It helps (the luck of looking every week is taken off).
    [worse] ❌ It does worse.
    [early] ⏳ Too early to say anything.
   *[open] 🤔 No reliable difference yet.
 }
experiments-arm = · { $arm } ({ $share } %), { $n } members: began { $enrolled }, finished { $finished }, back { $returned }, messages { $messages }{ $held ->
    [1] {""}
   *[0] , clicked { $clicked }
 }; silenced me { $muted }, opted out { $opted_out }, left { $left }
experiments-chart = Experiment: { $title }
experiments-chart-legend = { $metric }, treated less holdout ({ $unit ->
    [points] points
   *[times] messages
 }); the band is the 95 % interval with the weekly looks counted in; while it holds 0, nothing is shown
experiments-chart-look = look { $look }

## Stopping, halting

experiments-which = There are several; say which: { $numbers }.
experiments-nothing-to-stop = There is no such experiment.
experiments-stop-ask = Stop experiment #{ $number } “{ $title }”? { $exposed } members have been counted (planned { $needed }); it cannot be taken up again, and the holdout will get it too.
experiments-end = Stop it
experiments-resume = Go on
experiments-stopped = Experiment #{ $number } “{ $title }” is over; everything is as usual for everybody.
experiments-resumed = Experiment #{ $number } goes on, and halts no more for “{ $reason ->
    [muted] silencing me
    [opted_out] opting out
    [left] leaving
   *[worse] doing worse
 }”.
experiments-halted = ⛔ I have halted experiment #{ $number } “{ $title }”. { $reason ->
    [muted] Members who silenced me:
    [opted_out] Members who opted out:
    [left] Members who left:
   *[worse] It does worse:
 } { $treated } of those who got it, { $held } of the holdout; that is hardly chance. Nobody gets it now, until you decide.
experiments-not-halted = Experiment #{ $number } is not halted.
experiments-time-over = The time of experiment #{ $number } is over; it can only be stopped: /experiment stop { $number }
experiments-over = Experiment #{ $number } is over.
experiments-admins-only = Only admins can do that.
experiments-passed-on = All right, at once.

## Why

experiments-why = 🧪 “{ $title }” is being tried, and a lot decides who goes without for now: you are in the group “{ $arm }” (since { $since }, until { $until } at the latest). { $halted ->
    [1] It is halted just now, nobody gets it.
   *[0] {""}
 } It counts how often, never what.
experiments-why-none = You are in no experiment at the moment.

## The audit

experiments-started-audit = began an experiment
experiments-halted-audit = an experiment halted by itself
experiments-resumed-audit = went on with an experiment
experiments-stopped-audit = stopped an experiment
experiments-done-audit = an experiment is over
