"""Every address of the product; each has a row in ``access.ACCESS``."""

from allauth.account import views as sign_in
from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, URLResolver, path
from django.views.i18n import set_language

from dajuan.desks.administrator import views as administrator
from dajuan.desks.front import pages
from dajuan.desks.sign_in import OwnPasswordView

_accounts: list[URLPattern | URLResolver] = [
    path("accounts/", administrator.person_list, name="person_list"),
    path("accounts/new/", administrator.person_new, name="person_new"),
    path("accounts/<int:pk>/", administrator.person_page, name="person_page"),
    path("accounts/<int:pk>/assign/", administrator.person_assign, name="person_assign"),
    path("accounts/<int:pk>/end/<int:assignment>/", administrator.person_end, name="person_end"),
    path("accounts/<int:pk>/reset/", administrator.person_reset, name="person_reset"),
    path("departments/add/", administrator.department_add, name="department_add"),
]
_front: list[URLPattern | URLResolver] = [
    path("sign-in/", sign_in.login, name="account_login"),
    path("sign-out/", sign_in.logout, name="account_logout"),
    path("password/", login_required(OwnPasswordView.as_view()), name="account_change_password"),
    path("language/", set_language, name="set_language"),
    path("menu/", pages.menu, name="menu"),
    path("help/", pages.help_page, name="help"),
]
urlpatterns: list[URLPattern | URLResolver] = [*_front, *_accounts]
