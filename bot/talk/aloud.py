"""What is answered where others read along: nothing of anybody's, but the way into one's own chat. Whoever asks there
is known from then on to be in that community.
"""

from dataclasses import replace

from bot.screens.screen import Button, Screen, column
from bot.shop import Shop
from bot.talk.setup import OF_GROUP, WAY_IN
from bot.talk.visit import voice_of
from core.person import Person, Platform


async def aloud(shop: Shop, person: Person, platform: Platform, place: int, command: str) -> Screen:
    """The answer to a command in a group."""
    community = shop.communities.at(platform, place)
    voice = voice_of(shop, person, community)
    if community:
        # Everybody there reads it.
        voice = replace(voice, language=community.rules.language)
    if command == "setup":
        link = shop.link.format(f"{OF_GROUP}{place}")
        return Screen(voice.say("setup-go-say"), column(Button(voice.plain("setup-go"), link)))
    link = shop.link.partition("?")[0]
    if community:
        await shop.communities.enter(person.id, community.id, shop.clock.now())
        link = shop.link.format(f"{WAY_IN}{community.id}")
    return Screen(voice.say("private-only"), column(Button(voice.plain("go-private"), link)))
