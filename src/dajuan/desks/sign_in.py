"""Sign-in through django-allauth: no sign-up, one-time passwords must be changed."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ZoneAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth is untyped
    """Accounts are made by an administrator, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
