"""While PostgreSQL is away or recovering, a request is answered with 503 and told when to come again."""

import sys
from collections.abc import Callable

from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

RETRY_AFTER = 2
#: Connection lost or refused, shutting down, starting up, too many connections; asked to try again.
PASSING = ("08", "57P0", "53300", "40001", "40P01")
PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="{seconds}"><title>正在恢复</title></head>
<body><main><h1>数据库正在恢复</h1><p>几秒后会自动重试；已提交的内容不会丢失，也不会重复。</p></main></body></html>
"""


def is_passing(error: BaseException | None) -> bool:
    """Whether the same request is likely to succeed a little later."""
    if not isinstance(error, (OperationalError, InterfaceError)):
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    return state is None or state.startswith(PASSING)


def mark(request: HttpRequest | None = None, **signal: object) -> None:
    """Notes on the request that the error Django is about to turn into a 500 is one that passes."""
    if request is not None and is_passing(sys.exception()):
        request.META["dajuan.database_away"] = True


class RecoveryMiddleware:
    """The outermost layer: sees errors of views and of every other layer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        got_request_exception.connect(mark, dispatch_uid="dajuan.store.recovery")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.META.get("dajuan.database_away"):
            return response
        return HttpResponse(
            PAGE.format(seconds=RETRY_AFTER), status=503, headers={"Retry-After": str(RETRY_AFTER)}
        )
