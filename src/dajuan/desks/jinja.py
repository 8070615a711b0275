"""The template environment: what every page may call."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined
from lucide.jinja import lucide
from markupsafe import Markup, escape

from dajuan.desks.access import may_open
from dajuan.desks.addresses import page_of, record_of
from dajuan.desks.navigation import navigation, on_phone, page_name, start_of, stays_at
from dajuan.desks.written import settled
from dajuan.kernel.amount import grouped, in_unit, plain
from dajuan.kernel.clock import SHANGHAI
from dajuan.kernel.industries import division_name
from dajuan.ledger.staged import sheet_title

_PRINTED = re.compile(r"^(-?[\d.,]+|—+)(.*)$", re.DOTALL)
#: A number with its unit, a date; what is longer than a line of a phone may break.
_UNBROKEN = re.compile(
    r"[-+]?\d(?:[\d,.:/-]{0,18}\d)?"
    r"(?: ?(?:个?百分点|[%‰]|[十百千万亿]{0,2}(?:平方米|公里|人次|[元个家项件户人吨米亩份张处条场次位名倍年月日号])|[万亿]))?"
)


def environment(**options: Any) -> Environment:
    """Made once per process by Django's Jinja2 backend; an unknown variable is an error, not a blank."""
    env = Environment(**{**options, "autoescape": True, "undefined": StrictUndefined})  # noqa: S701 - it is on
    env.trim_blocks = env.lstrip_blocks = True
    env.globals.update(
        _=gettext,
        static=lru_cache(static),
        url=url,
        icon=icon,
        may_open=may_open,
        page_of=page_of,
        record_of=record_of,
        start_of=start_of,
        stays_at=stays_at,
        navigation=navigation,
        on_phone=on_phone,
        page_name=page_name,
        settled=settled,
        messages_of=get_messages,
        htmx_script=htmx_script,
        language=get_language,
        zone=settings.HOME.zone if settings.HOME.exists else "",
    )
    env.filters.update(
        parted=parted,
        wan=wan,
        yi=yi,
        number=number,
        places=places,
        day=day,
        moment=moment,
        rate=rate,
        whole=whole,
        industry=industry,
        sheet_title=sheet_title,
    )
    return env


def url(name: str, args: Iterable[object] = ()) -> str:
    """The address of a page; a list asks for the same ones over and over."""
    return _address(name, tuple(args))


@lru_cache(maxsize=4096)
def _address(name: str, args: tuple[object, ...]) -> str:
    return reverse(name, args=args)


@lru_cache(maxsize=256)
def icon(name: str) -> str:
    """An inline SVG, hidden from screen readers: the word beside it says it."""
    return lucide(name, size=16, **{"class": "lucide"}, aria_hidden="true", focusable="false")


def number(value: Decimal | int | None, decimals: int | None = None) -> str:
    """With thousands separators; a dash for nothing."""
    return "—" if value is None else grouped(Decimal(value), decimals)


def wan(yuan: Decimal | None, decimals: int = 2) -> str:
    """元 shown in 万元."""
    return "—" if yuan is None else grouped(in_unit(yuan, "万元"), decimals)


def yi(yuan: Decimal | None, decimals: int = 2) -> str:
    """元 shown in 亿元."""
    return "—" if yuan is None else grouped(in_unit(yuan, "亿元"), decimals)


def places(values: Iterable[Decimal | None]) -> int:
    """The most decimals any of them has, so that a column of exact numbers lines up at the point."""
    exponents = (int(value.normalize().as_tuple().exponent) for value in values if value)
    return max(0, -min(exponents, default=0))


def rate(value: Decimal | None, decimals: int = 1) -> str:
    """A percentage, its sign included."""
    return "—" if value is None else f"{plain(Decimal(grouped(value, decimals).replace(',', '')))}%"


def day(value: date | None) -> str:
    """2022-06-30; a dash for none."""
    return "—" if value is None else value.isoformat()[:10]


def moment(value: datetime | None) -> str:
    """2022-06-30 17:05 on a clock in China."""
    return "—" if value is None else f"{value.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def industry(code: str) -> str:
    """An industry code with the name of its division: C2710 医药制造业."""
    return f"{code} {division_name(code)}".strip()


def parted(printed: str) -> tuple[str, str]:
    """Number and unit of a printed figure; words (第一方阵) stay whole."""
    match = _PRINTED.match(printed)
    return (match[1], match[2]) if match else (printed, "")


def whole(text: str) -> Markup:
    """The text with each of its numbers, with its unit, and each date kept on one line."""
    pieces: list[str] = []
    start = 0
    for found in _UNBROKEN.finditer(text):
        pieces += (
            escape(text[start : found.start()]),
            Markup('<span class="nowrap">{}</span>').format(found[0]),
        )
        start = found.end()
    return Markup("").join([*pieces, escape(text[start:])])
