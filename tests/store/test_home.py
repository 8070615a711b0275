"""The folder with everything a zone owns."""

from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from dajuan.store.home import APP, OWNER, Home, StoreError


def test_reading_settings_leaves_no_trace(tmp_path: Path) -> None:
    home = Home.from_environment({"DAJUAN_HOME": str(tmp_path / "none")})
    assert home.secret_key()
    assert set(home.databases()) == {"default", "owner"}
    assert not home.path.exists()
    with pytest.raises(StoreError, match="dajuan init"):
        _ = home.zone


def test_what_is_made_once_stays_and_is_private(tmp_path: Path) -> None:
    home = Home(tmp_path / "deep" / "home")
    home.found('新"区')
    kept = (home.secret_key(), home.passwords())
    home.found("别的区")
    again = Home(home.path)
    assert (again.secret_key(), again.passwords()) == kept
    assert again.zone == '新"区'
    assert len(set(again.passwords().values())) == 4
    assert all(path.stat().st_mode & 0o077 == 0 for path in (home.path, *home.path.iterdir()))


def test_the_app_and_the_owner_share_a_database(tmp_path: Path) -> None:
    databases = Home(tmp_path).databases()
    assert {name: d["USER"] for name, d in databases.items()} == {"default": APP, "owner": OWNER}
    assert len({(d["NAME"], d["HOST"]) for d in databases.values()}) == 1


def test_only_the_web_process_pools_its_connections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(tmp_path)
    assert all("pool" not in d["OPTIONS"] for d in home.databases().values())
    monkeypatch.setenv("DAJUAN_POOL", "8")
    pooled = home.databases()
    assert pooled["default"]["OPTIONS"]["pool"]["max_size"] == 18
    assert pooled["default"]["CONN_MAX_AGE"] == 0
    assert "pool" not in pooled["owner"]["OPTIONS"]


def test_an_external_address_keeps_its_place_and_lends_no_login(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAJUAN_DATABASE_URL", "postgresql://keeper:secret@db.zone:5433/?sslmode=require")
    home = Home(tmp_path)
    default = home.databases()["default"]
    assert (default["HOST"], default["PORT"], default["NAME"]) == ("db.zone", "5433", "dajuan")
    assert default["USER"] == APP
    assert default["PASSWORD"] != "secret"
    assert default["OPTIONS"]["sslmode"] == "require"
    keeper = conninfo_to_dict(home.administration())
    assert (keeper["user"], keeper["password"], keeper["dbname"]) == ("keeper", "secret", "postgres")


def test_a_log_that_outgrew_the_limit_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dajuan.store.home.LOG_LIMIT", 10)
    home = Home(tmp_path)
    home.log("web").write_text("x" * 11)
    assert not home.log("web").exists()
    assert (tmp_path / "logs" / "web.old").read_text() == "x" * 11
