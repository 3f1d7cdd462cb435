### What people read, in English. Light markup: <b>, <i>, <code>, <a href>, <blockquote>.
### Labels of buttons (do-, yes-, go-) and lines over the chat (done-, refused-) carry no markup.
###
### Every text about an order may use: $buyer $seller $title $code $total (the price) $share (what the seller gets)
### $at (the next deadline) $by (the same without how far away it is) $left (the time until then) $revisions (how many are
### left); a text about something that happened also $who (a name, or "you"), $files (how many) and $amount.

## Formats

language-name = English
format-locale = en_150
format-moment = EEE d MMM, HH:mm
format-moment-year = EEE d MMM y, HH:mm
format-stars = { $count ->
    [one] { $count } Star
   *[other] { $count } Stars
}
moment-ahead = { $length } left
moment-behind = { $length } ago
moment-now = just now
moment-zoned = { $moment } { $zone }
moment-both = { $moment } ({ $relative })
length-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
length-days-hours = { length-days } { $hours } h
length-hours = { $hours } h
length-hours-minutes = { $hours } h { $minutes } min
length-minutes = { $minutes } min
length-none = less than a minute

## Who

who-you = you
who-buyer = the buyer
who-seller = the seller
who-nobody = somebody
who-staff = staff
who-somebody = somebody who is gone

## The card

card-head = { $mark } <b>{ $title }</b> · <code>{ $code }</code>
card-state = <b>{ $state }.</b> { $turn }
card-over = <b>{ $state }.</b>
card-ended = <b>{ $state }:</b> { $event }.
card-line = { $line } · { $price }
card-line-longer = { $line } (+{ $length }) · { $price }
card-line-sooner = { $line } ({ $length } sooner) · { $price }
card-delivery-time = Delivery: { $length } after work starts
card-revisions = { $revisions ->
    [0] No revisions left
    [one] { $revisions } revision left
   *[other] { $revisions } revisions left
}
card-last = Last: { $event }, { $ago }
card-why = Reason given:
card-changes = { $buyer } asked to change:
card-pay-by-hand = <b>How to pay:</b>
card-pay-by-hand-ask = Pay { $total } the way the people who run this place told you.
card-pay-note = Put <code>{ $code }</code> into the payment note, then press “{ $button }”.
card-pay-spent = You said twice that you paid and it was not found. Please write to the people who run this place; they can still confirm it here.
card-paylink-wanted = The way to pay is being prepared: the button will be on this card in a moment.
card-paylink-open = Pay below. This card changes by itself once the money is here.
card-paylink-failed = It can't be paid this way right now. Please write to the people who run this place.
card-paylink-in-telegram = It is paid in Telegram, from your own account there.
card-elsewhere = <b>{ $title }</b> · <code>{ $code }</code> has its card in a place of its own.

money-due-buyer = <b>To pay: { $total }</b>
money-due-staff = <b>To be paid: { $total }</b>
money-told-buyer = <b>Reported as paid: { $total }</b>
money-told-staff = <b>Reported as paid: { $total }</b>
money-held-buyer = <b>Held safely: { $total }</b>
money-held-seller = <b>Held safely: { $total }</b> · you get { $share }
money-held-staff = <b>Held: { $total }</b> · the seller gets { $share }
money-out-buyer = <b>Paid: { $total }</b>
money-out-seller = <b>You were paid { $share }</b>, onto your balance.
money-out-staff = <b>Paid out: { $share }</b> of { $total }
money-back-buyer = <b>{ $total } went back to you</b>, onto your balance.
money-back-seller = <b>{ $total } went back to the buyer</b>
money-back-returned-buyer = <b>{ $total } goes back to you</b>, the way you paid.
money-back-staff = <b>{ $total } went back to the buyer</b>
money-none-buyer = Nothing was paid.
money-none-staff = Nothing was paid.

cause-buyer-buyer = Recorded as cancelled by you.
cause-buyer-seller = Recorded as cancelled by the buyer. It does not count against you.
cause-buyer-staff = Cause: the buyer.
cause-seller-buyer = Recorded as cancelled by the seller. It does not count against you.
cause-seller-seller = Recorded as cancelled on your side.
cause-seller-staff = Cause: the seller.
cause-time-buyer = Recorded as: time ran out.
cause-time-seller = Recorded as: time ran out.
cause-time-staff = Cause: time ran out.

## Threads of Discord: their names differ for the two parties

thread-buyer = { $code } · buying · { $title }
thread-seller = { $code } · selling · { $title }
thread-unheard = Discord does not show me what you write here unless you mention me. Mention me in your message, or use a button.

## Balance and payouts

balance-head = <b>Your balance</b>
balance-none = There is nothing on it. What you earn comes here, and so does what you get back.
balance-is = <b>{ $amount }</b>
balance-is-in = <b>{ $amount }</b> in { $community }
balance-debt = You owe <b>{ $amount }</b>: a payment of yours was taken back.
balance-debt-in = You owe <b>{ $amount }</b> in { $community }: a payment of yours was taken back.
balance-pending = Of it { $amount } can be paid out later, the first from { $at } on.
balance-least = It can be paid out from { $least } on.
balance-way = Payout { $number }: { $amount } is on its way to you.
balance-fees = Fees that this place has earned: <b>{ $amount }</b>
balance-fees-in = Fees that { $community } has earned: <b>{ $amount }</b>
go-balance = Balance
go-payout = Pay out { $amount }
go-payout-in = Pay out { $amount } · { $community }
go-payout-number = Payout { $number }
go-payee = Change where it goes

payout-head = Payout
payout-about = You were asking for a payout.
payout-left = Nothing was changed.
payout-ask-details = Where should your money go? Write it as a person needs it to send it, for example an IBAN and your name. It is kept for the next time, and shown to those who send it.
payout-details-shown = It goes to: { $details }
payout-details-empty = Please write where your money should go, for example “IBAN DE89 3704 0044 0532 0130 00, Anna Schmidt”.
payout-details-long = That is { $length } characters, and there is room for { $most }. Please shorten it.
payout-ask-amount = How much? You have { $amount }.
payout-amount-shown = Amount: { $amount }
payout-all = All of it: { $amount }
payout-currency = This balance is in { $currency }. Write only the number.
payout-too-much = That is more than you have: { $most }.
payout-review = Pay out <b>{ $amount }</b>? It leaves your balance at once, and goes to:
payout-line-amount = Amount
payout-line-details = Where to
yes-payout = Yes, pay out { $amount }
done-payout-asked = ✅ Asked for. Staff are told, and you hear from us when it is sent.
done-payout-begun = ✅ It is on its way.
payee-head = Where your money goes
done-payee = ✅ Kept. It holds for the next payout.
payout-mine = <b>Payout { $number }</b>: { $amount }, asked for { $at }. It goes to:
payout-is-asked = It waits for somebody of staff to send it.
payout-is-taken = { $who } has it in hand.
payout-is-sent = It was sent.
payout-is-failed = It could not be sent, and is on the balance again.
payout-is-cancelled = It was called off, and is on the balance again.
go-payout-off = Call it off
done-payout-called-off = Called off. It is on your balance again.

payouts-head = { $count ->
    [one] <b>{ $count } payout to send</b>
   *[other] <b>{ $count } payouts to send</b>
}
payouts-none = There is nothing to send.
payouts-line = { $number } · <b>{ $amount }</b> to { $who }, asked for { $at }
payouts-line-in = { $number } · <b>{ $amount }</b> to { $who }, asked for { $at } · { $community }
go-payouts = Payouts to send ({ $count })
go-payouts-back = Payouts to send
payout-theirs = <b>Payout { $number }</b>: { $amount } to { $who }, asked for { $at }.
payout-of = It is money of <b>{ $community }</b>.
payout-of-others = ⚠️ It is money of <b>{ $community }</b>, whose staff you are not. Send it only if you hold that money yourself: what was paid there, its own people have said.
payout-send = It is in your hand, and nobody else sends it. Send <b>{ $amount }</b> with the note <code>{ $number }</code> to:
go-payout-take = I send it
go-payout-sent = It is sent
go-payout-unsent = Could not send
go-payout-release = Leave it to others
go-payout-over = Take it over
ask-payout-sent = Did <b>{ $amount }</b> really leave for { $who }? It can't be taken back.
yes-payout-wassent = Yes, it is sent
done-payout-sent = ✅ { $who } is told.
ask-payout-takeover = { $hand } has this in hand. Ask { $hand } first: if it was sent already, { $who } would get { $amount } twice. Is it really left to you?
yes-payout-takeover = Yes, I send it
unsent-head = Could not send
payout-ask-reason = Why could it not be sent? It goes back to the balance, and its owner reads what you write.
payout-likely-details = The details are not right
payout-likely-bank = The bank refused it
payout-likely-later = It can't be sent this way
payout-reason-empty = Please write a sentence, for example “There is no account of this number.”
payout-reason-long = That is { $length } characters, and there is room for { $most }. Please shorten it.
done-payout-unsent = Noted. The money is back on the balance, and its owner is told.

told-payout_asked = { $who } wants to be paid. Take it in hand to see where it goes; then nobody else sends it.
told-payout_reminds = This payout still waits to be sent.
told-payout_late = ⚠️ Nobody has sent this payout yet, though it has waited for five business days.
told-payout_sent = <b>{ $amount }</b> was sent to you (payout { $number }). It may take a while until it is there.
told-payout_failed = <b>{ $amount }</b> could not be sent to you (payout { $number }), and is on your balance again. The reason given:
told-refund_sent = <b>{ $amount }</b> went back to you, the way you paid. It may take a few days until it is there.
told-refund_failed = <b>{ $amount }</b> could not go back the way you paid. It stays on your balance, from which you can have it paid out.
told-chargeback_taken = ⚠️ The bank of { $who } took back <b>{ $amount }</b> of what was paid for order { $code }. It is booked as their debt. Answer the dispute where you take payments, and see to the order: what it still holds is not covered any more.
told-chargeback_owed = Your bank took back <b>{ $amount }</b> that you had paid for order { $code }. It is off your balance: below nothing, you owe it here. If you did not mean this, write to the people who run this place.
told-chargeback_over = The dispute about <b>{ $amount }</b> that { $who } had paid for order { $code } is over: the money is back, and they do not owe it any more.
told-chargeback_cleared = The dispute with your bank about <b>{ $amount }</b> for order { $code } is over: you do not owe it any more.
told-chargeback_partly = A part of the <b>{ $amount }</b> that the bank of { $who } had taken back for order { $code } is here again. They owe that much less.
told-chargeback_less = A part of the <b>{ $amount }</b> that your bank had taken back for order { $code } is here again. You owe that much less.
told-stray_came = ⚠️ { $who } paid <b>{ $amount }</b> for no order that is known here ({ $till }). It is theirs: it goes back to them if it can, else it is on their balance. Please look up there what it was for.
told-stray_back = You paid <b>{ $amount }</b>, and no order here waits for it. It goes back to you, the way you paid.
told-stray_kept = You paid <b>{ $amount }</b>, and no order here waits for it. It is on your balance, from which you can have it paid out; nothing is lost.
told-transfer_stuck = ⚠️ A till has not taken { $amount } to { $who } for hours, transfer { $number }. It is tried on. What it says:

refused-payout-not-yours = There is no such payout for you here.
refused-payout-nothing = There is nothing on this balance that could be paid out now.
refused-payout-too-little = That is less than can be paid out at once.
refused-payout-too-much = That is more than is on the balance now.
refused-payout-too-many = Several payouts of yours are under way. Wait until one of them is sent.
refused-payout-no-details = Please say where your money should go.
refused-payout-nobody = There is nobody here who could send it. Write to the people who run this place; it stays on your balance.
refused-payout-in-hand = Somebody has it in hand already.
refused-payout-over = It is over. This is how it ended.
refused-payout-not-taken = Take it in hand first, so that nobody else sends it too.
refused-payout-no-reason = Please write a sentence about why it could not be sent.
refused-payout-stale = This has moved on.
refused-payout-unknown = Nothing is known of that here.
refused-payout-not-yet = It was not sent yet.

## Getting around

go-card = Open { $code }
go-more = More
go-back = Back
go-timeline = Timeline
go-deliveries = Deliveries
go-how = How this works
go-pay = Pay { $total }
go-spend = Pay from balance
payment-not-booked = Your payment has arrived, but something here is broken and it could not be booked. It is not lost: please write to the people who run this place, they find it where they take payments.
ask-spend = Pay { $amount } for “{ $title }” (<code>{ $code }</code>) from your balance? You have { $balance } there. It is held safely, like any payment.
yes-spend = Yes, pay { $amount }

## More about an order

go-files = { $count ->
    [one] Get the file
   *[other] Get the { $count } files
}
go-hashes = SHA-256 in full
go-delivery = Delivery { $number }

timeline-head = <b>{ $title }</b> · <code>{ $code }</code>: what happened, the newest first
timeline-step = <b>{ $at }</b> · { $event }

deliveries-none = Nothing has been delivered for <b>{ $title }</b> · <code>{ $code }</code> yet. What is delivered stays here for good.
deliveries-head = <b>{ $title }</b> · <code>{ $code }</code>
    Delivery { $number } of { $count }, { $at }: { $event }
deliveries-file = { $number }. { $name } · { $size } · <code>{ $hash }…</code>
deliveries-gone = “{ $name }” ({ $size }) is not where it was kept. The people who run this place may find it in their backup; its SHA-256 still says which one it was.
deliveries-hash = { $name }
    <code>{ $hash }</code>

how-service-buyer = <b>How this works</b>
    1. You pay { $total }. It is held safely, and { $seller } does not have it yet.
    2. { $seller } starts within { $start_lapsed }, or you get everything back.
    3. { $seller } delivers in time, or you may cancel and get everything back.
    4. You look at the work and accept it, or, while there are revisions left, say what to change; { $seller } then has { $revision_time } for it.
    5. When you accept, { $seller } is paid { $share }. If you don't answer within { $review_lapsed }, it counts as accepted; you are reminded before.
    A dispute that nobody ends within { $dispute_lapsed } in all ends by the rule of this place: { $rule }.
    Until work starts you can cancel and get everything back.
how-service-seller = <b>How this works</b>
    1. { $buyer } has paid { $total }. It is held safely.
    2. You start within { $start_lapsed }, or the order is cancelled and { $buyer } is refunded. You may also decline.
    3. You deliver in time. Late work can still be delivered for { $overdue_lapsed }, but { $buyer } may cancel.
    4. { $buyer } looks at it and accepts it, or, while there are revisions left, says what to change; you then have { $revision_time } for it. You may send one correction meanwhile.
    5. When it is accepted, you are paid { $share }. No answer within { $review_lapsed } counts as accepted.
    A dispute that nobody ends within { $dispute_lapsed } in all ends by the rule of this place: { $rule }.
    You are reminded before each deadline.
how-service-staff = <b>How this works</b>
    1. { $buyer } pays { $total } to you and reports it; you look whether it came, and say so.
    2. { $seller } starts and delivers; { $buyer } accepts or asks for changes.
    3. At the end { $share } is on the balance of { $seller }, or { $total } on that of { $buyer }. When they ask for it, you are told, and send it.
    A dispute that nobody ends within { $dispute_lapsed } in all ends by the rule of this place: { $rule }.
    Every step has a deadline, so no order waits for ever.

## The chat of an order

go-note = Message { $who }
go-answer = Answer { $who }
go-chat = Chat
go-inquire = Ask { $who }
go-asked = Questions
go-asked-before = Before the order
go-block = Block { $who }
go-unblock = Let { $who } in again
go-blocked = Blocked people
go-attached = 📎 { $name }
go-attached-more = 📎 { $name } (+{ $more })
chat-head = 💬 <b>{ $who }</b> · { $about }
chat-answers = ↩ <i>{ $what }</i>
chat-edited = <i>edited</i>
chat-taken-back = <i>{ $who } deleted this message.</i>
chat-whole-file = message { $what }.txt
chat-ask = <b>Write to { $who }</b> · { $about }
    What you send next goes to { $who }: words, a file, or an album.
chat-begins = <b>Write to { $who }</b> · { $about }
sheet-note = To { $who } · { $what }
sheet-note-words = Your message
sheet-note-files = Files
chat-kept = <b>Not sent yet</b> to { $who } · { $about }
chat-offer = Is this for <b>{ $who }</b>? { $about }
chat-choose = <b>Who is this for?</b> It goes nowhere until you choose.
chat-or-go-on = { $what } To go on with that, press the last button.
chat-send = Send it
chat-sent = ✓ Goes to { $who } · { $about }
chat-unreached = No message reaches { $who } right now, in any chat. What you wrote is kept, and { $who } can read it later.
chat-deleted = 🗑 Deleted: { $who } can no longer read it in the chat. It stays on the record, marked.
chat-delete-how = To delete a message that you sent to the other side, answer that message of yours with /delete.
chat-not-followed = This change was not passed on; the other side still reads what you wrote before. { $why }
chat-about = You were writing a message ({ $what }).
chat-about-nobody = You were writing a message.
chat-too-long = That would be more than { $most } characters, so I did not take it. Send the rest as another message, or as a file.
chat-many-files = More than { $most } files do not fit into one message, so I did not take it. Send the rest in another one.
chat-too-many = That is a lot at once: in one minute { $most } messages go into one conversation. This one waits here; press “Send it” in a moment.
chat-record-head = { $about }: the chat, the newest first
chat-on-order = { $title } · <code>{ $code }</code>
chat-on-service = { $title }, before an order
chat-record-none = Nobody has written anything yet.
chat-entry = <b>{ $at }</b> · { $who }
chat-entry-edited = <i>edited { $at }</i>
chat-entry-deleted = <i>deleted { $at }</i>
chat-entry-before = Until { $at } it read:

carried-not = “{ $name }” ({ $size }) is too large for this chat. It is kept with the order.
carried-telegram = You can get it in your chat on Telegram: open the order there.
carried-discord = You can get it in your chat on Discord: open the order there.
carried-nowhere = The people who run this place can send it to you.

refused-chat-closed = The chat of this order is closed: it stays open for 7 days after the order has ended.
refused-chat-nobody = The seller hears of this order once it is paid. Then you can write to each other.
refused-chat-gone = There is nothing of yours to change here: it was deleted, or it never went to anybody.
refused-chat-too-often = It has been edited too often. Write what is new as another message.
refused-chat-empty = A message needs some words or a file.
refused-chat-too-long = It is too long now.
refused-chat-many-files = It has too many files.

block-ask = Block <b>{ $who }</b>? They can then no longer order from you, ask you or write to you. Nobody tells them: they read what everybody reads about somebody who takes no orders.
block-ask-orders = { $orders ->
    [one] Your open order with { $who } goes on, and there you can still write to each other.
   *[other] Your { $orders } open orders with { $who } go on, and there you can still write to each other.
}
yes-block = Yes, block
block-done = ✅ Blocked. Nobody tells them.
unblock-done = ✅ Done. They can deal with you again.
blocked-head = <b>Whom you have blocked.</b> They cannot order from you, ask you, or write to you outside an order that is open.
blocked-none = You have blocked nobody. Where you read what somebody wrote to you is a button for it.
asked-head = Asked about <b>{ $title }</b>
asked-none = Nobody has asked about this yet. Whoever looks at it finds a button to ask you, and you are told here.
asked-line = <b>{ $who }</b> · { $ago }
    { $by }: { $words }
refused-chat-not-taken = No more messages are taken in this conversation.
refused-unblock-first = You have blocked them. Let them in again first: /settings
refused-not-offered = No orders are taken for this now. You can look at what others offer.
refused-enquiries-many = You have begun to ask about many services today. Go on with those, or try again tomorrow.

## My orders

orders-needs_me = { $count ->
    [0] <b>Needs you</b>
    [one] <b>{ $count } order needs you</b>
   *[other] <b>{ $count } orders need you</b>
}
orders-active = { $count ->
    [0] <b>Active</b>
    [one] <b>{ $count } order goes on</b>
   *[other] <b>{ $count } orders go on</b>
}
orders-waiting = { $count ->
    [0] <b>Waiting for others</b>
    [one] <b>{ $count } order waits for somebody else</b>
   *[other] <b>{ $count } orders wait for somebody else</b>
}
orders-closed = { $count ->
    [0] <b>Closed</b>
    [one] <b>{ $count } closed order</b>
   *[other] <b>{ $count } closed orders</b>
}
orders-favourites = { $count ->
    [0] <b>★ Favourites</b>
    [one] <b>★ { $count } favourite</b>
   *[other] <b>★ { $count } favourites</b>
}
orders-needs_me-none = Nothing needs you right now.
orders-active-none = No order of yours is going on.
orders-waiting-none = You are not waiting for anybody.
orders-closed-none = No order of yours has ended yet.
orders-favourites-none = You have starred no order yet. On the card of an order press More, then ☆ Favourite: you will find it here, however old it is.
orders-begin = To order something, open the link that a seller gave you, or browse the services here. To sell, offer a service and share its link.
orders-line-buyer = { $mark } <b>{ $title }</b> · { $code } · { $total }
    { $state }, until { $at }
orders-line-seller = { $mark } <b>{ $title }</b> · { $code } · you sell for { $total }
    { $state }, until { $at }
orders-line-over = { $mark } <b>{ $title }</b> · { $code } · { $total }
    { $state }
go-orders-needs_me = Needs me ({ $count })
go-orders-active = Active ({ $count })
go-orders-waiting = Waiting ({ $count })
go-orders-closed = Closed ({ $count })
go-orders-favourites = ★ Favourites ({ $count })
go-star = ☆ Favourite
go-unstar = ★ No favourite any more
starred = ★ It is among your favourites now: My orders, Favourites.
unstarred = It is no favourite any more.

## What is told together

gathered-head = { $count ->
    [0] 🔔 <b>News of your orders</b>
    [one] 🔔 <b>{ $count } order needs you</b>
   *[other] 🔔 <b>{ $count } orders need you</b>
}

## What one's day has for one

digest-head = { $count ->
    [0] 🗓 <b>Your day.</b> Nothing needs you.
    [one] 🗓 <b>Your day.</b> { $count } order needs you:
   *[other] 🗓 <b>Your day.</b> { $count } orders need you:
}
digest-line = { $mark } <b>{ $title }</b> · { $code }. { $turn }
digest-until = Until { $at }.
digest-soon = <b>Until tomorrow others have to act:</b>
digest-more = { $count ->
    [one] … and { $count } more, under “My orders”.
   *[other] … and { $count } more, under “My orders”.
}

## Whether the clock is right

clock-doubted = ⏱ <b>My clock says that { $length } have gone by at once.</b> It shows { $now } now.
    If that is right, nobody was there to answer meanwhile: press the button, and what fell due is moved out by as much. If it is wrong, set the clock of the machine right and start me anew.
    Until then no deadline and no reminder happens by itself. People can go on.
clock-believe = The clock is right: go on
clock-believed = Everything goes on. What fell due meanwhile is moved out.
clock-is-right = The clock is believed already.

## Calendar

go-calendar = Calendar
go-calendars = To my calendar
calendar-title = { $mark } { $title } · { $code }: { $turn }
calendar-file = order { $code }.ics
calendar-file-all = orders.ics
calendar-one = 📅 <b>{ $title }</b> · <code>{ $code }</code> for your calendar: open the file to put it there. It is due { $at }.
    When the order moves on, get the file once more: it takes the place of the entry that you have.
calendar-all = { $count ->
    [one] 📅 The deadline of your open order for your calendar: open the file to put it there.
   *[other] 📅 The deadlines of your { $count } open orders for your calendar: open the file to put them there.
    }
    When orders move on, get the file once more: it takes the place of the entries that you have.
calendar-none = None of your orders has a deadline right now, so there is nothing for your calendar.
calendar-nothing = This order has no deadline any more.

## Billing

billing-head = { $count ->
    [0] <b>💶 Billing</b>
    [one] <b>💶 Billing: { $count } movement of money</b>
   *[other] <b>💶 Billing: { $count } movements of money</b>
}
billing-none = Nothing has been paid, held or paid out yet. Every payment, refund, payout and fee of yours will stand here, with its date and its order.
billing-balance = On your balance: <b>{ $balance }</b>
billing-bought = Bought: paid { $paid } · came back { $back } · held now { $held }
billing-sold = Sold: earned { $earned } · fees { $fees } · held for you now { $coming }
billing-when = { $at }
billing-when-order = { $at } · { $title } · <code>{ $code }</code>
billing-hold-buyer = You paid <b>{ $moved }</b>: held safely
billing-hold-seller = The buyer paid <b>{ $moved }</b>: held for you
billing-credit-buyer = You paid <b>{ $moved }</b> that no order waited for: on your balance
billing-join-buyer = <b>{ $moved }</b> for what was added: now held with the order
billing-join-seller = <b>{ $moved }</b> for what was added: now held for you with the order
billing-credit-owner = You paid <b>{ $own }</b> for no order that is known here: on your balance
billing-return-buyer = <b>{ $own }</b> came back for what was not added: on your balance
billing-return-seller = <b>{ $moved }</b> for what was not added went back to the buyer
billing-refund-buyer = <b>{ $own }</b> came back: on your balance
billing-refund-seller = <b>{ $moved }</b> went back to the buyer
billing-payout-buyer = <b>{ $moved }</b> went to the seller
billing-payout-seller = You earned <b>{ $own }</b>
billing-split-buyer = <b>{ $own }</b> of { $moved } came back: on your balance
billing-split-seller = You earned <b>{ $own }</b>; the rest went back to the buyer
billing-taken_off-owner = <b>{ $own }</b> left your balance: on the way to you
billing-sent-owner = <b>{ $moved }</b> was sent to you
billing-chargeback-owner = <b>{ $own }</b>: your bank took back what you had paid
billing-reinstated-owner = <b>{ $own }</b>: the dispute with your bank is over
billing-put_back-owner = <b>{ $own }</b> is on your balance again: it was not sent
billing-less-fee = { $words } · fee { $fee }
billing-later = { $words } · can be taken out from { $at }
go-billing = Billing

## Receipts and statements

go-money = Money
money-head = <b>💶 { $title }</b> · <code>{ $code }</code>: what became of the money, the newest first
money-none = Nothing has been paid on this order yet that a paper of yours could speak of.
go-paper-receipt = Get the receipt (PDF)
go-paper-statement = Get the statement (PDF)
paper-receipt = 🧾 Receipt { $number } for { $title } · <code>{ $code }</code>. It covers what has moved until now; once more money moves, get a new one.
paper-statement = 🧾 Statement { $number } for { $title } · <code>{ $code }</code>. It covers what has moved until now; once more money moves, get a new one.
paper-file-receipt = receipt-{ $number }-{ $code }.pdf
paper-file-statement = statement-{ $number }-{ $code }.pdf
paper-title-receipt = Receipt { $number }
paper-title-statement = Statement { $number }
paper-number-receipt = R-{ $number }
paper-number-statement = S-{ $number }
paper-fact-issued = Issued
paper-fact-order = Order
paper-fact-buyer = Buyer
paper-fact-seller = Seller
paper-fact-till = Paid by
paper-fact-replaces = Replaces
paper-order = { $title } · { $code }
paper-till-manual = payment outside the chat, confirmed by staff
paper-till-sandbox = play money
paper-till-telegram = Telegram payments
paper-till-stars = Telegram Stars
paper-till-stripe = card, through Stripe
paper-what = What was ordered
paper-time = Delivery time
paper-price = Price
paper-longer = +{ $length }
paper-sooner = −{ $length }
paper-total = Total
paper-when = When
paper-move = What happened
paper-amount = { $amount }
paper-sum-paid = Paid
paper-sum-back = Came back
paper-sum-spent = Went to the seller
paper-sum-held = Held at present
paper-sum-gross = Earned before the fee
paper-sum-fees = Fee
paper-sum-net = Earned
paper-note-receipt = This receipt says what was paid for this order and what became of it, as it stood in the books when it was issued.
paper-note-statement = This statement says what was earned with this order and which fee was kept, as it stood in the books when it was issued.
paper-note-play = All of this is play money: nothing was paid.
paper-foot = { $house } · order { $order }

## Invoices

### $number is what an invoice is called, $total what it comes to, $percent a tax or a fee, $house the community.

go-invoice-sale = Get the invoice (PDF)
go-invoice-fee = Invoice for the fee (PDF)
invoice-issued-sale = 🧾 Invoice { $number }: { $total }
invoice-issued-fee = 🧾 Invoice for the fee { $number }: { $total }
invoice-none = There is no such invoice: one is issued when the money of an order is paid out.
invoice-sale = 🧾 Invoice { $number } for { $title } · <code>{ $code }</code>. It is issued once and stays as it is.
invoice-fee = 🧾 Invoice { $number } for the fee on { $title } · <code>{ $code }</code>. It is issued once and stays as it is.
invoice-file = invoice-{ $number }-{ $code }.pdf
invoice-number-sale = I-{ $series }-{ $number }
invoice-number-fee = F-{ $number }
invoice-title-sale = Invoice { $number }
invoice-title-fee = Invoice { $number }
invoice-fact-date = Date
invoice-fact-from = From
invoice-fact-to = To
invoice-what = What it is for
invoice-fee-line = Fee of { $percent } % of what was paid out
invoice-less = Given back, as agreed or decided
invoice-more = Beside what was ordered
invoice-minus = −{ $amount }
invoice-tax = Of which VAT { $percent } %
invoice-paid = Paid
invoice-note-sale = Delivered, and paid in full through the escrow of { $house } on { $at }. Nothing is left to pay.
invoice-note-fee = Kept by { $house } from what was paid out on { $at }. Nothing is left to pay.
invoice-note-tax = The tax is contained in the total. It is rounded to the smallest unit of the currency; half a unit counts as a whole one.
invoice-note-no-tax = No tax is shown on this invoice.
go-particulars = Details on invoices
go-particulars-text = Change the details
go-particulars-tax = Change the tax
go-particulars-off = Remove both
particulars-head = <b>🧾 How you stand on invoices</b>
particulars-are = These are your details:
particulars-none = You stand there as { $name }, as people here know you. A tax office may want more, for example an address and a tax number.
particulars-tax = As a seller you show { $percent } % VAT, contained in your prices.
particulars-no-tax = As a seller you show no tax.
particulars-when = An invoice is issued when an order is paid out, and stays as it is: what you change here holds for those that come. The other side of the order reads it. You find invoices with the money of their order, under “Billing”.
particulars-title = Details on invoices
particulars-about = You were writing how you stand on invoices.
particulars-left = Nothing was changed.
particulars-ask = How are you to stand on invoices? Write your name or company, the address and, if you have one, a tax number, on up to { $most } lines.
particulars-shown = You stand there as: { $text }
particulars-empty = Please write how you are to stand on invoices, for example “Anna Schmidt, Bäckerstraße 1, 10115 Berlin”.
particulars-long = That is { $length } characters, and there is room for { $most }. Please shorten it.
particulars-lines = That is more than { $most } lines. Please put some of them together.
particulars-ask-tax = How much VAT is contained in what you charge? Write the percentage, for example “19”. It is shown as a part of the total; your prices stay as they are.
particulars-tax-none = I show no tax
particulars-tax-what = Write a percentage from 0 to { $most }, for example “19” or “7.5”.
particulars-done = ✅ Kept. It holds for invoices from now on.
particulars-off-done = ✅ Removed. It holds for invoices from now on.

## States

state-unpaid = Not paid yet
state-confirming = Checking the payment
state-queued = Paid, not started
state-in_progress = In progress
state-overdue = Overdue
state-delivered = Delivered
state-completed = Completed
state-cancelled = Cancelled

turn-unpaid-buyer = Your turn to pay.
turn-confirming-buyer = Staff's turn: they look whether your { $total } has arrived. You will hear from us.
turn-confirming-staff = Your turn: { $buyer } says that { $total } for <code>{ $code }</code> was sent. Has it arrived?
turn-queued-buyer = { $seller }'s turn to start.
turn-queued-seller = Your turn to start.
turn-in_progress-buyer = { $seller }'s turn: the work is being done.
turn-in_progress-seller = Your turn.
turn-overdue-buyer = { $seller }'s turn: the work is late.
turn-overdue-seller = Your turn: the work is late.
turn-delivered-buyer = Your turn: have a look at it.
turn-delivered-seller = { $buyer }'s turn to look at it.
card-turn-staff = Waiting for { $who }.

silence-payment_lapsed-buyer = Pay by { $at }. If you don't, the order is cancelled and costs you nothing.
silence-confirmation_lapsed-buyer = If nobody confirms it by { $at }, the order is cancelled. If you did pay, tell staff: your money is not lost.
silence-confirmation_lapsed-staff = Answer by { $at }. If nobody does, the order is cancelled, whether { $buyer } paid or not.
silence-start_lapsed-buyer = { $seller } has until { $at } to start. If that doesn't happen, the order is cancelled and you get { $total } back.
silence-start_lapsed-seller = Start by { $at }. If you don't, the order is cancelled and { $buyer } gets { $total } back.
silence-delivery_lapsed-buyer = Due { $at }. If it isn't delivered by then, the order is late and you may cancel it with a full refund.
silence-delivery_lapsed-seller = Deliver by { $at }. If you don't, the order is late and { $buyer } may cancel it with a full refund.
silence-overdue_lapsed-buyer = You can wait, or cancel with a full refund (under “More”). If nothing comes by { $at }, the order is cancelled and you get { $total } back.
silence-overdue_lapsed-seller = You can still deliver, until { $at }. { $buyer } may cancel at any time; if nothing comes, the order is cancelled and { $buyer } gets { $total } back.
silence-review_lapsed-buyer = You have until { $at }. If you don't answer, the work counts as accepted and { $seller } is paid.
silence-review_lapsed-seller = { $buyer } has until { $at }. No answer counts as accepted, and you are paid { $share }.
card-silence-staff = If nothing happens by { $at }, it moves on by itself.

## What people can do

do-pay = Money received
do-claim_payment = I have paid
do-withdraw = Withdraw the order
do-deny_payment = Not received
do-start = Start work
do-decline = Decline
do-cancel = Cancel and get refund
do-deliver = Deliver
do-give_up = Give up the order
do-accept = Accept
do-request_revision = Request revision
do-correct = Send a correction

ask-pay = Has { $total } from { $buyer } for “{ $title }” (<code>{ $code }</code>) really arrived? { $seller } is then told to start. It can't be taken back.
ask-withdraw = Withdraw the order “{ $title }” (<code>{ $code }</code>)? Nothing has been charged here. If you have already sent { $total }, tell staff first. It can't be taken back.
ask-decline = Decline the order “{ $title }”? { $buyer } gets { $total } back and the order ends. It can't be taken back.
ask-cancel = Cancel the order “{ $title }”? You get { $total } back and the order ends. It can't be taken back.
ask-give_up = Give up the order “{ $title }”? { $buyer } gets { $total } back, you are not paid, and it counts as cancelled by you. It can't be taken back.
ask-accept = Accept “{ $title }” (<code>{ $code }</code>) and pay { $share } to { $seller }? It can't be taken back.

yes-pay = Yes, it has arrived
yes-withdraw = Yes, withdraw
yes-decline = Yes, decline
yes-cancel = Yes, cancel
yes-give_up = Yes, give up
yes-accept = Yes, accept

done-paid = The money has arrived and is held safely.
done-payment_claimed = Thank you! Staff are asked to check. You will be told.
done-payment_denied = Noted. The buyer is told.
done-withdrawn = The order is withdrawn.
done-started = Started. Good luck!
done-declined = Declined. The buyer gets the money back.
done-cancelled = Cancelled. Your money comes back to you.
done-given_up = The order is given up. The buyer gets the money back.
done-delivered = Delivered. The buyer is told.
done-corrected = The correction is sent.
done-accepted = Accepted. The seller is paid. Thank you!
done-revision_requested = Sent. The seller is told what to change.

## What happened, for the timeline and the card

event-placed = { $who } placed the order
event-paid = { $amount } arrived and is held
event-payment_claimed = { $who } reported the payment
event-payment_denied = { $who } did not find the payment
event-payment_lapsed = it was not paid in time, so the order was cancelled
event-confirmation_lapsed = the payment was not confirmed in time, so the order was cancelled
event-withdrawn = { $who } withdrew the order
event-started = { $who } started work
event-declined = { $who } declined the order; { $total } was refunded
event-cancelled = { $who } cancelled the order; { $total } was refunded
event-start_lapsed = work was not started in time, so the order was cancelled and { $total } was refunded
event-delivered = { $files ->
    [0] { $who } delivered
    [one] { $who } delivered ({ $files } file)
   *[other] { $who } delivered ({ $files } files)
}
event-corrected = { $files ->
    [0] { $who } sent a correction
    [one] { $who } sent a correction ({ $files } file)
   *[other] { $who } sent a correction ({ $files } files)
}
event-given_up = { $who } gave up the order; { $total } was refunded
event-delivery_lapsed = the delivery time ran out
event-overdue_lapsed = nothing was delivered in the end, so the order was cancelled and { $total } was refunded
event-accepted = { $who } accepted the work, and it was paid out
event-revision_requested = { $who } requested a revision
event-review_lapsed = the time to look at it ran out, so the work counts as accepted and was paid out
event-put_off = the time to look at it was put off, because no reminder could be delivered
event-held_up = the bot was away for { $away }, so the deadline moved to { $moved_to }
event-credited = { $amount } arrived that no order waited for; it is on the buyer's balance

## Pings

ping-late = <b>{ $title }</b> ({ $code }): { $event }. Now: { $state }. { $turn }
ping-late-ended = <b>{ $title }</b> ({ $code }): { $event }. Now: { $state }.
ping-unreached-buyer = No message reaches { $seller } right now, in any chat. <b>{ $title }</b> ({ $code }) stays as it is, and so does what happens when the time is up. { $turn }
ping-unreached-seller = No message reaches { $buyer } right now, in any chat. <b>{ $title }</b> ({ $code }) stays as it is, and so does what happens when the time is up. { $turn }
ping-files = { $files ->
    [one] With { $files } file.
   *[other] With { $files } files.
}
ping-links-left = { $count ->
    [one] { $count } more link is under “Deliveries”.
   *[other] { $count } more links are under “Deliveries”.
}

told-paid-buyer = Your { $total } for <b>{ $title }</b> ({ $code }) has arrived and is held safely. { $seller } has until { $at } to start; if that doesn't happen, you get it all back.
told-paid-seller = <b>New order: { $title }</b> ({ $code })
    { $buyer } paid { $total }. It is held safely, and you get { $share } for it. Start by { $at }, or the order is cancelled and { $buyer } is refunded.
told-payment_claimed-staff = { $buyer } says that { $total } for <b>{ $title }</b> ({ $code }) was sent. Has it arrived? Answer by { $at }.
told-payment_denied-buyer = Staff could not find your payment of { $total } for <b>{ $title }</b> ({ $code }). The order is open until { $at }: check the payment and tell us again.
told-payment_lapsed-buyer = <b>{ $title }</b> ({ $code }) was not paid in time, so the order was cancelled. It cost you nothing, and you can order again.
told-confirmation_lapsed-buyer = Your payment for <b>{ $title }</b> ({ $code }) was not confirmed in time, so the order was cancelled. If you did pay, write to staff with this code: your money is not lost.
told-declined-buyer = { $seller } declined <b>{ $title }</b> ({ $code }). You get { $total } back.
told-cancelled-seller = { $buyer } cancelled <b>{ $title }</b> ({ $code }) and gets { $total } back. Nothing is left for you to do.
told-start_lapsed-buyer = { $seller } did not start <b>{ $title }</b> ({ $code }) in time, so it was cancelled and you get { $total } back.
told-start_lapsed-seller = You did not start <b>{ $title }</b> ({ $code }) in time, so it was cancelled and { $buyer } got { $total } back. Busy? You can pause your services.
told-delivered-buyer = { $seller } delivered <b>{ $title }</b> ({ $code }). Have a look by { $at }: no answer counts as accepted.
told-corrected-buyer = { $seller } sent a correction of <b>{ $title }</b> ({ $code }). Your time to look starts anew, until { $at }.
told-given_up-buyer = { $seller } gave up <b>{ $title }</b> ({ $code }). You get { $total } back.
told-delivery_lapsed-buyer = { $seller } is late with <b>{ $title }</b> ({ $code }). You can wait, or cancel with a full refund. If nothing comes by { $at }, it is cancelled by itself.
told-delivery_lapsed-seller = <b>{ $title }</b> ({ $code }) is late. { $buyer } may cancel it now with a full refund. You can still deliver, until { $at }.
told-overdue_lapsed-buyer = { $seller } delivered nothing for <b>{ $title }</b> ({ $code }), so it was cancelled and you get { $total } back.
told-overdue_lapsed-seller = Nothing was delivered for <b>{ $title }</b> ({ $code }), so it was cancelled and { $buyer } got { $total } back.
told-accepted-seller = { $buyer } accepted <b>{ $title }</b> ({ $code }). You are paid { $share }. Well done!
told-revision_requested-seller = { $buyer } asks for changes to <b>{ $title }</b> ({ $code }). Deliver them by { $at }.
told-review_lapsed-buyer = You did not answer about <b>{ $title }</b> ({ $code }) in time, so the work counts as accepted and { $seller } was paid.
told-review_lapsed-seller = { $buyer } did not answer about <b>{ $title }</b> ({ $code }) in time, so it counts as accepted. You are paid { $share }.
told-put_off-buyer = We could not reach you about <b>{ $title }</b> ({ $code }), so you have more time to look at it: until { $at }. After that it counts as accepted and { $seller } is paid.
told-put_off-staff = No reminder reached { $buyer } about <b>{ $title }</b> ({ $code }). The automatic acceptance was put off to { $at }. Can you reach { $buyer } another way?
told-held_up-buyer = The bot was away for { $away }, and nobody could answer meanwhile. So a deadline of <b>{ $title }</b> ({ $code }) moved by as much, to { $moved }.
told-held_up-seller = The bot was away for { $away }, and nobody could answer meanwhile. So a deadline of <b>{ $title }</b> ({ $code }) moved by as much, to { $moved }.
told-held_up-staff = The bot was away for { $away }. So the time to confirm the payment for <b>{ $title }</b> ({ $code }) moved by as much, to { $moved }.
told-held_up-panel = The bot was away for { $away }. So the time to take the dispute about <b>{ $title }</b> ({ $code }) moved by as much, to { $moved }.
told-held_up-mediator = The bot was away for { $away }. So your time to decide about <b>{ $title }</b> ({ $code }) moved by as much, to { $moved }.
told-credited-buyer = { $amount } arrived for <b>{ $title }</b> ({ $code }), which was not waiting for it. It is on your balance; nothing is lost.

remind-payment_lapsed-buyer = { $left } left to pay { $total } for <b>{ $title }</b> ({ $code }), or the order is cancelled.
remind-confirmation_lapsed-staff = { $buyer } still waits: has { $total } for <b>{ $title }</b> ({ $code }) arrived? { $left } left, then the order is cancelled.
remind-start_lapsed-seller = { $left } left to start <b>{ $title }</b> ({ $code }), or it is cancelled and { $buyer } is refunded.
remind-delivery_lapsed-seller = { $left } left to deliver <b>{ $title }</b> ({ $code }), until { $by }. After that { $buyer } may cancel it.
remind-overdue_lapsed-seller = <b>{ $title }</b> ({ $code }) is late. { $left } left to deliver, then it is cancelled and { $buyer } gets { $total } back.
remind-review_lapsed-buyer = { $left } left to look at <b>{ $title }</b> ({ $code }). After that it counts as accepted and { $seller } is paid.

## Forms

field-reason-reason = { $role ->
    [mediator] Why? A sentence or two; both sides will read it.
   *[other] Why? A sentence or two; the other side will read it.
}
field-changes-changes = What should be changed? Be as exact as you can: it is what the next delivery is measured by.
field-delivery-text = A few words about what you deliver.
field-delivery-files = The files.
field-delivery-links = Links, if the work is somewhere on the web.
field-delivery-ticked = Is everything there? The last button says so for all of it; you can tick things off first.

form-delivery-empty = There is nothing to deliver yet. Send a text, a file or a link first.

## Refusals

refused-not-yours = There is no such order among yours.
refused-stale = The order has moved on since. This is how it stands now.
refused-not-now = This can't be done at this point. Here is what can be.
refused-time-is-up = The time for this has just run out. This is how it stands now.
refused-used-up = You have already done this as often as was agreed.
refused-too-early = It is too early for this.
refused-clock-doubted = My clock has jumped, and whoever runs me has to look at it first. Nothing happens by itself meanwhile, and nothing is lost. Please try again later.
refused-balance-short = There is not enough on your balance for this. Pay it the other way.
refused-checkout-gone = This order does not wait for this payment any more; nothing was taken. Its card shows how it stands.
refused-checkout-other = This is somebody else's order; nothing was taken. Only who placed it can pay for it.
refused-own-listing = This is your own service; you can't order it from yourself.
refused-paid-in-full = The amount is not exactly the price, so it could not be taken for this order.
refused-paid-by-hand = Payments here are seen by themselves; there is no need to report them.
refused-form-unknown = Something in this could not be understood. Please start again from the card.
refused-form-not-complete = Please tick everything that was ordered. What is missing has to be made first.
refused-form-too-many = That is too much at once. Please send fewer, or put them into one archive.
refused-form-not-a-link = One of the links is no web address, or far too long. Send it as it stands in the browser, for example https://example.org/work.
refused-form-too-short = That is too short. Please write a sentence.
refused-form-too-long = That is too long. Please make it shorter.
refused-form-reason-empty = Please write a sentence. For example: “I am ill this week and can't do it in time.”
refused-form-changes-empty = Please write what to change. For example: “Make the letters thicker, and the red a little darker.”
refused-form-delivery-empty = There is nothing to deliver yet. Send a text, a file or a link first.

## Reviews ($who is the other party, $until the day on which what is hidden is published, $reply_until that for a reply)

review-star = { $count } ★
review-ask = <b>How was it with { $who }?</b> Tap the stars; words are up to you. Nobody reads it until { $who } has written too, or until { $until }.
review-ask-waits = <b>{ $who } has written a review.</b> Write yours to read it: tap the stars. You have until { $until }.
review-card-theirs = { $who } about you: { $stars }
review-card-mine = You about { $who }: { $stars }
review-card-hidden = You about { $who }: { $stars }. Hidden until { $who } has written too, or until { $until }; you can change it until then.
review-card-reply = You may reply to it once, until { $reply_until }.
review-change = Change my review
go-reply = Reply
go-reviews = Reviews

review-told-written = <b>{ $who } has written a review</b> of your work together on <b>{ $title }</b> ({ $code }): write yours to read it. Then both are published; without yours it is on { $until }.
review-told-theirs = <b>{ $who } has reviewed you</b> for <b>{ $title }</b> ({ $code }), and everybody can read it now: { $stars }
review-told-mine = Your review of { $who } for <b>{ $title }</b> ({ $code }) is published: { $stars }
review-told-replied = <b>{ $who } replied</b> to your review for <b>{ $title }</b> ({ $code }):

review-title = Review of { $who } · { $code }
review-about = You were writing a review for the order { $code }.
review-stars-ask = How many stars? One is bad, five is excellent.
review-stars-shown = { $stars }
review-stars-what = I could not read that as stars. Tap a button, or write a number from 1 to 5, for example “4”.
review-text-ask = A few words to go with it? Others will read them, so write what would help them: what was good, what was not.
review-text-empty = There is nothing in this message that I could take. Write a few words, for example “Quick, friendly, and exactly what I asked for”.
review-text-long = There is room for { $most } characters, and this has { $length }. Please shorten it, for example to what matters most.
review-preview = <b>Your review of { $who }</b> for { $title } · <code>{ $code }</code>: { $stars }
review-preview-hidden = Nobody reads it until { $who } has written too, or until { $until }. You can change it until then; after that it stays as it is.
review-preview-waits = { $who } has written too. As soon as you send this, both are published and can't be changed any more.
review-line-text = Words
review-sent = ✅ Thank you! Your review is hidden until { $who } has written too, or until { $until }. Until then you can change it on the card.
review-sent-both = ✅ Thank you! Both reviews are published now.
review-head = <b>{ $title }</b> · <code>{ $code }</code>: what you said of each other
review-none = There is nothing to read here yet.

review-reply-title = Reply to { $who } · { $code }
review-reply-about = You were replying to a review for the order { $code }.
review-reply-ask = What do you reply? Everybody who reads the review will read this under it.
review-reply-preview = <b>Your reply to { $who }</b> for { $title } · <code>{ $code }</code>:
review-reply-once = You can reply once, and it can't be changed afterwards.
review-reply-send = Publish the reply
review-line-reply = Change the words
review-reply-of = Reply by { $who }:
review-replied = ✅ Published. { $who } is told.

rating-none = No reviews yet
rating-is = { $count ->
    [one] ★ { NUMBER($average, minimumFractionDigits: 1) } · { $count } review
   *[other] ★ { NUMBER($average, minimumFractionDigits: 1) } · { $count } reviews
}
rated-head = <b>{ $title }</b>: { $rating }
rated-none = Nobody has reviewed <b>{ $title }</b> yet. Its buyers are asked to, once their order is done.
rated-entry = { $stars } · { $who }, { $ago }
rated-newest = Latest review: { $stars } · { $who }, { $ago }
go-rated = Reviews ({ $count })
service-entry-rated = { $title } · { $price } · ★ { NUMBER($average, minimumFractionDigits: 1) } ({ $count })

refused-review-open = This order still goes on. You can review each other once it is done.
refused-review-not-done = This order ended without its work being done, so there is nothing to review.
refused-review-late = It is too late for this review: there were 14 days for it after the order ended.
refused-review-twice = You have reviewed this order, and it is published: it can't be changed any more.
refused-review-stars = A review has 1 to 5 stars.
refused-review-too-long = That is too long. Please make it shorter.
refused-review-no-reply = Here is no review that you could reply to: a seller may reply to less than 4 stars, once they are published.
refused-review-reply-late = It is too late for a reply: there were 14 days for it after the review was published.
refused-review-reply-twice = You have replied to this review already.
refused-review-reply-empty = A reply needs some words.

## Who somebody is ($who is a person, $rating how others rate them)

go-profile = About { $who }
profile-head = <b>{ $who }</b>
profile-how = Cancelled are orders that ended on their own account; disputes are orders in which a mediator was called, whoever called them.
profile-none = Nobody has reviewed { $who } yet. The two parties of an order are asked to, once it is done.
about-new = { $who } is new here: no order to tell of yet.
about-buyer = { $done ->
    [0] { $who } as a buyer: no order done yet · { $rating } · cancelled: { $cancelled } · disputes: { $disputed }
    [one] { $who } as a buyer: { $done } order done · { $rating } · cancelled: { $cancelled } · disputes: { $disputed }
   *[other] { $who } as a buyer: { $done } orders done · { $rating } · cancelled: { $cancelled } · disputes: { $disputed }
}
about-seller = { $done ->
    [0] { $who } as a seller: no order done yet · { $rating } · cancelled: { $cancelled } · disputes: { $disputed }
    [one] { $who } as a seller: { $done } order done, { $on_time } % on time · { $rating } · cancelled: { $cancelled } · disputes: { $disputed }
   *[other] { $who } as a seller: { $done } orders done, { $on_time } % on time · { $rating } · cancelled: { $cancelled } · disputes: { $disputed }
}

## First steps

start-hello = Hello, { $name }!
start-what = Here a buyer and a seller do one order safely: the money is held until the work is accepted, every step has its time, and each of you always sees whose turn it is.
start-zone = Times are shown for { $city } until you choose your own time zone: /settings
help-how = <b>How it works</b>
    1. A seller offers a service and shares its link.
    2. A buyer ticks what they want and pays. The money is held, not passed on.
    3. The seller starts, works and delivers here, in this chat.
    4. The buyer accepts, or asks for a revision. Then the seller is paid.
    If somebody stays silent, the order says beforehand what happens, and when.
help-chat = <b>Writing to the other side</b>
    Press “Message” on the order's card, or answer any message about the order. To change what you wrote, edit it. To take it back, delete it on Discord; on Telegram answer it with /delete.
help-commands = <b>Commands</b>
    /orders: your orders, what needs you first
    /sell: offer a service
    /services: what you offer
    /browse: what others offer
    /balance: what you have here, and how it is paid out
    /billing: what you paid, got back and earned
    /settings: language, time zone, where you are told
    /link: be one person in several chats
    /cancel: leave what you are filling in
    /privacy: what is stored about you
help-staff = You are staff here: payments that wait to be confirmed, and payouts that wait to be sent, come to you as messages with their buttons. /balance lists what is still to be sent. /staff shows all that waits, reports and appeals too. Whoever runs this place sets it up with /setup.
help-mediators = You settle disputes here: a new case comes to you as a message with its button. When somebody asks for help about an order, that comes to you too. /cases lists what waits for a mediator, what you took, and help requests.
lost-text = I did not ask for anything just now, so I don't know what to do with this. Here is where you can go.
lost-file = I did not ask for a file just now. To deliver one, open the order and press “Deliver”.
lost-command = I don't know this command. /help lists those I know.
button-unknown = This button is from another time and does nothing any more. /help shows where you can go.
busy = Too much is going on right now, and nothing of this was done. Please try again in a moment.

go-help = How it works
go-orders = My orders
go-sell = Sell a service
go-services = My services
go-browse = Browse services
go-before = ‹
go-after = ›

## Services

service-head = <b>{ $title }</b> · by { $seller }
service-line = { $title }: { $price }, { $length }
service-revisions = { $count ->
    [0] No revisions included
    [one] { $count } revision included
   *[other] { $count } revisions included
}
option-line = + { $title }: { $price }
option-line-longer = + { $title }: { $price }, { $length } longer
option-line-sooner = + { $title }: { $price }, { $length } sooner
option-label = { $mark } { $title } · { $price }
option-label-longer = { $mark } { $title } · { $price } · +{ $length }
option-label-sooner = { $mark } { $title } · { $price } · −{ $length }
service-sale-on = It stands under /browse, and anybody with the link can order it.
service-sale-taken_down = <b>Taken down by staff.</b> Nobody can order it, and you cannot offer it again; orders that run go on.
service-sale-paused = <b>Paused.</b> Nobody can order it now, not even with the link; orders that run go on.
service-share = Share this link: { $link }
service-share-command = On Discord it is opened by <code>/open service:{ $id }</code>
service-edit = Edit
service-pause = Pause
service-resume = Offer again
service-not-yours = There is no such service among yours.
service-is-down = Staff have taken this service down, so you cannot offer it again. Write to them if you think that is wrong.
service-entry-on = { $title } · { $price }
service-entry-taken_down = ⛔ { $title } · { $price }
service-entry-paused = ⏸ { $title } · { $price }
go-hours = Vacation and limit
go-hours-back = I am back
go-hours-away = I go on vacation
go-hours-change = Change the vacation
go-hours-limit = Limit of open orders
hours-title = Vacation and limit
hours-head = <b>When you take orders</b>
hours-open = You take orders for all services that are not paused.
hours-away = 🏖 You are away until you say that you are back. Nobody can order from you; orders that run go on.
hours-away-until = 🏖 You are away until { $at }, and buyers read “back on { $back }”. Nobody can order from you until then; orders that run go on.
hours-no-limit = { $running ->
    [0] You have no open orders, and there is no limit.
    [one] You have { $running } open order, and there is no limit.
   *[other] You have { $running } open orders, and there is no limit.
}
hours-limit = { $most ->
    [one] At most { $most } open order at a time; now you have { $running }.
   *[other] At most { $most } open orders at a time; now you have { $running }.
}
hours-full = <b>Fully booked:</b> { $most ->
    [one] at most { $most } open order at a time, and you have { $running }.
   *[other] at most { $most } open orders at a time, and you have { $running }.
} You take new ones again as soon as one has ended. What waits to be paid counts too, for an hour.
hours-ended = Welcome back! Your vacation is over, and your services can be ordered again. Not yet? You can change it.
hours-away-done = ✅ You are away from now on.
hours-back-done = ✅ Welcome back! Your services can be ordered again.
hours-limit-done = ✅ Saved. It holds for new orders.
hours-about-vacation = You were setting a vacation.
hours-about-limit = You were setting a limit.
hours-vacation-ask = For how long are you away? Choose, or write for example “10 days”. It ends by itself, and you are told.
hours-vacation-choice = { $length }
hours-vacation-open = Until I say so
hours-vacation-what = I could not read that as a time of up to a year. Write for example “10 days” or “2 weeks”.
hours-limit-ask = How many open orders do you take at a time? Choose, or write a number. With as many, your services say “fully booked”.
hours-limit-choice = { $count }
hours-limit-none = No limit
hours-limit-what = Write a number from 1 to { $most }, or 0 for no limit.
services-head = <b>Your services</b>
services-none = You offer nothing yet. Describe a service once, and share its link with everybody who asks.
browse-head = <b>Services</b>, newest first
browse-none = Nobody offers anything yet. Be the first.

## Buying

buy-total = Total: <b>{ $total }</b>
    Delivery: { $length } after work starts, at the latest { $latest } if you pay now
buy-order = Order for { $total }
buy-read = Read it all
buy-changed = { $seller } has changed this service since you looked at it. This is how it is now; please tick again what you want.
buy-paused = { $seller } takes no orders for this now. You can look at what others offer.
buy-away = 🏖 { $seller } is away and takes no orders now. You can ask when that will change, or look at what others offer.
buy-away-until = 🏖 { $seller } is away, <b>back on { $back }</b>, and takes no orders until then. You can ask something meanwhile, or look at what others offer.
buy-full = <b>Fully booked.</b> { $seller } takes only so many orders at a time, and has as many now. Look again later, or ask when there will be room.
buy-of-blocked = You have blocked { $seller }, so you cannot order this. Let them in again first.
go-report = Report
go-service = Open the service
report-title = Report a service
about-report = You were reporting a service.
report-ask = What is wrong with “{ $who }”? Staff read it with your name; the seller does not learn who it was. Choose, or write it in your own words.
report-likely-rules = It breaks the rules here
report-likely-fraud = It is not what it says it is
report-likely-offence = It insults or harms somebody
report-done = ✅ Thank you. Staff will look at <b>{ $title }</b>, and you will hear what came of it.
refused-report-own = This is your own service. You can pause or change it.
refused-report-twice = You have reported this already. Staff will look at it.
refused-report-many = Several of your reports wait for staff. Report more once they have looked at those.
refused-report-no-service = There is no such service that you could do anything about.
refused-report-over = Somebody of staff has decided it meanwhile. This is how it stands now.
refused-reason-none = Please write a sentence.
refused-reason-long = That is too long: there is room for 1,000 characters.
refused-staff-not-you = Somebody else of staff has to do that: it is about you, or about somebody with whom you have an open order.
refused-down-already = It has been taken down meanwhile.
refused-down-not = It is not taken down any more.
refused-suspended = You can neither sell nor order here at the moment.
because-empty = Please write what it is about, in a sentence or two.
because-long = There is room for { $most } characters, and this has { $length }. Please shorten it.
because-shown = { $reason }

## Staff

go-staff = What waits for staff
staff-head = <b>What waits for staff</b>
staff-of = · { $community }
staff-nothing = Nothing waits. When somebody reports a service, appeals or asks to be paid out, it stands here, and you are told; so do disputes, where you settle them.
staff-not-yours = You are staff of no place that could be seen from here. Whoever runs a place appoints staff with /setup.
staff-reports = { $count ->
    [one] { $count } service is reported
   *[other] { $count } services are reported
}
staff-appeals = { $count ->
    [one] { $count } appeal waits
   *[other] { $count } appeals wait
}
staff-payouts = { $count ->
    [one] { $count } payout waits to be sent
   *[other] { $count } payouts wait to be sent
}
staff-cases = { $count ->
    [one] { $count } dispute or help request waits for a mediator
   *[other] { $count } disputes and help requests wait for a mediator
}
go-staff-cases = Disputes and help ({ $count })
go-staff-reports = Reported services ({ $count })
go-staff-appeals = Appeals ({ $count })
go-staff-payouts = Payouts ({ $count })
go-staff-find = Look somebody up
go-staff-find-in = Look somebody up · { $community }
staff-reports-head = <b>Reported services</b>, those that wait longest first
staff-reports-none = No report waits. When somebody reports a service, it stands here.
staff-report = <b>{ $title }</b> · by { $seller } · { $ago }
staff-appeals-head = <b>Appeals</b>, those that wait longest first
staff-appeals-none = No appeal waits. When somebody appeals, it stands here.
staff-appeal = <b>{ $who }</b> · { $what } · { $place } · { $ago }

go-oversee = For staff
go-take-down = Take it down
go-put-back = Put it back
go-dismiss = Nothing wrong with it
go-person = About { $who }
case-on = It is on sale.
case-paused = Its seller has paused it.
case-taken_down = It is taken down.
case-down = <b>Taken down</b> by { $by }, { $at }. The seller reads:
case-reported = <b>Reported</b> by { $who }, { $ago }:
case-more = { $count ->
    [one] … and { $count } more report.
   *[other] … and { $count } more reports.
}
case-dismissed = ✅ Dismissed. Whoever reported it is told.
case-taken-down = ✅ Taken down. The seller is told why.
case-put-back = ✅ Put back. The seller is told.
takedown-title = Take a service down
about-takedown = You were taking a service down.
takedown-ask = Why? { $who } will read it. Choose, or write it in your own words. It can be put back.
takedown-likely-rules = It breaks the rules of this place.
takedown-likely-fraud = It is not what it says it is.
takedown-likely-offence = It insults or harms somebody.
told-reported = 🚩 { $who } has reported <b>{ $title }</b>:
told-taken_down = ⛔ Staff have taken your service <b>{ $title }</b> down. Nobody can order it now; orders that run go on. The reason:
told-put_back = ✅ Staff have put your service <b>{ $title }</b> back.
told-report-taken_down = Thank you for reporting <b>{ $title }</b>: staff have taken it down.
told-report-gone = A service that you reported is not offered any more: whoever offered it is gone. Thank you for telling staff.
told-report-dismissed = Staff have looked at <b>{ $title }</b>, which you reported, and leave it as it is. Thank you for telling them.

person-head = <b>{ $who }</b> in { $place }
person-services = { $count ->
    [0] Offers nothing here.
    [one] Offers { $count } service here.
   *[other] Offers { $count } services here.
}
person-clean = Nothing is on record.
person-sanction = { $mark } <b>{ $what }</b>, by { $by }, { $at }
person-until = until { $until }
person-upheld = Upheld after an appeal.
person-lifted = Lifted.
person-appealed = An appeal waits.
person-more = { $count ->
    [one] … and { $count } older one.
   *[other] … and { $count } older ones.
}
sanction-warning = Warning
sanction-suspension = Suspension
sanction-ban = Ban
go-impose-warning = Warn
go-impose-suspension = Suspend
go-impose-ban = Ban
go-ruling = { $what }, { $at }
go-look = Look
go-lift = Lift it
go-uphold = Uphold it
find-title = Look somebody up
about-find = You were looking somebody up.
find-ask = Whom? Share their contact, forward me a message of theirs, mention them, or write their user id.
impose-title-warning = Warn { $who }
impose-title-suspension = Suspend { $who }
impose-title-ban = Ban { $who }
about-impose = You were about to do something about a person.
impose-ask = Why? { $who } will read it. Choose, or write it in your own words.
impose-likely-rules = You broke the rules of this place.
impose-likely-late = Your orders are late or given up too often.
impose-likely-rude = You were rude to others.
impose-term-ask = For how long? Choose, or write for example “2 weeks”.
impose-term-choice = { $length }
impose-term-what = I could not read that as a time between an hour and a year. Write for example “3 days” or “2 weeks”.
impose-preview = <b>This is what { $who } will read.</b>
impose-change-reason = Change the reason
impose-change-term = Change the time
yes-impose-warning = Yes, warn
yes-impose-suspension = Yes, suspend
yes-impose-ban = Yes, ban
impose-done-warning = ✅ Warned. They are told why.
impose-done-suspension = ✅ Suspended. They are told why, until when, and how to appeal.
impose-done-ban = ✅ Banned. They are told why, and how to appeal.
ruling-warning = <b>{ $who }</b> was warned in { $place } by { $by }, { $at }:
ruling-suspension = <b>{ $who }</b> is suspended in { $place } until { $until }, by { $by }, { $at }:
ruling-ban = <b>{ $who }</b> is banned in { $place }, by { $by }, { $at }:
ruling-not-you = Another one of staff decides this.
ruling-done = ✅ Decided. They are told why.
rule-title = Decide
about-rule = You were deciding about a sanction.
rule-ask = Why do you decide so? { $who } will read it.
refused-sanction-unknown = There is nobody and nothing of the kind that you could do anything about.
refused-sanction-of-crew = They are staff or a mediator here. Whoever runs this place has to take them off first: /setup
refused-sanction-banned = They are banned already.
refused-sanction-term = A suspension lasts between an hour and a year.
refused-sanction-many = They were told often enough today. Please wait until tomorrow.
refused-sanction-over = That has been decided, or has ended by itself.
refused-appeal-none = They have not appealed, so there is nothing to uphold.
refused-appeal-another = You imposed it yourself, so another one of staff decides the appeal.
told-appealed = ⚖️ <b>{ $who }</b> appeals in { $place }:

## Sanctions, as the person reads them

sanction-told-warning = ⚠️ <b>Staff of { $place } warn you:</b>
sanction-told-suspension = ⛔ <b>Staff of { $place } have suspended you until { $until }:</b>
sanction-told-ban = 🚫 <b>Staff of { $place } have banned you:</b>
sanction-means-warning = Nothing else follows from it for now.
sanction-means-suspension = Until then you can neither sell nor order anything new there. Orders that run go on, and so does their chat.
sanction-means-ban = You can neither sell nor order anything new there any more. Orders that run go on, and so does their chat.
sanction-appeal-how = <b>You can appeal, once:</b> press the button and write what you have to say. If there is another one of staff, they decide it, not the one who did this.
sanction-appeal-mine = You appealed on { $at }:
sanction-appeal-theirs = <b>The appeal</b>, { $at }:
sanction-appeal-waits = Staff have not decided yet.
sanction-upheld = <b>Upheld</b>, { $at }:
sanction-lifted = <b>Lifted</b>, { $at }:
go-appeal = Appeal
go-sanction = Why, and how to appeal
appeal-title = Appeal
about-appeal = You were writing an appeal.
appeal-ask = What do you have to say? Staff read it; you can appeal once.
appeal-done = ✅ Your appeal is with staff. You will hear what they decide.
refused-appeal-twice = You have appealed already, and can do so once.
refused-appeal-late = It is too late to appeal this.
told-upheld-warning = Your appeal in { $place } was decided: the warning stands. Staff write:
told-upheld-suspension = Your appeal in { $place } was decided: the suspension stands. Staff write:
told-upheld-ban = Your appeal in { $place } was decided: the ban stands. Staff write:
told-lifted-warning = ✅ The warning in { $place } is taken back. Staff write:
told-lifted-suspension = ✅ Your suspension in { $place } is lifted: you can sell and order there again. Staff write:
told-lifted-ban = ✅ Your ban in { $place } is lifted: you can sell and order there again. Staff write:
barred-suspension = ⛔ You are suspended in { $place } until { $until }, so you can neither sell nor order anything new there. Orders that run go on.
barred-ban = 🚫 You are banned in { $place }, so you can neither sell nor order anything new there. Orders that run go on.
buy-unknown = This link leads to no service: it may have been cut, or the service is gone. Ask the seller to send it again.
buy-stars-elsewhere = This costs Telegram's Stars, and you can't pay them from here. Be one person in Telegram too (/link), or ask the seller for another price.
buy-unpaid-many = You have { $most } orders that are not paid yet. Pay or withdraw one of them, then place this one.
buy-called-off-many = You have placed { $most } orders within a day and cancelled them again. You can place the next one tomorrow.
checkout-in-by-hand = You buy in <b>{ $community }</b>. Whoever runs that place takes the payment, says that it came, and appoints those who settle disputes.
checkout-in = You buy in <b>{ $community }</b>. Whoever runs that place appoints those who settle disputes and pay sellers.
checkout-head = <b>Order this from { $seller }?</b>
checkout-till-manual = Nothing is charged yet. You then have { $length } to pay { $total }; the order's card says how. The money is held until you accept the work.
checkout-till-telegram = You then have { $length } to pay { $total }, here in Telegram; the order's card has the button. The money is held until you accept the work.
checkout-till-stars = You then have { $length } to pay { $total }, here in Telegram; the order's card has the button. They are held until you accept the work, and come back to you in Stars if it comes to nothing.
checkout-till-stripe = You then have { $length } to pay { $total }, by card on a page of Stripe's; the order's card has the button. The money is held until you accept the work.
checkout-till-sandbox = You then have { $length } to pay { $total }, with play money. It is held until you accept the work.
checkout-place = Place the order
done-placed = The order is placed. Its card is below.

## Filling something in

dialog-head = <b>{ $title }</b>
dialog-head-place = <b>{ $title }</b> · { $number } of { $count }
dialog-taken = ✓ { $what }
dialog-problem = ⚠️ { $what }
dialog-enough = That's all
dialog-none = None
dialog-keep = Keep it
dialog-remove = Take it off
dialog-skip = Skip
dialog-cancel = Cancel
dialog-go-on = Go on
dialog-anew = Start over
dialog-drop = Throw it away
dialog-left = { $what } What you typed is still here; your last message was not taken.
dialog-begun = { $what } What you typed is still here.
dialog-kept = { $what } What you typed is kept until you come back to it.
dialog-ended = You are out of it. Nothing was changed.
dialog-dropped = It is thrown away.
dialog-over = This question is closed. /help shows where you can go.
dialog-review-typed = To change something, press its button below.
dialog-no-file = A file is no answer to this. Please write it, or press a button.
dialog-not-image = This file is no picture. Please send a photo, for example a JPEG or PNG.
file-too-large = “{ $name }” is too large: a file may have at most { $most }. Make it smaller, or send a link to it instead.
file-failed = “{ $name }” did not come through. Please send it again.
cancel-nothing = You are not filling anything in.

## What cannot be read

not-money = I could not read that as a price. Write for example { $example } or just a number.
unknown-currency = I don't know the currency “{ $named }”. Write for example { $example }.
price-too-small = The price has to be at least { $least }.
price-too-large = That is more than I can handle: at most { $most }.
price-too-fine = That is too exact: the smallest amount is { $smallest }.
not-a-length = I could not read that as a time. Write for example “3 days” or “12 h”.

## Describing a service

sell-head = Sell a service
sell-head-edit = Change your service
sell-about = You were about to sell a service.
sell-about-title = You were about to sell <b>{ $title }</b>.
sell-about-edit = You were changing <b>{ $title }</b>.
sell-title = What do you offer? A short title, for example “Logo design”.
sell-title-shown = { $title }
sell-many = You have { $most } services, and more do not fit. Change one that you no longer offer: /services
sell-title-empty = A title needs some words, for example “Logo design”.
sell-title-long = A title may have { $most } characters; this one has { $length }. Shorten it, for example to “Logo design”, and say the rest in the description.
sell-description = What does the buyer get? A few sentences: what you make, what you need for it, what is not part of it.
sell-description-shown = Description: { $description }
sell-description-empty = A description needs some words, for example “Three drafts to choose from, then the final logo as SVG and PNG”.
sell-description-long = A description may have { $most } characters; this one has { $length }. Please shorten it; details can be settled in the order.
sell-price = What does it cost? For example { $example }.
sell-price-shown = Price: { $price }
sell-price-stars = Telegram's Stars can't be taken here. Write for example { $example }.
sell-price-currency = Your extra options are priced in { $currency }. Write for example { $example }, or take the options off first.
sell-delivery = How long do you need, from the start of work? Choose, or write for example “12 h” or “10 days”.
sell-delivery-choice = { $length }
sell-delivery-shown = Delivery: { $length }
sell-delivery-short = That is too short: at least { $shortest }. Write for example “3 days” or “12 h”.
sell-delivery-long = That is too long: at most { $longest }. Write for example “3 days” or “2 weeks”.
sell-delivery-options = With that, the options that make it faster would leave less than { $shortest }. Write a longer time, for example “3 days”, or change the options first.
sell-revisions = How many revisions are included? The buyer can ask for that many changes after the first delivery.
sell-revisions-choice = { $count }
sell-revisions-what = Write a number from 0 to { $most }, for example 2.
sell-options = Any extra options that a buyer can tick? Write each on a line of its own: title, price, effect on the time. For example:
    <code>Source files, 10, +1 day</code>
sell-options-more = Another one? Write it the same way: title, price, effect on the time. A button takes one off again.
sell-options-price = What does “{ $title }” cost on top? Write 0 if nothing.
sell-options-time = “{ $title }”, { $price }: what does it do to the delivery time? Choose, or write for example “+12 h”.
sell-options-same = No effect
sell-options-longer = +{ $length }
sell-options-sooner = −{ $length }
sell-options-remove = ✕ { $title }
sell-options-what = Write a title, a price and the effect on the time, for example “Source files, 10, +1 day”.
sell-options-line = I could not find the price in “{ $line }”, so I took none of these lines. Write for example “Source files, 10, +1 day”.
sell-options-long = The name of an option may have { $most } characters; this one has { $length }. Write for example “Source files, 10, +1 day”.
sell-options-many = A service may have { $most } options. Press one below to take it off first.
sell-options-currency = The options are priced like the service, in { $currency }. Write only the number, for example “Source files, 10, +1 day”.
sell-options-time-what = I could not read that as a time. Write for example “+1 day”, “-12 h” or 0.
sell-options-fast = The service takes { $length }, and with all the options that make it faster less than { $shortest } would be left. Write a smaller effect, for example “-1 h”.
sell-photo = A photo that shows what you make? Send it here.
sell-photo-shown = The photo is in.
sell-photo-what = Please send a photo, or press “Skip”.
sell-preview-new = <b>This is how buyers will see it.</b> Change what you like, then publish.
sell-preview-edit = <b>This is how it will be.</b> Orders that run keep what was agreed.
sell-preview-no-photo = No photo
sell-publish = Publish
sell-save = Save
sell-published = ✅ Your service is published. Share it with anybody who asks.
sell-saved = ✅ Saved. It holds for new orders.
sell-line-title = Title
sell-line-description = Description
sell-line-price = Price
sell-line-delivery = Delivery
sell-line-revisions = Revisions
sell-line-options = Options
sell-line-photo = Photo

## The bot itself

# --- communities: several under one bot ------------------------------------------------------------------------------

place-not-set-up = I am here, but nobody has set me up for this place yet. Somebody who runs it can do that with /setup. Your orders are in our own chat, under /orders.
sell-elsewhere = This service belongs to another community. Publish it there, or in our own chat.
sell-where = It will be offered in <b>{ $community }</b>.
browse-head-in = <b>Services in { $community }</b>, newest first
browse-none-in = In <b>{ $community }</b> nobody offers anything yet. Be the first.
go-community = Look around in { $community }

setup-title = Setup
setup-about = You were setting up a community.
setup-head = <b>{ $community }</b>: how it is set up
setup-done = Done: this place is set up, and people can buy and sell here. What follows is a good beginning; change what you like.
setup-saved = Saved. It holds for orders that are placed from now on.
setup-saved-later = Proved and saved. It holds for orders that are placed from now on; those that run keep their times.
setup-left = Nothing was changed.
setup-back = Back to the setup
setup-not-yours = Only whoever runs a server or a group can set me up for it.
setup-gone = I can't find out who runs that place now. Perhaps I was removed there: add me again, then type /setup there. Orders go on in any case.
setup-how = To set me up for a server or a group of yours, add me to it and type /setup there.
setup-which = Which one do you want to set up?
setup-go = Set me up
setup-go-say = Whoever runs this group can set me up in our own chat.
setup-is-language = Language: <b>{ $language }</b>
setup-is-currency = Currency: <b>{ $currency }</b>
setup-is-fee = Fee: <b>{ $percent } %</b> of each payout
setup-is-delay = What is earned can be paid out after <b>{ $length }</b>
setup-is-stalemate = A dispute that nobody ends in time: <b>{ $rule }</b>
setup-is-least = Smallest payout: <b>{ $amount }</b>
setup-is-zone = Time zone: <b>{ $city }</b>, where it is { $now }
setup-is-calendar = Public holidays: <b>{ $country }</b>
setup-is-times = Times: <b>{ $count ->
    [0] the usual ones
    [one] one of your own
   *[other] { $count } of your own
}</b>
setup-is-staff = Staff, who confirm payments: <b>{ $names }</b>
setup-no-staff = Staff, who confirm payments: <b>nobody</b>
setup-is-mediators = Mediators, who settle disputes: <b>{ $names }</b>
setup-no-mediators = Mediators, who settle disputes: <b>nobody yet</b>, so staff do
setup-is-channel = Orders live in private threads of <b>{ $channel }</b>
setup-no-channel = Orders live in <b>direct messages</b>
setup-is-tax = VAT contained in the fee: { $percent } %
setup-is-particulars = How this place stands on invoices for its fee:
setup-is-instructions = How to pay, as buyers read it:
setup-no-instructions = ⚠️ Nobody has said yet <b>how to pay</b>: buyers are told to ask.
setup-link = The way in, to share: { $link }
setup-language = Language
setup-currency = Currency
setup-fee = Fee
setup-stalemate = Unended disputes
setup-delay = Payout delay
setup-least = Smallest payout
setup-zone = Time zone
setup-calendar = Holidays
setup-instructions = How to pay
setup-particulars = Details on invoices
setup-tax = VAT in the fee
setup-staff = Staff
setup-mediators = Mediators
setup-channel = Where orders live
setup-times = Times
setup-choice = { $what }
setup-calendar-none = none
setup-channel-none = Direct messages
setup-ask-language = In which language should I begin with people here? Each can choose another one for themselves.
setup-ask-currency = What are prices in, unless they say otherwise? Choose, or write for example “GEL”.
setup-ask-fee = How much of each payout does the community keep? Choose, or write for example “7.5”.
setup-ask-delay = How long after it was earned can a seller have it paid out? Choose, or write for example “14 days”.
setup-delay-none = At once
setup-delay-long = It may be { $most } at most. Write for example “14 days”.
setup-ask-stalemate = What becomes of the money when nobody ends a dispute in time? It holds for orders that are placed from then on.
setup-stalemate-halve = In halves
setup-stalemate-refund = Back to the buyer
setup-stalemate-pay_out = To the seller
setup-stalemate-what = Choose one, or write “halves”, “buyer” or “seller”.
setup-stalemate-unsound = With that rule orders could not keep what is promised, so nothing was changed.
setup-ask-least = From which amount on is anything paid out? Choose, or write an amount.
setup-least-none = Any amount
setup-least-choice = { $amount }
setup-ask-zone = Where is the clock of this community? Choose, or write a city.
setup-ask-calendar = The holidays of which country are no business days? Choose, or write a country.
setup-ask-instructions = How do buyers pay? They read this on their card while they have to pay, so write where the money goes, for example an IBAN.
setup-ask-staff = Who shall confirm payments and send them on? Choose, share their contact, forward me a message of theirs, mention them, or write their user id.
setup-ask-mediators = Who shall settle disputes? Choose, share their contact, forward me a message of theirs, mention them, or write their user id.
setup-ask-role = Everybody with which role? Choose, or write its name.
setup-ask-channel = In which channel should I open private threads for orders? Choose, or write its name. Without one, orders live in direct messages.
setup-ask-length = How long should that be? It usually is { $usual }. Choose, or write for example “36 h” or “5 days”. I prove that orders keep their promises with it, which takes a few seconds.
setup-language-what = I don't speak that one yet. Please choose.
setup-currency-what = I don't know that currency. Write for example “EUR” or “€”.
setup-fee-what = Write a number from 0 to 50 with at most two decimals, for example “7.5”.
setup-calendar-what = I don't know the holidays of that country. Write for example “Germany” or “DE”, or “no” for none.
setup-ask-particulars = How is this place to stand on the invoices for its fee, which sellers get? Write a name or company, the address and a tax number, on up to 8 lines.
setup-particulars-none = Its name alone
setup-ask-tax = How much VAT is contained in the fee? Write the percentage, for example “19”. It is shown on the invoices for the fee; the fee stays as it is.
setup-instructions-empty = Please write how to pay, for example “IBAN DE89 3704 0044 0532 0130 00, Anna Schmidt”.
setup-instructions-long = That is { $length } characters, and there is room for { $most }. Please shorten it.
setup-person-what = I could not see who that is. Share their contact, forward me a message of theirs, or write their user id, for example “123456789”.
setup-role-what = I don't know that role. Choose one, or write its name as it stands in the server settings.
setup-channel-what = I can't open private threads there, or there is no such channel. Choose one, or give me the right to create private threads.
setup-crew-many = There is room for { $most }. Take somebody off first.
setup-crew-left = They have left by themselves. If they want to come back, they first let this place name them again: /privacy, “Where I work”.
setup-crew-staff = <b>Staff</b> say that a payment came and send payouts. They are nothing on an order of their own.
setup-crew-mediators = <b>Mediators</b> settle disputes, never on an order of their own.
setup-appoint = Add somebody
setup-appoint-role = Add a role
setup-dismiss = Take off { $name }
setup-last-staff = Without staff nobody could confirm a payment. Add somebody else first.
setup-times-head = <b>How long each is waited for.</b> Before it is over, whoever is waited for is reminded.
setup-time = { $what }: { $length }
setup-time-own = { $what }: <b>{ $length }</b> (usually { $usual })
setup-time-choice = { $length }
setup-time-bounds = It may be from { $shortest } to { $longest }. Write for example “36 h” or “5 days”.
setup-unsound = Refused: with { $length }, orders would no longer keep every promise. Choose another length; it usually is { $usual }.
setup-unsound-deadlines = Refused: { $length } would be over as it begins, and nobody could act in it. Choose a longer one; it usually is { $usual }.
setup-unsound-reminders = Refused: with { $length } nobody would be reminded before the time is over. Choose a longer one; it usually is { $usual }.
setup-proof-busy = I could not prove it in time, so nothing was changed. Please try again in a minute.
setup-deadline-service-payment_lapsed = To pay for an order
setup-deadline-service-confirmation_lapsed = To confirm a payment
setup-deadline-service-start_lapsed = To start work
setup-deadline-service-overdue_lapsed = To deliver late work
setup-deadline-service-review_lapsed = To look at the work
sheet-language = Language
sheet-currency = Currency
sheet-fee = Percent
sheet-delay = How long
sheet-stalemate = Halves, buyer or seller
sheet-least = Amount
sheet-zone = City
sheet-calendar = Country
sheet-instructions = How to pay
sheet-particulars = Details on invoices
sheet-tax = VAT, in percent
sheet-staff = User id
sheet-mediators = User id
sheet-staff_role = Role
sheet-mediators_role = Role
sheet-channel = Channel
sheet-length = How long

went-wrong = Something went wrong on our side. Please try again; if it happens again, tell the people who run this place.
private-only = Orders are a private matter: write to me in our own chat.
go-private = Open our chat
bot-about = Orders from payment to payout: every step, deadline and payment on one card.
bot-description = I carry an order between a buyer and a seller from payment to payout. The money is held safely until the work is accepted, and each of you has one card that says whose turn it is, what happens next and when.
command-start = Begin here
command-orders = My orders
command-cases = Disputes that wait for you as a mediator
command-billing = Your payments, refunds, payouts and fees
command-browse = Look for a service
command-sell = Offer a service
command-services = My services
command-balance = Your money, and how it is paid out
command-settings = Language, time zone, quiet hours
command-setup = Set this place up
command-staff = What waits for staff
command-link = Be one person in Telegram and Discord
command-unlink = Unlink another chat
command-cancel = Leave what you are filling in
command-help = How this works
command-privacy = What is stored about you

## Commands of Discord (names: small letters, without spaces)

slash-orders = orders
slash-cases = cases
slash-billing = billing
slash-sell = sell
slash-browse = browse
slash-balance = balance
slash-settings = settings
slash-setup = setup
slash-setup-about = Set this server up, or look at how it is set up
slash-staff = staff
slash-cancel = cancel
slash-help = help
slash-link = link
slash-unlink = unlink
slash-code = code
slash-code-which = The code from your other chat; without one you get one here
slash-privacy = privacy
slash-order = order
slash-order-open = Open one of your orders
slash-order-which = Its title or code
slash-open = open
slash-open-about = Open a service
slash-list = list
slash-services = services
slash-service = service
slash-service-which = Its title
slash-from-message = Open order from this message
find-order = { $code } · { $title } · { $state }
find-service = { $title } · { $price }
find-no-order = There is no order in this message. Look for it with /order open.

## One person in several chats

platform-telegram = Telegram
platform-discord = Discord
platform-email = E-mail
link-both = { $one } and { $other }
link-code = <b>Be one person in both chats</b>
    Open me on { $other } and send me there:

    <code>/link { $code }</code>

    It works once, until { $until }.
link-secret = Show it to nobody: whoever enters it and says yes has your orders and your money in their chat too.
link-how = Send me here the code that you got in your other chat: <code>/link</code>, a space, and the code.
link-alone = I am in no other chat of yours, so there is nothing to link or to unlink here.
link-ask = Be one person with <b>{ $who }</b> on { $other }?
    Then orders, services, balance and settings are the same here on { $here } and there, and you are told in both chats. Say no if you are not { $who }, whatever anybody promises you for it.
link-ask-name = To others you are { $name }.
link-done = ✅ Done. It holds from now on.
link-unknown = { $left ->
    [one] I don't know this code. A code has 15 letters and digits, for example <code>/link K7Q2D-8FHXM-2TPZC</code>. You can try once more.
   *[other] I don't know this code. A code has 15 letters and digits, for example <code>/link K7Q2D-8FHXM-2TPZC</code>. You can try { $left } times more.
}
link-too-often = Too many wrong codes. Wait 15 minutes, get a new code in your other chat, and try again.
link-late = This code is too old: it was good for 15 minutes. Send /link in your other chat to get a new one.
link-used = This code has been used already. If that was not you, nothing is lost: send /link in your other chat to get a new one.
link-own = This is your own code. Enter it in the other chat that you want to link.
link-same-platform = Of each platform one account can be yours, and that place is taken. Unlink the other account first: /unlink
link-shared-order = These two accounts are buyer and seller of one order, so they cannot be one person: nobody orders from themselves.
linked-notice = You are one person now on { $chats }, because the code from here was entered there and agreed to, or the other way round. If that was not you, unlink the other chat at once: /unlink
unlinked-notice = This chat was unlinked from your other one and starts anew. Orders, services and balance stayed there; older messages here do nothing any more. /link in the other chat brings both together again.
unlink-ask = Unlink { $other }?
    Everything stays with you here on { $here }: orders, services, balance, settings. Your account on { $other } starts anew, as somebody who has nothing yet; messages that are there already stay, but do nothing any more.
unlink-suspended = As long as you are suspended or banned somewhere, your accounts stay together: it holds for both.
unlink-ask-orders = { $orders ->
    [one] Your open order goes on here, and here alone you are told about it.
   *[other] Your { $orders } open orders go on here, and here alone you are told about them.
}
unlink-ask-typed = What you have begun to fill in on { $other } is gone then.
unlink-done = ✅ Unlinked. What you had is here.
yes-link = Yes, that is me
yes-unlink = Yes, unlink { $other }
go-link = Link another chat
go-link-there = Open { $other }
go-link-no = No
go-unlink = Unlink { $other }
go-settings = Settings
settings-chat = Chat: { $chat }
settings-chats = Chats: { $chats }. Cards are in each of them.
settings-direct = Discord: orders in direct messages
settings-direct-what = On Discord an order has a private thread in its server; if you prefer, it comes to your direct messages.

## Forms that are filled in at once (labels: 45 characters, hints: 100)

go-write = Write
sheet-title = Title
sheet-title-hint = What you offer, for example “Logo design”
sheet-description = Description
sheet-description-hint = What the buyer gets, what you need for it, what is not part of it
sheet-price = Price
sheet-price-hint = For example 50, or 50 USD
sheet-delivery = Delivery time
sheet-delivery-hint = From the start of work, for example 3 days or 12 h
sheet-revisions = Revisions
sheet-revisions-hint = How often the buyer may ask for changes, for example 2
sheet-answer = Your answer
sheet-form = { $action } · { $code }
sheet-likely = Likely answers
sheet-reason-reason = Why?
sheet-changes-changes = What should be changed?
sheet-delivery-text = A few words
sheet-delivery-files = Files
sheet-delivery-links = Links
sheet-delivery-ticked = Is everything there?
sheet-moved = This has moved on since you opened the form. What you wrote is kept: press “Write” to look at it again.

## Filling in a form of an order

form-head = <b>{ $action }</b> · { $title } · <code>{ $code }</code>
form-about = You were filling in a form for the order { $code }.
form-delivery-ask = Send here what you deliver: files, links, words, in as many messages as you like. Nothing goes out before you press the button.
form-complete = This is what { $buyer } will get. An incomplete delivery is against the rules and can lead to a dispute and a bad review.
form-more = You can add to it: just write on. It goes out when you press the button.
form-link = 🔗 { $link }
form-file = 📎 { $name } · { $size }
form-and-more = … and { $count } more
form-send = Send it
form-send-whole = Everything is in: deliver
form-empty = Empty it
form-uploading = A file is still coming in. Please wait a moment and press again.
form-moved = The order has moved on: { $state }. Nothing of this is lost. Look at it once more and press again.
form-nothing = There is nothing in this message that I could take. Send words, for example “Here it is”.
form-link-long = One of these links is too long: at most { $most } characters fit. I did not take this message; send a shorter link, or the work as a file.
form-words-long = That would be { $length } characters, and at most { $most } fit. I did not take this message; put the rest into a file, for example.
form-links-many = At most { $most } links fit, so I did not take this message. Put them into one document, for example.
form-files-many = At most { $most } files fit, so I did not take these. Put them into one archive, for example a ZIP.

likely-no-time = I have no time for it right now
likely-not-mine = This is not what I offer
likely-know-more = I would need to know more first
likely-changed-mind = I have changed my mind
likely-too-long = It takes too long
likely-by-mistake = I ordered it by mistake
likely-not-in-time = I can't do it in time
likely-ill = I have fallen ill
likely-too-much = It is more than was agreed
likely-nothing-came = Nothing has arrived
likely-wrong-amount = The amount is not right

## Settings

settings-head = <b>Settings</b>
settings-language = Language: { $language }
settings-language-set = ✅ From now on I speak English.
settings-zone = Time zone: { $city }. There it is { $now } now.
settings-zone-change = Change the time zone
settings-zone-head = Time zone
settings-zone-ask = Where are you? Choose, or write a large city, for example “Berlin”, or “UTC+3”.
settings-zone-choice = { $city }
settings-zone-what = I don't know this place. Write a large city nearby, for example “Berlin”, or “UTC+3”.
settings-zone-set = ✅ Set. Is that the time on your clock?
settings-about-zone = You were choosing a time zone.
settings-quiet-off = Quiet hours: none. You are told at any time of day.
settings-quiet = Quiet hours: from { $begin } to { $end }. What can wait until they are over waits; cards change without a sound.
settings-quiet-change = Quiet hours
settings-quiet-head = Quiet hours
settings-quiet-ask = When shall I not disturb you? Choose, or write for example “22–8” or “from 11 pm to 7 am”. It goes by the clock of your time zone. Something that is due before they are over still comes at once.
settings-hours-choice = { $hours }
settings-quiet-none = No quiet hours
settings-quiet-what = I did not understand from when to when. Write for example “22–8” or “from 11 pm to 7 am”, or “off”.
settings-quiet-set = ✅ Set. Is the time below that on your clock? If not, change the time zone too.
settings-quiet-unset = ✅ From now on I tell you everything at once.
settings-about-quiet = You were choosing your quiet hours.
settings-digest-off = Daily digest: none.
settings-digest = Daily digest: at { $hour }, when there is something to tell.
settings-digest-change = Daily digest
settings-digest-head = Daily digest
settings-digest-ask = At what time shall I tell you each day which orders need you and what is due? Choose, or write for example “8:30” or “7 pm”. On a day that has nothing I say nothing.
settings-digest-none = No digest
settings-digest-what = I did not understand the time. Write for example “8:30” or “7 pm”, or “off”.
settings-digest-set = ✅ Set. Is the time below that on your clock? If not, change the time zone too.
settings-digest-unset = ✅ There will be no digest any more.
settings-about-digest = You were choosing the time of your daily digest.

## What one is told, and where

go-told = What I am told, and where
told-head = <b>What you are told, and where</b>
told-line = { $matter }: { $places }
told-nowhere = nowhere
told-cards = The cards of your orders stay true in every chat, whatever is switched off here.
told-switch = Switch it below, place by place. Open: <b>{ $place }</b>
told-somewhere = Time runs on this, so you have to be told of it somewhere. Switch it on in another place first.
matter-order = New orders
matter-turn = Your turn
matter-reminder = Reminders
matter-money = Money
matter-dispute = Disputes and help
matter-message = Messages
matter-review = Reviews

## E-mail

mail-subject-order = New order: { $title } ({ $what })
mail-subject-turn = Your turn: { $title } ({ $what })
mail-subject-reminder = Time is running: { $title } ({ $what })
mail-subject-money = Money: { $title } ({ $what })
mail-subject-dispute = Dispute: { $title } ({ $what })
mail-subject-message = New message: { $title } ({ $what })
mail-subject-review = Reviews: { $title } ({ $what })
mail-subject-account = { $matter }: your account
mail-open = Open in { $chat }
mail-files = { $files ->
    [one] Mails carry no files. In the chat you find:
   *[other] Mails carry no files. In the chat you find { $files }:
}
mail-foot = You get this because you switched it on. Switch it off in the chat: /settings, “What I am told, and where”. Nobody reads answers to this mail.
mail-code-subject = { $code } is your code
mail-code-text = Somebody, hopefully you, wants to be told by e-mail at this address. If it was you, send this code in the chat where you asked for it:

    <code>{ $code }</code>

    It is good until { $until }.
mail-code-foot = You did not ask for it? Then do nothing, and nothing more will come. Nobody reads answers to this mail.
mail-confirm = Confirm in Telegram
mail-broken = ⚠️ I can't write to <b>{ $address }</b> any more: its mail server says that there is no such address (“{ $fault }”). From now on you are told here again. Is it right after all? Then have a new code sent to it.
mail-code-failed = I could not send the code to <b>{ $address }</b>: its mail server does not take it. Is the address right?
go-mail = E-mail
mail-state-none = E-mail: no address yet. Add one, and choose what is sent there.
mail-state-works = E-mail: <b>{ $address }</b>
mail-state-fault = ⚠️ E-mail: <b>{ $address }</b> does not work, so nothing is sent there. Its mail server says: “{ $fault }”
mail-state-awaited = A code was sent to <b>{ $address }</b>. Until you enter it here, nothing else is sent there.
mail-head = E-mail
mail-ask = To which address? For example anna@example.org
mail-what = That is no e-mail address that I can write to. It looks like anna@example.org.
mail-about = You were adding an e-mail address.
mail-left = Nothing has changed.
mail-code-ask = I have sent a code to <b>{ $address }</b>. Enter it here. It comes within a minute or two; look among the unwanted mail too.
mail-code-what = A code has eight letters and digits, for example { $example }. It is in the mail that I sent you.
mail-none = No code is awaited any more.
mail-unsent = The mail is not out yet: its server keeps us waiting. Enter the code once it has come.
mail-unknown = { $left ->
    [one] That is not the code. Take the one from the newest mail. You can try once more.
   *[other] That is not the code. Take the one from the newest mail. You can try { $left } times more.
}
mail-late = This code is too old: it was good for 30 minutes. Have another one sent.
mail-too-often = Too many wrong codes, so this one is of no use any more, whatever you enter. Have another one sent.
mail-asked-too-often = No more codes are sent today: there were too many for you or for this address. Try again tomorrow.
mail-done = ✅ Done: from now on I write to <b>{ $address }</b> too. Choose below what about.
mail-off-ask = Take <b>{ $address }</b> away? Nothing is sent there any more. What you were told by e-mail alone, you are told in your chats again.
mail-off-done = ✅ The address is gone. Nothing is sent by e-mail any more.
go-mail-add = Add an address
go-mail-change = Change the address
go-mail-off = Take it away
go-mail-code = Enter the code
go-mail-again = Send a new code
go-mail-other = Another address
yes-mail-off = Yes, take it away

## What is stored

go-export = Get my data

estate-not-yet = You got your data within the last day. You can get it again from { $at }.
estate-here = { $count ->
    [one] <b>Here is what is stored about you.</b> Unpack the archive and open “index.html” in a browser; “data.json” says the same for programs.
   *[other] <b>Here is what is stored about you</b>, in { $count } archives. Unpack them and open “index.html” of the first in a browser; “data.json” says the same for programs.
}
go-erase = Erase my data
erase-ask = <b>Erase what is stored about you?</b> This cannot be taken back.
erase-goes = <b>What goes:</b> your name and your chats, your settings, your e-mail address, where you want to be paid, your details for invoices, what you offer, what you are filling in, whom you have blocked, the words and files of what you asked and answered about services, and what was said where you asked for help.
erase-stays = <b>What stays</b>, because both sides may need it as proof: the payments, the invoices that were issued with the details that you had given for them, and the record of your orders with what was said and sent on them, reviews, and what staff decided. But for those details it names nobody any more. A fingerprint of your accounts stays for a week, in which they cannot be erased again; longer if somebody has blocked you, or a suspension or a ban holds, so that it holds again should you come back. What stands in the chats of Telegram or Discord is theirs to delete, and yours.
erase-then = If you write here again, you are somebody new. You can get your data first.
yes-erase = Yes, erase everything
erase-not-yet = <b>Your data cannot be erased yet.</b> Nothing was changed.
erase-no-orders = { $count ->
    [one] • { $count } order goes on. It has to end first.
   *[other] • { $count } orders go on. They have to end first.
}
erase-no-unpaid = { $count ->
    [one] • Somebody may still pay for { $count } order with you. Pause your services, and try again when it has lapsed.
   *[other] • { $count } orders with you may still be paid. Pause your services, and try again when they have lapsed.
}
erase-no-payouts = { $count ->
    [one] • { $count } payment to you is on its way.
   *[other] • { $count } payments to you are on their way.
}
erase-no-money = • { $amount } is on your balance. Have it paid out first.
erase-no-debt = • You owe { $amount }.
erase-no-crew = • You work for { $place }. Leave it first, under “Where I work”.
erase-no-again = • You were erased a few days ago, and came back. It can be done again from { $at }.
erase-done = ✅ <b>Erased.</b> What stays on record names nobody any more. Only invoices keep the details that you gave for them. If you write here again, you are somebody new.
estate-archive = my-data
estate-title = What is stored about you
estate-made = As of { $at }. Other times are in UTC, amounts in the smallest unit of their currency, and lengths in seconds. “you” is you.
estate-files = Files that you sent
estate-file = { $name } ({ $size })
estate-file-in = in { $archive }
estate-file-left = not here: gone, or too large for the chat. The people who run the bot can send it to you.
estate-people = You
estate-accounts = Your chats
estate-availabilities = When you take orders
estate-blocks = Whom you have blocked
estate-drafts = What you are filling in
estate-enquiries = Questions about services
estate-exports = When you got your data
estate-favourites = Orders with a star
estate-help_requests = Help that you asked for
estate-holders = Your roles
estate-listings = Your services
estate-mailboxes = Your e-mail address
estate-members = Where you have been seen
estate-orders = Your orders
estate-papers = Your receipts and statements
estate-invoices = Your invoices
estate-particulars = How you stand on invoices
estate-payees = Where you want to be paid
estate-paylinks = Links on which you could pay
estate-payments = Your payments
estate-reports = Services that you reported
estate-reviews = Reviews
estate-sanctions = What staff decided about you
estate-transfers = Your payouts and refunds
estate-events = What happened in your orders
estate-messages = Messages in your orders and questions
estate-wordings = How your messages read before you changed them
estate-remarks = What was said there
estate-takedowns = Your services that staff took down
estate-money = Your money
privacy-what = <b>What is stored about you</b>
    Your name and your number on each platform on which you are here, your language, time zone and quiet hours, and your e-mail address if you gave one. What you offer, when you take orders, and whom you have blocked. Your orders: what was agreed, each step with its time, what you wrote and the files you sent for them, and what was paid. What you asked and answered about services. What you reported, and what staff decided about you. Where you want to be paid; staff read it when they send you something. How you are to stand on invoices, and the invoices that were issued; the other side of their order reads them. The reviews that you wrote and that were written of you, with their replies. What you are filling in, until you send it or throw it away.
privacy-who = <b>Where, and who sees it</b>
    In the database and the folder of files of the people who run this bot; they can see it, and so does the platform through which you write here. The other side of an order sees your name, what you wrote and sent for it, never your handle or number. Where a mediator is called, whoever takes the case sees all of the order. A published review is read, with the name of who wrote it, by everybody who looks at the service or deals with who it is about. If you pay through a provider, it sees your payment; if you want e-mail, your mail's servers see it. Nothing is passed on to anybody else.
privacy-how-long = <b>How long</b>
    Orders and payments are kept, because both sides may need them as proof. The buttons below send you all that is stored about you, and erase what need not stay.

## Asking the other side: what each question is, where it stands and how it ends

### Of a question a text may use: $asker (who asked), $answer (until when it stands), $answer_by (the same without how far
### away), $answer_left; of what it carries: $what $price $extra $work (both, the time in brackets where there is any) $then (what it does to the deadline), $until, $back (to the
### buyer) and $rest (to the seller, the fee taken off), $reason.

question-addition-unpaid-mine = ❔ <b>To add:</b> { $work } for { $price }. It goes to { $seller } once you have paid for it, by { $answer }. If you don't, it is dropped and costs you nothing.
question-addition-unpaid-staff = ❔ { $asker } wants to add { $what } for { $price } and has until { $answer } to pay.
question-addition-confirming-mine = ❔ <b>To add:</b> { $what } for { $price }. Staff look whether your payment has arrived, until { $answer }.
question-addition-confirming-staff = ❔ { $buyer } says that { $price } was sent for an addition: { $what }. Has it arrived? Answer by { $answer }.
question-addition-asked-mine = ❔ <b>You asked to add:</b> { $work } for { $price }. { $seller } has until { $answer }. No answer counts as no, and your { $price } comes back.
question-addition-asked-yours = ❔ <b>{ $asker } asks to add:</b> { $work } for { $price }. It is paid for. Answer by { $answer }; if you don't, the money goes back.
question-addition-asked-staff = ❔ { $asker } asks to add { $what } for { $price }, until { $answer }.
question-offer-asked-mine = ❔ <b>You offered:</b> { $work } for { $price }. { $buyer } has until { $answer } to say yes. No answer counts as no.
question-offer-asked-yours = ❔ <b>{ $asker } offers:</b> { $work } for { $price }. Answer by { $answer }: no answer counts as no. You pay only if you say yes.
question-offer-asked-staff = ❔ { $asker } offers { $what } for { $price }, until { $answer }.
question-offer-unpaid-mine = ❔ { $buyer } said yes to <b>{ $what }</b> and has until { $answer } to pay { $price }. It is part of the order once it is paid; if it is not, the offer lapses.
question-offer-unpaid-yours = ❔ You said yes to <b>{ $what }</b>. Pay { $price } by { $answer } to make it part of the order. If you don't, the offer lapses and costs you nothing.
question-offer-unpaid-staff = ❔ { $buyer } said yes to { $what } and has until { $answer } to pay { $price }.
question-offer-confirming-mine = ❔ { $buyer } says that { $price } for <b>{ $what }</b> was sent. Staff look, until { $answer }.
question-offer-confirming-yours = ❔ Staff look whether your { $price } for <b>{ $what }</b> has arrived, until { $answer }.
question-offer-confirming-staff = ❔ { $buyer } says that { $price } was sent for what was offered: { $what }. Has it arrived? Answer by { $answer }.
question-extension-asked-mine = ❔ <b>You asked for a new deadline:</b> { $until }. An answer is possible until { $answer_by }; without one the old deadline stays.
question-extension-asked-yours = ❔ <b>{ $asker } asks for a new deadline:</b> { $until }. Answer by { $answer }; if you don't, the old one stays.
question-extension-asked-staff = ❔ { $asker } asks for a new deadline: { $until }.
question-cancellation-asked-mine = ❔ <b>You asked to cancel.</b> An answer is possible until { $answer }. If none comes, you may call a mediator.
question-cancellation-asked-yours = ❔ <b>{ $asker } asks to cancel the order</b>, with everything going back to { $buyer }. Answer by { $answer }. If you don't, { $asker } may call a mediator.
question-cancellation-asked-staff = ❔ { $asker } asks to cancel, until { $answer }.
question-settlement-asked-mine = ❔ <b>You proposed to end it so:</b> { $back } to { $buyer }, { $rest } to { $seller }. An answer is possible until { $answer }. If none comes, the order goes on.
question-settlement-asked-yours = ❔ <b>{ $asker } proposes to end it so:</b> { $back } to { $buyer }, { $rest } to { $seller }. Answer by { $answer }; if you don't, nothing changes.
question-settlement-asked-staff = ❔ { $asker } proposes { $back } to { $buyer } and { $rest } to { $seller }, until { $answer }.
question-paused = ⏸ The work stands still meanwhile. The deadline above counts on the longest wait; it comes nearer if the answer comes sooner.
question-closes = This also ends the question that is open between you.
question-closes-paid = This also ends the question that is open between you; { $price } goes back to { $buyer }.

## The forms of a question

title-ask_addition = Add to the order { $code }
title-ask_offer = Offer more for { $code }
title-ask_extension = A new deadline for { $code }
title-ask_settlement = End { $code } by an agreement
title-divide = Divide what is held for { $code }
title-resume_until = Back to work on { $code }

field-addition-what = What should be added? Say it so that both of you will know when it is done.
field-addition-price = What do you pay for it? For example { $example }. If you don't agree on a price yet, message the seller first.
field-addition-extra = How much more time does it take?
field-offer-what = What do you offer on top? Say it so that both of you will know when it is done.
field-offer-price = What does it cost? For example { $example }.
field-offer-extra = How much more time do you need for it?
field-extension-until = Until when? A date and time, for example “fri 6pm”, “28.11. 18:00” or “in 3 days”. At least two days from now.
field-extension-reason = Why? The other side reads it.
field-settlement-amount = { $held } is held. How much of it goes back to the buyer? An amount, or a part such as “40 %”.
field-settlement-reason = Why? Both sides read it.
field-resumption-until = Until when must it be delivered? A date and time, for example “fri 6pm” or “28.11. 18:00”. At least two days from now.
field-resumption-reason = Why? Both sides read it.

sheet-what = What
sheet-what-hint = So that both of you will know when it is done
sheet-extra = How much more time
sheet-extra-hint = For example 1 day, 12 h, or 0
sheet-until = New deadline
sheet-until-hint = For example fri 6pm, 28.11. 18:00, in 3 days
sheet-amount = Back to the buyer
sheet-amount-hint = An amount, or a part such as 40 %
sheet-reason = Why?
sheet-reason-hint = A sentence or two; the other side reads it

change-what = ✎ What
change-price = ✎ Price
change-extra = ✎ Time
change-until = ✎ Date
change-amount = ✎ Amount
change-reason = ✎ Reason

said-text = { $text }
said-money = { $amount }
said-share = { $amount } back to the buyer
said-moment = { $at }
share-choice = { $percent } % · { $amount }
span-choice = { $length }
span-none = No more time
work-longer = { $what } (+{ $extra })
then-longer = The deadline moves out by { $extra }, besides the wait for your answer.
then-same = The deadline moves out only by the wait for your answer.
moment-choice = { $at }

not-a-share = I could not read that as an amount. Write for example “30” or “40 %”.
share-bounds = It must be more than nothing and less than the { $held } that is held. For example “40 %”. To give everything back, ask to cancel; to give nothing back, let the work be accepted.
money-of-order = This order is in { $currency }, so the amount must be too.
span-bounds = That is not a time that can be added. From nothing to { $longest }, for example “2 days”.
not-a-moment = I could not read that as a date. For example: “fri 6pm”, “28.11. 18:00” or “in 3 days”.
moment-too-soon = That is too soon: it must be at least { $ahead } from now, so { $first } at the earliest.
moment-too-far = That is too far away: at most { $furthest } from now.

put-ask_addition = <b>Add to { $title }</b> · <code>{ $code }</code>
    { $work } · { $price }

    You pay { $price } now. It is held apart, { $seller } has 24 hours to answer, and the work stands still meanwhile. If the answer is no, or none comes, you get it back.
put-ask_offer = <b>Offer for { $title }</b> · <code>{ $code }</code>
    { $work } · { $price }

    { $buyer } has 24 hours to say yes and pays then. Your deadline moves out by the time that you wait, and by the extra time once it is paid.
put-ask_extension = <b>New deadline for { $title }</b> · <code>{ $code }</code>: { $until }

    { $other } has 24 hours to answer. Until then, and if the answer is no, the old deadline counts.
put-ask_settlement = <b>End { $title }</b> · <code>{ $code }</code> by an agreement:
    { $back } back to { $buyer }, { $rest } to { $seller }.

    { $other } has 24 hours to answer. If the answer is yes, the order ends so.
put-divide = <b>Decide { $title }</b> · <code>{ $code }</code>: { $back } goes back to { $buyer } and { $rest } to { $seller }. The order ends. It can't be taken back.
put-resume_until = <b>{ $title }</b> · <code>{ $code }</code> goes back to work, to be delivered by { $until }.

likely-more-work = It is more work than I thought
likely-waiting = I am waiting for something I need
likely-misunderstood = We misunderstood each other
likely-part-done = Only a part of it was done
likely-not-as-agreed = It is not what was agreed
likely-no-answer = I get no answer
likely-refused = We can't agree on how to end it

## What people can ask and answer

do-ask_addition = Add to the order
do-agree_addition = Yes, add it
do-decline_addition = No, thanks
do-withdraw_addition = Take it back
do-pay_addition = Money received
do-claim_addition = I have paid
do-deny_addition = Not received
do-forgo_addition = Drop it
do-ask_offer = Offer more
do-agree_offer = Yes, I want it
do-decline_offer = No, thanks
do-withdraw_offer = Take the offer back
do-pay_offer = Money received
do-claim_offer = I have paid
do-deny_offer = Not received
do-forgo_offer = Not after all
do-ask_extension = { $role ->
    [seller] Running late
   *[other] Move the deadline
}
do-agree_extension = Agree to the date
do-decline_extension = Keep the old date
do-withdraw_extension = Take it back
do-ask_cancellation = Ask to cancel
do-agree_cancellation = Agree to cancel
do-decline_cancellation = Don't cancel
do-withdraw_cancellation = Take it back
do-ask_settlement = Propose an agreement
do-agree_settlement = Agree to that
do-decline_settlement = Don't agree
do-withdraw_settlement = Take it back
do-dispute = Call a mediator

ask-pay_addition = Has { $price } from { $buyer } for the addition to “{ $title }” (<code>{ $code }</code>) really arrived? { $seller } is then asked. It can't be taken back.
ask-pay_offer = Has { $price } from { $buyer } for “{ $what }” (<code>{ $code }</code>) really arrived? It then is part of the order. It can't be taken back.
ask-agree_addition = Add “{ $what }” to “{ $title }”? { $price } more is held for you. { $then } It can't be taken back.
ask-agree_cancellation = Cancel “{ $title }” (<code>{ $code }</code>) by agreement? { $buyer } gets { $total } back and the order ends. It counts against nobody. It can't be taken back.
ask-agree_settlement = End “{ $title }” (<code>{ $code }</code>) so: { $back } back to { $buyer }, { $rest } to { $seller }? It can't be taken back.

yes-pay_addition = Yes, it has arrived
yes-pay_offer = Yes, it has arrived
yes-agree_addition = Yes, add it
yes-agree_cancellation = Yes, cancel
yes-agree_settlement = Yes, end it so

done-addition_asked = Noted. It goes to the seller once you have paid for it.
done-addition_paid = The money has arrived. The seller is asked.
done-addition_claimed = Thank you! Staff are asked to check. You will be told.
done-addition_denied = Noted. The buyer is told.
done-addition_forgone = Dropped. It costs nothing.
done-addition_agreed = Added. Its price is held with the rest.
done-addition_declined = Declined. The buyer gets the money for it back.
done-addition_withdrawn = Taken back. Your money for it comes back to you.
done-offer_asked = Sent. You will be told what the buyer says.
done-offer_agreed = Noted. It is part of the order once it is paid.
done-offer_paid = The money has arrived. It is part of the order now.
done-offer_claimed = Thank you! Staff are asked to check. You will be told.
done-offer_denied = Noted. The buyer is told.
done-offer_forgone = Noted. The order stays as it was.
done-offer_declined = Declined. The order stays as it was.
done-offer_withdrawn = The offer is taken back.
done-extension_asked = Sent. You will be told the answer.
done-extension_agreed = Agreed. The new deadline counts now.
done-extension_declined = Declined. The old deadline stays.
done-extension_withdrawn = Taken back.
done-cancellation_asked = Sent. You will be told the answer.
done-cancellation_agreed = Cancelled by agreement.
done-cancellation_declined = Declined. The order goes on.
done-cancellation_withdrawn = Taken back. The order goes on.
done-settlement_asked = Sent. You will be told the answer.
done-settlement_agreed = Agreed. The order has ended so.
done-settlement_declined = Declined. The order goes on.
done-settlement_withdrawn = Taken back.

event-addition_asked = { $who } asked to add “{ $what }”
event-addition_paid = { $price } for an addition arrived and is held apart
event-addition_claimed = { $who } reported the payment for an addition
event-addition_denied = { $who } did not find the payment for an addition
event-addition_forgone = { $who } dropped the addition
event-addition_agreed = { $who } agreed to the addition “{ $what }”
event-addition_declined = { $who } declined the addition “{ $what }”
event-addition_withdrawn = { $who } took the addition “{ $what }” back
event-addition_lapsed = nobody answered about the addition “{ $what }”, so it lapsed
event-addition_unpaid = the addition was not paid in time, so it lapsed
event-addition_unconfirmed = the payment for an addition was not confirmed in time, so it lapsed
event-offer_asked = { $who } offered “{ $what }” for { $price }
event-offer_agreed = { $who } said yes to “{ $what }”
event-offer_paid = { $price } for “{ $what }” arrived, and it is part of the order
event-offer_claimed = { $who } reported the payment for “{ $what }”
event-offer_denied = { $who } did not find the payment for “{ $what }”
event-offer_forgone = { $who } decided against “{ $what }” after all
event-offer_declined = { $who } declined “{ $what }”
event-offer_withdrawn = { $who } took the offer back
event-offer_lapsed = nobody answered the offer, so it lapsed
event-offer_unpaid = the offer was not paid in time, so it lapsed
event-offer_unconfirmed = the payment for the offer was not confirmed in time, so it lapsed
event-extension_asked = { $who } asked for a new deadline: { $until }
event-extension_agreed = { $who } agreed to the new deadline: { $until }
event-extension_declined = { $who } declined the new deadline
event-extension_withdrawn = { $who } took the question for a new deadline back
event-extension_lapsed = nobody answered about the new deadline, so the old one stays
event-cancellation_asked = { $who } asked to cancel
event-cancellation_agreed = { $who } agreed to cancel; everything was refunded
event-cancellation_declined = { $who } did not agree to cancel
event-cancellation_withdrawn = { $who } took back the request to cancel
event-cancellation_lapsed = nobody answered whether to cancel
event-settlement_asked = { $who } proposed to end it with { $back } back to the buyer
event-settlement_agreed = { $who } agreed: { $back } went back to the buyer, { $rest } to the seller
event-settlement_declined = { $who } did not agree to the proposal
event-settlement_withdrawn = { $who } took the proposal back
event-settlement_lapsed = nobody answered the proposal

told-addition_paid-buyer = Your { $price } for the addition to <b>{ $title }</b> ({ $code }) has arrived and is held apart. { $seller } is asked now.
told-addition_paid-seller = { $buyer } asks to add to <b>{ $title }</b> ({ $code }): { $work } for { $price }. It is paid for. Answer by { $answer }: no answer counts as no. Your clock stands still meanwhile.
told-addition_claimed-staff = { $buyer } says that { $price } for an addition to <b>{ $title }</b> ({ $code }) was sent. Has it arrived? Answer by { $answer }.
told-addition_denied-buyer = Staff could not find your { $price } for the addition to <b>{ $title }</b> ({ $code }). Check the payment and tell us again.
told-addition_agreed-buyer = { $seller } agreed: { $what } is part of <b>{ $title }</b> ({ $code }) now. Due { $at }.
told-addition_declined-buyer = { $seller } declined to add “{ $what }” to <b>{ $title }</b> ({ $code }). You get { $price } back; the rest of the order goes on.
told-addition_withdrawn-seller = { $buyer } no longer asks to add “{ $what }” to <b>{ $title }</b> ({ $code }). Your clock runs on: due { $at }.
told-addition_lapsed-buyer = { $seller } did not answer about “{ $what }” for <b>{ $title }</b> ({ $code }). You get { $price } back; the rest of the order goes on.
told-addition_lapsed-seller = You did not answer about “{ $what }” for <b>{ $title }</b> ({ $code }), so { $buyer } got { $price } back. Your clock runs on: due { $at }.
told-addition_unpaid-buyer = “{ $what }” for <b>{ $title }</b> ({ $code }) was not paid, so it was dropped. It cost you nothing.
told-addition_unconfirmed-buyer = Your payment for “{ $what }” to <b>{ $title }</b> ({ $code }) was not confirmed in time, so it was dropped. If you did pay, write to staff with this code: your money is not lost.
told-offer_asked-buyer = { $seller } offers more for <b>{ $title }</b> ({ $code }): { $work } for { $price }. Answer by { $answer }: no answer counts as no.
told-offer_agreed-seller = { $buyer } said yes to “{ $what }” for <b>{ $title }</b> ({ $code }), and pays { $price } by { $answer }. Begin with it once it is paid.
told-offer_declined-seller = { $buyer } does not want “{ $what }” for <b>{ $title }</b> ({ $code }). Your clock runs on: due { $at }.
told-offer_withdrawn-buyer = { $seller } took back what was offered for <b>{ $title }</b> ({ $code }): { $what }. The order stays as it was.
told-offer_lapsed-buyer = You did not answer what { $seller } offered for <b>{ $title }</b> ({ $code }), so the offer lapsed. The order stays as it was.
told-offer_lapsed-seller = { $buyer } did not answer your offer for <b>{ $title }</b> ({ $code }), so it lapsed. Your clock runs on: due { $at }.
told-offer_paid-buyer = Your { $price } has arrived: “{ $what }” is part of <b>{ $title }</b> ({ $code }) now. Due { $at }.
told-offer_paid-seller = { $buyer } paid { $price }: “{ $what }” is part of <b>{ $title }</b> ({ $code }) now. Due { $at }.
told-offer_claimed-staff = { $buyer } says that { $price } for “{ $what }” (<b>{ $title }</b>, { $code }) was sent. Has it arrived? Answer by { $answer }.
told-offer_denied-buyer = Staff could not find your { $price } for “{ $what }” (<b>{ $title }</b>, { $code }). Check the payment and tell us again.
told-offer_forgone-seller = { $buyer } does not want “{ $what }” for <b>{ $title }</b> ({ $code }) after all. Your clock runs on: due { $at }.
told-offer_unpaid-buyer = “{ $what }” for <b>{ $title }</b> ({ $code }) was not paid in time, so the offer lapsed. The order stays as it was.
told-offer_unpaid-seller = { $buyer } did not pay for “{ $what }” (<b>{ $title }</b>, { $code }), so the offer lapsed. Your clock runs on: due { $at }.
told-offer_unconfirmed-buyer = Your payment for “{ $what }” (<b>{ $title }</b>, { $code }) was not confirmed in time, so the offer lapsed. If you did pay, write to staff with this code: your money is not lost.
told-offer_unconfirmed-seller = The payment for “{ $what }” (<b>{ $title }</b>, { $code }) was not confirmed in time, so the offer lapsed. Your clock runs on: due { $at }.
told-extension_asked-buyer = { $seller } runs late with <b>{ $title }</b> ({ $code }) and asks for a new deadline: { $until }. Answer by { $answer }; without your yes the old one stays.
told-extension_asked-seller = { $buyer } proposes a new deadline for <b>{ $title }</b> ({ $code }): { $until }. Answer by { $answer }; without your yes the old one stays.
told-extension_agreed-buyer = { $seller } agreed: <b>{ $title }</b> ({ $code }) is due { $until } now.
told-extension_agreed-seller = { $buyer } agreed: <b>{ $title }</b> ({ $code }) is due { $until } now.
told-extension_declined-buyer = { $seller } keeps the old deadline of <b>{ $title }</b> ({ $code }).
told-extension_declined-seller = { $buyer } does not agree to the new deadline of <b>{ $title }</b> ({ $code }). The old one stays: { $at }.
told-extension_withdrawn-buyer = { $seller } no longer asks for another deadline of <b>{ $title }</b> ({ $code }).
told-extension_withdrawn-seller = { $buyer } no longer proposes another deadline of <b>{ $title }</b> ({ $code }).
told-extension_lapsed-buyer = The question for a new deadline of <b>{ $title }</b> ({ $code }) was not answered. The old one stays: { $at }.
told-extension_lapsed-seller = The question for a new deadline of <b>{ $title }</b> ({ $code }) was not answered. The old one stays: { $at }.
told-cancellation_asked-buyer = { $seller } asks to cancel <b>{ $title }</b> ({ $code }); you would get { $total } back. Answer by { $answer }. If you don't agree, { $seller } may call a mediator.
told-cancellation_asked-seller = { $buyer } asks to cancel <b>{ $title }</b> ({ $code }) and to get { $total } back. Answer by { $answer }. If you don't agree, { $buyer } may call a mediator.
told-cancellation_agreed-buyer = { $seller } agreed to cancel <b>{ $title }</b> ({ $code }). You get { $total } back.
told-cancellation_agreed-seller = { $buyer } agreed to cancel <b>{ $title }</b> ({ $code }) and gets { $total } back. It does not count against you.
told-cancellation_declined-buyer = { $seller } does not agree to cancel <b>{ $title }</b> ({ $code }). You can talk about it, propose an agreement, or call a mediator.
told-cancellation_declined-seller = { $buyer } does not agree to cancel <b>{ $title }</b> ({ $code }). You can talk about it, propose an agreement, or call a mediator.
told-cancellation_withdrawn-buyer = { $seller } no longer asks to cancel <b>{ $title }</b> ({ $code }).
told-cancellation_withdrawn-seller = { $buyer } no longer asks to cancel <b>{ $title }</b> ({ $code }).
told-cancellation_lapsed-buyer = The question whether to cancel <b>{ $title }</b> ({ $code }) was not answered. Whoever asked may call a mediator now.
told-cancellation_lapsed-seller = The question whether to cancel <b>{ $title }</b> ({ $code }) was not answered. Whoever asked may call a mediator now.
told-settlement_asked-buyer = { $seller } proposes to end <b>{ $title }</b> ({ $code }) so: { $back } back to you, { $rest } to { $seller }. Answer by { $answer }; if you don't, nothing changes.
told-settlement_asked-seller = { $buyer } proposes to end <b>{ $title }</b> ({ $code }) so: { $back } back to { $buyer }, { $rest } to you. Answer by { $answer }; if you don't, nothing changes.
told-settlement_agreed-buyer = { $seller } agreed: <b>{ $title }</b> ({ $code }) has ended. You get { $back } back.
told-settlement_agreed-seller = { $buyer } agreed: <b>{ $title }</b> ({ $code }) has ended. You are paid { $rest }.
told-settlement_declined-buyer = { $seller } does not agree to your proposal for <b>{ $title }</b> ({ $code }). The order goes on.
told-settlement_declined-seller = { $buyer } does not agree to your proposal for <b>{ $title }</b> ({ $code }). The order goes on.
told-settlement_withdrawn-buyer = { $seller } took back the proposal to end <b>{ $title }</b> ({ $code }).
told-settlement_withdrawn-seller = { $buyer } took back the proposal to end <b>{ $title }</b> ({ $code }).
told-settlement_lapsed-buyer = The proposal to end <b>{ $title }</b> ({ $code }) was not answered. The order goes on.
told-settlement_lapsed-seller = The proposal to end <b>{ $title }</b> ({ $code }) was not answered. The order goes on.
told-returned-buyer = { $price } for “{ $what }” (<b>{ $title }</b>, { $code }) comes back to you: the question ended without an answer.

remind-addition_lapsed-seller = { $answer_left } left to answer whether to add “{ $what }” to <b>{ $title }</b> ({ $code }). No answer counts as no.
remind-addition_unpaid-buyer = { $answer_left } left to pay { $price } for “{ $what }” (<b>{ $title }</b>, { $code }), or it is dropped.
remind-addition_unconfirmed-staff = { $buyer } still waits: has { $price } for an addition to <b>{ $title }</b> ({ $code }) arrived? { $answer_left } left.
remind-offer_lapsed-buyer = { $answer_left } left to answer what { $seller } offered for <b>{ $title }</b> ({ $code }): { $what }. No answer counts as no.
remind-offer_unpaid-buyer = { $answer_left } left to pay { $price } for “{ $what }” (<b>{ $title }</b>, { $code }), or the offer lapses.
remind-offer_unconfirmed-staff = { $buyer } still waits: has { $price } for “{ $what }” (<b>{ $title }</b>, { $code }) arrived? { $answer_left } left.
remind-extension_lapsed-buyer = { $answer_left } left to answer about the new deadline of <b>{ $title }</b> ({ $code }): { $until }. Without an answer the old one stays.
remind-extension_lapsed-seller = { $answer_left } left to answer about the new deadline of <b>{ $title }</b> ({ $code }): { $until }. Without an answer the old one stays.
remind-cancellation_lapsed-buyer = { $answer_left } left to answer whether to cancel <b>{ $title }</b> ({ $code }). Without an answer { $seller } may call a mediator.
remind-cancellation_lapsed-seller = { $answer_left } left to answer whether to cancel <b>{ $title }</b> ({ $code }). Without an answer { $buyer } may call a mediator.
remind-settlement_lapsed-buyer = { $answer_left } left to answer how to end <b>{ $title }</b> ({ $code }): { $back } to you, { $rest } to { $seller }. Without an answer nothing changes.
remind-settlement_lapsed-seller = { $answer_left } left to answer how to end <b>{ $title }</b> ({ $code }): { $back } to { $buyer }, { $rest } to you. Without an answer nothing changes.

refused-question-open = There is already a question open between the two of you. It must be answered, taken back or over first.
refused-proposal-paid = The amount is not exactly what was asked for, so it could not be taken for it.
refused-buyer-was-refused = A mediator can be called once your request to cancel was declined or got no answer. Ask to cancel first, under “More”.
refused-seller-was-refused = A mediator can be called once your request to cancel was declined or got no answer. Ask to cancel first, under “More”.
refused-form-not-a-price = That is not a price. For example: 20.
refused-form-not-a-share = It must be more than nothing and less than what is held.
refused-form-not-a-span = That is not a time that can be added. For example: 2 days.
refused-form-not-a-moment = The date must lie at least two days ahead, and within a year.
refused-form-addition-empty = Something is missing: what is to be added, its price and its time.
refused-form-offer-empty = Something is missing: what you offer, its price and its time.
refused-form-extension-empty = Something is missing: the new date and the reason.
refused-form-settlement-empty = Something is missing: the amount and the reason.
refused-form-resumption-empty = Something is missing: the date and the reason.

setup-deadline-service-addition_lapsed = Answer to an addition
setup-deadline-service-addition_unpaid = Payment of an addition
setup-deadline-service-addition_unconfirmed = Confirming that payment
setup-deadline-service-offer_lapsed = Answer to an offer
setup-deadline-service-offer_unpaid = Payment of an offer
setup-deadline-service-offer_unconfirmed = Confirming that payment
setup-deadline-service-extension_lapsed = Answer about a new deadline
setup-deadline-service-cancellation_lapsed = Answer to a cancellation
setup-deadline-service-settlement_lapsed = Answer to an agreement
setup-deadline-service-mediation_lapsed = A mediator who took a case
setup-deadline-service-dispute_lapsed = All disputes of an order

## Disputes

state-disputed = In dispute
state-mediated = With a mediator
state-settled = Settled

turn-disputed-buyer = A mediator will look into it. Nothing else moves meanwhile.
turn-disputed-seller = A mediator will look into it. Nothing else moves meanwhile.
turn-disputed-panel = Waiting for a mediator: will you take it?
turn-mediated-buyer = The mediator's turn. Nothing else moves meanwhile.
turn-mediated-seller = The mediator's turn. Nothing else moves meanwhile.
turn-mediated-mediator = Your turn to decide: you took this case.

silence-dispute_lapsed-buyer = You can still agree between yourselves. If nobody ends it by { $at }, the rule of this place holds: { $rule }.
silence-dispute_lapsed-seller = You can still agree between yourselves. If nobody ends it by { $at }, the rule of this place holds: { $rule }.
silence-dispute_lapsed-panel = If nobody ends it by { $at }, the rule of this place holds: { $rule }.
silence-dispute_lapsed-mediator = If nobody ends it by { $at }, the rule of this place holds: { $rule }.
silence-mediation_lapsed-buyer = You can still agree between yourselves. If the mediator has not decided by { $at }, another one is sought.
silence-mediation_lapsed-seller = You can still agree between yourselves. If the mediator has not decided by { $at }, another one is sought.
silence-mediation_lapsed-mediator = Decide by { $at }, or the case goes back to all mediators.

do-take = Take the case
do-resume = Back to work
do-resume_until = Back to work until…
do-review_again = Back to the buyer's look
do-pay_seller = Pay the seller
do-divide = Divide the money
do-refund_buyer = Refund the buyer
do-hand_back = Give the case back

ask-pay_seller = Decide “{ $title }” (<code>{ $code }</code>) for the seller? { $seller } is paid { $share } and the order ends. It can't be taken back.
ask-divide = Divide { $total } of “{ $title }” (<code>{ $code }</code>) between the two? The order ends. It can't be taken back.
ask-refund_buyer = Decide “{ $title }” (<code>{ $code }</code>) for the buyer? { $buyer } gets { $total } back and the order ends. It can't be taken back.

yes-pay_seller = Yes, pay the seller
yes-divide = Yes, divide it so
yes-refund_buyer = Yes, refund the buyer

done-disputed = A mediator is called. Nothing moves meanwhile; you can still write to each other.
done-taken = The case is yours. Both parties are told.
done-resumed = Decided. Both parties are told.
done-decided_for_seller = Decided. The seller is paid.
done-divided = Decided. Both parties are told.
done-decided_for_buyer = Decided. The buyer gets the money back.
done-handed_back = The case is back with all mediators.

event-disputed = { $who } called a mediator
event-taken = { $who } took the case
event-resumed = { $who } let the order go on
event-decided_for_seller = { $who } decided for the seller, who was paid
event-divided = { $who } divided it: { $back } to the buyer, { $rest } to the seller
event-decided_for_buyer = { $who } decided for the buyer; { $total } was refunded
event-handed_back = { $who } gave the case back
event-mediation_lapsed = the mediator did not decide in time, so the case went back to all of them
event-dispute_lapsed = nobody ended the dispute in time, so what was held was divided by the rule of this place

told-disputed-buyer = { $seller } called a mediator about <b>{ $title }</b> ({ $code }). The order stands still until it is decided. You can still agree between yourselves.
told-disputed-seller = { $buyer } called a mediator about <b>{ $title }</b> ({ $code }). The order stands still until it is decided. You can still agree between yourselves.
told-disputed-panel = <b>A case for a mediator: { $title }</b> ({ $code }), { $total } held, between { $buyer } and { $seller }. Who takes it?
told-taken-buyer = A mediator has taken <b>{ $title }</b> ({ $code }) and will decide by { $at }.
told-taken-seller = A mediator has taken <b>{ $title }</b> ({ $code }) and will decide by { $at }.
told-resumed-buyer = The mediator lets <b>{ $title }</b> ({ $code }) go on. { $turn } The time for it runs until { $at }.
told-resumed-seller = The mediator lets <b>{ $title }</b> ({ $code }) go on. { $turn } The time for it runs until { $at }.
told-decided_for_seller-buyer = The mediator decided <b>{ $title }</b> ({ $code }) for { $seller }, who is paid.
told-decided_for_seller-seller = The mediator decided <b>{ $title }</b> ({ $code }) for you. You are paid { $share }.
told-divided-buyer = The mediator divided what was held for <b>{ $title }</b> ({ $code }): you get { $back } back, { $seller } gets { $rest }.
told-divided-seller = The mediator divided what was held for <b>{ $title }</b> ({ $code }): you get { $rest }, { $buyer } gets { $back } back.
told-decided_for_buyer-buyer = The mediator decided <b>{ $title }</b> ({ $code }) for you. You get { $total } back.
told-decided_for_buyer-seller = The mediator decided <b>{ $title }</b> ({ $code }) for { $buyer }, who gets { $total } back.
told-handed_back-buyer = The mediator gave <b>{ $title }</b> ({ $code }) back. Another one is sought.
told-handed_back-seller = The mediator gave <b>{ $title }</b> ({ $code }) back. Another one is sought.
told-handed_back-panel = <b>{ $title }</b> ({ $code }) needs another mediator: { $total } held, between { $buyer } and { $seller }. Who takes it?
told-mediation_lapsed-buyer = The mediator did not decide about <b>{ $title }</b> ({ $code }) in time. Another one is sought.
told-mediation_lapsed-seller = The mediator did not decide about <b>{ $title }</b> ({ $code }) in time. Another one is sought.
told-mediation_lapsed-panel = <b>{ $title }</b> ({ $code }) was not decided in time and needs a mediator: { $total } held. Who takes it?
told-dispute_lapsed-buyer = Nobody ended the dispute about <b>{ $title }</b> ({ $code }) in time. By the rule of this place you get { $back } back, and { $seller } gets { $rest }.
told-dispute_lapsed-seller = Nobody ended the dispute about <b>{ $title }</b> ({ $code }) in time. By the rule of this place you get { $rest }, and { $buyer } gets { $back } back.

refused-case-own = This is your own order, so another mediator decides about it. You can still agree with the other side.
refused-case-untaken = Nobody has taken this case yet. Take it first, and it is yours to decide.
refused-case-taken = Another mediator has this case in hand. If they give it back or do not decide in time, it comes to all mediators again.
refused-case-closed = This case is closed. Nothing about it can be decided any more.

cases-waiting = { $count ->
    [0] <b>Cases that wait for a mediator</b>
    [one] <b>One case waits for a mediator</b>
   *[other] <b>{ $count } cases wait for a mediator</b>
}
cases-waiting-none = Nothing waits. When somebody calls a mediator, it stands here, and you get a message.
cases-mine = { $count ->
    [0] <b>Cases that you took</b>
    [one] <b>You have one case in hand</b>
   *[other] <b>You have { $count } cases in hand</b>
}
cases-mine-none = You have no case in hand. Take one from those that wait.
cases-line-waiting = <b>{ $title }</b> · { $code } · { $held } held{ $community }
    called { $ago }
cases-line-mine = <b>{ $title }</b> · { $code } · { $held } held{ $community }
    decide by { $at }
cases-not-yours = You settle no disputes here, so no cases come to you. Whoever runs a place names its mediators with /setup.
go-cases-waiting = Waiting ({ $count })
go-cases-mine = Mine ({ $count })

cases-help = { $count ->
    [0] <b>Help requests</b>
    [one] <b>One help request is open</b>
   *[other] <b>{ $count } help requests are open</b>
}
cases-help-none = No help request is open. When somebody presses “Get help” on an order, it stands here, and you get a message.
cases-line-help = <b>{ $title }</b> · { $code } · { $who }{ $community }
    waits for an answer, { $ago }
cases-line-helped = <b>{ $title }</b> · { $code } · { $who }{ $community }
    answered, { $ago }
go-cases-help = Help ({ $count })
go-cases = All cases

## Help about an order, without a dispute

go-get-help = Get help
go-help-request = Help request
helping-title = Get help · { $code }
about-help = You were asking for help.
helping-ask = What do you need help with? Write it in a few sentences. The mediators of this place read it, with your name; the other side does not. The order goes on as it is.
helping-preview = <b>This is what the mediators will read</b> about “{ $title }” (<code>{ $code }</code>):
helping-send = Send it
helping-change = Change it
helping-sent = ✅ The mediators were told about <b>{ $title }</b> ({ $code }). You hear from them here. The order goes on as it is, and so do its deadlines.
helping-head-mine = 🛟 <b>Your help request</b> about <b>{ $title }</b> ({ $code })
helping-head-theirs = 🛟 <b>Help request</b> about <b>{ $title }</b> ({ $code }), by { $who } ({ $role })
helping-waits-mine = Waits for a mediator, { $ago }. You hear from them here. If nobody answers within two days, whoever runs the place is told.
helping-waits-theirs = Waits for an answer, { $ago }. Only { $who } reads what you write.
helping-waits-late-mine = Waits for a mediator, { $ago }. Whoever runs the place has been told.
helping-waits-late-theirs = Waits for an answer, { $ago }. No mediator has answered in time, so it came to who runs the place too.
helping-answered-mine = A mediator has answered.
helping-answered-theirs = Answered. If { $who } needs nothing more, it is done.
helping-withdrawn = Withdrawn, { $at }.
helping-done = Done, { $at }.
helping-gone = Whoever asked is gone, { $at }.
helping-word = If somebody says they are the mediator who answered you, ask them for the word: <code>{ $word }</code>. The mediator knows it. Tell it to nobody.
helping-word-theirs = To be believed elsewhere, say <code>{ $word }</code> to { $who }.
helping-say-mine = Say more
helping-say-theirs = Answer
helping-end-mine = Withdraw
helping-end-theirs = Done
helping-more-title = Your help request
about-helpmore = You were writing to the mediators.
helping-more-ask = What is there to add? The mediators read it; the other side does not.
helping-answer-title = Answer
about-helpanswer = You were answering a help request.
helping-answer-ask = What do you answer { $who }? Nobody else of the order reads it, and your name is not told.
helping-more-done = ✅ Sent. You hear from the mediators here.
helping-answer-done = ✅ Answered.
helping-off-done = ✅ Withdrawn. You can ask again at any time.
helping-done-done = ✅ Done. Whoever asked is told.
told-help_asked = 🛟 { $who } ({ $role }) asks for help with <b>{ $title }</b> ({ $code }):
told-help_more = 🛟 { $who } ({ $role }) adds to the help request about <b>{ $title }</b> ({ $code }):
told-help_answered = 🛟 The mediator answers you about <b>{ $title }</b> ({ $code }):
told-help_late = 🛟 Nobody has answered { $who } ({ $role }) about <b>{ $title }</b> ({ $code }) for two days. Can you, or find a mediator who does?
told-help_closed = 🛟 The mediator is done with your help request about <b>{ $title }</b> ({ $code }). If it isn't over for you, ask again.
refused-help-unknown = There is no such help request of yours.
refused-help-too-late = The order closed more than a week ago, so mediators cannot be asked about it here any more. If something is still wrong, write to whoever runs this place.
refused-help-twice = You have asked about this order already. Open it from behind the card, under “Help request”, to say more.
refused-help-many = You have asked for help very often today. Try again tomorrow, or say more in a request that is open.
refused-help-in-a-row = The mediators have several messages of yours to read already. Say more once they have answered.
refused-help-nobody = There is nobody who could look at it: whoever settles things here is a party of this order. You can still write to the other side, or call a mediator once the order allows it.
refused-help-over = This help request is closed. Ask again from behind the order's card if you need to.

card-word = If somebody says they are the mediator of this order, ask them for the word: <code>{ $word }</code>. The mediator knows it. Tell it to nobody.
card-words = To be believed, say <code>{ $to_buyer }</code> to { $buyer } and <code>{ $to_seller }</code> to { $seller }. Neither knows the other's word.
go-record = All of it as a file
record-file = order-{ $code }.zip
record-here = Everything about <b>{ $title }</b> ({ $code }) in one file: open index.html in it.
record-left-out = { $count ->
    [one] One file is not in it (too large, or gone); it is named there with its fingerprint.
   *[other] { $count } files are not in it (too large, or gone); they are named there with their fingerprints.
}
record-about = Between { $buyer } (buyer) and { $seller } (seller). { $total }, placed { $at }. Now: { $state }.
record-timeline = What happened
record-questions = What they asked each other
record-deliveries = What was delivered
record-chat = What was written
record-left = Files that are not enclosed: too large together, or gone
record-help = What they asked mediators
record-none = Nothing.
record-not-enclosed = not enclosed

remind-dispute_lapsed-panel = <b>{ $title }</b> ({ $code }) still waits for a mediator: { $total } held. Who takes it?
remind-dispute_lapsed-mediator = { $left } left to decide <b>{ $title }</b> ({ $code }).
remind-dispute_lapsed-staff = Nobody has ended the dispute about <b>{ $title }</b> ({ $code }) yet. It began more than two days ago; { $left } left. Can you find a mediator?
remind-mediation_lapsed-mediator = { $left } left to decide <b>{ $title }</b> ({ $code }), then the case goes back to all mediators.

refused-called-from-in_progress = The order did not come here from work, so it can't go back there in this way.
refused-called-from-overdue = The order was not late when a mediator was called, so it needs no new date.
refused-called-from-delivered = The order had not been delivered when a mediator was called.

who-mediator = the mediator
who-and-mediator = { $who } and the mediator
who-both = { $buyer } and { $seller }
rule-halve = what is held is divided in halves
rule-refund = the buyer gets everything back
rule-pay_out = the seller is paid
who-panel = a mediator

money-split-buyer = <b>{ $back } went back to you</b>, { $rest } to the seller
money-split-seller = <b>You were paid { $rest }</b>; { $back } went back to the buyer
money-split-staff = <b>Divided:</b> { $back } to the buyer, { $rest } to the seller

cause-mutual-buyer = Recorded as cancelled by agreement.
cause-mutual-seller = Recorded as cancelled by agreement. It does not count against you.
cause-mutual-staff = Cause: both agreed.
cause-mediator-buyer = Recorded as decided by a mediator.
cause-mediator-seller = Recorded as decided by a mediator.
cause-mediator-staff = Cause: a mediator decided.

# Where somebody works because they were named

go-crews = Where I work
crews-head = <b>Where you are staff or a mediator</b>, because whoever runs the place named you:
crews-none = Nobody has named you as staff or a mediator of a place.
crews-left = · { $community }: you left, and nobody can name you there again.
crews-more = There are more. They are shown once you have left some of these.
go-crew-leave = Leave { $community }
go-crew-back = Let { $community } name me again
crew-leave-ask = <b>Leave { $community }?</b> You are no staff and no mediator there any more, nothing of it comes to you, and cases that you took go back. Nobody can name you there again until you let them.
yes-crew-leave = Yes, leave
crew-leave-done = ✅ You have left.
crew-back-done = ✅ They can name you again.
