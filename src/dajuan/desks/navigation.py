"""The side navigation and the phone bar: only what the person may open."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_noop

from dajuan.desks.access import may_open


@dataclass(frozen=True)
class Place:
    """One entry of the navigation; ``covers`` are the prefixes of the address names it stands for."""

    name: str
    label: str
    icon: str
    covers: tuple[str, ...]

    def holds(self, address: str) -> bool:
        """Whether the page of this address name belongs here."""
        return address.startswith(self.covers)


PLACES = (
    Place("dashboard", gettext_noop("指挥台"), "gauge", ("dashboard",)),
    Place("project_list", gettext_noop("项目"), "folder-kanban", ("project",)),
    Place("import_list", gettext_noop("台账导入"), "table-2", ("import", "ledger")),
    Place("sheet_list", gettext_noop("答卷"), "file-check", ("sheet",)),
    Place("check", gettext_noop("核数"), "calculator", ("check",)),
    Place("room_list", gettext_noop("业务板块"), "layout-grid", ("room", "theme", "gap", "step")),
    Place("register_list", gettext_noop("台账"), "library", ("register",)),
    Place("enterprise_list", gettext_noop("企业"), "building-2", ("enterprise",)),
    Place("place_map", gettext_noop("地点"), "map-pin", ("place",)),
    Place("figure_list", gettext_noop("指标"), "chart-column", ("figure",)),
    Place("vault", gettext_noop("个人信息"), "lock-keyhole", ("vault", "personal")),
    Place("audit", gettext_noop("审计"), "shield-check", ("audit",)),
    Place("person_list", gettext_noop("账号"), "users", ("person", "department")),
    Place("help", gettext_noop("帮助"), "life-buoy", ("help",)),
)
_ON_PHONE = 4


def start_of(request: HttpRequest) -> str:
    """Where the mark leads: the dashboard, or the menu for those who read no figures."""
    read = not hasattr(request, "standing") or may_open(request, "dashboard")
    return reverse("dashboard" if read else "menu")


def stays_at(request: HttpRequest) -> str:
    """The address that shows this page again: of a page that answers a form, the one the form stood on."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    return request.headers.get("Referer", "") or start_of(request)


def navigation(request: HttpRequest) -> tuple[Place, ...]:
    """Entries for this person."""
    return tuple(place for place in PLACES if may_open(request, place.name))


def on_phone(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Four of the entries and 更多, which lists all."""
    rest = [prefix for place in places[_ON_PHONE:] for prefix in place.covers]
    return (*places[:_ON_PHONE], Place("menu", gettext_noop("更多"), "menu", ("menu", *rest)))


def page_name(request: HttpRequest) -> str:
    """The name of the page's address; none on a page about an error."""
    return request.resolver_match.view_name if request.resolver_match else ""
