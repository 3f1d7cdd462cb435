"""Who may set up a community: whoever runs its server or group, as the platform says at that moment; the default one,
whoever runs the bot itself.
"""

from bot.talk.reply import Reply
from bot.talk.visit import Visit
from bot.warden import CannotTell, Warden
from core.community import Community
from core.order import CommunityId
from core.person import Platform


async def allowed(visit: Visit, community: str) -> Community | Reply:
    """The community, if the visitor may set it up, or what they are told instead. It looks the same whether there is
    no such community or it is somebody else's.
    """
    found = visit.shop.communities.get(CommunityId(community))
    if found is None or visit.within not in {None, found.id}:
        return refused(visit)
    try:
        return found if await may(visit, found) else refused(visit)
    except CannotTell:
        return visit.tell("setup-gone", alert=True)


async def may(visit: Visit, community: Community) -> bool:
    """Whether the visitor may set it up. Raises `CannotTell`."""
    if community.is_default:
        return visit.me in visit.shop.communities.operators
    if community.platform is None or community.address is None:
        return False
    return await runs(visit, community.platform, community.address)


async def runs(visit: Visit, platform: Platform, place: int) -> bool:
    """Whether one of the visitor's accounts runs that server or group. Raises `CannotTell`."""
    warden = warden_of(visit, platform)
    for account in visit.person.accounts:
        if account.platform is platform and await warden.runs(place, account.address):
            return True
    return False


def warden_of(visit: Visit, platform: Platform) -> Warden:
    """Raises `CannotTell` while the bot does not run on that platform."""
    warden = visit.shop.wardens.get(platform)
    if warden is None:
        raise CannotTell
    return warden


def refused(visit: Visit) -> Reply:
    return visit.tell("setup-not-yours", alert=True)
