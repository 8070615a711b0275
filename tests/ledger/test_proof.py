"""Whoever owns the tables can change anything; the proof finds it and says where."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.db import connections, models

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import commit_change
from dajuan.ledger.checkpoint import (
    Checkpoint,
    CheckpointError,
    current_checkpoint,
    read_checkpoint,
    write_checkpoint,
)
from dajuan.ledger.checks import attached_triggers, expected_triggers
from dajuan.ledger.models import Chain, ChangeSet, CheckpointTrace, ColumnAlias, Record
from dajuan.ledger.proof import Verdict, chain, verify
from dajuan.ledger.recording import record_rows
from dajuan.projects.models import BatchMember
from tests.ledger.positions import MEMBERS

pytestmark = pytest.mark.usefixtures("zone_db")

JANUARY, FEBRUARY = date(2022, 1, 31), date(2022, 2, 28)
LAST = 5


@pytest.fixture(autouse=True)
def history(zone_db: object) -> None:
    """1: three rows · 2: one of them changed · 3: an alias · 4: a row deleted, one late · 5: a row more."""

    def members(*rows: tuple[int, date, str]) -> None:
        found = [MEMBERS.row(*row) for row in rows]
        commit_change(
            lambda change: record_rows(change, BatchMember, found), by=CONSOLE, action="import", key=str(rows)
        )

    def fourth() -> None:
        BatchMember.objects.filter(provincial_code="2022-3").delete()
        ColumnAlias.objects.update(title="工程名")

    members((1, JANUARY, "甲"), (2, JANUARY, "乙"), (3, JANUARY, "丙"))
    members((1, FEBRUARY, "甲二"))
    commit_change(
        lambda _: ColumnAlias.objects.create(ledger_code="a", field="b", title="c"),
        by=CONSOLE,
        action="alias",
    )
    commit_change(lambda _: fourth(), by=CONSOLE, action="test", reason="重复")
    members((2, date(2022, 1, 1), "乙零"), (4, FEBRUARY, "丁"))


GUARDED = [*expected_triggers(), "ledger_record", "ledger_change_set", "ledger_chain"]
SAVED = ("ledger_record", "ledger_change_set", "ledger_chain", "projects_batchmember", "ledger_columnalias")


def tamper(*statements: str) -> None:
    """As the owner of the tables, with every guard of ours switched off and on again."""
    with connections["owner"].cursor() as cursor:
        for statement in (
            *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in GUARDED),
            *statements,
            *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in GUARDED),
        ):
            cursor.execute(statement)


@contextmanager
def tampered(*statements: str) -> Iterator[None]:
    """Tampers, and puts everything back: a new zone for each case takes longer than the case."""
    without_constraints()
    tamper(*(f"CREATE TEMP TABLE saved_{table} AS TABLE {table}" for table in SAVED), *statements)
    try:
        yield
    finally:
        for table in reversed(SAVED):
            back = f"INSERT INTO {table} TABLE saved_{table}"
            tamper(f"DELETE FROM {table}", back, f"DROP TABLE saved_{table}")


def without_constraints() -> None:
    """Drops what the database itself would refuse a forger, as the owner can."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass, conname FROM pg_constraint WHERE contype IN ('f', 'u')"
            " AND conrelid IN ('ledger_record'::regclass, 'ledger_chain'::regclass)"
            " OR confrelid = 'ledger_change_set'::regclass"
        )
        for table, name in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')


def places(verdict: Verdict) -> set[tuple[str, int | None]]:
    return {(finding.kind, finding.seq) for finding in verdict.findings}


def of(seq: int) -> str:
    return f"(SELECT change_set_id FROM ledger_chain WHERE seq = {seq})"


def record(seq: int, number: int) -> str:
    """The id of the record of one row in one change-set."""
    found = f"SELECT id FROM ledger_record WHERE change_set_id = {of(seq)}"
    return f"({found} AND document ->> 'provincial_code' = '2022-{number}')"


def row(number: int) -> str:
    return f"provincial_code = '2022-{number}'"


def swap(table: str, column: str, key: str, x: str, y: str) -> str:
    pairs = f"({x}, {y}), ({y}, {x})"
    return f"UPDATE {table} a SET {column} = b.{column} FROM {table} b WHERE (a.{key}, b.{key}) IN ({pairs})"


def test_an_honest_ledger_passes_and_is_counted() -> None:
    verdict = verify(current_checkpoint())
    assert verdict.ok, verdict.findings
    assert (verdict.seq, verdict.change_sets, verdict.records, verdict.rows) == (LAST, LAST, 9, 4)
    assert verdict.head == bytes(Chain.objects.get(seq=LAST).head).hex()


def test_an_empty_ledger_passes() -> None:
    tamper("DELETE FROM ledger_chain", "DELETE FROM ledger_record", "DELETE FROM ledger_change_set")
    tamper("DELETE FROM projects_batchmember", "DELETE FROM ledger_columnalias")
    assert verify() == Verdict()


CHANGE = f'UPDATE ledger_record SET document = document || \'{{"note": "改"}}\' WHERE id = {record(2, 1)}'
COPY = "SELECT change_set_id, table_name, entity, 'h', document FROM ledger_record"
INSERT = "INSERT INTO ledger_record (change_set_id, table_name, entity, op, document)"
HISTORY = [
    (CHANGE, {("content", 2), ("changed_row", 2)}),
    (f"DELETE FROM ledger_record WHERE id = {record(1, 2)}", {("count", 1), ("unrecorded_row", None)}),
    (f"DELETE FROM ledger_record WHERE id = {record(1, 1)}", {("count", 1)}),
    (f"{INSERT} {COPY} WHERE id = {record(2, 1)}", {("late_records", 2)}),
    (swap("ledger_record", "document", "id", record(1, 1), record(1, 3)), {("content", 1)}),
    (
        swap("ledger_record", "document", "id", record(1, 1), record(2, 1)),
        {("content", 1), ("content", 2), ("changed_row", 2)},
    ),
    (
        f"UPDATE ledger_record SET change_set_id = {of(2)} WHERE id = {record(1, 1)}",
        {("count", 1), ("count", 2)},
    ),
    (
        f"UPDATE ledger_record SET change_set_id = gen_random_uuid() WHERE id = {record(1, 1)}",
        {("count", 1), ("stray_records", None)},
    ),
    ("UPDATE ledger_change_set SET reason = '' WHERE reason <> ''", {("content", 4)}),
    (f"DELETE FROM ledger_change_set WHERE id = {of(3)}", {("missing_change_set", 3)}),
    ("DELETE FROM ledger_chain WHERE seq = 3", {("gap", 4), ("previous", 4), ("unsealed", None)}),
    ("DELETE FROM ledger_chain WHERE seq = 5", {("unsealed", None)}),
    ("UPDATE ledger_chain SET seq = 6 WHERE seq = 5", {("gap", 6), ("head", 6)}),
    (swap("ledger_chain", "change_set_id", "seq", "2", "3"), {("content", 2), ("content", 3)}),
]


def test_a_changed_history_is_found_where_it_was_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "_BATCH", 1)  # as in a ledger too long to be read in one go
    for statement, found in HISTORY:
        with tampered(statement):
            assert places(verify()) == found, statement
    assert verify().ok


REVIVE = (
    "INSERT INTO projects_batchmember SELECT (jsonb_populate_record(NULL::projects_batchmember, document)).*"
)
LIVE = [
    (f"UPDATE projects_batchmember SET project_name = '改' WHERE {row(1)}", ("changed_row", 2)),
    (f"UPDATE projects_batchmember SET reported_on = '2021-01-01' WHERE {row(2)}", ("changed_row", 1)),
    (f"DELETE FROM projects_batchmember WHERE {row(2)}", ("missing_row", 1)),
    ("INSERT INTO ledger_columnalias VALUES (99, '', '', '', '')", ("unrecorded_row", None)),
    (f"{REVIVE} FROM ledger_record WHERE id = {record(4, 3)}", ("deleted_row", 4)),
]


def test_a_live_row_changed_behind_the_ledger_is_found() -> None:
    for statement, found in LIVE:
        with tampered(statement):
            assert [(f.kind, f.seq) for f in verify().findings] == [found], statement
    assert verify().ok


def test_the_changed_column_is_named() -> None:
    tamper(f"UPDATE projects_batchmember SET project_name = '改' WHERE {row(1)}")
    entity = BatchMember.objects.get(project_name="改").pk
    assert [f.text for f in verify().findings] == [
        f"“批次成员”第 {entity} 行（最后记于第 2 号）：与账本不同的列：project_name"
    ]


def _other(field: "models.Field[object, object]") -> str:
    if field.max_length == 1:
        return "'u'"
    kind = field.get_internal_type()
    return {
        "DateField": "coalesce({c}, '2022-01-01'::date) + 1",
        "DateTimeField": "{c} + interval '1 microsecond'",
        "JSONField": "{c} || '{{\"x\": 1}}'",
        "BinaryField": "sha256({c})",
        "IntegerField": "{c} + 1",
        "BigIntegerField": "{c} + 100",
        "UUIDField": "gen_random_uuid()",
        "OneToOneField": "gen_random_uuid()",
        "ForeignKey": "gen_random_uuid()",
    }.get(kind, "coalesce({c}, '') || '0'").format(c=field.column)


#: Not sealed: the transaction's number says nothing once it has ended; a record's id only gives the order.
LOOSE = {(ChangeSet, "xid"), (Record, "id")}


def test_every_column_is_sealed() -> None:
    """A column added to the ledger without being sealed fails here."""
    for model, key in ((ChangeSet, "action = 'alias'"), (Record, "id = 5"), (Chain, "seq = 3")):
        table = model._meta.db_table
        for field in model._meta.concrete_fields:
            if (model, field.name) not in LOOSE:
                with tampered(f"UPDATE {table} SET {field.column} = {_other(field)} WHERE {key}"):
                    assert not verify().ok, (table, field.name)


def test_capture_switched_off_is_found() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE projects_batchmember DISABLE TRIGGER ledger_update")
        cursor.execute("DROP TRIGGER ledger_delete ON projects_gate")
    found = [(finding.kind, finding.table) for finding in verify().findings]
    assert found == [("capture", "projects_batchmember"), ("capture", "projects_gate")]


CUT = (
    f"DELETE FROM ledger_record WHERE change_set_id = {of(LAST)}",
    "CREATE TEMP TABLE cut AS SELECT change_set_id FROM ledger_chain WHERE seq = 5",
    "DELETE FROM ledger_chain WHERE seq = 5",
    "DELETE FROM ledger_change_set WHERE id IN (SELECT change_set_id FROM cut)",
    "DELETE FROM projects_batchmember WHERE provincial_code = '2022-4'",
)
REWRITE = (
    'UPDATE ledger_record SET document = document || \'{"project_name": "改"}\' WHERE id = 2',
    "UPDATE projects_batchmember SET project_name = '改' WHERE id = 2",
    """DO $$
    DECLARE
        link record;
        past bytea := sha256('dajuan');
    BEGIN
        FOR link IN SELECT * FROM ledger_chain ORDER BY seq LOOP
            UPDATE ledger_chain SET previous = past, content = ledger_content(change_set_id) WHERE seq = link.seq;
            UPDATE ledger_chain SET head = sha256(
                convert_to(ledger_part(seq::text), 'UTF8') || previous || content
            ) WHERE seq = link.seq RETURNING head INTO past;
        END LOOP;
    END $$""",
)


@pytest.mark.parametrize(("statements", "seq"), [(CUT, LAST), (REWRITE, LAST)], ids=["tail cut", "rewrite"])
def test_what_is_consistent_inside_only_a_checkpoint_outside_tells(
    statements: tuple[str, ...], seq: int
) -> None:
    kept = current_checkpoint()
    tamper(*statements)
    assert verify().ok
    assert places(verify(kept)) == {("checkpoint", seq)}


def test_a_ledger_that_grew_since_still_holds_its_checkpoint() -> None:
    kept = current_checkpoint()
    commit_change(lambda _: ColumnAlias.objects.update(title="又改"), by=CONSOLE, action="test")
    assert verify(kept).ok


def test_a_checkpoint_goes_to_a_file_and_leaves_a_trace(tmp_path: Path) -> None:
    file = tmp_path / "检查点.json"
    written = write_checkpoint(file, by=CONSOLE, reason="季度留存")

    assert read_checkpoint(file) == written
    assert set(json.loads(file.read_text())) == {"origin", "seq", "head", "time", "algorithm"}
    assert (written.origin, written.seq, written.algorithm) == ("测试园区", LAST, "sha256")
    trace = CheckpointTrace.objects.get()
    assert (trace.seq, trace.head, trace.destination) == (LAST, written.head, "检查点.json")
    assert verify(written).ok


def test_the_printed_code_shows_position_and_head() -> None:
    checkpoint = Checkpoint("测试园区", 12, "00" * 15 + "ff" * 17, "2022-07-01T08:00:00+08:00")
    assert checkpoint.code == "12-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA"
    assert Checkpoint.parse(checkpoint.json()) == checkpoint


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[:-5],
        lambda text: "[1, 2]",
        lambda text: text.replace("sha256", "md5"),
        lambda text: text.replace('"seq":5', '"seq":"5"'),
        lambda text: text.replace('"head":"', '"head":"00'),
    ],
)
def test_what_is_no_checkpoint_is_refused(damage: Callable[[str], str], tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.json"
    file.write_text(damage(current_checkpoint().json()))
    with pytest.raises(CheckpointError):
        read_checkpoint(file)


def test_every_ledgered_table_is_captured_and_no_other() -> None:
    assert attached_triggers() == expected_triggers()
