"""Sign-in through django-allauth: no sign-up, one-time passwords must be changed."""

from typing import cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from allauth.account.views import PasswordChangeView
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from dajuan.org.actions import change_own_password
from dajuan.org.models import Person
from dajuan.org.permissions import standing

_FIELDS = [field.attname for field in Person._meta.concrete_fields]
_ONE_PERSON = f"SELECT {', '.join(_FIELDS)} FROM {Person._meta.db_table} WHERE id = %s AND is_active"  # noqa: S608


class ZoneAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth is untyped
    """Accounts are made by an administrator, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: object) -> Person | None:
        """An attempt nobody could judge, because the database was away, is not counted as a wrong password."""
        try:
            return cast("Person | None", super().authenticate(request, **credentials))
        except Error:
            self._rollback_login_failed_rl_usage()
            raise

    def add_message(self, request: HttpRequest, level: int, *args: object, **kwargs: object) -> None:
        """That somebody has signed in or out, the page shows by itself."""
        template = str(args[0] if args else kwargs.get("message_template", ""))
        if not template.endswith(("/logged_in.txt", "/logged_out.txt")):
            super().add_message(request, level, *args, **kwargs)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The dashboard, or the menu for those who read no figures."""
        return reverse("dashboard" if standing(cast("Person", request.user)).may("read") else "menu")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """The same after the one-time password of a first sign-in; who changed one from the menu is back there."""
        first = cast("Person", request.user).must_change_password
        return self.get_login_redirect_url(request) if first else reverse("menu")


class SignInForm(LoginForm):  # type: ignore[misc] # allauth is untyped
    """The name is called as on the account's own page."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["login"]
        field.label = field.widget.attrs["placeholder"] = gettext("登录名")


class AccountBackend(ModelBackend):
    """Passwords as Django keeps them. Every page looks its reader up: by the statement itself, for its making
    by the ORM takes longer than its answer."""

    def get_user(self, user_id: int) -> Person | None:
        with connection.cursor() as cursor:
            cursor.execute(_ONE_PERSON, [user_id])
            found = cursor.fetchone()
        return Person.from_db(connection.alias, _FIELDS, found) if found else None


class LongEnough(MinimumLengthValidator):
    """Django's, whose refusal has no Chinese words."""

    def get_error_message(self) -> str:
        return gettext("密码太短，至少要 %(least)s 个字符。") % {"least": self.min_length}


class OwnPasswordView(PasswordChangeView):  # type: ignore[misc] # allauth is untyped
    """Ends the time of a one-time password, and leaves a trace in the ledger."""

    def form_valid(self, form: object) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        change_own_password(person=self.request.user, by=self.request.user.actor())
        return response
