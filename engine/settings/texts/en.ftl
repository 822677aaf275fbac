settings-menu = What would you like to change? You may also send “/settings name value”.
settings-feature = { $feature ->
    [settings] General
    [points] Points
    [privacy] Privacy
    [schedule] Events
    [digest] Digest
    [qa] Questions
    [courses] Courses
    [moderation] Moderation
    [sentiment] Mood
   *[other] { $feature }
 }
settings-page = [{ $feature }] { $page }/{ $pages }
settings-line = { $name } = { $value }
    { $help } { $range }
settings-line-own = ● { $name } = { $value }
    { $help } { $range }
settings-how = ● was chosen by this community. To change one: /settings { $name } { $value }
settings-back = Back
settings-unknown = There is no setting { $name }. Send /settings to see them all.
settings-unknown-near = There is no setting { $name }. Did you mean { $near }?
settings-default = default
settings-done = Done. { $name }: { $old } → { $new }
settings-same = { $name } was like that already; nothing changed.
settings-diff = { $count ->
    [one] One setting differs
   *[other] { $count } settings differ
 } from the defaults:
settings-diff-line = { $name } = { $value } (default { $default })
settings-diff-none = Everything is at its default.
settings-nothing-to-revert = No setting was ever changed, so there is nothing to take back.
settings-audit-title = What was done, page { $page }:
settings-audit-empty = There is nothing on record here.
settings-audit-more = Next page: /audit { $page }
settings-audit-nobody = (the system)
settings-paused = All right, I keep quiet in this chat; points go on. Send /resume to have me back.
settings-paused-until = All right, I keep quiet until { $until }; points go on. Send /resume to have me back earlier.
settings-resumed = I am back.
settings-not-paused = I was here all along.
settings-shadow-on = Shadow mode until { $until }: I compute everything and speak to admins only.
settings-shadow-off = Shadow mode is off; everybody hears me again.
settings-shadow-length = Say how long, for example 7d, or off; I cannot read { $value }.
settings-shadow-command = Change this one with /setup shadow 7d or /setup shadow off.
settings-language-now = I speak { $language ->
   *[en] English
 } with you. To change it: /language zh, /language zh-TW, /language en
settings-language-me = All right, { $language ->
   *[en] English
 } it is.
settings-language-chat = All right, { $language ->
   *[en] English
 } in this chat; people's own choices go before it.
settings-language-community = All right, { $language ->
   *[en] English
 } in this community; chats and people may choose otherwise.
settings-zone-now = The community's time zone is { $zone }; it is { $now } there.
settings-zone-near = There is no time zone { $value }. Did you mean { $near }?
settings-zone-unknown = There is no time zone { $value }. Write it like Asia/Shanghai, or name a city.

settings-language-audit = changed the language
settings-paused-audit = paused the bot
settings-resumed-audit = resumed the bot
