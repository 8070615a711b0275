"""Whether a database has the tables this release works with: neither fewer nor newer ones.

The steps a release knows are the names of its migration files; loading them would take half a second.
"""

from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.db import ProgrammingError, connections

from dajuan.store.home import Home, StoreError


class Standing(NamedTuple):
    """How a database differs from this release, as ``app.step``; nothing in either when it does not."""

    missing: list[str]
    newer: list[str]

    def behind(self, home: Home) -> str:
        """For the operator, where steps are ``missing``."""
        return (
            f"{home.path} 的数据库是旧版本的，比程序差 {len(self.missing)} 步；"
            "请先运行 dajuan init 升级（先 dajuan backup 更稳妥）。"
        )

    def ahead(self, home: Home) -> str:
        """For the operator, where steps are ``newer``."""
        return f"{home.path} 的数据库由更新版本的程序建立，本程序不认识 {self.newer[0]}；请换用新版本的程序。"


def standing(alias: str = "default") -> Standing:
    """One query.

    A step counts as newer only beyond the last one known: a library may drop old steps it has summed up.
    """
    known = {
        (config.label, file.stem)
        for config in apps.get_app_configs()
        for file in Path(config.path, "migrations").glob("[!_~]*.py")
    }
    last = dict(sorted(known))
    applied = _applied(alias)
    return Standing(
        missing=[f"{app}.{step}" for app, step in sorted(known - applied)],
        newer=[f"{app}.{step}" for app, step in sorted(applied - known) if step > last.get(app, "")],
    )


def refuse_other_release(home: Home, *, but_behind: bool = False, alias: str = "default") -> None:
    """StoreError unless the tables are this release's; ``but_behind``: older ones will do."""
    found = standing(alias)
    if found.newer:
        raise StoreError(found.ahead(home))
    if found.missing and not but_behind:
        raise StoreError(found.behind(home))


def _applied(alias: str) -> set[tuple[str, str]]:
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT app, name FROM django_migrations")
            return set(cursor.fetchall())
    except ProgrammingError:  # no such table: nothing has been applied
        return set()
