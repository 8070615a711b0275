"""One table says who may open which address; one middleware holds every request against it."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from dajuan.ledger.actors import Actor
from dajuan.ledger.position import one_head
from dajuan.org.models import Department, Person
from dajuan.org.permissions import Standing, standing
from dajuan.projects.queries import department_of

View = Callable[..., HttpResponseBase]

#: Address name -> ability needed. "anybody" needs no sign-in, "signed_in" no role;
#: "check" is signed_in, or anybody where the zone says so.
ACCESS: dict[str, str] = {
    "account_login": "anybody",
    "account_logout": "anybody",
    "set_language": "anybody",
    "account_change_password": "signed_in",
    "menu": "signed_in",
    "help": "signed_in",
    "dashboard": "read",
    "project_list": "read",
    "project_export": "read",
    "project_page": "open_project",
    "project_suppress": "suppress_light",
    "figure_list": "read",
    "figure_page": "read",
    "figure_export": "open_records",
    "sheet_list": "read",
    "sheet_page": "read",
    "sheet_edition": "read",
    "edition_document": "read",
    "sheet_document": "read",
    "sheet_freeze": "draft_sheet",
    "sheet_withdraw": "draft_sheet",
    "sheet_sign": "sign_sheet",
    "check": "check",
    "check_document": "check",
    "import_list": "import",
    "import_upload": "import",
    "import_preview": "import",
    "import_map": "import",
    "import_marked": "import",
    "import_publish": "import",
    "import_discard": "import",
    "import_page": "open_records",
    "import_findings": "open_records",
    "import_original": "import",
    "import_withdraw": "import",
    "ledger_template": "import",
    "ledger_export": "import",
    "room_list": "read",
    "room_page": "read",
    "theme_page": "read",
    "gap_page": "open_records",
    "step_page": "open_records",
    "record": "open_records",
    "place_map": "open_records",
    "place_page": "open_records",
    "search": "read",
    "vault": "read_personal",
    "personal_value": "read_personal",
    "register_list": "read",
    "register_page": "open_records",
    "register_export": "open_records",
    "register_row": "open_records",
    "enterprise_list": "open_records",
    "enterprise_page": "open_records",
    "audit": "audit",
    "audit_change_set": "audit",
    "audit_verify": "audit",
    "audit_checkpoint": "audit",
    "person_list": "manage_accounts",
    "person_new": "manage_accounts",
    "person_page": "manage_accounts",
    "person_assign": "manage_accounts",
    "person_end": "manage_accounts",
    "person_reset": "manage_accounts",
    "department_add": "manage_accounts",
}

#: Addresses about one record: where its liable department comes from.
RECORD_OF: dict[str, Callable[[str], int | None]] = {
    "project_page": department_of,
    "project_suppress": department_of,
}
_READING = ("GET", "HEAD")
_BEFORE_OWN_PASSWORD = {"account_change_password", "account_logout", "set_language"}


class DeskRequest(HttpRequest):
    """A signed-in request, as ``Access`` leaves it for the views."""

    user: Person
    standing: Standing


@dataclass(frozen=True)
class Access:
    """Middleware: no address outside the table, no person beyond their standing."""

    get_response: Callable[[HttpRequest], HttpResponseBase]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with one_head() if request.method in _READING else nullcontext():
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[object, ...], kwargs: dict[str, str]
    ) -> HttpResponseBase | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        ability = ACCESS.get(name)
        if ability is None:
            raise PermissionDenied(f"地址“{name}”不在权限表里")
        if ability == "anybody":
            return None
        if not request.user.is_authenticated:
            return None if _open(name) else redirect_to_login(request.get_full_path())
        desk = cast("DeskRequest", request)
        desk.standing = standing(desk.user)
        if desk.user.must_change_password and name not in _BEFORE_OWN_PASSWORD:
            return redirect("account_change_password")
        if not _allowed(desk.standing, name, kwargs):
            raise PermissionDenied
        return None


def _open(name: str) -> bool:
    """Whether the zone lets everybody in there."""
    return ACCESS[name] == "check" and settings.HOME.open_check


def _allowed(held: Standing, name: str, kwargs: dict[str, str]) -> bool:
    ability = ACCESS[name]
    if ability in ("signed_in", "check"):
        return True
    if record := RECORD_OF.get(name):
        return held.may(ability, record(kwargs["code"]))
    return held.may(ability)


def may_open(request: HttpRequest, name: str, code: str = "") -> bool:
    """For templates: whether a link to this address is worth showing."""
    held = getattr(request, "standing", None)
    return _open(name) if held is None else _allowed(held, name, {"code": code})


def actor(request: DeskRequest) -> Actor:
    """Whoever signs a change made on this page: the post, and the department it is held in."""
    held = [department for _, department in request.standing.posts]
    names = Department.objects.filter(pk__in=held).order_by("pk").values_list("name", flat=True)
    return request.user.actor(names[0] if names else "")
