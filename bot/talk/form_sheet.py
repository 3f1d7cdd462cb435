"""The form of an action as a sheet: a field for each that it declares, with what was gathered for it in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from bot.press import Press
from bot.screens.view import OrderView, facts
from bot.talk import collected
from bot.talk.dialog import TYPED, Values
from bot.talk.sheet import MOST_FILES, Answers, Attach, Entry, Pick, Sheet, SheetField
from bot.talk.sheet import Ticks as TickField
from bot.texts import Voice
from core.forms import Completeness, Field, Files, Form, Links, Moment, Price, Share, Span, Text, Ticks
from core.workflow import Action

LIKELY = "likely"
LONGEST = 4_000  # characters that a platform lets anybody type into one field


def sheet(
    view: OrderView, action: Action, form: Form, values: Values, press: Press, likely: Sequence[str], voice: Voice
) -> Sheet:
    """`likely` are texts of answers to pick from; what is typed beside one wins over it."""
    title = voice.plain("sheet-form", action=voice.plain(f"do-{action.name}", role=view.role), code=view.order.code)
    says = (
        voice.say(f"ask-{action.name}", **facts(view, voice)) if view.workflow.asks_once(view.state, action) else None
    )
    picks = (Pick(LIKELY, voice.plain("sheet-likely"), tuple(map(voice.plain, likely))),) if likely else ()
    fields = (field for each in form.fields for field in _drawn(each, form, view, values, voice, picked=bool(likely)))
    return Sheet(title, press, (*picks, *fields), says)


def words(form: Form, answers: Answers, likely: Sequence[str], voice: Voice) -> Mapping[str, str]:
    """What was typed, by the names of the form's fields; a likely answer that was picked stands for words left out."""
    text = collected.field(form, Text)
    picked = [likely[number] for number in answers.numbers.get(LIKELY, ()) if number < len(likely)]
    if text and picked and not answers.words.get(text.name, "").strip():
        return {**answers.words, text.name: voice.plain(picked[0])}
    return answers.words


def _drawn(
    each: Field, form: Form, view: OrderView, values: Values, voice: Voice, *, picked: bool
) -> Iterator[SheetField]:
    label = voice.plain(f"sheet-{form.name}-{each.name}")
    hint = voice.plain(f"field-{form.name}-{each.name}", role=view.role)
    wrong = cast("Mapping[str, str]", values.get(TYPED, {}))
    match each:
        case Text(name, _, longest):
            needed = form.needs is Completeness.ALL and not picked
            typed = wrong.get(name, collected.words(values))
            yield Entry(name, label, hint, typed[:longest], longest, long=True, needed=needed)
        case Links(name):
            typed = wrong.get(name, "\n".join(collected.links(values)))
            yield Entry(name, label, hint, typed[:LONGEST], LONGEST, long=True)
        case Files(name, most):
            if room := most - len(collected.files(values)):
                yield Attach(name, label, hint, min(room, MOST_FILES))
        case Price() | Share() | Span() | Moment():
            yield Entry(each.name, label, hint, wrong.get(each.name, ""), LONGEST)
        case Ticks(name):
            titles = tuple(line.title for line in view.order.terms.lines)
            yield TickField(name, label, titles, tuple(collected.ticked(values)), hint)
        case _:
            raise AssertionError(each)  # asked for one by one
