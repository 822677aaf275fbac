# What the engine room says: errors, hints, roles.

role-member = member
role-moderator = moderator
role-admin = admin
role-owner = owner

error-unexpected = Something went wrong (ref { $ref }). It has been noted; please try again later.
error-role = This command is for { $role ->
    [moderator] moderators
    [admin] admins
   *[owner] the owner
 } only.
error-where-group = This command works in a group only.
error-where-private = Please use this command in a private chat with me.
error-cooldown = Take a breath: again in { $wait }.

error-arg-missing = “{ $arg }” is missing.
error-arg-user-missing = “{ $arg }” is missing: mention the person, or reply to their message with the command.
error-arg-user = I do not know { $value }: mention somebody of this group, or reply to their message.
error-arg-int = “{ $arg }” must be a whole number, { $value } is none.
error-arg-duration = “{ $arg }” must be a length of time such as 30s, 10m, 1h30m or 3d; I cannot read { $value }.
error-arg-bool = “{ $arg }” must be on or off, not { $value }.
error-arg-choice = “{ $arg }” cannot be { $value }; choose from: { $choices }.
error-arg-low = “{ $arg }” is at least { $bound }; { $value } is too little.
error-arg-high = “{ $arg }” is at most { $bound }; { $value } is too much.
error-arg-extra = I do not know what “{ $value }” is for.
error-usage = Usage: { $usage }
error-example = For example: { $example }

error-setting-bool = { $name } must be on or off, not { $value }.
error-setting-int = { $name } must be a whole number, { $value } is none.
error-setting-float = { $name } must be a number, { $value } is none.
error-setting-duration = { $name } must be a length of time such as 30s, 10m, 1h30m or 3d; I cannot read { $value }.
error-setting-range = { $name } may be { $range }; { $value } is outside.
error-setting-choice = { $name } cannot be { $value }; choose from: { $choices }.
error-setting-long = { $name } is too long: { $most } characters at most.

hint-mistyped = There is no /{ $word }. Did you mean { $close }?
hint-unknown = There is no /{ $word }. Send /help to see what I can do.
hint-group = /{ $word } needs one more word: { $close }
hint-beside = There is also { $close }.

form-ask = ({ $step }/{ $steps }) { $prompt }
form-optional = You may leave this out: send “skip”.
form-cancel-hint = Send “cancel” to stop.
form-cancelled = All right, cancelled.
form-required = Please write something here.
form-long = Too long: { $most } characters at most, these are { $length }.
form-unknown = This form is no longer here.

button-not-yours = This button is not for you.

act-restrict-audit = restricted
act-ban-audit = banned
act-unban-audit = unbanned
act-kick-audit = removed
act-delete-audit = deleted messages
act-pin-audit = pinned
act-grant_role-audit = changed a role
act-tag-audit = changed a tag
act-approve_join-audit = decided on a join request
act-open_thread-audit = opened a thread
act-mirror_event-audit = mirrored an event
act-make_invite-audit = made an invite link

act-tag_thread-audit = changed a thread's tags

private-knock = My answer is for you alone: open our chat below, press Start, and ask me again.
private-knock-button = Open our chat
