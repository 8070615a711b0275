"""A backup is whole or refused; what comes back is the same zone with the same rights."""

import json
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from dajuan.store.backup import check, load, save
from dajuan.store.home import APP, AREAS, OWNER, Home, StoreError

RIGHTS = """
SELECT relname, coalesce(relacl::text, '') FROM pg_class WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT proname, coalesce(proacl::text, '') FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT 'public', nspacl::text FROM pg_namespace WHERE nspname = 'public'
UNION ALL SELECT 'default ' || defaclobjtype::text, defaclacl::text FROM pg_default_acl
ORDER BY 1, 2
"""


def rights(home: Home) -> str:
    """Who may do what with every table, function and schema, and with those still to come."""
    with psycopg.connect(home.login(OWNER)) as owner:
        return "\n".join(map(str, owner.execute(RIGHTS)))


@pytest.fixture
def saved(zone_db: Home, tmp_path: Path) -> Path:
    (zone_db.files / "ab").mkdir()
    (zone_db.files / "ab" / "abcd").write_bytes(b"a workbook")
    (zone_db.path / AREAS).write_text("a map")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('k', 'kept', now())")
    folder = tmp_path / "backup"
    save(zone_db, folder, lambda place: (place / "rights").write_text(rights(zone_db)))
    return folder


def test_a_backup_comes_back_with_its_data_files_and_rights(
    saved: Path, zone_db: Home, second_home: Home
) -> None:
    check(saved)
    load(saved, second_home)
    with psycopg.connect(second_home.login(APP)) as app:
        assert app.execute("SELECT session_data FROM django_session").fetchall() == [("kept",)]
    assert (second_home.files / "ab" / "abcd").read_bytes() == b"a workbook"
    assert (second_home.path / AREAS).read_text() == "a map"
    assert second_home.zone == zone_db.zone
    assert rights(second_home) == (saved / "rights").read_text()
    with pytest.raises(StoreError, match="空目录"):
        load(saved, second_home)


def test_a_zone_on_an_external_server_loses_nothing_to_a_restore(
    saved: Path, template: Home, second_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAJUAN_DATABASE_URL", template.administration())
    with pytest.raises(StoreError, match="已有园区"):
        load(saved, second_home)
    assert not second_home.exists
    monkeypatch.delenv("DAJUAN_DATABASE_URL")
    psycopg.connect(template.login(APP)).close()


def test_a_damaged_backup_is_refused(saved: Path) -> None:
    (saved / "files" / "ab" / "abcd").write_bytes(b"another one")
    with pytest.raises(StoreError, match="files/ab/abcd"):
        check(saved)
    (saved / "files" / "ab" / "abcd").unlink()
    with pytest.raises(StoreError, match="files/ab/abcd"):
        check(saved)
    (saved / "manifest.json").unlink()
    with pytest.raises(StoreError, match="不是完整的备份"):
        check(saved)


def test_a_backup_goes_into_an_empty_folder(saved: Path, zone_db: Home) -> None:
    assert set(json.loads((saved / "manifest.json").read_text())) >= {"database.dump", "rights", "zone.toml"}
    with pytest.raises(StoreError, match="不是空目录"):
        save(zone_db, saved, lambda place: None)
