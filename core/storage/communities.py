"""`core.ports.Communities` on a database. They are few, and asked for at every press: all of them are kept in memory,
and only this process writes them.
"""

from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from core.community import Community, Crew, Rules
from core.order import DEFAULT, CommunityId, PersonId, new_id
from core.person import Platform
from core.ports import Stale
from core.storage.codec import MICROSECOND
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import communities, holders, members
from core.storage.writer import Writer

REMEMBERED = 10_000  # people of whom it is remembered where they were seen
FIRST = Community(DEFAULT, "Handover")
"""The default community until `start_from` says otherwise."""


class StoredCommunities:
    """`core.ports.Communities`. `start_from` gives the default community what it is until somebody changes it."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer
        self._first = FIRST
        self._known = {DEFAULT: FIRST}
        self._places: dict[tuple[Platform | None, int | None], CommunityId] = {}
        self._seen: OrderedDict[PersonId, tuple[CommunityId, ...]] = OrderedDict()
        self._entered = 0
        self._holders: dict[CommunityId, dict[PersonId, frozenset[int]]] = {}
        self._standings: dict[PersonId, tuple[CommunityId, ...]] = {}

    async def load(self) -> None:
        """Read all of them, once."""
        for row in await self._reader.rows(_ALL):
            self._wrote(Community(*row))
        for person, community, role in await self._reader.rows(_HOLDERS):
            self._worn((person, community, self._roles(person, community) | {role}))

    def start_from(self, name: str, rules: Rules) -> None:
        """What the default community is until it is changed. Its `staff` stay staff whatever is changed."""
        stored, self._first = self._bare(self.default), replace(FIRST, name=name, rules=rules)
        self._wrote(stored if stored.version else self._first)

    @property
    def default(self) -> Community:
        return self._known[DEFAULT]

    @property
    def operators(self) -> Collection[PersonId]:
        return self._first.rules.staff

    def get(self, community: CommunityId) -> Community | None:
        return self._known.get(community)

    def every(self) -> Collection[Community]:
        return tuple(self._known.values())

    def staff(self, community: CommunityId) -> Collection[PersonId]:
        found = self._known.get(community)
        return found.staff_of(self._holders.get(community, {})) if found else ()

    def mediators(self, community: CommunityId) -> Collection[PersonId]:
        found = self._known.get(community)
        return found.mediators_of(self._holders.get(community, {})) if found else ()

    def crew(self, community: CommunityId) -> Crew:
        return Crew(self.staff(community), self.mediators(community))

    def standings(self, person: PersonId) -> Collection[CommunityId]:
        return self._standings.get(person, ())

    async def wears(self, person: PersonId, community: CommunityId, roles: Collection[int]) -> None:
        found = self._known.get(community)
        worn = frozenset(roles) & found.rules.crew_roles if found else frozenset()
        if worn != self._roles(person, community):
            await self._writer.run(lambda sheet: _wears(sheet, person, community, worn), self._worn)

    def _worn(self, known: tuple[PersonId, CommunityId, frozenset[int]]) -> None:
        person, community, roles = known
        # A new one: the writer's thread may be going through the old.
        others = {each: worn for each, worn in self._holders.get(community, {}).items() if each != person}
        self._holders[community] = {**others, person: roles} if roles else others
        elsewhere = tuple(each for each in self._standings.pop(person, ()) if each != community)
        if standings := (*elsewhere, community) if roles else elsewhere:
            self._standings[person] = standings

    def _roles(self, person: PersonId, community: CommunityId) -> frozenset[int]:
        return self._holders.get(community, {}).get(person, frozenset())

    def at(self, platform: Platform, address: int) -> Community | None:
        known = self._places.get((platform, address))
        return self._known[known] if known else None

    async def found(self, platform: Platform, address: int, name: str, rules: Rules) -> Community:
        new = Community(CommunityId(new_id()), name, platform, address, rules, 1)
        return await self._writer.run(lambda sheet: _found(sheet, new), self._wrote)

    async def change(self, community: Community) -> Community:
        changed = self._bare(replace(community, version=community.version + 1))
        await self._writer.run(lambda sheet: _change(sheet, changed), self._wrote)
        return self._whole(changed)

    async def move(self, platform: Platform, address: int, to: int) -> None:
        moved = self.at(platform, address)
        if moved and not self.at(platform, to):
            await self._writer.run(lambda sheet: _move(sheet, replace(moved, address=to)), self._wrote)
            self._places.pop((platform, address), None)

    async def enter(self, person: PersonId, community: CommunityId, at: datetime) -> None:
        await self._writer.run(lambda sheet: _enter(sheet, person, community, at), self._remember)

    async def of(self, person: PersonId) -> Sequence[Community]:
        seen = self._seen.get(person)
        if seen is None:
            entered = self._entered
            seen = tuple(community for community, _ in await self._reader.rows(_OF, person=person))
            # Somebody who came in meanwhile knows better than what was read before it.
            if entered == self._entered:
                self._keep(person, seen)
        return [each for community in seen if (each := self.get(community))]

    def renamed(self, former: PersonId, person: PersonId, changed: Sequence[Community]) -> None:
        """`former` is `person` from now on: as staff of those that `changed`, and wherever they were seen."""
        self._entered += 1
        for each in (former, person):
            self._seen.pop(each, None)
        for there, worn in self._holders.items():
            if roles := worn.get(former):
                self._worn((person, there, roles | self._roles(person, there)))
                self._worn((former, there, frozenset()))
        self.start_from(self._first.name, _renamed(self._first, former, person).rules)
        for community in changed:
            self._wrote(community)
        for there in self._standings.get(former, ()):
            self._worn((person, there, self._roles(person, there) | self._roles(former, there)))
            self._worn((former, there, frozenset()))

    def parted(self, person: PersonId, platform: Platform) -> None:
        """`person` has no account on `platform` any more, and so none of the roles there."""
        for community in self._known.values():
            if community.platform is platform:
                self._worn((person, community.id, frozenset()))

    def left(self, person: PersonId) -> None:
        """`person` was never seen anywhere, and wears nothing."""
        self._entered += 1
        self._seen.pop(person, None)
        for community in self._known:
            self._worn((person, community, frozenset()))

    def _remember(self, entered: tuple[PersonId, tuple[CommunityId, ...]]) -> None:
        self._entered += 1
        self._keep(*entered)

    def _keep(self, person: PersonId, seen: tuple[CommunityId, ...]) -> None:
        self._seen[person] = seen
        self._seen.move_to_end(person)
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)

    def _wrote(self, community: Community) -> None:
        self._known[community.id] = self._whole(community)
        self._places[community.platform, community.address] = community.id

    def _whole(self, community: Community) -> Community:
        """The default community with those who are its staff by the operator's word."""
        if not community.is_default:
            return community
        return _with_staff(community, (*self._first.rules.staff, *self._bare(community).rules.staff))

    def _bare(self, community: Community) -> Community:
        """As it is stored: whom the operator names is not, so that they can be taken back."""
        if not community.is_default:
            return community
        named = self._first.rules.staff
        return _with_staff(community, tuple(each for each in community.rules.staff if each not in named))


def rename_staff(sheet: Sheet, former: PersonId, person: PersonId) -> Sequence[Community]:
    """Whoever was staff or a mediator under the number of `former` is so as `person`. Where that changed something."""
    changed = []
    for row in sheet.rows(_ALL):
        community = Community(*row)
        renamed = _renamed(community, former, person)
        if renamed != community:
            changed.append(_change(sheet, replace(renamed, version=community.version + 1)))
    return changed


def _renamed(community: Community, former: PersonId, person: PersonId) -> Community:
    rules = community.rules
    staff, mediators, left = (
        tuple(dict.fromkeys(person if each == former else each for each in some))
        for some in (rules.staff, rules.mediators, rules.left)
    )
    return replace(community, rules=replace(rules, staff=staff, mediators=mediators, left=left))


def _with_staff(community: Community, staff: tuple[PersonId, ...]) -> Community:
    return replace(community, rules=replace(community.rules, staff=staff))


def _found(sheet: Sheet, new: Community) -> Community:
    there = sheet.rows(_AT, platform=new.platform, address=new.address)
    if there:
        return Community(*there[0])
    sheet.write(_NEW, **{name: getattr(new, name) for name in _COLUMNS})
    return new


def _change(sheet: Sheet, changed: Community) -> Community:
    seen = changed.version - 1
    if seen == 0:
        if sheet.rows(_ONE, the_id=changed.id):
            raise Stale(changed.id)
        sheet.write(_NEW, **{name: getattr(changed, name) for name in _COLUMNS})
    elif not sheet.write(
        _EDIT, name=changed.name, rules=changed.rules, version=changed.version, the_id=changed.id, seen=seen
    ):
        raise Stale(changed.id)
    return changed


def _wears(
    sheet: Sheet, person: PersonId, community: CommunityId, roles: frozenset[int]
) -> tuple[PersonId, CommunityId, frozenset[int]]:
    sheet.write(_TAKE_OFF, the_person=person, the_community=community)
    for role in sorted(roles):
        sheet.write(_PUT_ON, person=person, community=community, role=role)
    return person, community, roles


def _move(sheet: Sheet, moved: Community) -> Community:
    sheet.write(_MOVE, the_id=moved.id, address=moved.address)
    return moved


def _enter(
    sheet: Sheet, person: PersonId, community: CommunityId, at: datetime
) -> tuple[PersonId, tuple[CommunityId, ...]]:
    """Where the person has been seen now, the latest first."""
    before = sheet.rows(_OF, person=person)
    # Clocks stand still at times, and which was the later one must be told even then.
    later = max([at, *(seen + MICROSECOND for _, seen in before[:1])])
    if not sheet.write(_AGAIN, the_person=person, the_community=community, at=later):
        sheet.write(_ENTER, person=person, community=community, at=later)
    return person, (community, *(each for each, _ in before if each != community))


_COLUMNS = tuple(communities.c.keys())
_ALL = select(communities)
_ONE = _ALL.where(communities.c.id == bindparam("the_id"))
_AT = _ALL.where(communities.c.platform == bindparam("platform"), communities.c.address == bindparam("address"))
_NEW = insert(communities)
_EDIT = (
    update(communities)
    .where(communities.c.id == bindparam("the_id"), communities.c.version == bindparam("seen"))
    .values({name: bindparam(name) for name in ("name", "rules", "version")})
)
_MOVE = update(communities).where(communities.c.id == bindparam("the_id")).values(address=bindparam("address"))
_OF = (
    select(members.c.community, members.c.at)
    .where(members.c.person == bindparam("person"))
    .order_by(members.c.at.desc())
)
_ENTER = insert(members)
_HOLDERS = select(holders)
_PUT_ON = insert(holders)
_TAKE_OFF = delete(holders).where(
    holders.c.person == bindparam("the_person"), holders.c.community == bindparam("the_community")
)
_AGAIN = (
    update(members)
    .where(members.c.person == bindparam("the_person"), members.c.community == bindparam("the_community"))
    .values(at=bindparam("at"))
)
