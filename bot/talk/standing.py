"""Where the visitor is known to be, and in what standing: staff and mediators by a role are so for as long as they have
it, and whoever acts where the platform does not say so is asked after.
"""

from bot.talk.leaving import wear
from bot.talk.setup_rights import warden_of
from bot.talk.visit import Visit
from bot.talk.where import enter
from bot.warden import CannotTell
from core.community import Community


async def seen(visit: Visit, roles: tuple[int, ...] | None) -> None:
    """Takes note of a visitor. `roles` are theirs in the server they are in, None where nobody said. For whoever is
    nothing by a role it costs no read.
    """
    here, communities = visit.community, visit.shop.communities
    if here and visit.typed:
        await enter(visit, here.id)
    if here and roles is not None:
        await wear(visit.shop, visit.me, here.id, roles)
    for elsewhere in communities.standings(visit.me):
        known = communities.get(elsewhere)
        if known and (here is None or known.id != here.id or roles is None):
            await _ask_after(visit, known)


async def _ask_after(visit: Visit, community: Community) -> None:
    """While the platform cannot be asked they stay what they were last: orders wait for them."""
    if community.platform is None or community.address is None:
        return
    roles: set[int] = set()
    try:
        warden = warden_of(visit, community.platform)
        for account in visit.person.accounts:
            if account.platform is community.platform:
                roles |= await warden.roles_of(community.address, account.address)
    except CannotTell:
        return
    await wear(visit.shop, visit.me, community.id, roles)
