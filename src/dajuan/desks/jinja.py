"""The template environment: what every page may call."""

import re
from collections.abc import Hashable, Iterable
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
from jinja2.runtime import Macro
from lucide.jinja import lucide

from dajuan.desks.access import may_open
from dajuan.desks.addresses import page_of, record_of
from dajuan.desks.navigation import navigation
from dajuan.kernel.amount import grouped, in_unit, plain
from dajuan.kernel.clock import SHANGHAI

_PRINTED = re.compile(r"^(-?[\d.,]+|—+)(.*)$", re.DOTALL)


def environment(**options: Any) -> Environment:
    """Made once per process by Django's Jinja2 backend; an unknown variable is an error, not a blank."""
    env = Environment(**{**options, "autoescape": True, "undefined": StrictUndefined})  # noqa: S701 - it is on
    env.trim_blocks = env.lstrip_blocks = True
    env.globals.update(
        _=gettext,
        static=static,
        url=url,
        icon=icon,
        kept=kept,
        may_open=may_open,
        page_of=page_of,
        record_of=record_of,
        navigation=navigation,
        messages_of=get_messages,
        htmx_script=htmx_script,
        language=get_language,
        zone=settings.HOME.zone if settings.HOME.exists else "",
    )
    env.filters.update(parted=parted, wan=wan, yi=yi, number=number, day=day, moment=moment, rate=rate)
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


def kept(part: Macro, *arguments: Hashable) -> str:
    """What a macro says of these arguments. A row that has not changed is not written out again; the macro
    must look at nothing but its arguments and the globals above."""
    return _part(get_language(), part, arguments)


@lru_cache(maxsize=4096)
def _part(_language: str | None, part: Macro, arguments: tuple[Hashable, ...]) -> str:
    return part(*arguments)


def number(value: Decimal | int | None, decimals: int | None = None) -> str:
    """With thousands separators; a dash for nothing."""
    return "—" if value is None else grouped(Decimal(value), decimals)


def wan(yuan: Decimal | None, decimals: int = 2) -> str:
    """元 shown in 万元."""
    return "—" if yuan is None else grouped(in_unit(yuan, "万元"), decimals)


def yi(yuan: Decimal | None, decimals: int = 2) -> str:
    """元 shown in 亿元."""
    return "—" if yuan is None else grouped(in_unit(yuan, "亿元"), decimals)


def rate(value: Decimal | None, decimals: int = 1) -> str:
    """A percentage, its sign included."""
    return "—" if value is None else f"{plain(Decimal(grouped(value, decimals).replace(',', '')))}%"


def day(value: date | None) -> str:
    """2022-06-30; a dash for none."""
    return "—" if value is None else value.isoformat()[:10]


def moment(value: datetime | None) -> str:
    """2022-06-30 17:05 on a clock in China."""
    return "—" if value is None else f"{value.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def parted(printed: str) -> tuple[str, str]:
    """Number and unit of a printed figure; words (第一方阵) stay whole."""
    match = _PRINTED.match(printed)
    return (match[1], match[2]) if match else (printed, "")
