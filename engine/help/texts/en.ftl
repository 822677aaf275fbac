help-welcome = Hello, I am Qunban: I keep points, questions and events, and learn along with you.
help-title = This is what I can do:
help-more = For more about one of them send “/help command”, for example /help help.
help-line = /{ $command } — { $help }
help-line-alias = /{ $command } ({ $word }) — { $help }
help-feature = [{ help-feature-name }]
help-feature-name = { $feature ->
    [points] Points
    [people] Accounts and communities
    [invites] Invitations
    [rewards] Level rewards
    [invites] Invites
    [rewards] Level rewards
    [settings] Settings
    [privacy] Privacy
    [help] Help
    [schedule] Events and reminders
    [digest] Digest
    [qa] Questions
    [courses] Courses
    [moderation] Moderation
    [sentiment] Mood
    [experiments] Experiments
    [shop] Shop
    [badges] Badges
   *[other] { $feature }
 }
help-command = /{ $command } — { $help }
help-usage = Usage: { $usage }
help-argument = · { $name }: { $described }
help-kind = { $kind ->
    [int] a whole number
    [user] a mention, or a reply to somebody's message
    [duration] a length of time: 30s, 10m, 1h30m, 3d
    [bool] on or off
    [rest] text to the end of the line
   *[text] text, in quotes if it has spaces
 }
help-aliases = Also: { $aliases }
help-examples = For example:
    { $examples }
help-audience = For { $role }s and above.
help-unknown = There is no “{ $topic }”. Send /help to see what I can do.
help-unknown-near = There is no “{ $topic }”. Did you mean { $near }?
