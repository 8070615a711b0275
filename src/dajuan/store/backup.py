"""Backup and restore: the database as a dump, the files beside it, a digest of each."""

import hashlib
import json
import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

from psycopg.conninfo import make_conninfo

from dajuan.store.binaries import program
from dajuan.store.founding import lay_foundation, migrate
from dajuan.store.home import AREAS, BACKUP, OWNER, Home, StoreError
from dajuan.store.roles import refuse_occupied_server

WHOLE_OR_NOTHING = ("--single-transaction", "--exit-on-error", "--no-owner")
DUMP, MANIFEST, ZONE = "database.dump", "manifest.json", "zone.toml"


def save(home: Home, folder: Path, begin: Callable[[Path], object]) -> None:
    """Fills an empty folder; ``begin`` may put something there before the dump, and so before its moment."""
    if folder.exists() and any(folder.iterdir()):
        raise StoreError(f"{folder} 不是空目录，请换一个。")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    begin(folder)
    _run(home, BACKUP, "pg_dump", "--format=custom", f"--file={folder / DUMP}")
    shutil.copytree(home.files, folder / "files")  # after the dump: a file lies here before a row names it
    for name in (ZONE, AREAS):
        if (home.path / name).exists():
            shutil.copy(home.path / name, folder / name)
    (folder / MANIFEST).write_text(json.dumps(_digests(folder), indent=1), encoding="utf-8")


def check(folder: Path) -> None:
    """StoreError unless the folder holds a whole, undamaged backup."""
    if not (folder / MANIFEST).exists():
        raise StoreError(f"{folder} 不是完整的备份：缺少 {MANIFEST}。")
    promised, present = _promised(folder), _digests(folder)
    for name in sorted(promised.keys() | present.keys()):
        if promised.get(name) != present.get(name):
            raise StoreError(f"备份已损坏：{name} 与清单不符。")


def _promised(folder: Path) -> dict[str, str]:
    try:
        return dict(json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (ValueError, TypeError, RecursionError):
        raise StoreError(f"备份已损坏：{MANIFEST} 读不出来。") from None


def load(folder: Path, home: Home) -> None:
    """Makes an empty home the zone of a backup that ``check`` has passed, at this release's tables."""
    if home.exists:
        raise StoreError(f"{home.path} 已有园区“{home.zone}”；恢复只写入空目录，请用 --home 另选。")
    if home.external:
        refuse_occupied_server(home)
    lay_foundation(home, str(tomllib.loads((folder / ZONE).read_text(encoding="utf-8"))["zone"]))
    shutil.copytree(folder / "files", home.files, dirs_exist_ok=True)
    if (folder / AREAS).exists():
        shutil.copy(folder / AREAS, home.path / AREAS)
    _run(home, OWNER, "pg_restore", *WHOLE_OR_NOTHING, str(folder / DUMP))
    migrate(home)


def _run(home: Home, role: str, name: str, *arguments: str) -> None:
    address = make_conninfo(**home.address(), user=role)
    environment = {**os.environ, "PGPASSWORD": home.passwords()[role]}
    done = subprocess.run(  # noqa: S603
        [program(name), f"--dbname={address}", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise StoreError(f"{name} 失败：{done.stderr.strip()}")


def _digests(folder: Path) -> dict[str, str]:
    """sha256 of every file by its path in the folder, the manifest itself left out."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path != folder / MANIFEST:
            with path.open("rb") as content:
                found[path.relative_to(folder).as_posix()] = hashlib.file_digest(
                    content, "sha256"
                ).hexdigest()
    return found
