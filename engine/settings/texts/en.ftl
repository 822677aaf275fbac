settings-menu = What would you like to change? You may also send “/settings name value”.
settings-feature = { $feature ->
    [settings] General
    [points] Points
    [invites] Invites
    [rewards] Level rewards
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

settings-setup-looking = Let me see what I lack here…
settings-setup-good = ✅ All set: I lack nothing here.
settings-setup-lacking = { $count ->
    [one] One thing is missing:
   *[other] { $count } things are missing:
 }
settings-setup-silent = The platform does not answer me right now. Press “Check again” in a minute.
settings-setup-zone = Time zone
settings-setup-zone-how = Days here follow { $zone }, where it is { $now }. To change it: /timezone Taipei
settings-setup-shadow = Try silently for 7 days
settings-setup-again = Check again

finding-unknown = The platform reports something that I cannot explain yet: { $name } ({ $values }).
    → Update my program, or tell the operator this word.
finding-console-ready = The sandbox lacks nothing.

finding-telegram-ready = Telegram is all set.
finding-telegram-privacy-mode = Privacy mode is on: I see only commands and replies to me.
    Points for messages, thanks and anti-farming sleep.
    → Make me an administrator; or send /setprivacy to @BotFather, choose me, choose Disable, then remove me from the group and add me again.
finding-telegram-webhook-set = Another program has set a webhook with the same token, so I receive no message at all.
    Everything sleeps.
    → Stop that program; if you do not know it, get a new token from @BotFather with /revoke.
finding-telegram-clock-skew = The server's clock and Telegram's differ by { $seconds } seconds.
    The days of check-ins and the times of reminders are wrong by as much.
    → Switch time synchronisation on, on the server: timedatectl set-ntp true
finding-telegram-not-admin = I am no administrator here.
    Points for reactions, who came by which link, and removing adverts sleep.
    → Group info → Administrators → Add administrator → choose me.
finding-telegram-right-missing = { $right ->
        [delete] I may not delete messages: adverts and notices that are over stay.
        [restrict] I may not ban users: I cannot stop a flood.
        [pin] I may not pin messages: pinning events sleeps.
        [invite] I may not invite users: join requests and personal invite links sleep.
        [topics] I may not manage topics: topics for questions sleep.
        [tags] I may not manage member tags: levels beside names sleep.
       *[other] I lack an administrator right: { $right }.
    }
    → Group info → Administrators → tap me → switch this right on.
finding-telegram-reactions-off = Reactions are switched off in this group.
    Points for reactions sleep.
    → Group info → Edit → Reactions → switch them on.

finding-discord-ready = Discord is all set.
finding-discord-intent-content = I lack the Message Content Intent: I cannot see what people say.
    Points for messages, thanks and anti-farming sleep; slash commands work.
    → Discord developer portal → my application → Bot → switch Message Content Intent on, then restart me.
finding-discord-intent-members = I lack the Server Members Intent: I cannot see who comes and goes.
    Welcomes, invite counts and level roles sleep.
    → Discord developer portal → my application → Bot → switch Server Members Intent on, then restart me.
finding-discord-clock-skew = The server's clock and Discord's differ by { $seconds } seconds.
    The days of check-ins and the times of reminders are wrong by as much, and commands may time out.
    → Switch time synchronisation on, on the server: timedatectl set-ntp true
finding-discord-permission-missing = I lack this permission here: { $permission }.
    → Server settings → Roles → my role → switch it on; if only this channel lacks it, look at the channel's permissions.
finding-discord-role-low = My role stands too low: I cannot give level roles.
    → Server settings → Roles → drag my role above the level roles.
finding-discord-unreachable = I cannot enter this channel.
    I hear neither messages nor commands here.
    → Channel settings → Permissions → add my role and switch “View channel” on.
