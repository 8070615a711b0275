"""The data home: one folder with everything a zone owns. Stopped and copied, it is a zone elsewhere."""

import hashlib
import json
import os
import secrets
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

SUPERUSER, OWNER, APP, BACKUP = "postgres", "dajuan_owner", "dajuan_app", "dajuan_backup"
DATABASE = "dajuan"
#: The zone's own map, where it has one.
AREAS = "areas.geojson"
LOG_LIMIT = 10 * 1024 * 1024


class StoreError(Exception):
    """Something the operator must know, in words to show as they are."""


@dataclass(frozen=True)
class Home:
    """Paths, secrets and addresses of one zone."""

    path: Path

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """The folder ``DAJUAN_HOME`` names, otherwise ``~/.dajuan``. Nothing is created."""
        return cls(Path(environment.get("DAJUAN_HOME") or "~/.dajuan").expanduser().absolute())

    @property
    def files(self) -> Path:
        """Uploads, each named by the sha256 of its content."""
        return self._folder("files")

    @property
    def staging(self) -> Path:
        """Imports that nobody has published yet."""
        return self._folder("staging")

    def log(self, name: str) -> Path:
        """A process's log; what outgrew the limit is set aside, once."""
        file = self._folder("logs") / f"{name}.log"
        if file.exists() and file.stat().st_size > LOG_LIMIT:
            file.replace(file.with_suffix(".old"))
        return file

    @property
    def cluster(self) -> Path:
        """The embedded server's data directory."""
        return self.path / "postgres"

    @property
    def sockets(self) -> Path:
        """Short whatever the home's path: a socket path over 107 bytes fails."""
        digest = hashlib.sha256(os.fsencode(self.path.resolve())).hexdigest()[:12]
        return Path("/tmp") / f"dajuan-{digest}"  # noqa: S108 - the server checks whose it is

    @property
    def exists(self) -> bool:
        """Whether ``found`` has been here."""
        return (self.path / "zone.toml").exists()

    @property
    def zone(self) -> str:
        """The zone's name."""
        if not self.exists:
            raise StoreError(f"{self.path} 里还没有园区，请先运行 dajuan init --zone 名称")
        if not (name := self._choices().get("zone")):
            raise StoreError(f'{self.path / "zone.toml"} 里没有园区名称，请补上 zone = "名称"')
        return str(name)

    @property
    def open_check(self) -> bool:
        """Whether 核数 needs no sign-in here: ``open_check = true`` in zone.toml, written by hand."""
        return self.exists and self._choices().get("open_check") is True

    def _choices(self) -> dict[str, Any]:
        try:
            return tomllib.loads((self.path / "zone.toml").read_text(encoding="utf-8"))
        except ValueError as error:
            raise StoreError(f'{self.path / "zone.toml"} 读不出来，请按 zone = "名称" 改正。') from error

    def found(self, zone: str) -> None:
        """Makes the folder and names the zone; does nothing when that is already so."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self.exists:
            write_whole(self.path / "zone.toml", f"zone = {json.dumps(zone, ensure_ascii=False)}\n")
        self._folder("static")
        self.secret_key()
        self.passwords()

    def secret_key(self) -> str:
        """Signs sessions. Without a home there is nothing to sign, so settings load with a passing one."""
        return self._once("secret_key", lambda: secrets.token_urlsafe(48))

    def passwords(self) -> dict[str, str]:
        """Of the roles, by name; made once."""
        made = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, OWNER, APP, BACKUP)}
        try:
            kept = dict(json.loads(self._once("roles.json", lambda: json.dumps(made))))
        except (ValueError, TypeError):
            kept = {}
        if not kept.keys() >= made.keys():
            raise StoreError(
                f"{self.path / 'roles.json'} 已损坏，请放回原来的文件，或把备份恢复到另一个目录。"
            )
        return kept

    @property
    def external(self) -> str | None:
        """``DAJUAN_DATABASE_URL``: a PostgreSQL we do not run; its login may make roles and databases."""
        return os.environ.get("DAJUAN_DATABASE_URL") or None

    def address(self) -> dict[str, Any]:
        """Where the database is, as connection parameters without a login."""
        if self.external:
            try:
                given: dict[str, Any] = {"dbname": DATABASE, **conninfo_to_dict(self.external)}
            except ProgrammingError:
                raise StoreError("DAJUAN_DATABASE_URL 应写作 postgresql://用户:密码@主机/数据库") from None
            return {key: value for key, value in given.items() if key not in ("user", "password")}
        return {"dbname": DATABASE, "host": str(self.sockets)}

    def login(self, role: str, **more: str) -> str:
        """A connection string for one of our roles (psycopg, pg_dump)."""
        return make_conninfo(**{**self.address(), "user": role, "password": self.passwords()[role], **more})

    def administration(self) -> str:
        """A connection string for the login that makes roles and databases."""
        if self.external:
            return make_conninfo(self.external, dbname="postgres")
        return self.login(SUPERUSER, dbname="postgres")

    def databases(self) -> dict[str, dict[str, Any]]:
        """Django's DATABASES: ``default`` for daily work, ``owner`` for migrations only."""
        return {"default": self._database(APP), "owner": self._database(OWNER)}

    def _database(self, role: str) -> dict[str, Any]:
        address = {key: value for key, value in self.address().items() if value is not None}
        options: dict[str, Any] = {"application_name": role}
        options |= {k: v for k, v in address.items() if k not in ("dbname", "host", "port")}
        threads = int(os.environ.get("DAJUAN_POOL", "0")) if role == APP else 0
        if threads:  # the web process: its threads come and go, its connections should not
            most = 2 * (threads + 1)  # a long read takes a second one; one thread warms up
            # Who waits is not left to an attempt that comes later than his patience ends.
            options["pool"] = {"min_size": 1, "max_size": most, "timeout": 5, "reconnect_timeout": 5}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": address["dbname"],
            "HOST": address.get("host", ""),
            "PORT": address.get("port", ""),
            "USER": role,
            "PASSWORD": self.passwords()[role],
            "CONN_MAX_AGE": 0 if threads else None,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": options,
        }

    def _folder(self, name: str) -> Path:
        folder = self.path / name
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def _once(self, name: str, make: Callable[[], str]) -> str:
        """A secret kept in a file only its owner reads; the first writer wins."""
        file = self.path / name
        if self.path.is_dir() and not file.exists():
            write_whole(file, make(), replace=False)
        return file.read_text(encoding="utf-8") if file.exists() else make()


def write_whole(file: Path, text: str, *, replace: bool = True) -> None:
    """Writes a private file so that no reader ever sees half of it."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    try:
        if replace:
            draft.replace(file)
        elif not file.exists():
            os.link(draft, file)
    except FileExistsError:
        pass  # somebody else was first, and theirs counts
    finally:
        draft.unlink(missing_ok=True)
