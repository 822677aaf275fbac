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

finding-telegram-token = { $level ->
        [ok] The token works; I am { $bot }.
       *[error] Telegram does not know this token.
            Everything sleeps.
            → Copy it again with /token from @BotFather, or get a new one with /revoke; then run python -m bot init.
    }
finding-telegram-privacy = { $level ->
        [ok] I hear what is said in groups.
       *[warning] Privacy mode is on: where I am no administrator I see only commands and replies to me.
            Points for messages, thanks and anti-farming sleep.
            → Make me an administrator of the group; or send /setprivacy to @BotFather, choose me, choose Disable, then remove me from the group and add me again.
    }
finding-telegram-webhook = { $level ->
        [ok] Messages arrive.
        [warning] Delivering messages to the webhook went wrong: { $error }.
            Messages of that time come late.
            → See whether webhook_url can be opened from outside, and whether its certificate has expired.
       *[error] { $url ->
            [none] The configuration names a webhook, but Telegram has none.
                No message arrives.
                → Restart me, and I set it again; else see whether webhook_url is right.
           *[other] This token's messages go to { $url }, and none comes to me.
                Everything sleeps.
                → Stop the program there; if you do not know it, get a new token from @BotFather with /revoke.
        }
    }
finding-telegram-clock = { $level ->
        [ok] The server's clock is right.
       *[warning] The server's clock and Telegram's differ by { $seconds } seconds.
            The days of check-ins and the times of reminders are wrong by as much.
            → Switch time synchronisation on, on the server: timedatectl set-ntp true
    }
finding-telegram-chat = I am not in this group.
    Everything here sleeps.
    → Add me to the group and make me an administrator.
finding-telegram-admin = { $level ->
        [ok] I am an administrator here.
       *[error] I am no administrator here.
            Points for reactions, who came by which link, and removing adverts sleep.
            → Group info → Administrators → Add administrator → choose me.
    }
finding-telegram-rights = I have every administrator right that I use.
finding-telegram-delete = I may not delete messages.
    Adverts, and notices whose time is over, stay.
    → Group info → Administrators → tap me → switch “Delete messages” on.
finding-telegram-restrict = I may not ban users.
    I cannot stop a flood.
    → Group info → Administrators → tap me → switch “Ban users” on.
finding-telegram-pin = I may not pin messages.
    Pinning events sleeps.
    → Group info → Administrators → tap me → switch “Pin messages” on.
finding-telegram-invite = I may not invite users.
    Join requests and personal invite links sleep.
    → Group info → Administrators → tap me → switch “Invite users” on.
finding-telegram-topics = I may not manage topics.
    Topics for questions sleep.
    → Group info → Administrators → tap me → switch “Manage topics” on.
finding-telegram-tags = I may not manage member tags.
    Levels beside names sleep.
    → Group info → Administrators → tap me → switch “Manage tags” on.
finding-telegram-basic-group = This is a basic group, not a supergroup yet.
    Topics, level tags and muting sleep.
    → Group info → Edit → make the history visible to new members, and the group is upgraded; I go along, no point is lost.

-discord-switch = Server settings → Roles → my role → switch it on; if only this channel lacks it, change the channel's permissions

finding-discord-token = { $level ->
        [ok] The token works; I am { $name }.
       *[error] Discord does not know this token.
            Everything sleeps.
            → Get a new one in the developer portal → Bot → Reset Token, then run python -m bot init.
    }
finding-discord-intent-content = The Message Content Intent is off: I cannot see what people say.
    Points for messages, thanks and anti-farming sleep; slash commands work.
    → Discord developer portal → my application → Bot → switch Message Content Intent on, then restart me.
finding-discord-intent-members = The Server Members Intent is off: I cannot see who comes and goes.
    Welcomes, invite counts and level roles sleep.
    → Discord developer portal → my application → Bot → switch Server Members Intent on, then restart me.
finding-discord-clock = { $level ->
        [ok] The machine's clock is right.
       *[warning] The clock of the machine I run on and Discord's differ by { $seconds } seconds.
            The days of check-ins and the times of reminders are wrong by as much, and commands may time out.
            → Switch time synchronisation on, on that machine: timedatectl set-ntp true
    }
finding-discord-no-server = I am on no server yet.
    → Open this link to invite me: { $url }
finding-discord-private = A private chat needs no permissions.
finding-discord-rights = In #{ $channel } I have every permission that I use.
finding-discord-gone = I cannot enter #{ $channel }.
    I hear neither messages nor commands here.
    → Channel settings → Permissions → add my role and switch “View Channel” on.
finding-discord-role = My role is “{ $role }”; level roles must stand below it for me to give them.
finding-discord-role-low = My role “{ $role }” stands at the bottom: I cannot give level roles.
    Level roles sleep.
    → Server settings → Roles → drag “{ $role }” above the level roles.
finding-discord-missing-view = I lack “View Channel” in #{ $channel }.
    I hear neither messages nor commands here.
    → { -discord-switch }.
finding-discord-missing-send = I lack “Send Messages” in #{ $channel }.
    I cannot speak here.
    → { -discord-switch }.
finding-discord-missing-history = I lack “Read Message History” in #{ $channel }.
    What was said while I was away is lost to me, and I cannot reply to older messages.
    → { -discord-switch }.
finding-discord-missing-embed = I lack “Embed Links” in #{ $channel }.
    Cards and charts become plain text.
    → { -discord-switch }.
finding-discord-missing-attach = I lack “Attach Files” in #{ $channel }.
    Charts and exports sleep.
    → { -discord-switch }.
finding-discord-missing-reactions = I lack “Add Reactions” in #{ $channel }.
    I cannot answer with a reaction.
    → { -discord-switch }.
finding-discord-missing-threads = I lack “Create Public Threads” in #{ $channel }.
    Threads for questions sleep.
    → { -discord-switch }.
finding-discord-missing-manage-messages = I lack “Manage Messages” in #{ $channel }.
    I cannot remove adverts.
    → { -discord-switch }.
finding-discord-missing-manage-threads = I lack “Manage Threads” in #{ $channel }.
    I cannot close the thread of an answered question.
    → { -discord-switch }.
finding-discord-missing-moderate = I lack “Timeout Members” in #{ $channel }.
    I cannot stop a flood.
    → { -discord-switch }.
finding-discord-missing-kick = I lack “Kick Members” in #{ $channel }.
    I cannot remove who fails the entry check.
    → { -discord-switch }.
finding-discord-missing-ban = I lack “Ban Members” in #{ $channel }.
    I cannot keep spammers out.
    → { -discord-switch }.
finding-discord-missing-manage-roles = I lack “Manage Roles” in #{ $channel }.
    Level roles sleep.
    → { -discord-switch }.
finding-discord-missing-create-invite = I lack “Create Invite” in #{ $channel }.
    Personal invite links sleep.
    → { -discord-switch }.
finding-discord-missing-manage-events = I lack “Manage Events” in #{ $channel }.
    Events do not show in the server's own calendar.
    → { -discord-switch }.
finding-discord-missing-manage-server = I lack “Manage Server” in #{ $channel }.
    I cannot see who came by whose invite.
    → { -discord-switch }.
finding-discord-missing-audit-log = I lack “View Audit Log” in #{ $channel }.
    I cannot see who removed whom.
    → { -discord-switch }.
