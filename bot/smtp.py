"""The address of a mail server, as the settings have it, and the address that mails come from.

A connection is never in the clear but to this machine: there would be a password in it, and what people owe each other.
"""

import ipaddress
import re
from dataclasses import dataclass
from email.headerregistry import Address
from urllib.parse import unquote, urlsplit

from core.mail import read_address

AT_ONCE, UPGRADED = "smtps", "smtp"
PORTS = {AT_ONCE: 465, UPGRADED: 587}
LONGEST_NAME = 64  # characters: what a phone shows of who a mail is from
_SENDER = re.compile(r'"?(?P<name>[^"<>@]+?)"?\s*<(?P<inner>[^<>]+)>|(?P<bare>[^<>",;\s]+)')


@dataclass(frozen=True, slots=True, repr=False)
class MailServer:
    """Where mail is handed in. `scheme` says how the connection is encrypted; a `plain` one, and one that is `here`, is
    not.
    """

    scheme: str
    host: str
    port: int
    user: str | None = None
    password: str | None = None
    plain: bool = False

    @property
    def here(self) -> bool:
        """Whether it is this machine itself."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def read_server(text: str) -> MailServer | None:
    """`smtps://user:password@host:port` or `smtp://...`; None for what is neither."""
    try:
        parts = urlsplit(text)
        port = parts.port if parts.port is not None else PORTS.get(parts.scheme, 0)
    except ValueError:
        return None
    rest = parts.path.strip("/") or parts.query or parts.fragment
    if rest or parts.scheme not in PORTS or not parts.hostname or not port:
        return None
    if bool(parts.username) != bool(parts.password):
        return None
    user, password = (unquote(each) if each else None for each in (parts.username, parts.password))
    return MailServer(parts.scheme, parts.hostname, port, user, password)


def read_sender(text: str) -> Address | None:
    """`orders@example.org`, or with a name before it: `Handover <orders@example.org>`; None for anything else."""
    found = _SENDER.fullmatch(text.strip())
    address = read_address(found["inner"] or found["bare"]) if found and text.isprintable() else None
    name = (found and found["name"]) or ""
    if address is None or len(name) > LONGEST_NAME:
        return None
    return Address(name, addr_spec=address)
