# Courses

courses-button = { $what ->
    [enrol] 📝 Begin
    [progress] 📈 My progress
    [lesson] ✔️ One more lesson
    [finish] 🏁 Finished
    [open] 🔗 Open
    [back] ⬅ Back
    [undo] ↩️ Undo
    [archive] 🗄 Put away
    [keep] Keep it
    [say] ✍️ Say why
   *[other] { $what }
 }
courses-field = { $name ->
    [kind] kind
    [title] title
    [title_en] English title
    [about] about
    [tags] tags
    [level] level
    [language] language
    [price] price
    [tier] plan
    [gate] open to
    [lessons] lessons
    [outline] outline
    [link] link
    [author] by
    [notes] notes
    [image] picture
    [needs] needs
    [steps] steps
   *[other] { $name }
 }
courses-level = { $level ->
    [beginner] beginner
    [intermediate] intermediate
   *[advanced] advanced
 }
courses-lessons = { $count ->
    [1] 1 lesson
   *[other] { $count } lessons
 }
courses-from-level = level { $level } and above
courses-learners = { $begun } began, { $done } finished
courses-mood = talk of it { $score } ({ $authors } people)
courses-put-away = put away

## Lists

courses-list = Courses ({ $count })
courses-list-about = { $topic }: { $count ->
    [1] 1 course
   *[other] { $count } courses
 }
courses-list-empty = There are no courses yet. Moderators add them with /course add, or with python -m bot import courses.
courses-list-none = Nothing found about { $topic }. Try another word, or see /courses.
courses-list-footer = page { $page }/{ $pages }

## Adding and changing

courses-added = ✅ Added #{ $number } { $title }.
courses-say-more = To say more: /course edit { $number } lessons:8
courses-edited = ✏️ Changed #{ $number } { $title }:
courses-edit-nothing = Nothing of { $title } would change. Write field:value, like lessons:10 price:free.
courses-undone = ↩️ The last change of #{ $number } { $title } is taken back:
courses-nothing-to-undo = There is no change of { $title } to take back.
courses-archive-sure = Put #{ $number } { $title } away? { $learning } are learning, { $done } have finished; what they did stays, but it is no longer listed and nobody can begin it.
courses-archive-used = These lead through it or need it: { $courses }
courses-archived = 🗄 #{ $number } { $title } is put away.
courses-kept = { $title } stays.
courses-no-title = A course needs a title: /course add title | about
courses-key-taken = There is a course with the key { $value } already.
courses-bad-number = { $field }: { $value } is no number that fits.
courses-bad-long = { $field } is too long.
courses-bad-kind = A kind is course, series, article or path, not { $value }.
courses-bad-level = A level is beginner, intermediate or advanced, not { $value }.
courses-bad-address = { $field } has to begin with http:// or https://.
courses-bad-empty = The title cannot be empty.
courses-bad-key = There is no such course: { $value }. What is needed and the steps are keys with commas between them.

## Which

courses-unknown = There is no course { $value }. See /courses.
courses-which = Which one? Give its number:
    { $courses }
courses-none-begun = You are not learning anything yet. See /courses and choose: /enrol 3
courses-is-archived = { $title } is put away.
courses-elsewhere = This course belongs to { $community }: press it there.

## Learning

courses-nobody = This account cannot take courses.
courses-enrol-what = Which course? Give its number or name, like /enrol 3; /courses shows what there is.
courses-needs = Before { $title } you need to finish: { $courses }
courses-gated = { $title } is open from level { $level } on.
courses-tier = { $title } is for members with { $tier }.
courses-begun = 🎒 You began { $title } (#{ $number }). Enjoy!
courses-begun-toast = 🎒 You began { $title }. Say how far you are with /progress { $number }.
courses-begun-already = You are learning { $title } already:
courses-how = Say /progress { $number } 3 after three lessons, /finish { $number } when all is done.
courses-left = You left { $title }. /enrol { $number } goes on where you were.
courses-not-begun = You are not learning { $title }. Begin: /enrol { $number }
courses-lessons-range = { $title } has { $most } lessons.
courses-no-lessons = { $title } has no lessons of its own; say /finish { $number } when you are through.
courses-path-by-steps = { $title } is a path: finish its courses and it goes on by itself.
courses-path-not-done = { $title } is not done yet: { $done } of { $of }.
courses-path-next = { $path } { $done }/{ $of }, next { $next }
courses-path-finished = You finished the path { $title }!
courses-finished = 🏁 You finished { $title }. Congratulations!
courses-finished-already = You have finished { $title } already.
courses-overview = learning { $begun }, finished { $done }
courses-nothing-yet = You have not begun anything yet. See /courses and choose: /enrol 3
courses-next-lesson = next lesson: { $n }. { $title }

## Ratings

courses-rate-ask = How was { $title }?
courses-rate-thanks = Thank you! { $title }: { $score }★
courses-rate-not-begun = Only who learned from { $title } can rate it.
courses-rate-long = A sentence has at most { $most } characters.
courses-rate-score-first = A score first, please: /rate { $number } 5

## Figures

courses-stats = Courses: { $items } of them, begun { $begun } times
courses-stats-share = { $what ->
    [finished] finished
   *[satisfied] satisfied (4★ or more)
 }: { $percent } (95 % interval { $low }–{ $high }, n={ $n })
courses-stats-mean = mean { $mean }★ (n={ $n })
courses-stats-left = left by { $count }
courses-stats-mood = talk of it { $score } ({ $low } to { $high }, { $authors } people)

## Digest

courses-digest = Courses
courses-digest-title = Courses
courses-digest-counts = { $begun } begun, { $done } finished
courses-digest-popular = 🔥 #{ $number } { $title }: { $count } began

## Records

courses-add-audit = added a course
courses-edit-audit = changed a course
courses-archive-audit = put a course away
courses-undo-audit = took a change of a course back
