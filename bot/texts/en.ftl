### What people read, in English. Light markup: <b>, <i>, <code>, <a href>, <blockquote>.
### Labels of buttons (do-, yes-, go-) and lines over the chat (done-, refused-) carry no markup.
###
### Every text about an order may use: $buyer $seller $title $code $total (the price) $share (what the seller gets)
### $at (the next deadline) $left (the time until then) $revisions (how many are left); a text about something that
### happened also $who (a name, or "you"), $files (how many) and $amount.

## Formats

language-name = English
format-locale = en_150
format-moment = EEE d MMM, HH:mm
format-moment-year = EEE d MMM y, HH:mm
format-stars = { $count ->
    [one] { $count } Star
   *[other] { $count } Stars
}
moment-ahead = { $moment } ({ $length } left)
moment-behind = { $moment } ({ $length } ago)
moment-ago = { $length } ago
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
who-staff = staff

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

money-due-buyer = <b>To pay: { $total }</b>
money-due-staff = <b>To be paid: { $total }</b>
money-told-buyer = <b>Reported as paid: { $total }</b>
money-told-staff = <b>Reported as paid: { $total }</b>
money-held-buyer = <b>Held safely: { $total }</b>
money-held-seller = <b>Held safely: { $total }</b> · you get { $share }
money-held-staff = <b>Held: { $total }</b> · the seller gets { $share }
money-out-buyer = <b>Paid: { $total }</b>
money-out-seller = <b>You were paid { $share }</b>
money-out-staff = <b>Paid out: { $share }</b> of { $total }
money-back-buyer = <b>{ $total } went back to you</b>
money-back-seller = <b>{ $total } went back to the buyer</b>
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

## Getting around

go-card = Open { $code }
go-more = More
go-back = Back
go-timeline = Timeline
go-deliveries = Deliveries
go-how = How this works
go-pay = Pay { $total }

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

ask-pay = Has { $total } from { $buyer } for <code>{ $code }</code> really arrived? { $seller } is then told to start. It can't be taken back.
ask-withdraw = Withdraw the order “{ $title }”? Nothing has been charged here. If you have already sent { $total }, tell staff first. It can't be taken back.
ask-decline = Decline the order “{ $title }”? { $buyer } gets { $total } back and the order ends. It can't be taken back.
ask-cancel = Cancel the order “{ $title }”? You get { $total } back and the order ends. It can't be taken back.
ask-give_up = Give up the order “{ $title }”? { $buyer } gets { $total } back, you are not paid, and it counts as cancelled by you. It can't be taken back.
ask-accept = Accept the work and pay { $share } to { $seller }? It can't be taken back.

yes-pay = Yes, it has arrived
yes-withdraw = Yes, withdraw
yes-decline = Yes, decline
yes-cancel = Yes, cancel
yes-give_up = Yes, give up
yes-accept = Yes, accept

done-paid = Noted: the money has arrived.
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
event-paid = { $total } arrived and is held
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
event-accepted = { $who } accepted the work; the seller was paid
event-revision_requested = { $who } requested a revision
event-review_lapsed = the time to look at it ran out, so the work counts as accepted and the seller was paid
event-put_off = the time to look at it was put off, because no reminder could be delivered
event-credited = { $amount } arrived that no order waited for; it is on the buyer's balance

## Pings


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
told-refund-staff = Please send { $total } back to { $buyer } for <b>{ $title }</b> ({ $code }): the order was cancelled.
told-pay_out-staff = Please send { $share } to { $seller } for <b>{ $title }</b> ({ $code }): the work was accepted.
told-credited-buyer = { $amount } arrived for <b>{ $title }</b> ({ $code }), which was not waiting for it. It is on your balance; nothing is lost.

remind-payment_lapsed-buyer = { $left } left to pay { $total } for <b>{ $title }</b> ({ $code }), or the order is cancelled.
remind-confirmation_lapsed-staff = { $buyer } still waits: has { $total } for <b>{ $title }</b> ({ $code }) arrived? { $left } left, then the order is cancelled.
remind-start_lapsed-seller = { $left } left to start <b>{ $title }</b> ({ $code }), or it is cancelled and { $buyer } is refunded.
remind-delivery_lapsed-seller = { $left } left to deliver <b>{ $title }</b> ({ $code }): { $at }. After that { $buyer } may cancel it.
remind-overdue_lapsed-seller = <b>{ $title }</b> ({ $code }) is late. { $left } left to deliver, then it is cancelled and { $buyer } gets { $total } back.
remind-review_lapsed-buyer = { $left } left to look at <b>{ $title }</b> ({ $code }). After that it counts as accepted and { $seller } is paid.

## Forms

field-reason-reason = Why? A sentence or two; the other side will read it.
field-changes-changes = What should be changed? Be as exact as you can: it is what the next delivery is measured by.
field-delivery-text = A few words about what you deliver.
field-delivery-files = The files.
field-delivery-links = Links, if the work is somewhere on the web.
field-delivery-ticked = Is everything there? Tick each thing that was ordered.

form-delivery-empty = There is nothing to deliver yet. Send a text, a file or a link first.

## Refusals

refused-not-yours = There is no such order among yours.
refused-stale = The order has moved on since. This is how it stands now.
refused-not-now = This can't be done at this point. Here is what can be.
refused-time-is-up = The time for this has just run out. This is how it stands now.
refused-used-up = You have already done this as often as was agreed.
refused-too-early = It is too early for this.
refused-own-listing = This is your own service; you can't order it from yourself.
refused-paid-in-full = The amount is not exactly the price, so it could not be taken for this order.
refused-paid-by-hand = Payments here are seen by themselves; there is no need to report them.
refused-form-unknown = Something in this could not be understood. Please start again from the card.
refused-form-not-complete = Please tick everything that was ordered. What is missing has to be made first.
refused-form-too-many = That is too much at once. Please send fewer, or put them into one archive.
refused-form-too-short = That is too short. Please write a sentence.
refused-form-too-long = That is too long. Please make it shorter.
refused-form-reason-empty = Please write a sentence. For example: “I am ill this week and can't do it in time.”
refused-form-changes-empty = Please write what to change. For example: “Make the letters thicker, and the red a little darker.”
refused-form-delivery-empty = There is nothing to deliver yet. Send a text, a file or a link first.
