"""How often somebody who is not signed in may have a text checked."""

from collections.abc import Callable
from functools import wraps

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dajuan.kernel.clock import Clock

PER_MINUTE = 10

View = Callable[..., HttpResponse]


def paced(view: View) -> View:
    """Answers 429 beyond ``PER_MINUTE`` posts of one address in one minute, before the text is looked at."""

    @wraps(view)
    def within_pace(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method != "POST" or request.user.is_authenticated or _counted(request) <= PER_MINUTE:
            return view(request, *args, **kwargs)
        response = render(request, "checking/too_often.html", {"most": PER_MINUTE}, status=429)
        response["Retry-After"] = "60"
        return response

    return within_pace


def _counted(request: HttpRequest) -> int:
    """Two processes may count at once and lose one: enough to keep one visitor from taking all of it."""
    key = f"check:{request.META.get('REMOTE_ADDR', '')}:{Clock.now():%d%H%M}"
    count = int(cache.get(key, 0)) + 1
    cache.set(key, count, 60)
    return count
