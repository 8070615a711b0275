"""From an empty folder to a zone with a migrated database, and the same again without harm."""

from django.core.management import call_command
from django.db import connections

from dajuan.store.home import Home, StoreError
from dajuan.store.locks import only_one
from dajuan.store.release import refuse_other_release
from dajuan.store.roles import make_roles_and_database, set_default_privileges
from dajuan.store.server import EmbeddedServer


def found(home: Home, zone: str) -> None:
    """Makes the home, the server, the roles and the tables; brings older ones up to date."""
    lay_foundation(home, zone)
    set_default_privileges(home)
    migrate(home)


def lay_foundation(home: Home, zone: str) -> None:
    """Everything but the tables and their privileges. StoreError when the home is another zone's."""
    if home.exists and home.zone != zone:
        raise StoreError(f"{home.path} 已经是“{home.zone}”，不能再建“{zone}”；请用 --home 另选目录。")
    home.found(zone)
    with only_one(home.path / "founding.lock", "另一个命令正在建立这个数据目录，请稍候再试。"):
        if not home.external:
            server = EmbeddedServer(home)
            server.create()
            server.ensure()
        make_roles_and_database(home)
    point_django_at(home)


def migrate(home: Home) -> None:
    """Brings the tables up to this release, as their owner. StoreError when they are a newer one's."""
    point_django_at(home)
    refuse_other_release(home, but_behind=True, alias="owner")
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    connections["owner"].close()


def point_django_at(home: Home, **changes: str) -> None:
    """Every thread's next connection goes to this home; settings may have been read before it was founded."""
    connections.close_all()
    for alias, database in home.databases().items():
        connections.settings[alias].update({**database, **changes})
