# Questions

qa-button = { $what ->
    [accept] ✅ Accept an answer
    [solved] ☑️ Solved it myself
    [take] 🙋 I'll have a look
    [pass] Not this time
   *[other] { $what }
 }

## The card

qa-tried = Tried: { $text }
qa-how = Reply to this message to answer. Who asked accepts with ✅ or /accept.
qa-answers = { $count ->
    [0] no answer yet
    [1] 1 answer
   *[other] { $count } answers
 }
qa-bounty-on = bounty of { $coins } coins until { $until }
qa-is-solved = Solved
qa-somebody = A member
qa-is-closed = Withdrawn
qa-the-answer = see the answer
qa-posting = Question #{ $number } is on its way to the forum…
qa-posted = Question #{ $number } is here

## Asking

qa-nobody = This account cannot ask or promise coins.
qa-empty = What is your question? Write it after /ask.
qa-long = A question has at most { $most } characters; details can follow in further messages.
qa-too-many = You have { $most } open questions. Look at #{ $number } first: if it is solved, /solved { $number }.
qa-unknown = There is no question { $value }. See /unanswered.
qa-which = Which question? Reply to its card or give its number, like /accept 3.
qa-elsewhere = This question belongs to { $community }: press it there.

## Accepting

qa-not-yours = Only who asked and moderators can mark #{ $number }.
qa-no-answers = #{ $number } has no answer yet. Reply /accept to the message that helped, and it is one.
qa-choose = Which answer do you accept? (#{ $number })
qa-accepted = answered it. Thank you!
qa-accepted-already = That answer is accepted already.
qa-not-an-answer = That message cannot be accepted as an answer.
qa-own-answer = You cannot accept your own message. If you solved it yourself, say /solved.
qa-own-choice = You cannot accept your own answer to somebody else's question: leave #{ $number } to who asked or to another moderator.
qa-closed = #{ $number } was withdrawn.
qa-open-already = #{ $number } is open as it is.
qa-not-open = #{ $number } no longer waits for an answer.
qa-solved = ☑️ #{ $number } is marked as solved.
qa-reopened = #{ $number } is open again{ $taken ->
    [yes] ; the acceptance is taken back
   *[no] { "" }
 }.
qa-withdrawn = #{ $number } is withdrawn.

## Bounties

qa-bounty-set = { $coins } coins on #{ $number } until { $until }. You have { $balance } coins left.
qa-bounty-small = A bounty is at least { $least } coins.
qa-bounty-time = { $length } is too { $way ->
    [short] short
   *[long] long
 } for a bounty: it lasts { $least } to { $most }, so that people find it and have time to answer. Like this: /bounty { $line }. Without a length it is { $usual }.
qa-bounty-terms = I cannot read “{ $value }”. Behind the coins stand how long (24h, 3d) and the number of the question (3), and both may be left out. Like this: /bounty { $coins } 24h 3
qa-bounty-poor = Not enough coins: the bounty is { $coins }, you have { $balance }.
qa-bounty-won = The bounty of { $coins } coins goes to them.
qa-bounty-given = 🪙 { $coins } coins are on it. You have { $balance } coins left.
qa-bounty-halved = gave the answer with the most votes and gets half the bounty, { $coins } coins; the other half goes back.
qa-bounty-returned = The bounty is over and no answer got a vote: { $coins } coins went back.

## While nobody answers

qa-nudge = no answer yet. This helps others to help you:
qa-lacks = { $what ->
    [error] the whole error message, as it is
    [tried] what you tried, and what came of it
    [version] versions of the system and the software
   *[detail] a few more words: what you want to do, and where you are stuck
 }
qa-route = Nobody has answered this yet, and you may know:
qa-call = nobody has answered this yet, and you may know.
qa-taken = Thank you! Answer here:
qa-taken-late = Thank you! This one has just been settled.
qa-passed = All right.
qa-suggest = still no answer. Put a bounty on it? You have { $balance } coins, and they come back if nobody knows.

## Those who like to be asked

qa-expert-on = When nobody answers a question I may ask you in private, at most { $most ->
    [1] once
   *[other] { $most } times
 } a day and never in quiet hours. /expert off ends that.
qa-expert-off = You are not among those I ask. /expert on, and I ask you in private when nobody answers a question.
qa-expert-topics = What you answered well: { $topics }
qa-expert-door = I cannot write to you yet: open the chat below, or I can only call you in the group.
qa-expert-open = Open the chat

## Lists

qa-list = { $count } waiting for an answer
qa-list-empty = No question is waiting for an answer 🎉
qa-list-mine = Mine
qa-list-not-there = None of your questions is waiting.
qa-list-footer = page { $page }/{ $pages }
qa-age = { $count } { $unit ->
    [day] d
    [hour] h
   *[minute] min
 }
qa-digest = Unanswered
qa-digest-title = { $count } waiting for an answer
qa-digest-counts = { $asked } asked, { $answered } of them answered

## Figures

qa-stats = Questions · last { $days } days
qa-stats-kind = { $kind ->
    [asked] Asked (/ask and forum): { $count }
   *[flow] In the flow of the chat (answers by reply or name only): { $count }
 }
qa-stats-unanswered = unanswered: { $percent } (95 % interval { $low }–{ $high }, n={ $n }, those a day old)
qa-stats-median = { $what ->
    [first] first answer: median { $time } (n={ $n })
   *[solved] solved: median { $time } (n={ $n })
 }
qa-stats-experts = Members who like to be asked: { $experts }; asked { $routed ->
    [1] once
   *[other] { $routed } times
 }, answered { $answered }

## Why

qa-why-asked = asked { $time }
qa-why-route = was asked to look { $time }: { $fits ->
    [known] answered such questions well
   *[new] likes to be asked and seldom was lately
 }
qa-why-first = first answer { $time }, { $count } in all
qa-why-accepted = was accepted { $time } (by { $how ->
    [command] command
    [reaction] reaction
    [button] button
   *[moderator] a moderator
 }), { $paid ->
    [yes] points paid
   *[no] nothing paid
 }

qa-accept-audit = accepted an answer
qa-reopen-audit = opened a question again
qa-solve-audit = marked a question as solved
qa-close-audit = withdrew a question
