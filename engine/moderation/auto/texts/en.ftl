# The automatic rules

auto-rule-flood = flooding
auto-rule-duplicates = duplicates
auto-rule-links = links
auto-rule-words = words
auto-rule-spam = spam
auto-rule-hold = newcomers' messages
auto-rule-captcha = captcha
auto-rule-raid = raid

## Why

auto-why-flood = { $detail } messages in a short time
auto-why-duplicates = nearly the same text for the { $detail }. time
auto-why-words = has a word that must not appear: { $detail }
auto-why-link-invite = an invitation elsewhere: { $detail }
auto-why-link-fake = a faked address: { $detail }
auto-why-link-short = a shortened link that hides where it goes: { $detail }
auto-why-link-odd = a link that is not on the list: { $detail }
auto-why-link-plain = a link that is not on the list: { $detail }
auto-why-spam = reads like an advert ({ $score }%): { $signs }
auto-why-hold = a newcomer's first messages with a link or contact
auto-why-captcha = captcha
auto-why-raid = { $detail } joins within a minute
auto-why-locked = many joins at once, muted for a while
auto-why-unlocked = the lock is over

auto-sign-contact = a contact elsewhere
auto-sign-adding = asks to be added
auto-sign-mail = a mail address
auto-sign-black = illegal or shady goods
auto-sign-money = words of earning, loans or coins
auto-sign-promo = words of promotion
auto-sign-offer = an offer
auto-sign-ask = asks to write or click
auto-sign-amount = a sum or percentage
auto-sign-invite = an invitation link
auto-sign-short = a shortened link
auto-sign-fake = a faked address
auto-sign-odd = a shady address
auto-sign-plain = a link
auto-sign-trick = disguised letters
auto-sign-advert = the wording of an advert ({ $words })
auto-sign-shout = rows of emoji or exclamation marks
auto-sign-everyone = calls everybody
auto-sign-forwarded = forwarded

## Dry runs

auto-tried = 🧪 dry run · { $rule } · { $chat }: would have { $did ->
    [delete] deleted a message
    [hold] held a message
    [ask] asked a newcomer for the captcha
    [lock] locked the chat
   *[flag] shown a message to moderators
 }{ $count ->
    [1] .
   *[other] , { $count } times.
 } { $why }

## What waits for a moderator

auto-to-message = go to the message
auto-button-delete = 🗑 Delete
auto-button-fine = 👌 It is fine
auto-button-release = ✅ Release
auto-button-remove = 🗑 Keep away
auto-held = a newcomer's message waits for you
auto-held-told = Your message has a link or contact in it, so a moderator looks at it before it appears. Please wait a little.
auto-released = said (released by a moderator):
auto-released-files = { $count ->
    [one] (A file came with it that I could not keep: please send it again.)
   *[other] ({ $count } files came with it that I could not keep: please send them again.)
 }
auto-released-again = Your message may be sent now, but I no longer have its text. Please send it again.
auto-lapsed-told = No moderator came to look at your message in time, so it stays away. You may send it again, or ask a moderator.
auto-decided = Somebody has decided already.
auto-state = { $state ->
    [released] released
    [removed] kept away
    [fine] fine
    [left] no moderator to ask, left in place
    [stuck] could not be taken out of the chat, left in place
   *[lapsed] nobody looked in time
 }

## The captcha

auto-captcha = welcome! Please press the { $picture } within { $seconds } seconds, then you can write ({ $tries } tries).
auto-captcha-request = hello! Please press the { $picture } within { $seconds } seconds and I will let you in ({ $tries } tries).
auto-captcha-wrong = Not that one. { $left ->
    [one] One try is left.
   *[other] { $left } tries are left.
 }
auto-captcha-passed = All right, welcome!
auto-captcha-failed = did not pass the captcha. You may come back and try again.
auto-captcha-again = That was not it this time. You may come back and try again.
auto-captcha-over = The time for this is over. You may come back and try again.
auto-captcha-unseen = could not be shown the captcha, so they may write without it.
auto-captcha-unseen-request = asks to be let in, but cannot be shown the captcha in private: the request waits for you.
auto-request-failed = has passed the captcha, but could not be let in: please look at the request yourself.
auto-request-left = has not passed the captcha, but the request could not be declined: please look at it yourself.
auto-captcha-gone = has left.
auto-captcha-request-failed = It did not work out this time. You may ask to be let in again.
auto-picture-0 = cat
auto-picture-1 = dog
auto-picture-2 = panda
auto-picture-3 = frog
auto-picture-4 = pig
auto-picture-5 = chicken
auto-picture-6 = fish
auto-picture-7 = bee
auto-picture-8 = apple
auto-picture-9 = banana
auto-picture-10 = grapes
auto-picture-11 = watermelon

## Raids

auto-raid-on = { $cause ->
    [rule] Many people came at once.{ " " }
   *[staff] { "" }
 }For the next { $length } newcomers can read but not write. It ends by itself.
auto-raid-off = { $count ->
    [0] The lock is over.
    [one] The lock is over, one person can write again.
   *[other] The lock is over, { $count } people can write again.
 }
auto-raid-locked = Locked for { $length }; /antiraid off ends it.
auto-raid-ended = The lock is over.
auto-place-lost = I cannot write to “{ $place }”, where moderators are to read what I find; /settings moderation names another place.
auto-raid-none = There is no lock at the moment.
auto-raid-kicked = { $count ->
    [0] There is nobody to remove.
    [one] Removed one person, who may come back.
   *[other] Removed { $count } people; they may come back.
 }
auto-raid-state = { $locked ->
    [no] There is no lock. The rule is { $mode }.
   *[yes] Locked for another { $left }. The rule is { $mode }.
 }
auto-button-unlock = 🔓 End the lock
auto-button-kick = 👋 Remove them

## The welcome

auto-welcome = { $more ->
    [0] welcome!
   *[other] and { $more } more, welcome!
 }
auto-button-rules = 📜 Rules
auto-button-ask = 💡 How to ask
auto-no-rules = There are no rules written here yet.
auto-how-to-ask = 💡 How to get a good answer
    1. Say what you want to do and how far you have come.
    2. Paste the whole error and the few lines of code it is about (text, not a picture).
    3. Say what you have tried, and which system and version you use.
    4. Just ask, there is no need to ask whether anybody is here. Come back and tell us what helped.

## The overview

auto-overview = 🤖 Automatic rules (last { $days } days)
auto-overview-change = /settings moderation changes them: off, dry-run (only says what it would do), on.
auto-column-rule = rule
auto-column-mode = mode
auto-column-found = found
auto-found = acted { $acted } · dry run { $tried }

## The audit

auto-decided-audit = looked at what a rule had found
auto-raid-audit = lock against a raid
