"""The one way in: a press by its verb, a message as a command, an answer to what was asked, or a loss for words."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.screens import welcome
from bot.screens.carried import carried
from bot.shop import Shop
from bot.talk import (
    asking,
    availability,
    billing,
    blocking,
    buying,
    calendars,
    cases,
    cash,
    crews,
    day,
    dialogs,
    enquiring,
    forms,
    helping,
    invoicing,
    linking,
    mail,
    notes,
    orders,
    own_data,
    papers,
    paying_out,
    profiles,
    rated,
    rating,
    reading,
    recording,
    relay,
    reporting,
    responding,
    sanctioning,
    selling,
    services,
    settings,
    setup,
    setup_asking,
    staff,
    standing,
    stepwise,
    told,
    watch,
    ways,
)
from bot.talk.reply import Erased, Filled, Pressed, Reply, Said
from bot.talk.typed.zones import city
from bot.talk.verbs import (
    Handler,
    Verb,
    a_community,
    a_form,
    a_form_in_steps,
    a_kind_of_invoice,
    a_matter,
    a_note,
    a_number,
    a_place,
    a_platform,
    a_switch,
    a_word,
    an_id,
)
from bot.talk.visit import Visit, visit
from bot.talk.where import where
from core.ports import Busy, Stale

_COMMAND = re.compile(r"/(?P<name>[A-Za-z_]{1,32})(?:@\w+)?(?:\s+(?P<rest>.*))?", re.DOTALL)


async def pressed(shop: Shop, event: Pressed) -> Reply:
    """What a press leads to. Raises nothing that a person did."""
    here = visit(shop, event)
    verb = PRESSES.get(event.press.verb)
    values = verb.read(event.press) if verb else None
    if verb is None or values is None:
        return unknown_button(here)
    try:
        await standing.seen(here, event.roles)
        return _carried(here, await verb.handle(here, *values))
    except (Busy, Stale):
        return here.tell("busy", alert=True)


async def filled(shop: Shop, event: Filled) -> Reply:
    """What a sheet that was handed in leads to. Raises nothing that a person did, but `Busy`: it can then be brought
    again, and need not be typed again.
    """
    here = visit(shop, event)
    verb = SHEETS.get(event.press.verb)
    values = verb.read(event.press) if verb else None
    if verb is None or values is None:
        return unknown_button(here)
    await standing.seen(here, event.roles)
    # A card stays a card: what a sheet opened from it leads to stands beside it.
    return replace(await verb.handle(here, *values), fresh=event.on_card)


async def said(shop: Shop, event: Said) -> Reply:
    """What a message leads to. Raises nothing that a person did, but `Busy`: the message can then be brought again, and
    need not be typed again.
    """
    here = visit(shop, event)
    await standing.seen(here, event.roles)
    return await _heard(here)


async def erased(shop: Shop, event: Erased) -> None:
    """Messages went away. Nobody is answered; raises as `said` does."""
    await relay.erased(shop, event)


def _carried(here: Visit, reply: Reply) -> Reply:
    """With the files that can be brought to where the visitor is."""
    if reply.screen is None or not reply.screen.files:
        return reply
    return replace(reply, screen=carried(reply.screen, here.person, here.platform, here.voice))


def unknown_button(here: Visit) -> Reply:
    """For a token that is cut, forged or from another time."""
    return here.tell("button-unknown", alert=True)


async def _heard(here: Visit) -> Reply:
    if here.said and here.said.edited:
        return await relay.edited(here)
    command = _COMMAND.fullmatch(here.text.strip()) if not here.uploads else None
    if command is None:
        return await relay.heard(here) or await dialogs.heard(here)
    handle = COMMANDS.get(command["name"].lower())
    if handle is None:
        return Reply(screen=welcome.lost("lost-command", here.voice))
    return await handle(here, (command["rest"] or "").strip())


async def _start(here: Visit, payload: str = "") -> Reply:
    if not payload:
        place = city(here.voice.timezone, here.voice.language)
        return Reply(screen=welcome.welcome(here.person.name, place, here.voice))
    if payload == linking.BY_LINK:
        return linking.how(here)
    if payload.startswith(setup.OF_GROUP):
        return await setup.by_link(here, payload.removeprefix(setup.OF_GROUP))
    if payload.startswith(setup.WAY_IN):
        return await services.come_in(here, payload.removeprefix(setup.WAY_IN))
    if way := ways.way(payload):
        return await way(here)
    return await buying.open_service(here, payload.removeprefix(services.DEEP_LINK))


async def _help(here: Visit, _: str = "") -> Reply:
    community = await where(here)
    staff = here.shop.communities.staff(community.id) if community else ()
    mediator = bool(cases.communities(here.shop, here.me, here.within))
    return Reply(screen=welcome.manual(here.voice, staff=here.me in staff, mediator=mediator))


async def _sell(here: Visit, _: str = "") -> Reply:
    """A new service, or the question whether to go on with the one that was begun."""
    return await dialogs.begin(here, selling.SELL, lambda: selling.begin(here))


async def _services(here: Visit, _: str = "") -> Reply:
    return await services.mine(here)


async def _edit(here: Visit, listing: str) -> Reply:
    return await dialogs.begin(here, selling.edit_name(listing), lambda: selling.edit(here, listing))


async def _publish(here: Visit, dialog: str, listing: str) -> Reply:
    async with here.shop.turns.taking(here.me):
        return await selling.publish(here, dialog, listing)


async def _browse(here: Visit, _: str = "") -> Reply:
    return await services.browse(here)


COMMANDS: Mapping[str, Handler] = {
    "start": _start,
    "help": _help,
    "sell": _sell,
    "services": _services,
    "browse": _browse,
    "orders": reading.my_orders,
    "cases": cases.begin,
    "billing": billing.billing,
    "balance": cash.balance,
    "settings": settings.settings,
    "link": linking.link,
    "unlink": linking.unlink,
    "setup": setup.begin,
    "staff": staff.desk,
    "privacy": own_data.show,
    "cancel": dialogs.cancel,
    "delete": relay.delete,
}

_ORDER = (an_id, a_number)
_FORM = (a_form, a_number)
_OFFER = (an_id, a_number, a_number)

PRESSES: Mapping[str, Verb] = {
    "help": Verb(_help),
    "open": Verb(buying.open_service, (an_id,)),
    "tick": Verb(buying.tick, _OFFER),
    "read": Verb(buying.read, _OFFER),
    "order": Verb(buying.order, _OFFER),
    "place": Verb(buying.place, (*_OFFER, an_id)),
    "inquire": Verb(enquiring.begin, (an_id,)),
    "asked": Verb(enquiring.asked, _ORDER),
    "block": Verb(blocking.ask, (an_id,)),
    "blockoff": Verb(blocking.block, (an_id,)),
    "unblock": Verb(blocking.unblock, (a_number,)),
    "blocked": Verb(blocking.blocked),
    "report": Verb(reporting.begin, (an_id,)),
    "oversee": Verb(reporting.oversee, (an_id,)),
    "dismissal": Verb(reporting.dismiss, _ORDER),
    "takedown": Verb(reporting.take_down, _ORDER),
    "putback": Verb(reporting.put_back, (an_id,)),
    "help-ask": Verb(helping.begin, (an_id,)),
    "help-send": Verb(helping.send, _ORDER),
    "help-show": Verb(helping.show, (a_number, a_number)),
    "help-say": Verb(helping.say, (a_number,)),
    "help-end": Verb(helping.end, (a_number,)),
    "person": Verb(sanctioning.person, (a_community, a_number)),
    "impose": Verb(sanctioning.impose, (a_community, a_number, a_word)),
    "sentence": Verb(sanctioning.sentence, (a_word, a_number)),
    "sanction": Verb(sanctioning.own, (a_number,)),
    "appeal": Verb(sanctioning.appeal, (a_number,)),
    "ruling": Verb(sanctioning.ruling, (a_number,)),
    "rule": Verb(sanctioning.rule, (a_number, a_word)),
    "staff": Verb(staff.desk),
    "staff-reports": Verb(staff.reports, (a_number,)),
    "staff-appeals": Verb(staff.appeals, (a_number,)),
    "staff-find": Verb(sanctioning.look_up, (a_community,)),
    "hours": Verb(availability.hours),
    "vacation": Verb(availability.leave),
    "limit": Verb(availability.limit),
    "back_at_work": Verb(availability.back_at_work),
    "browse": Verb(services.browse, (a_number,)),
    "enter": Verb(services.come_in, (a_community,)),
    "services": Verb(services.mine, (a_number,)),
    "pause": Verb(services.pause, _ORDER),
    "resume": Verb(services.resume, _ORDER),
    "sell": Verb(_sell),
    "setup": Verb(setup.show, (a_community,)),
    "set": Verb(setup_asking.ask, (a_community, a_word)),
    "times": Verb(setup.times, (a_community, a_number)),
    "time": Verb(setup_asking.time, (a_community, a_word, a_word)),
    "crew": Verb(setup.crew, (a_community, a_word)),
    "crews": Verb(crews.show),
    "crewoff": Verb(crews.ask, (a_community,)),
    "crewleave": Verb(crews.leave, (a_community,)),
    "crewback": Verb(crews.come_back, (a_community,)),
    "dismiss": Verb(setup.dismiss, (a_community, a_word, a_number)),
    "unrole": Verb(setup.unrole, (a_community, a_word, a_word)),
    "privacy": Verb(own_data.show),
    "mydata": Verb(own_data.give),
    "erase": Verb(own_data.ask),
    "eraseall": Verb(own_data.erase, (a_number, a_number)),
    "settings": Verb(settings.settings),
    "told": Verb(told.show, (a_place,)),
    "mail": Verb(mail.begin),
    "mailcode": Verb(mail.enter),
    "mailagain": Verb(mail.again),
    "mailleave": Verb(mail.leave),
    "mailoff": Verb(mail.off),
    "hear": Verb(told.hear, (a_place, a_matter, a_switch)),
    "link": Verb(linking.link),
    "linkup": Verb(linking.confirm, (a_word,)),
    "unlink": Verb(linking.ask, (a_platform,)),
    "part": Verb(linking.part, (a_platform,)),
    "language": Verb(settings.speak, (a_word,)),
    "zone": Verb(settings.begin),
    "quiet": Verb(day.quiet),
    "believe": Verb(watch.believe),
    "digest": Verb(day.digest),
    "direct": Verb(settings.direct),
    "edit": Verb(_edit, (an_id,)),
    "publish": Verb(_publish, (a_word, an_id)),
    "pick": Verb(dialogs.pick, (a_number, a_number)),
    "skip": Verb(dialogs.skip, (a_number,)),
    "enough": Verb(dialogs.enough, (a_number,)),
    "back": Verb(dialogs.back, (a_number,)),
    "type": Verb(dialogs.write, (a_word,)),
    "change": Verb(dialogs.change, (a_number, a_word)),
    "leave": Verb(dialogs.leave, (a_word,)),
    "goon": Verb(dialogs.go_on, (a_word,)),
    "anew": Verb(dialogs.anew, (a_word,)),
    "drop": Verb(dialogs.drop, (a_word,)),
    "ask": Verb(asking.ask, (*_ORDER, a_word)),
    "send": Verb(forms.send, _FORM),
    "submit": Verb(stepwise.submit, (a_form_in_steps, a_number)),
    "empty": Verb(forms.empty, _FORM),
    "mark": Verb(forms.mark, (*_FORM, a_number)),
    "because": Verb(forms.because, (*_FORM, a_number)),
    "note": Verb(notes.write, _ORDER),
    "tell": Verb(notes.tell, (a_note, an_id, a_number)),
    "chat": Verb(relay.show, _ORDER),
    "attached": Verb(relay.attached, _ORDER),
    "balance": Verb(cash.balance),
    "payee": Verb(paying_out.begin_payee),
    "payout": Verb(paying_out.begin, (a_community, a_word)),
    "payout-ask": Verb(paying_out.get_paid, (a_word,)),
    "payout-mine": Verb(cash.mine, (a_number,)),
    "payout-off": Verb(cash.call_off, (a_number,)),
    "payout-list": Verb(cash.to_send),
    "payout-show": Verb(cash.send, (a_number,)),
    "payout-take": Verb(cash.take, (a_number,)),
    "payout-over": Verb(cash.overtake, (a_number,)),
    "payout-takeover": Verb(cash.take_over, (a_number,)),
    "payout-release": Verb(cash.release, (a_number,)),
    "payout-sent": Verb(cash.sent, (a_number,)),
    "payout-wassent": Verb(cash.was_sent, (a_number,)),
    "payout-unsent": Verb(paying_out.begin_unsent, (a_number,)),
    "do": Verb(orders.do, (*_ORDER, a_word)),
    "pay": Verb(orders.pay, _ORDER),
    "spend": Verb(orders.ask_to_spend, _ORDER),
    "spent": Verb(orders.spend, _ORDER),
    "profile": Verb(profiles.of_partner, _ORDER),
    "seller": Verb(profiles.of_seller, _ORDER),
    "rated": Verb(rated.of_service, _ORDER),
    "rate": Verb(rating.rate, _ORDER),
    "review": Verb(rating.send, _ORDER),
    "reviews": Verb(rating.show, (an_id,)),
    "reply": Verb(responding.begin, (an_id,)),
    "respond": Verb(responding.send, _ORDER),
    "card": Verb(reading.card, (an_id,)),
    "keep": Verb(reading.keep, (an_id,)),
    "more": Verb(reading.more, (an_id,)),
    "star": Verb(reading.star, _ORDER),
    "money": Verb(papers.money, _ORDER),
    "paper": Verb(papers.give, (an_id,)),
    "invoice": Verb(invoicing.give, (an_id, a_kind_of_invoice)),
    "particulars": Verb(invoicing.show),
    "particulars-text": Verb(invoicing.ask_text),
    "particulars-tax": Verb(invoicing.ask_tax),
    "particulars-off": Verb(invoicing.empty),
    "record": Verb(recording.give, (an_id,)),
    "timeline": Verb(reading.show_timeline, _ORDER),
    "deliveries": Verb(reading.show_deliveries, _OFFER),
    "hashes": Verb(reading.hashes, _ORDER),
    "files": Verb(reading.files, _ORDER),
    "how": Verb(reading.show_how, (an_id,)),
    "mine": Verb(reading.my_orders),
    "cases": Verb(cases.show, (a_word, a_number)),
    "billing": Verb(billing.page, (a_number,)),
    "orders": Verb(reading.one_group, (a_word, a_number)),
    "calendar": Verb(calendars.one, (an_id,)),
    "calendars": Verb(calendars.of_open),
}

SHEETS: Mapping[str, Verb] = {
    "say": Verb(notes.handed_in, _ORDER),
    "fill": Verb(dialogs.fill, (a_word, a_number)),
    "hand": Verb(dialogs.fill_form, (*_FORM, a_number)),
}
