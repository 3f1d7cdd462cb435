"""`core.ports.People` on a database. Who somebody is is asked at every press, so it is remembered and costs no read."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from sqlalchemy import bindparam, func, insert, select, union_all, update

from core.day import Digest, QuietHours
from core.order import PersonId
from core.person import Account, Person
from core.storage import shadows
from core.storage.pen import Sheet
from core.storage.reader import Reader
from core.storage.schema import HELD, Post, accounts, aliases, letters, people
from core.storage.writer import Writer

_SET = ("language", "timezone", "direct", "quiet_begin", "quiet_end", "digest", "digest_at")
REMEMBERED = 10_000  # people; about 6 MB


class StoredPeople:
    """`core.ports.People`. Only this process writes people, so what it remembers is what is stored."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader = reader
        self._writer = writer
        self._known: OrderedDict[PersonId, Person] = OrderedDict()
        self._accounts: dict[Account, PersonId] = {}
        self._written = 0

    async def by_account(self, account: Account) -> Person | None:
        known = self._accounts.get(account)
        if known is not None:
            return await self.get(known)
        return await self._read(_BY_ACCOUNT, platform=account.platform, address=account.address)

    async def get(self, person: PersonId) -> Person | None:
        if known := self._known.get(person):
            self._known.move_to_end(person)
            return known
        found = await self._read(_BY_ID, person=person)
        return found or await self._read(_BY_ALIAS, former=person)

    async def meet(self, account: Account, name: str, language: str) -> Person:
        known = await self.by_account(account)
        if known and not _renamed(known, account, name):
            return known
        return await self._writer.run(lambda sheet: _meet(sheet, account, name, language), self._wrote)

    async def change(self, person: Person) -> None:
        await self._writer.run(lambda sheet: change_in(sheet, person), self._wrote)

    def changed(self, person: Person | None) -> None:
        """This is how somebody stands by now; None when they are not there any more."""
        if person:
            self._wrote(person)

    def linked(self, person: Person, former: PersonId) -> None:
        """`former` is `person` from now on."""
        self._forget(former)
        self._wrote(person)

    def unlinked(self, person: Person, fresh: Person) -> None:
        """One account of `person` belongs to `fresh` from now on."""
        self._forget(person.id)
        self._wrote(person)
        self._wrote(fresh)

    def erased(self, person: PersonId) -> None:
        """Nobody is behind their accounts any more."""
        self._written += 1
        self._forget(person)

    async def _read(self, statement: Any, **values: Any) -> Person | None:
        written = self._written
        found = _person(await self._reader.rows(statement, **values))
        # A write that was committed in between knows better than what was read before it.
        if found and written == self._written:
            self._remember(found)
        return found

    def _forget(self, person: PersonId) -> None:
        known = self._known.pop(person, None)
        for account in known.accounts if known else ():
            del self._accounts[account]

    def _wrote(self, person: Person) -> None:
        self._written += 1
        self._remember(person)

    def _remember(self, person: Person) -> None:
        self._known[person.id] = person
        self._known.move_to_end(person.id)
        self._accounts |= dict.fromkeys(person.accounts, person.id)
        while len(self._known) > REMEMBERED:
            _, forgotten = self._known.popitem(last=False)
            for account in forgotten.accounts:
                del self._accounts[account]


def _meet(sheet: Sheet, account: Account, name: str, language: str) -> Person:
    found = _person(sheet.rows(_BY_ACCOUNT, platform=account.platform, address=account.address))
    if found is None:
        fresh = new_person(sheet, name, language)
        sheet.write(_NEW_ACCOUNT, platform=account.platform, address=account.address, person=fresh)
        shadows.fall(sheet, account, fresh)
        return Person(fresh, name, language, accounts=(account,))
    if not _renamed(found, account, name):
        return found
    sheet.write(_NAME, name=name, the_person=found.id)
    return replace(found, name=name)


def _renamed(known: Person, account: Account, name: str) -> bool:
    """Of several accounts the first one names the person, or the name would change from chat to chat."""
    return known.name != name and known.accounts[0] == account


def new_person(sheet: Sheet, name: str, language: str) -> PersonId:
    """Of a number that nobody has or ever had."""
    [[last]] = sheet.rows(_LAST)
    [[id_]] = sheet.rows(_NEW_PERSON, id=(last or 0) + 1, name=name, language=language)
    return PersonId(id_)


def person_in(sheet: Sheet, person: PersonId) -> Person | None:
    """As they are in this transaction."""
    return _person(sheet.rows(_BY_ID, person=person))


def change_in(sheet: Sheet, person: Person) -> Person:
    """Save what `core.ports.People.change` saves. Raises `KeyError` for somebody who is not known."""
    told = {"language": person.language, "timezone": person.timezone, "direct": person.direct}
    sheet.write(_SETTINGS, the_person=person.id, **told, **_hours(person))
    # What waits for a morning may have another one now, or none: whoever carries it looks again.
    sheet.write(_WAKE, the_person=person.id, post=Post.WAITING)
    for platform in person.platforms:
        sheet.write(_MUTE, muted=person.muted_on(platform), the_person=person.id, the_platform=platform)
    changed = person_in(sheet, person.id)
    if changed is None:
        raise KeyError(person.id)
    return changed


def _hours(person: Person) -> Mapping[str, time | datetime | None]:
    quiet, digest = person.quiet_hours, person.digest
    return {
        "quiet_begin": quiet.begin if quiet else None,
        "quiet_end": quiet.end if quiet else None,
        "digest": digest.hour if digest else None,
        "digest_at": digest.next if digest else None,
    }


def _person(rows: Sequence[Sequence[Any]]) -> Person | None:
    """Out of rows that repeat a person for each of their accounts."""
    if not rows:
        return None
    id_, name, language, timezone, direct, begin, end, hour, at = rows[0][:_OWN]
    linked = [row[_OWN:] for row in rows if row[_OWN] is not None]
    muted = frozenset((platform, matter) for platform, _, matters in linked for matter in matters)
    accounts = tuple(Account(*each[:2]) for each in linked)
    hours = None if begin is None else QuietHours(begin, end)
    digest = None if hour is None else Digest(hour, at)
    return Person(id_, name, language, timezone, accounts, muted, direct, hours, digest)


_OWN = len(people.c)
"""How many columns of such a row are the person's own; those of an account follow."""
_WITH_ACCOUNTS = (
    select(people, accounts.c.platform, accounts.c.address, accounts.c.muted)
    .select_from(people.outerjoin(accounts, accounts.c.person == people.c.id))
    .order_by(accounts.c.seat, accounts.c.platform, accounts.c.address)
)
_OF_ACCOUNT = select(accounts.c.person).where(
    accounts.c.platform == bindparam("platform"), accounts.c.address == bindparam("address")
)
_BY_ID = _WITH_ACCOUNTS.where(people.c.id == bindparam("person"))
_BY_ACCOUNT = _WITH_ACCOUNTS.where(people.c.id == _OF_ACCOUNT.scalar_subquery())
_BY_ALIAS = _WITH_ACCOUNTS.where(
    people.c.id == select(aliases.c.person).where(aliases.c.former == bindparam("former")).scalar_subquery()
)
_NUMBERS = union_all(select(func.max(people.c.id).label("id")), select(func.max(aliases.c.former))).subquery()
_LAST = select(func.max(_NUMBERS.c.id))
_NEW_PERSON = (
    insert(people).values({name: bindparam(name) for name in ("id", "name", "language")}).returning(people.c.id)
)
_NEW_ACCOUNT = insert(accounts).values({name: bindparam(name) for name in ("platform", "address", "person")})
_NAME = update(people).where(people.c.id == bindparam("the_person")).values(name=bindparam("name"))
_MUTE = (
    update(accounts)
    .where(accounts.c.person == bindparam("the_person"), accounts.c.platform == bindparam("the_platform"))
    .values(muted=bindparam("muted"))
)
_SETTINGS = (
    update(people).where(people.c.id == bindparam("the_person")).values({name: bindparam(name) for name in _SET})
)
_WAKE = update(letters).where(HELD, letters.c.to == bindparam("the_person")).values(post=bindparam("post"))
