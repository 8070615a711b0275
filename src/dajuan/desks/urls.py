"""Every address of the product; each has a row in ``access.ACCESS``."""

from allauth.account import views as sign_in
from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, URLResolver, path
from django.views.i18n import set_language

from dajuan.desks.administrator import views as administrator
from dajuan.desks.auditor import views as auditor
from dajuan.desks.checking import views as checking
from dajuan.desks.clerk import records
from dajuan.desks.clerk import views as clerk
from dajuan.desks.front import pages, search
from dajuan.desks.leader import dashboard, figures, projects, sheets
from dajuan.desks.places import views as places
from dajuan.desks.registers import enterprises, vault
from dajuan.desks.registers import views as registers
from dajuan.desks.rooms import behind, themes
from dajuan.desks.rooms import views as rooms
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
    path("", dashboard.dashboard, name="dashboard"),
    path("sign-in/", sign_in.login, name="account_login"),
    path("sign-out/", sign_in.logout, name="account_logout"),
    path("password/", login_required(OwnPasswordView.as_view()), name="account_change_password"),
    path("language/", set_language, name="set_language"),
    path("menu/", pages.menu, name="menu"),
    path("search/", search.search, name="search"),
    path("help/", pages.help_page, name="help"),
]
_projects: list[URLPattern | URLResolver] = [
    path("projects/", projects.project_list, name="project_list"),
    path("projects/export.<str:kind>", projects.project_export, name="project_export"),
    path("projects/<str:code>/", projects.project_page, name="project_page"),
    path("projects/<str:code>/suppress/", projects.project_suppress, name="project_suppress"),
]
_figures: list[URLPattern | URLResolver] = [
    path("figures/", figures.figure_list, name="figure_list"),
    path("figures/<str:key>/", figures.figure_page, name="figure_page"),
    path("figures/<str:key>/records.<str:kind>", figures.figure_export, name="figure_export"),
]
_sheets: list[URLPattern | URLResolver] = [
    path("answers/", sheets.sheet_list, name="sheet_list"),
    path("answers/editions/<int:pk>/", sheets.sheet_edition, name="sheet_edition"),
    path("answers/editions/<int:pk>/sign/", sheets.sheet_sign, name="sheet_sign"),
    path("answers/editions/<int:pk>/withdraw/", sheets.sheet_withdraw, name="sheet_withdraw"),
    path("answers/editions/<int:pk>/document.<str:kind>", sheets.edition_document, name="edition_document"),
    path("answers/<str:code>/", sheets.sheet_page, name="sheet_page"),
    path("answers/<str:code>/freeze/", sheets.sheet_freeze, name="sheet_freeze"),
    path("answers/<str:code>/document.<str:kind>", sheets.sheet_document, name="sheet_document"),
]
_checking: list[URLPattern | URLResolver] = [
    path("check/", checking.check, name="check"),
    path("check/document.<str:kind>", checking.check_document, name="check_document"),
]
_imports: list[URLPattern | URLResolver] = [
    path("imports/", clerk.import_list, name="import_list"),
    path("imports/upload/", clerk.import_upload, name="import_upload"),
    path("imports/staged/<str:token>/", clerk.import_preview, name="import_preview"),
    path("imports/staged/<str:token>/columns/", clerk.import_map, name="import_map"),
    path("imports/staged/<str:token>/publish/", clerk.import_publish, name="import_publish"),
    path("imports/staged/<str:token>/discard/", clerk.import_discard, name="import_discard"),
    path("imports/staged/<str:token>/marked/<int:place>/", clerk.import_marked, name="import_marked"),
    path("imports/<int:pk>/", records.import_page, name="import_page"),
    path("imports/<int:pk>/findings.<str:kind>", records.import_findings, name="import_findings"),
    path("imports/<int:pk>/original/", records.import_original, name="import_original"),
    path("imports/<int:pk>/withdraw/", records.import_withdraw, name="import_withdraw"),
    path("ledgers/<str:code>/template.xlsx", records.ledger_template, name="ledger_template"),
    path("ledgers/<str:code>/export.xlsx", records.ledger_export, name="ledger_export"),
]
_registers: list[URLPattern | URLResolver] = [
    path("rooms/", rooms.room_list, name="room_list"),
    path("rooms/<str:room>/", rooms.room_page, name="room_page"),
    path("rooms/<str:room>/<str:theme>/", themes.theme_page, name="theme_page"),
    path("gaps/<str:code>/", behind.gap_page, name="gap_page"),
    path("pictures/<str:code>/<int:place>/", behind.step_page, name="step_page"),
    path("places/", places.place_map, name="place_map"),
    path("places/<str:name>/", places.place_page, name="place_page"),
    path("registers/", registers.register_list, name="register_list"),
    path("registers/<str:code>/", registers.register_page, name="register_page"),
    path("registers/<str:code>/export.<str:kind>", registers.register_export, name="register_export"),
    path("registers/<str:code>/<str:key>/", registers.register_row, name="register_row"),
    path("records/<int:entry>/", registers.record, name="record"),
    path("vault/", vault.vault, name="vault"),
    path("vault/<str:code>/<str:key>/<str:field>/", vault.personal_value, name="personal_value"),
    path("enterprises/", enterprises.enterprise_list, name="enterprise_list"),
    path("enterprises/<str:code>/", enterprises.enterprise_page, name="enterprise_page"),
]
_audit: list[URLPattern | URLResolver] = [
    path("audit/", auditor.audit, name="audit"),
    path("audit/verify/", auditor.audit_verify, name="audit_verify"),
    path("audit/checkpoint/", auditor.audit_checkpoint, name="audit_checkpoint"),
    path("audit/<int:seq>/", auditor.audit_change_set, name="audit_change_set"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    *_front,
    *_projects,
    *_figures,
    *_sheets,
    *_checking,
    *_imports,
    *_registers,
    *_audit,
    *_accounts,
]
