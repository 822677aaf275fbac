# The shop, its orders, and transfers

shop-title = What your coins buy ({ $count })
shop-page = page { $page } of { $pages }
shop-empty = The shop is empty. An admin can offer something: /shop add Stickers price:50
shop-price = { $price ->
    [one] 1 coin
   *[other] { $price } coins
 }
shop-left = { $count } left
shop-left-none = sold out
shop-gives-role = the role { $value }
shop-gives-tag = the tag “{ $value }”
shop-gives-code = a code, for you alone
shop-gives-manual = handed over by an admin
shop-gate-level = from level { $level }
shop-gate-role = for { $role ->
    [moderator] moderators
    [admin] admins
    [owner] owners
   *[other] members
 } only
shop-gate-each = { $count } a person
shop-gate-from = from { $time }
shop-gate-until = until { $time }
shop-buy = Buy
shop-back = Back
shop-balance = You have { $balance } coins.

## Buying

shop-ask = Buy “{ $name }” for { $price } coins?
shop-ask-balance = You have { $balance } coins; { $after } would be left.
shop-yes = Buy ({ $price } coins)
shop-no = No
shop-left-it = Nothing bought, your coins are untouched.
shop-again = You have bought it already: order #{ $number }.
shop-code = ✅ Your code for “{ $name }”: { $code }
    { $price } coins spent, order #{ $number }. /inventory shows it again.
shop-sending = I am giving you “{ $name }” (order #{ $number }). { $price } coins are put aside and spent once it is there.
shop-waiting = “{ $name }” is ordered (order #{ $number }); an admin will hand it over. { $price } coins are put aside and come back if it cannot be.
shop-given = ✅ “{ $name }” is yours (order #{ $number }, { $price } coins).
shop-failed-role = I could not give you “{ $name }”: I lack the right to manage roles, or my role stands too low. Your { $price } coins are back, and the admins know.
shop-failed-tag = I could not give you “{ $name }”: I lack the right to manage members' tags. Your { $price } coins are back, and the admins know.
shop-failed-role-admins = bought “{ $name }” (order #{ $number }) and I could not give it; the { $price } coins are back. The platform says: { $error }
    Please give me the right “Manage Roles” and put my role above the one I am to give.
shop-failed-tag-admins = bought “{ $name }” (order #{ $number }) and I could not give it; the { $price } coins are back. The platform says: { $error }
    Please give me the administrator right to manage members' tags (can_manage_tags).
shop-partly-role = bought “{ $name }” (order #{ $number }) and got it in some places only. The platform says: { $error }
    Please give me the right “Manage Roles”.
shop-partly-tag = bought “{ $name }” (order #{ $number }) and got it in some groups only. The platform says: { $error }
    Please give me the administrator right to manage members' tags (can_manage_tags).

shop-unknown = The shop has no “{ $value }”. See /shop.
shop-several = “{ $value }” is more than one thing; please use the number.
shop-elsewhere = This is the shop of “{ $community }”; please change to it with /community first.
shop-nobody = Anonymous accounts and bots cannot buy; please use your own.
shop-removed = “{ $name }” is no longer on offer.
shop-early = “{ $name }” is not on offer yet.
shop-late = “{ $name }” is not on offer any more.
shop-sold-out = It is sold out.
shop-who = This is for { $role ->
    [moderator] moderators
    [admin] admins
    [owner] owners
   *[other] members
 } only.
shop-level = This takes level { $level }; you are at { $have }.
shop-enough = At most { $most } a person, and you have them.
shop-poor = It costs { $price } coins; you have { $balance }.
shop-price-changed = The price has just become { $price } coins; please ask again.
shop-nowhere-role = Roles are on Discord, where you have no account. If you do, join it to this one with /link.
shop-nowhere-tag = Tags are in Telegram groups and for ordinary members; you have no account there that can be tagged. If you do, join it to this one with /link.

## Inventory

shop-bag = What you have bought
shop-bag-empty = You have bought nothing yet. See /shop.
shop-state-open = waiting
shop-state-claimed = somebody is on it
shop-state-sending = being given
shop-state-done = done
shop-state-refused = refused, coins back
shop-state-failed = could not be given, coins back
shop-state-undone = undone, coins back

## The shelf

shop-no-name = Please begin with a name, for example: /shop add Stickers price:50
shop-no-price = Please name a price, for example: /shop add Stickers price:50
shop-no-change = I see nothing to change. For example: /shop edit 3 price:60
shop-full = There can be { $most } items.
shop-number = “{ $value }” has to be a whole number from { $low } to { $high }.
shop-when = I cannot read the time “{ $value }”. Please write 2026-02-01 or 2026-02-01 20:00.
shop-who-unknown = I do not know “{ $value }”. It is for member, moderator or admin.
shop-role-unknown = I do not know the role { $role }. Choose it from the list (it is sent as <@&number>) or write its number.
shop-tag-length = A tag has 1 to { $most } letters.
shop-tag-emoji = Telegram's tags have no emoji; please use plain text.
shop-window = It has to end after it begins.
shop-code-stock = Of codes as many are left as there are codes; add some with /shop codes.
shop-add-done = On offer ✅
shop-edit-done = Changed ✅
shop-stock-done = Stock changed ✅
shop-codes-how = There are no codes yet: send me /shop codes { $number } in private, with one code a line after it.
shop-remove-done = “{ $name }” is off the shelf; open orders go on.
shop-keep = Put it back
shop-kept = “{ $name }” is on offer again ✅
shop-not-code = #{ $number } is not given as a code.
shop-codes-none = Please write one code a line, each of at most { $most } characters.
shop-codes-many = An item has at most { $most } codes.
shop-codes-done = “{ $name }” has { $count } more codes ({ $double } were there already); { $left } are left to give. You may want to delete your message above.
shop-not-yours = Only an admin may do this.

## Orders

shop-orders = Waiting to be handed over ({ $count })
shop-orders-none = No orders are waiting.
shop-arrived = bought “{ $name }” for { $price } coins; it waits to be handed over (order #{ $number }).
shop-look = Order #{ $number }
shop-handler = Seen to by:
shop-reason = Note: { $reason }
shop-refuse-how = If it cannot be: /orders refuse { $number } and why
shop-do-claim = I am on it
shop-do-fulfil = Handed over
shop-do-undo = Undo
shop-order-unknown = There is no order #{ $number }.
shop-not-open = Order #{ $number } is not waiting.
shop-not-done = Only an order that is done can be undone; #{ $number } is not.
shop-not-held = The coins of order #{ $number } are held no more; nothing was changed.
shop-fulfilled = ✅ “{ $name }” has been handed over (order #{ $number }).
shop-fulfilled-note = ✅ “{ $name }” has been handed over (order #{ $number }): { $note }
shop-refused = “{ $name }” could not be done (order #{ $number }): { $reason }
    Your { $price } coins are back.
shop-undone = An admin has undone “{ $name }” (order #{ $number }). Your { $price } coins are back.
shop-undone-code = An admin has undone “{ $name }” (order #{ $number }). Your { $price } coins are back; the code is not given again.

## Transfers

shop-transferred = { $coins } coins (transfer #{ $number })
shop-transferred-reason = { $coins } coins: { $reason } (transfer #{ $number })
shop-transfers-off = Transfers are off here.
shop-transfer-self = You cannot give coins to yourself.
shop-transfer-nobody = Coins go from member to member of this community.
shop-transfer-level = Giving coins takes level { $level }; you are at { $have }.
shop-transfer-young = One can give coins after { $age } here.
shop-transfer-poor = You have { $balance } coins, not { $coins }.
shop-transfer-day-giver = One can give { $most } coins a day; { $left } are left to you today.
shop-transfer-day-taker = One can get { $most } coins a day; { $left } are left to them today.
shop-transfer-unknown = There is no transfer #{ $number }.
shop-transfer-again = Transfer #{ $number } has been undone before.
shop-transfer-spent = They have no coins left, so transfer #{ $number } cannot come back.
shop-transfer-undone = { $coins } of { $of } coins are back: transfer #{ $number } is undone.

shop-add-audit = offered an item
shop-edit-audit = changed an item
shop-stock-audit = changed a stock
shop-remove-audit = took an item off the shelf
shop-keep-audit = put an item back
shop-codes-audit = added codes
shop-claim-audit = saw to an order
shop-fulfil-audit = fulfilled an order
shop-refuse-audit = refused an order
shop-undo-audit = undid an order
shop-transfer-audit = gave coins
shop-transfer-undo-audit = undid a transfer
