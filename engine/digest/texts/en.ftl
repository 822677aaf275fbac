# Daily, weekly and monthly digests

digest-title-day = 📰 The day · { $days }
digest-title-week = 📰 The week · { $days }
digest-title-month = 📰 The month · { $days }
digest-name-day = Daily
digest-name-week = Weekly
digest-name-month = Monthly
digest-weekday = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[other] Sun
 }
digest-nothing = There is nothing to tell of that time.
digest-date = I cannot read the date “{ $value }”. Please write it like 2026-01-12, or “busiest”.

## Numbers

digest-numbers-day = 📊 The day
digest-numbers-week = 📊 The week
digest-numbers-month = 📊 The month
digest-numbers-messages = { $messages ->
    [one] 1 message
   *[other] { $messages } messages
 }
digest-numbers-people = { $people ->
    [one] 1 person spoke
   *[other] { $people } people spoke
 }
digest-change = { $way ->
    [up] {" "}({ $percent } % more than usual)
   *[other] {" "}({ $percent } % less than usual)
 }
digest-busiest-hour = Busiest: the hour from { $hour }, { $messages } messages
digest-busiest-day = Busiest: { $weekday } { $day }, { $messages } messages
digest-liked = Liked most:{ " " }
digest-liked-count = { $reactions } reactions

## Conversations

digest-threads = 💬 Worth reading
digest-thread = { $voices ->
    [one] 1 person
   *[other] { $voices } people
 }{ $answers ->
    [0] {""}
    [one] , 1 answer
   *[other] , { $answers } answers
 }{ $reactions ->
    [0] {""}
    [one] , 1 reaction
   *[other] , { $reactions } reactions
 }

## Newcomers

digest-newcomers = 👋 New here
digest-newcomers-all = { $people } came, { $spoke } of them have said something

## For admins

digest-share-title = 🤖 Myself (admins alone see this)
digest-share = I said { $said } things in the chats, { $percent } % of everything.

## Missed

digest-missed = 📬 While you were away
digest-missed-to-me = Said to you
digest-missed-threads = Your conversations went on
digest-me-on = All right. When you have been away for three days or more, I tell you in private, on the day of the weekly digest, what you missed: who replied to you or mentioned you, how your conversations went on. /digest me off ends it.
digest-me-off = All right, I no longer tell you what you missed.
digest-me-is = { $on ->
    [yes] On: when you have been away for three days or more, I tell you in private what you missed, on the day of the weekly digest. /digest me off ends it.
   *[other] Off. After /digest me on I tell you in private what you missed when you have been away for three days or more, on the day of the weekly digest.
 }

## Plans

digest-told = Told ({ $chats ->
    [one] 1 chat
   *[other] { $chats } chats
 }).
digest-test-sent = Sent to you in private.
digest-schedule = 🗓 By the clocks of { $zone }:
digest-schedule-next = ● { $name }: next { $weekday } { $time }, last { $last }
digest-schedule-off = ○ { $name }: not told
digest-never = never so far
digest-schedule-word = I cannot read “{ $word }”. Write it like: week fri 18:00, or day off.
digest-schedule-weekday = Only the weekly digest has a weekday.
digest-sections = 🧩 Sections in order (● if there is something to say, ○ left out):
digest-sections-how = /digest sections <name> off leaves one out, <name> 1 puts it first.
digest-sections-unknown = There is no section “{ $name }”. There are: { $known }.
digest-sections-word = I cannot read “{ $word }”: write on, off or a place.
digest-section-numbers = Numbers
digest-section-threads = Conversations
digest-section-newcomers = New here

## On record

digest-skipped-audit = the digest was more than six hours late and was not told
digest-unheard-audit = enough was said that day, the digest was not told

## Why

digest-why = Conversations are chosen by how many people took part and what reactions they got, then by how often somebody answered; not by length. Where nobody pressed reply, who is called, the order, the time between and the words tell what goes on from what; a reply always counts. A title is the most telling message of the conversation, copied word for word and linked; when it is deleted it goes here too. “Usual” is the mean of the 7 days, 4 weeks or 3 months before. Who left the leaderboards is not named; nobody is ranked by mood.
