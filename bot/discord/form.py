"""A sheet becomes a Discord form, within its limits: five parts, 45 characters a title and a label, 100 a hint, 4,000
of what is typed. The library keeps none of them: what a form is, its token says.
"""

from typing import Any, assert_never

from discord import CheckboxGroupOption, SelectOption, TextStyle
from discord.ui import CheckboxGroup, FileUpload, Item, Label, Modal, Select, TextDisplay, TextInput

from bot.discord.markdown import fitted
from bot.screens.fitting import shorten
from bot.talk.sheet import MOST_FILES, Attach, Entry, Pick, Sheet, SheetField, Ticks

LONGEST_TITLE = 45
LONGEST_LABEL = 45
LONGEST_HINT = 100
LONGEST_TYPED = 4_000
LONGEST_CHOICE = 100
LONGEST_SAID = 1_000
MOST_BOXES = 10
MOST_CHOICES = 25


def form(sheet: Sheet) -> Modal:
    """The form of `sheet`."""
    modal = Modal(title=shorten(sheet.title, LONGEST_TITLE), timeout=None, custom_id=sheet.press.pack())
    if sheet.says:
        modal.add_item(TextDisplay(fitted(str(sheet.says), LONGEST_SAID)))
    for field in sheet.fields:
        hint = shorten(field.hint, LONGEST_HINT) or None
        modal.add_item(Label(text=shorten(field.label, LONGEST_LABEL), description=hint, component=_drawn(field)))
    modal.stop()
    return modal


def _drawn(field: SheetField) -> Item[Any]:
    match field:
        case Entry():
            most = min(field.most, LONGEST_TYPED)
            style = TextStyle.paragraph if field.long else TextStyle.short
            typed = field.typed[:most] or None
            return TextInput(custom_id=field.name, style=style, default=typed, required=field.needed, max_length=most)
        case Pick(options=options):
            return _choice(field.name, options, (), 1)
        case Ticks(options=options) if len(options) > MOST_BOXES:
            return _choice(field.name, options, field.ticked, len(options))
        case Ticks():
            boxes = [
                CheckboxGroupOption(
                    label=shorten(label, LONGEST_CHOICE), value=str(number), default=number in field.ticked
                )
                for number, label in enumerate(field.options)
            ]
            return CheckboxGroup(
                custom_id=field.name, options=boxes, required=False, min_values=0, max_values=len(boxes)
            )
        case Attach():
            most = max(1, min(field.most, MOST_FILES))
            return FileUpload(custom_id=field.name, required=False, min_values=0, max_values=most)
        case _:
            assert_never(field)


def _choice(name: str, options: tuple[str, ...], chosen: tuple[int, ...], most: int) -> Item[Any]:
    drawn = [
        SelectOption(label=shorten(label, LONGEST_CHOICE), value=str(number), default=number in chosen)
        for number, label in enumerate(options[:MOST_CHOICES])
    ]
    return Select(custom_id=name, options=drawn, required=False, min_values=0, max_values=min(most, len(drawn)))
