"""A service while it is being described: the JSON values of a draft, and what they mean."""

from collections.abc import Mapping
from datetime import timedelta
from typing import cast

from core.listing import SHORTEST_DELIVERY, Listing, Option, Sale
from core.money import Money
from core.order import DEFAULT, CommunityId, FileRef, PersonId

Values = Mapping[str, object]


def price(values: Values) -> Money | None:
    found = cast("Mapping[str, object] | None", values.get("price"))
    return Money(cast("int", found["minor"]), cast("str", found["currency"])) if found else None


def currency(values: Values) -> str:
    """What amounts are in unless they say otherwise."""
    money = price(values)
    return money.currency if money else cast("str", values["usual"])


def delivery(values: Values) -> timedelta | None:
    found = values.get("delivery")
    return timedelta(seconds=found) if isinstance(found, int) else None


def options(values: Values) -> list[Mapping[str, object]]:
    """Options as typed; the last one may lack its price (None) or its effect on the time (None)."""
    return cast("list[Mapping[str, object]]", values.get("options", []))


def whole_options(values: Values) -> tuple[Option, ...]:
    return tuple(_option(each) for each in options(values) if is_whole(each))


def is_whole(option: Mapping[str, object]) -> bool:
    return option["price"] is not None and option["extra"] is not None


def pending(values: Values) -> Mapping[str, object] | None:
    """The option that is only half described."""
    last = options(values)[-1:]
    return last[0] if last and not is_whole(last[0]) else None


def is_too_fast(time: timedelta, chosen: tuple[Option, ...]) -> bool:
    """Whether ticking everything that shortens `time` leaves less than anybody can deliver in."""
    return time + sum((min(option.extra, timedelta()) for option in chosen), timedelta()) < SHORTEST_DELIVERY


def file(value: object) -> FileRef | None:
    found = cast("Mapping[str, object] | None", value)
    return FileRef(**found) if found else None  # type: ignore[arg-type]


def written(found: FileRef) -> Mapping[str, object]:
    return {"id": found.id, "name": found.name, "size": found.size, "sha256": found.sha256}


def sketched(listing: Listing) -> Mapping[str, object]:
    """The values of a service that exists, to be changed."""
    photo = {"photo": written(listing.photo)} if listing.photo else {}
    return {
        "listing": listing.id,
        "version": listing.version,
        "sale": listing.sale.value,
        "community": listing.community,
        "usual": listing.price.currency,
        "title": listing.title,
        "description": listing.description,
        "price": {"minor": listing.price.minor, "currency": listing.price.currency},
        "delivery": _seconds(listing.delivery_time),
        "revisions": listing.revisions,
        "options": [
            {"title": option.title, "price": option.price, "extra": _seconds(option.extra)}
            for option in listing.options
        ],
        **photo,
    }


def listed(values: Values, seller: PersonId) -> Listing:
    """The service that the values describe. Raises `KeyError` for one that is not described in full."""
    money, time = price(values), delivery(values)
    if money is None or time is None:
        raise KeyError("price" if money is None else "delivery")
    return Listing(
        id=cast("str", values["listing"]),
        seller=seller,
        title=cast("str", values["title"]),
        description=cast("str", values["description"]),
        price=money,
        delivery_time=time,
        revisions=cast("int", values["revisions"]),
        options=whole_options(values),
        photo=file(values.get("photo")),
        sale=Sale(cast("str", values["sale"])),
        version=cast("int", values["version"]) + 1,
        community=CommunityId(cast("str", values.get("community", DEFAULT))),
    )


def _option(typed: Mapping[str, object]) -> Option:
    extra = timedelta(seconds=cast("int", typed["extra"]))
    return Option(cast("str", typed["title"]), cast("int", typed["price"]), extra)


def _seconds(length: timedelta) -> int:
    return int(length.total_seconds())
