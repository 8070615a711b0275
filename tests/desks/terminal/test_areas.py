"""``dajuan areas``: a map that can be read is kept with a trace, any other leaves the old one."""

from pathlib import Path

from typer.testing import CliRunner

from dajuan.demo.areas import NOTE, area_map
from dajuan.demo.block import COMMUNITIES
from dajuan.desks.places.geography import Unreadable, kept
from dajuan.desks.terminal import REASONS, add_commands, app
from dajuan.org.models import Deed
from dajuan.store.home import Home

add_commands()


def test_a_map_is_kept_with_a_trace(zone_db: Home, tmp_path: Path) -> None:
    file = tmp_path / "zone.geojson"
    file.write_text(area_map(), encoding="utf-8")
    done = CliRunner().invoke(app, ["areas", str(file)])
    assert done.exit_code == 0
    assert COMMUNITIES[0] in done.stdout
    shape = kept(zone_db)
    assert shape is not None
    assert shape.note == NOTE
    assert "zone.geojson" in Deed.objects.get(kind="keep_map").detail


def test_what_is_no_map_is_refused(zone_db: Home, tmp_path: Path) -> None:
    for content in (b"not json", b"\xff\xfe"):
        (tmp_path / "bad.geojson").write_bytes(content)
        done = CliRunner().invoke(app, ["areas", str(tmp_path / "bad.geojson")])
        assert isinstance(done.exception, tuple(REASONS))
    assert Unreadable in REASONS
    assert kept(zone_db) is None
    assert not Deed.objects.exists()
