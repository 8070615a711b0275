"""Personal values: masked in the ledger, read for a recorded reason by who may, erased for good."""

import ast
from pathlib import Path

import pytest
from django.db import connection

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.models import Entry, ImportFinding
from dajuan.ledger.proof import verify
from dajuan.ledger.workbooks.preparing import Upload, prepare
from dajuan.ledger.workbooks.publishing import Terms, publish
from dajuan.org.models import Deed
from dajuan.org.refusals import Refused
from dajuan.registers.actions.personal import erase_personal, mask, read_personal
from dajuan.registers.models import DogCertificate, PersonalValue
from dajuan.store.home import Home
from tests.ledger.workbooks.making import projects, save
from tests.people import appoint_all

SOURCE = Path(__file__).parents[2] / "src" / "dajuan"
TITLES = ["证号", "犬主姓名", "联系电话", "品种", "免疫情况", "办证日期"]
ROWS = [
    ["Q1", "岗位一〇一", "13800001111", "比熊", "有", "2022/3/1"],
    ["Q2", "岗位一〇二", "13800002222", "金毛", "有", "2022/3/2"],
    ["", "岗位一〇三", "13800003333", "金毛", "有", "2022/3/2"],
]

#: Names and telephones where they do not belong: in a title, in a date.
SLIPPED = [
    ["证号", "犬主姓名", "岗位一〇六", "品种", "免疫情况", "办证日期"],
    ["Q4", "岗位一〇四", "13800004444", "比熊", "有", "岗位一〇四 13800004444"],
    ["Q5", "岗位一〇五“丁”", "", "金毛", "有", "岗位一〇五“丁”"],
    ["", "岗位一〇六", "13800004444", "金毛", "有", "岗位一〇六"],
    ["Q6", "岗位一〇四" * 60, "", "金毛", "有", "2022/3/2"],
]
#: Without the day, which is required.
LACKING = [
    ["证号", "社区", "犬主姓名", "品种", "免疫情况", "岗位一〇六"],
    ["Q7", "河岸社区", "岗位一〇四", "比熊", "有", "13800004444"],
]


@pytest.fixture
def certificate(zone_db: Home, tmp_path: Path) -> DogCertificate:
    path = save(tmp_path / "a.xlsx", {"养犬登记": [TITLES, *ROWS]})
    publish(prepare([Upload(path.name, path)]), Terms(CONSOLE, zone_db, load_history=True))
    assert list(zone_db.files.iterdir()) == []
    return DogCertificate.objects.get(number="Q1")


@pytest.mark.parametrize(
    ("value", "shown"), [("", ""), ("李", "*"), ("李四", "李*"), ("H59487083", "H****83"), ("12345", "1****")]
)
def test_a_mask_shows_little(value: str, shown: str) -> None:
    assert mask(value) == shown


def test_nothing_typed_in_the_clear_is_kept(certificate: DogCertificate) -> None:
    assert (certificate.holder, len(certificate.holder_reference)) == ("岗****", 64)
    typed = {text for raw in Entry.objects.values_list("raw", flat=True) for text in raw.values()}
    assert not {"岗位一〇一", "岗位一〇三", "13800001111"} & typed
    assert {"比熊", "Q1"} <= typed


def test_why_a_row_was_left_out_is_kept_without_saying_whose_it_is(zone_db: Home, tmp_path: Path) -> None:
    """Names and telephones slip into every column; not a table but the vault may hold one of them."""
    path = save(tmp_path / "a.xlsx", {"养犬登记": SLIPPED, "养犬登记补": LACKING})
    told = prepare([Upload(path.name, path)], mapping=[("", "岗位一〇五“丁”", "not_needed")])
    said = [finding.reason for finding in told.reports[0].findings]
    assert any("岗位一〇四" in reason for reason in [*said, *(s.refused for s in told.files[0].sheets)])
    publish(told, Terms(CONSOLE, zone_db, load_history=True))
    assert sorted(ImportFinding.objects.values_list("letter", "row_number", "effect", "value", "reason")) == [
        ("", 0, "sheet_rejected", "", "看来是“养犬登记发证”，但必填的列不全"),
        ("A", 4, "row_rejected", "", "缺登记证号"),
        ("B", 5, "warning", "（个人信息）", "持证人编号超过200字，只保留前200字"),
        (
            "C",
            1,
            "notice",
            "（个人信息）",
            "不认识列“（个人信息）”，没有读取；如有对应的内容请用页面上的对照（或 --mapping 文件）指明",
        ),
        (
            "F",
            1,
            "notice",
            "（个人信息）",
            "不认识列“（个人信息）”，没有读取；如有对应的内容请用页面上的对照（或 --mapping 文件）指明",
        ),
        ("F", 2, "cell_rejected", "（个人信息）", "日期列填“（个人信息）”，按空值处理"),
        ("F", 3, "cell_rejected", "（个人信息）", "日期列填“（个人信息）”，按空值处理"),
        ("F", 4, "cell_rejected", "（个人信息）", "日期列填“（个人信息）”，按空值处理"),
    ]
    assert PersonalValue.objects.filter(value="岗位一〇四").exists()
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - {PersonalValue._meta.db_table}
        for table in sorted(tables):
            for text in ("岗位一〇四", "13800004444", "岗位一〇五“丁”", "岗位一〇六"):
                cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{text}%"])
                assert (table, text, cursor.fetchone()) == (table, text, (0,))
    assert verify().findings == []


def test_an_original_with_personal_data_on_a_refused_sheet_is_not_kept(zone_db: Home, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"项目": projects(), "养犬登记": LACKING})
    told = publish(prepare([Upload(path.name, path)]), Terms(CONSOLE, zone_db, load_history=True))
    assert [(sheet.ledger, bool(sheet.refused)) for sheet in told[0].sheets] == [
        ("platform_projects", False),
        ("dog_certificates", True),
    ]
    assert list(zone_db.files.iterdir()) == []


def test_reading_needs_the_ability_and_leaves_a_trace(certificate: DogCertificate) -> None:
    people = appoint_all()
    reference = certificate.holder_reference
    for role, reason in (("leader", "核实"), ("auditor", "核实"), ("clerk", " ")):
        with pytest.raises(Refused):
            read_personal(reference=reference, person=people[role], reason=reason)
    assert not Deed.objects.filter(kind="read_personal").exists()
    assert read_personal(reference=reference, person=people["clerk"], reason="核实") == "岗位一〇一"
    assert "核实" in Deed.objects.get(kind="read_personal").detail


def test_what_is_erased_is_gone_and_the_chain_still_proves(certificate: DogCertificate) -> None:
    people = appoint_all()
    reference = certificate.holder_reference
    assert erase_personal(reference=reference, by=CONSOLE, reason="本人申请").value
    assert read_personal(reference=reference, person=people["clerk"], reason="核实") is None
    assert not PersonalValue.objects.filter(value="岗位一〇一").exists()
    certificate.refresh_from_db()
    assert certificate.holder_reference == reference
    assert verify().findings == []


def test_only_the_actions_on_personal_values_touch_the_vault() -> None:
    """Clear values have one door: whoever names the table elsewhere opens another."""
    naming = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if path.parent.name != "migrations"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Name | ast.alias)
        and (node.id if isinstance(node, ast.Name) else node.name) == "PersonalValue"
    }
    assert naming == {"registers/actions/personal.py", "registers/models/__init__.py"}
