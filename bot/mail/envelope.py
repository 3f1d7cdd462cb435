"""A mail as it travels: the same words twice, plain and as a page, under headers that nobody's words can end.

The message's id is made of the letter's, so that one that was handed in twice, because the answer was lost, is known.
"""

import hashlib
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

from bot.mail.markup import as_html, as_text
from bot.screens.mail import Mail, Way
from core.ports import Letter

_BUTTON = (
    "display:inline-block;padding:.6em 1.1em;border-radius:.4em;background:#1f6feb;color:#ffffff;text-decoration:none"
)
_PAGE = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{subject}</title></head>
<body style="margin:0;padding:1em;font:16px/1.5 system-ui,sans-serif;color:#1c1c1c;background:#ffffff">
<div style="max-width:36em;margin:0 auto">
<div>{text}</div>
{ways}<hr style="border:0;border-top:1px solid #dddddd">
<div style="font-size:13px;color:#5c5c5c">{foot}</div>
</div>
</body>
</html>
"""


def envelope(letter: Letter, mail: Mail, sender: Address, to: str, now: datetime) -> EmailMessage:
    """`mail`, which tells what is in `letter`, from `sender` to the address `to`."""
    message = EmailMessage(SMTP)
    message["From"] = sender
    message["To"] = Address(addr_spec=to)
    message["Subject"] = " ".join(mail.subject.split())
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<letter.{letter.id}.{_digest(letter.key)}@{sender.domain}>"
    if mail.thread:
        # Nothing has this id; what names it belongs together all the same.
        message["References"] = f"<thread.{_digest(mail.thread)}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    if mail.leave:
        message["List-Unsubscribe"] = f"<{mail.leave}>"
    message.set_content(_plain(mail), cte="quoted-printable")
    message.add_alternative(_page(mail), subtype="html", cte="quoted-printable")
    return message


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _plain(mail: Mail) -> str:
    ways = "\n".join(f"{way.label}: {way.address}" for way in mail.ways)
    return "\n\n".join(part for part in (as_text(mail.text), ways, f"-- \n{as_text(mail.foot)}") if part) + "\n"


def _page(mail: Mail) -> str:
    return _PAGE.format(
        language=mail.language,
        subject=escape(mail.subject),
        text=as_html(mail.text),
        ways="".join(map(_way, mail.ways)),
        foot=as_html(mail.foot),
    )


def _way(way: Way) -> str:
    return f'<p><a href="{escape(way.address)}" style="{_BUTTON}">{escape(way.label)}</a></p>\n'
