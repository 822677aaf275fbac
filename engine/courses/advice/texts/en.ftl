# Recommendations

advice-button = { $what ->
    [open] 🔍 Details
    [dismiss] 👎 Not for me
    [later] ⏰ Not now
    [never] 🚫 Never this topic
    [off] 🔕 Stop these
    [talk] 💬 My talk may count
    [on] 🔔 Tell me unasked
    [neither] Neither
   *[other] { $what }
 }
advice-title = For you:
advice-nothing = There is nothing to recommend now. See /courses for what there is.
advice-because = because { $reasons }
advice-because-tried = few have tried it yet: would you?
advice-because-nothing = { $known ->
    [yes] for a change
   *[no] nothing is known of your interests yet, so have a look round
 }
advice-and = { ", and " }
advice-reason = { $why ->
    [finished] you finished { $title }
    [begun] you are learning { $title }
    [attended] you were at { $title }
    [looked] you looked at { $title }
    [like] you talk about things like { $title }
    [seldom] few know it yet
    [unwanted] you did not want { $title }
    [topic] you talk about { $title }
   *[liked] many chose it
 } ({ $share })
advice-ask = Shall it fit you better? What you talk about in the group may count (kept is which courses it is about and how much, never the words), and I can tell you in private when something fits (twice a week at most, never in quiet hours). Asked only this once; /recommend changes it any time.
advice-allowed = Told unasked: { $push ->
    [on] yes
   *[off] no
 } (/recommend on|off) · my talk counts: { $talk ->
    [on] yes
   *[off] no
 } (/recommend talk|notalk)
advice-dismissed = All right, { $title } is not recommended again.
advice-later = All right, { $title } some other time.
advice-barred = All right, nothing about { $topic } any more.
advice-which-topic = Which topic do you not want to see again?
advice-stopped = All right, no more of these. /recommend shows what fits whenever you like.
advice-push = This may fit you:
advice-too-old = This recommendation is too old. Say /recommend for new ones.
advice-why-nothing = Nothing was recommended to you yet. Try /recommend.
advice-why = Why { $title } was recommended (model { $model }):
advice-why-tried = It was drawn to be tried, with a chance of { $chance }.
advice-why-how = The percentages are the reasons' shares of everything that spoke for it; they are exact, and there are no others.

## Figures

advice-stats = 🎯 Recommendations · last { $days } days
advice-stats-how = { $how ->
    [asked] asked for: { $count }
   *[push] told unasked: { $count }
 }
advice-stats-share = , { $what ->
    [opened] looked at
    [begun] begun
   *[dismissed] not wanted
 } { $percent } ({ $low }–{ $high })
advice-stats-spread = { $seen } of { $of } courses were shown, Gini { $gini }
advice-stats-people = want to be told { $pushed }, let their talk count { $talk }; want none { $off }, stopped after three ignored { $tired }
