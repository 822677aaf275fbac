# Events

schedule-weekday = { $day ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
 }
schedule-nth-weekday = { $place ->
    [-1] last { $day }
    [1] 1st { $day }
    [2] 2nd { $day }
    [3] 3rd { $day }
   *[other] { $place }th { $day }
 }
schedule-moment = { $time } ({ $zone })
schedule-comma = { ", " }
schedule-every = { $frequency ->
    [hourly] { $interval ->
        [1] every hour
       *[other] every { $interval } hours
    }
    [daily] { $interval ->
        [1] every day
       *[other] every { $interval } days
    }
    [weekly] { $interval ->
        [1] every week
       *[other] every { $interval } weeks
    }
    [monthly] { $interval ->
        [1] every month
       *[other] every { $interval } months
    }
   *[yearly] { $interval ->
        [1] every year
       *[other] every { $interval } years
    }
 }
schedule-every-workday = every workday
schedule-every-on = { " " }on { $days }
schedule-every-monthday = { " " }on day { $days }
schedule-every-count = , { $count } times
schedule-every-until = , until { $day }

## The card

schedule-host = Host:{ " " }
schedule-image = Picture
schedule-running = Now
schedule-moved-from = was { $time }
schedule-is-cancelled = Cancelled
schedule-is-over = Over, { $count } were there
schedule-challenge-over = Over, { $count } made it
schedule-rated = { $mean } of 5 ({ $count ->
    [1] 1 rating
   *[other] { $count } ratings
 })
schedule-going = Going
schedule-held = { $count } kept for the waiting list
schedule-waiting = Waiting list
schedule-offered = Offered a place
schedule-maybe = Maybe
schedule-no = Not coming
schedule-there = Were there
schedule-here = in this chat
schedule-challenge = 📆 { $days } days, { $needed } of them make it. Say 打卡 or "check in" with a sentence or a picture.
schedule-board-line = { $days ->
    [1] 1 day
   *[other] { $days } days
 }{ $streak ->
    [0] { "" }
    [1] { "" }
   *[other] , { $streak } in a row
 }
schedule-board-more = … and { $count } more
schedule-button = { $what ->
    [going] ✅ Going
    [maybe] 🤔 Maybe
    [no] ❌ Not going
    [here] ✋ I'm here
    [take] ✅ I'll take it
    [pass] Leave it to the next
    [undo] ↩️ Undo
    [edit] ✏️ Edit
   *[say] 💬 Say why
 }

## Creating

schedule-created = 📅 Event #{ $number } created: { $title }
schedule-at-most = at most { $count }
schedule-could-say = You could add: /event edit { $number } { $options }
schedule-not-sure = Part of the time is a guess of mine; please check it.
schedule-undone = "{ $title }" is undone, as if it had never been.
schedule-how-to-edit = Send "/event edit { $number } …" with what is to change, for example:
    /event edit { $number } sat 8pm
    /event edit { $number } max:30 place:online title:"New title"
    Of a repeated event only the next time changes; add following for it and all later ones, all for all.
schedule-edited = ✏️ Event #{ $number } changed: { $title }
schedule-scope = { $scope ->
    [this] Only this time.
    [following] This time and all that follow.
   *[all] Every time from now on.
 }
schedule-cancelled = 🚫 Cancelled: { $title }{ $scope ->
    [this] { " " }(this time; for all of them send /event cancel { $number } all)
    [following] { " " }(this time and all that follow)
   *[all] { "" }
 }

schedule-stepped-in-audit = changed somebody else's event

## Lists

schedule-list = Coming events
schedule-list-empty = Nothing is planned. Make something: /event create fri 8pm Book club 2h
schedule-list-more = … and { $count } more
schedule-digest = Coming events
schedule-digest-mine = Events you said yes to
schedule-list-zone = Times in { $zone }
schedule-nobody-yet = Nobody has answered yet.

## Answers

schedule-told-going = ✅ You're in: { $title }
schedule-told-maybe = 🤔 Noted: maybe { $title }
schedule-told-no = All right, not { $title }.
schedule-told-waiting = ⏳ { $title } is full; you are number { $place } on the waiting list. I'll tell you in private when a place is free.
schedule-told-offered = A place at { $title } is kept for you; please use the buttons of that message.
schedule-told-lapsed = The place at { $title } was kept for you and is gone; press Going to queue again.
schedule-offer = 🎟 A place is free at { $title } ({ $when }). It is yours until { $until }. Coming?
schedule-offer-lapsed = The place at { $title } that was kept for you is no longer kept. Press Going to queue again.
schedule-told-cancelled = 🚫 Cancelled: { $title } ({ $when })
schedule-told-moved = 🕗 New time: { $title } → { $when }

## Reminders

schedule-reminder = ⏰ In { $left }: { $title } ({ $when }, #{ $number })
schedule-reminder-held = ⏰ Coming up: { $title } ({ $when }, #{ $number })
schedule-to-card = See the event

## Being there

schedule-code = 🔑 Attendance code of { $title }: { $code }
    It holds until { $until }, then there is another (/event code again). Everybody sends: /event checkin { $code }
schedule-attended = ✋ Checked in: { $title }
schedule-attended-already = You have checked in already: { $title }
schedule-code-needed = { $title } needs the host's code: /event checkin CODE
schedule-code-wrong = That code is wrong or has changed. Look at the host's latest.
schedule-nothing-now = No event is on at the moment.
schedule-how-was-it = { $title } is over, thank you for coming! How was it?
schedule-rated-thanks = { $title }: { $score } of 5, thank you! Say why if you like.
schedule-feedback-thanks = Thank you, noted for { $title }.
schedule-proof = 🔥 Day { $days } done ({ $needed } make it){ $streak ->
    [1] { "" }
   *[other] , { $streak } in a row
 }
schedule-proof-done = 🎉 You made it: { $title }!
schedule-proof-again = Today is done already. See you tomorrow.
schedule-nudge = { $streak ->
    [0] 🌙 { $title }: today is not done yet.
    [1] 🌙 { $title }: today is not done yet. Yesterday was; make it two.
   *[other] 🌙 { $title }: today is not done yet. You have { $streak } days in a row, keep them.
 }
schedule-proof-how = Here a check-in needs a sentence or a picture: 打卡 finished chapter 3

## Why

schedule-why = You were at { $title }: known by { $how ->
    [code] the attendance code
    [button] the button "I'm here"
    [voice] your time in the voice room
    [proof] your days done
   *[other] the host's word
 } ({ $subject }).
schedule-why-not = There is no record that you were at event #{ $number }.

## Mistakes

schedule-unknown = There is no event #{ $number }. /event list shows what there is.
schedule-none = There is no event at the moment.
schedule-which = There are several events; please name one by its number:
    { $events }
schedule-which-title = Nothing, or more than one event, is called "{ $value }". Please use its number: /event show 3.
schedule-no-day = Event #{ $number } does not happen on { $value }.
schedule-nobody = This account cannot take part; please use your own.
schedule-closed = { $title } is over or cancelled.
schedule-has-begun = { $title } has begun; its time cannot change any more.
schedule-not-for-you = { $title } is for moderators.
schedule-host-only = Only the host or a moderator may do this.
schedule-elsewhere = This event belongs to the community "{ $community }". Change over with /community, then press again.
schedule-when-missing = I found no time. For example: /event create fri 8pm Book club 2h
schedule-when-none = I found no time in that. You can write: tomorrow 9am, fri 8pm, in half an hour, every wed 20:00.
schedule-no-such-day = There is no { $value }.
schedule-when-past = { $time } is over.
schedule-time-unclear = I cannot read the time "{ $value }". Write: fri 8pm, Dec 1 20:00, 2026-12-01 20:00.
schedule-title-missing = A title is missing. For example: /event create fri 8pm Book club 2h
schedule-past = { $value } is over.
schedule-repeat-unclear = I cannot read how often "{ $value }" is. Write: weekly, daily, last friday of the month, weekdays.
schedule-rule-unreadable = I cannot read the rule { $rule }.
schedule-rule-often = That is too often: at most once an hour.
schedule-rule-never = The rule { $rule } never happens.
schedule-never = By that rule the event would never happen.
schedule-long = { $what } is too long: at most { $most } letters, these are { $length }.
schedule-number = { $what } takes a whole number from { $low } to { $high }, not { $value }.
schedule-length = The length "{ $value }" will not do: at least 5 minutes, at most 31 days for ordinary events.
schedule-audience = I do not know "{ $value }": write all, or staff for moderators.
schedule-image-address = A picture takes an address (http or https), not { $value }.
schedule-zone = There is no time zone { $value }; write a name like Europe/Berlin.
schedule-kind-unknown = There is no kind "{ $value }"; there are { $kinds }.
schedule-host-unknown = I do not know who { $value } is.
schedule-chat-unknown = The community does not have all of these chats: { $value }.
schedule-where = Where shall it be announced? Create it in the group, or add in:GROUP.
schedule-too-many = You may have { $most } events open at once; finish or cancel one first.
schedule-undo-late = Somebody has answered to event #{ $number }, or it is too old to be undone; use /event cancel { $number }.
schedule-edit-unclear = I do not understand "{ $value }". For another title write title:"New title".
schedule-edit-nothing = What is to change? For example: sat 8pm, 2h, max:30, place:online, title:"New title"
schedule-edit-fixed = Kind, host, zone and chats cannot change; please create another event.
schedule-edit-rule = One time alone cannot repeat differently; add following or all.
schedule-edit-shared = One time alone can have another time, length, title, place, description and number of people; for anything else add all.
schedule-edit-days = This event is on several days of the week; please say how it repeats, e.g. repeat:"every tue and thu".
schedule-edit-hours = This event is several times a day; please say how it repeats.
schedule-code-early = { $title } has not begun, or is over; there is a code from 15 minutes before it.
schedule-no-code = { $title } needs no code: say 打卡 there.
schedule-code-tries = Too many wrong codes. Try again in an hour, or ask the host.
schedule-not-now = { $title } is not on at the moment.
schedule-nothing-to-rate = There was no event with you in the last week.
schedule-rate-not-there = Only those who were at { $title } can rate it.

## Calendar files

schedule-ics = 📅 The calendar file, { $count ->
    [1] 1 event
   *[other] { $count } events
 }. Open it to have them in your own calendar.
schedule-imported = 📥 { $count ->
    [1] 1 event
   *[other] { $count } events
 } taken in; cards go up some days before they begin.
schedule-imported-known = { $count } were here already and stay as they are.
schedule-imported-past = { $count } are over or cancelled and were left out.
schedule-ics-missing = Send the .ics file together with /event import (as the file's caption), or paste its content after the command.
schedule-ics-large = The calendar file is too large: at most { $most } KB.
schedule-ics-broken = That is no calendar file that can be read.
schedule-ics-many = There are too many events in it: at most { $most } at once.
schedule-ics-damaged = it cannot be read
schedule-ics-empty = There is no event in it that can be used.
schedule-ics-alone = a single time without the event it belongs to
schedule-ics-dates = it lists single dates, which cannot be kept
schedule-ics-zone = an unknown time zone
schedule-ics-long = it takes too long
