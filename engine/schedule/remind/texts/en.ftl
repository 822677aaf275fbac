# Reminders

remind-noted = ⏰ Noted ({ $number }): { $note }
remind-no-note = It is time
remind-here = I will call you here.
remind-alone = I will tell you in private.
remind-guessed = Part of the time is my guess; if it is wrong, undo it and say it more exactly.
remind-still-quiet = 🔕 Reminders are off: I will say nothing. To turn them on: /reminders on
remind-undo = Undo
remind-undone = All right, no reminder.

## When it is time

remind-late = This was due { $time }; I was not there then.
remind-missed = { $count ->
    [1] One more time has passed meanwhile.
   *[other] { $count } more times have passed meanwhile.
 }
remind-about = That message
remind-again = { $after ->
    [minutes] In 10 min
    [hour] In 1 hour
   *[day] This time tomorrow
 }
remind-put-off = ⏰ Again { $time }: { $note }

## The list

remind-list = ⏰ Your reminders
remind-line = { $number }. { $time } · { $often }{ $note }
remind-more = … and { $count } more
remind-none = You have no reminders. Write: /remind tomorrow 9am hand in homework
remind-drop-all = Delete all
remind-drop-ask = { $count ->
    [1] Delete your reminder?
   *[other] Delete all { $count } reminders?
 }
remind-drop-sure = Delete { $count }
remind-dropped = { $count ->
    [1] The reminder is deleted.
   *[other] { $count } reminders are deleted.
 }
remind-gone = This reminder is gone.
remind-unknown = You have no reminder { $number }. /reminders shows them all.
remind-off = 🔕 No more reminders, of events neither. { $count ->
    [0] { "" }
    [1] Your reminder is kept, but I will not say it.{ " " }
   *[other] Your { $count } reminders are kept, but I will not say them.{ " " }
 }To turn them on: /reminders on
remind-on = 🔔 Reminders are on. { $count ->
    [0] { "" }
    [1] You have one reminder.
   *[other] You have { $count } reminders.
 }

## What cannot be

remind-long = That is too long: at most { $most } characters.
remind-many = You have { $most } reminders already. Delete some with /reminders first.
remind-open-many = At most { $most } reminders may call you in the chat. Leave out "here" and I remind you in private.
remind-open-repeated = Only moderators can have repeated reminders in the chat. Leave out "here" and I remind you in private.
