"""While PostgreSQL is away or recovering, a request is answered with 503 and told when to come again.

So it is when the tables are of another release than the program; but that only the operator can mend, so
nobody is told to come again.
"""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from dajuan.store.release import standing

RETRY_AFTER = 2
#: Connection lost or refused, shutting down, starting up, too many connections; asked to try again.
PASSING = ("08", "57P0", "53300", "40001", "40P01")
#: No such column, table or function.
UNKNOWN = ("42703", "42P01", "42883")
#: Looks like the other pages about errors; without the style sheets, which are files, it reads as well.
PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
{again}<title>{heading}</title>
<link rel="stylesheet" href="{static}desks/base.css"><link rel="stylesheet" href="{static}desks/frame.css">
<link rel="stylesheet" href="{static}desks/card.css"></head>
<body><main class="bare"><section class="card broad"><p class="fine">503</p><h1>{heading}</h1><p>{text}</p>
</section></main></body></html>
"""
AWAY = ("数据库正在恢复", "几秒后会自动重试；已提交的内容不会丢失，也不会重复。")
BEHIND = ("数据库是旧版本的", "请管理员运行 dajuan init 升级（先 dajuan backup 更稳妥）；已提交的内容都在。")
AHEAD = ("程序是旧版本的", "数据库由更新版本的程序建立，请管理员换用新版本的程序；已提交的内容都在。")


def is_passing(error: BaseException | None) -> bool:
    """Whether the same request is likely to succeed a little later."""
    if not isinstance(error, (OperationalError, InterfaceError)):
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    return state is None or state.startswith(PASSING)


def explanation(error: BaseException | None) -> tuple[str, str] | None:
    """Heading and text for an error that is not a mistake of the program; None for one that is."""
    if is_passing(error):
        return AWAY
    if isinstance(error, ProgrammingError) and getattr(error.__cause__, "sqlstate", None) in UNKNOWN:
        with suppress(OperationalError):
            found = standing()
            return AHEAD if found.newer else BEHIND if found.missing else None
    return None


def mark(request: HttpRequest | None = None, **signal: object) -> None:
    """Notes on the request what to say of the error that Django is about to turn into a 500."""
    if request is not None and (words := explanation(sys.exception())):
        request.META["dajuan.words"] = words


class RecoveryMiddleware:
    """The outermost layer: sees errors of views and of every other layer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        got_request_exception.connect(mark, dispatch_uid="dajuan.store.recovery")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if "dajuan.words" not in request.META:
            return response
        heading, text = request.META["dajuan.words"]
        passes = request.META["dajuan.words"] == AWAY
        again = f'<meta http-equiv="refresh" content="{RETRY_AFTER}">' if passes else ""
        page = PAGE.format(again=again, heading=heading, text=text, static=settings.STATIC_URL)
        return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER)} if passes else {})


class Away(logging.Filter):
    """Of a database that is away one line says enough: every request meets it until it is back."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if is_passing(error):
            record.msg, record.args, record.exc_info = (
                f"{record.getMessage()}: {AWAY[0]}（{error}）",
                (),
                None,
            )
        return True


class Sessions(SessionMiddleware):
    """Django says of every session it could not write that somebody deleted it, which is a 400; while the
    database is away nobody did."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except SessionInterrupted as error:
            if away := next(filter(is_passing, _before(error)), None):
                raise away  # noqa: B904 - with the cause it had
            raise


def _before(error: BaseException) -> Iterator[BaseException]:
    while earlier := error.__context__:
        yield earlier
        error = earlier
