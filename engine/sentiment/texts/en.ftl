# Mood

sentiment-period-day = Last 24 hours
sentiment-period-week = Last 7 days
sentiment-period-month = Last 30 days

sentiment-nobody = { $period }: nobody spoke, there is nothing to see.
sentiment-not-here = The mood of this chat is not looked at.
sentiment-few = { $period }: fewer than { $fewest } people spoke, so no mood is shown.
sentiment-interval = { $low } … { $high }
sentiment-line = { $level ->
    [good] 🙂 { $period }: the mood is good,
    [low] 🙁 { $period }: the mood is low,
    [even] 😐 { $period }: the mood is even,
   *[open] 🤔 { $period }: the mood is unclear,
 } { $mean } (95 % interval { $interval }), { $authors } people, { $messages } messages; { $compared }.
sentiment-compared-unknown = too few people before to compare with
sentiment-compared-same = no reliable difference from the time before
sentiment-compared-better = better than the time before
sentiment-compared-worse = worse than the time before
sentiment-change = { $way ->
    [down] 📉
   *[other] 📈
 } From { $day } on: { $before } became { $after }. { $topics }
sentiment-topics = People spoke of { $words }.
sentiment-comma = ,{" "}

## The picture

sentiment-title = Mood · { $period }
sentiment-legend-days = Every member counts the same; the band is the 95 % interval; days with under { $fewest } people are hidden
sentiment-legend-hours = { $size ->
    [one] One point an hour
   *[other] One point in { $size } hours
 }; every member counts the same; band: 95 % interval; under { $fewest } people hidden
sentiment-end-low = low
sentiment-end-good = good
sentiment-volume = Messages

## Alerts

sentiment-everywhere = The whole community
sentiment-alert-shift = 📉 { $chat }: the mood of the last 24 hours is lower than usual: { $now_mean } ({ $now_low } … { $now_high }), usually { $usual_mean }; { $authors } people. { $topics }
sentiment-alert-heat = 🔥 { $chat }: a discussion is running hot: of { $messages } messages in half an hour { $sharp } were sharp, by { $people } members.
sentiment-messages = Messages:
sentiment-message = no. { $number }
sentiment-alert-ack = Seen
sentiment-alert-snooze = Not for 24 hours
sentiment-alert-handled = Seen to by
sentiment-alert-ack-done = All right, noted.
sentiment-alert-snooze-done = All right, nothing more for 24 hours.
sentiment-moderators-only = This is for moderators.

## Why

sentiment-why-nothing = There is nothing to explain: no alert so far, and no clear change of the mood.
sentiment-why-at = { $time }
sentiment-why-shift = “Usually” are the 14 days before: { $authors } people, { $messages } messages, interval { $low } … { $high }; these 24 hours had { $now_messages } messages. There is an alert only if the two intervals do not touch, both halves of the day are low, no single day of those 14 was as low, and days differ by far less otherwise. Every member counts the same. The model misreads single messages: reply to one with /mood wrong.
sentiment-why-heat = There is an alert if a thread has six sharp messages or more in half an hour, by three members or more, and they are half of it or more. The model misreads single messages: reply to one with /mood wrong.

## Corrections

sentiment-label = { $label ->
    [negative] negative
    [positive] positive
   *[neutral] neutral
 }
sentiment-wrong-reply = Please reply to the misread message with /mood wrong.
sentiment-wrong-unread = That message was not read: commands, forwards, private chats, bots and pictures are not; for a new one please wait a moment.
sentiment-wrong-ask = I read it as { sentiment-label } ({ $score }). How was it meant?
sentiment-wrong-done = Noted: it was { sentiment-label }. Only the count is kept, not the text; I will weigh it from now on.

sentiment-corrected-audit = corrected a mood

## Settings

sentiment-no-chat = No group or channel of this community is called “{ $names }”. Bring me there first, then add it with /community join.

## Subjects

sentiment-about-title = How people speak of it
sentiment-about-name = name
sentiment-about-score = score
sentiment-about-interval = 95 % interval
sentiment-about-people = people
sentiment-about-few = Nothing has been spoken of by { $fewest } people yet, so nothing is shown.
sentiment-about-unknown = There is no course, event or answer called “{ $name }”.

## In the digest

sentiment-digest = Mood
sentiment-digest-line = { $level ->
    [good] 🙂 Good
    [low] 🙁 Low
    [even] 😐 Even
   *[open] 🤔 Unclear
 }: { $mean } (95 % interval { $interval }, { $authors } people); { $compared }
sentiment-digest-unknown = too few people before to compare with
sentiment-digest-same = no reliable difference from the usual
sentiment-digest-better = better than usual
sentiment-digest-worse = worse than usual
