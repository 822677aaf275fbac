# Badges

badges-name = { $badge ->
    [streak] Faithful
    [thanks] Appreciated
    [answers] Answerer
    [solved] Good question
    [events] Regular
    [courses] Graduate
    [paths] Pathfinder
    [invites] Host
   *[early] Pioneer
 }
badges-takes = { $counter ->
    [streak] check in { $needs } days in a row
    [thanks] be thanked { $needs } times
    [answers] have { $needs } answers accepted
    [solved] have { $needs } questions solved
    [events] be at { $needs } events
    [lessons] do { $needs } lessons
    [courses] finish { $needs } courses
    [paths] finish { $needs } learning paths
    [invites] invite { $needs } people who stay
   *[early] be among the first 30 to take part
 }
badges-by-hand = given by the admins

## Showing

badges-of = has { $count ->
    [one] 1 badge
   *[other] { $count } badges
 }
badges-next = Next:
badges-all = Badges here
badges-line = { $badge }: { $about } ({ $holders })
badges-got = got { $badges }
badges-private = They chose not to be shown.
badges-nobody = This account cannot have badges.
badges-digest = New badges
badges-digest-more = and { $count } more
badges-why = { $badge }: { $about }.{ $counted ->
    [1] {" "}The count is { $value }.
   *[other] {""}
 }
badges-why-not = Not reached yet.
badges-why-since = Reached on { $date }{ $past ->
    [1] {" "}(found in what was done before)
   *[other] {""}
 }.
badges-why-granted = Given on { $date } by
badges-why-none = You have no badge yet. /badges shows which one is nearest.

## Running them

badges-created = { $badge } is ready. Give it with /badge grant @member { $name }.
badges-created-rule = { $badge } is ready: { $about }. { $count ->
    [one] 1 member has that already and gets it
   *[other] { $count } members have that already and get it
 } without a word.
badges-edited = { $before } is now { $badge }.
badges-delete-ask = Delete { $badge }? { $count ->
    [one] 1 member loses it.
   *[other] { $count } members lose it.
 }
badges-delete-yes = Delete
badges-cancel = Cancel
badges-undo = Undo
badges-kept = Nothing was changed.
badges-deleted = { $badge } is deleted.
badges-restored = { $badge } is back.
badges-done-already = That has been done already.
badges-granted = got the badge { $badge }
badges-revoked = no longer has { $badge }.
badges-undone = Undone: { $badge }.

## Mistakes

badges-unknown = There is no badge “{ $badge }”. /badge list shows those there are.
badges-not-own = “{ $badge }” comes with the bot and cannot be changed; /settings badges.hide { $badge } hides it.
badges-taken = Another badge is called “{ $name }” already.
badges-name-length = A badge needs a name of at most { $most } letters, e.g. /badge create 🌟 Helper | always there for newcomers
badges-about-length = The words may have at most { $most } letters.
badges-need = The number of a condition lies between 1 and { $most }.
badges-condition = A condition reads like thanks>=50. There is: { $counters }.
badges-rule-stays = The condition cannot be changed, for people have earned the badge by it; make another one.
badges-earned-only = “{ $badge }” has to be earned, it cannot be given.
badges-has-it = They have “{ $badge }” already.
badges-has-not = They do not have { $badge }.
badges-admins-only = Only admins can do that.
badges-elsewhere = This button belongs to another community.

## Audit

badges-create-audit = made the badge
badges-edit-audit = changed the badge
badges-delete-audit = deleted the badge
badges-restore-audit = restored the badge
badges-grant-audit = gave the badge
badges-revoke-audit = took back the badge
badges-unrevoke-audit = gave back the badge
badges-catchup-audit = gave badges for what was done before, in number
