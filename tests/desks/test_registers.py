"""Registers, rows, rooms and enterprises, through the pages: what is found, summed, exported, opened."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from openpyxl import load_workbook

from dajuan.desks.registers.contents import identity_said, is_personal, key_of, name_of, said
from dajuan.desks.registers.narrowing import Asked, listing
from dajuan.ledger.definition import LEDGERS, Column, LedgerDefinition, Row
from dajuan.ledger.models import ChangeSet, Entry
from dajuan.ledger.recording import Recorded
from dajuan.org.models import Role
from dajuan.projects.models import Project
from dajuan.store.home import Home
from dajuan.store.transactions import read_tx
from tests.acceptance.product import load
from tests.desks.zone import PROJECTS, code, credit_code, fill
from tests.ledger.workbooks.making import projects, save
from tests.people import OWN, Post, appoint, appoint_all

pytestmark = pytest.mark.usefixtures("zone_db")


@pytest.fixture
def leader() -> Client:
    people = appoint_all()
    fill()
    client = Client()
    client.force_login(people["leader"])
    return client


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_all_ledgers_are_listed_by_room_with_their_rows(leader: Client) -> None:
    text = page(leader, "/registers/")
    assert all(ledger.label in text for ledger in LEDGERS)
    assert "项目与经济" in text
    assert f">{PROJECTS}<" in text


def test_a_ledger_is_searched_filtered_and_summed_without_details(leader: Client) -> None:
    assert "合计 70 行（另有 2 行只作明细）" in page(leader, "/registers/platform_projects/")
    found = page(leader, "/registers/platform_projects/?q=氢能&f-stage=前期")
    assert "共 12 条" not in found
    assert "绿道三期工程" not in found
    assert "合计 12 行" in found
    total = sum(1200 + 370 * (n % 17) for n in range(2, PROJECTS, 6)) * 6
    assert f"{total:,}.00" in found
    assert "没有符合条件的行" in page(leader, "/registers/platform_projects/?q=没有这样的")
    assert "这本台账还没有报来" in page(leader, "/registers/official_figures/")


def test_months_are_summed_one_at_a_time(leader: Client) -> None:
    every = page(leader, "/registers/project_months/")
    assert "各期的数不相加" in every
    assert 'class="n" data-label="年初累计完成（万元）">' not in every.partition("<tfoot>")[2]
    one = page(leader, "/registers/project_months/?f-month=2022年6月")
    assert "各期的数不相加" not in one
    assert 'class="n" data-label="年初累计完成（万元）">' in one.partition("<tfoot>")[2]


def test_a_row_says_its_year_plainly_and_the_sheet_it_is_on() -> None:
    reserve, research = LEDGERS.get("reserve_firms"), LEDGERS.get("research_activities")
    assert said(reserve.column("applies_in"), 2023) == "2023"
    assert said(research.column("researchers"), 1200) == "1,200"
    row: Row = {"credit_code": "C1", "period_start": date(2022, 1, 1), "period_end": date(2022, 6, 30)}
    assert identity_said(research, row) == "C1 · 2022年1-6月"


def test_rows_without_a_name_get_it_from_the_ledger_of_their_code(leader: Client) -> None:
    assert "标准厂房改造（1期）" in page(leader, "/registers/project_months/?q=标准厂房改造（1期）")


def test_sorting_is_by_value_and_empty_cells_come_last(leader: Client) -> None:
    ledger = LEDGERS.get("batch_members")
    with read_tx():
        projects = LEDGERS.get("platform_projects")
        rising = listing(projects, Asked("", {}, "started_on", wide=False)).matching
        falling = listing(ledger, Asked("", {}, "-declared_investment", wide=False)).matching
    assert rising[-1]["started_on"] is None
    amounts = [row["declared_investment"] for row in falling]
    assert amounts == sorted(amounts, reverse=True)  # type: ignore[type-var]
    assert 'aria-sort="descending"' in page(leader, "/registers/batch_members/?sort=-declared_investment")


def test_the_export_holds_exactly_what_is_filtered_and_leaves_a_trace(leader: Client) -> None:
    query = "?f-month=2022年6月&sort=-year_to_date"
    plain = (
        leader.get(f"/registers/project_months/export.csv{query}").content.decode("utf-8-sig").splitlines()
    )
    book = load_workbook(io.BytesIO(leader.get(f"/registers/project_months/export.xlsx{query}").content))
    assert "年初累计完成（万元）" in plain[0]
    assert len(plain) - 1 == 36
    assert book.sheetnames == ["2022年06月"]
    assert book.active is not None
    assert book.active.max_row - 4 == 36
    assert ChangeSet.objects.filter(action="org.export").count() == 2
    assert leader.get("/registers/project_months/export.pdf").status_code == 404


def test_a_row_opens_to_its_history(leader: Client) -> None:
    with read_tx():
        ledger = LEDGERS.get("batch_members")
        row = listing(ledger, Asked("", {}, "", wide=False)).matching[0]
    text = page(leader, f"/registers/batch_members/{key_of(ledger, row)}/")
    assert "批次成员 · 新增" in text
    assert f"/projects/{row['project_code']}/" in text
    assert "直接登记在系统里" in text
    assert leader.get("/registers/batch_members/999999/").status_code == 404
    assert leader.get("/registers/nothing/").status_code == 404


def test_an_imported_row_names_its_workbook_row_and_every_report(tmp_path: Path, zone_db: Home) -> None:
    client = Client()
    client.force_login(appoint_all()["leader"])
    for name, total in (("三月.xlsx", 10_000), ("四月.xlsx", 12_000)):
        load([save(tmp_path / name, {"项目": projects(total=total)})], zone_db)
    with read_tx():
        ledger = LEDGERS.get("platform_projects")
        row = listing(ledger, Asked("第2号厂房", {}, "", wide=False)).matching[0]
    text = page(client, f"/registers/platform_projects/{key_of(ledger, row)}/")
    assert "项目 · 第 " in text
    assert "计划总投资" in text
    assert '<span class="was">10,000.00 万元</span> → 12,000.00 万元' in text
    assert "三月.xlsx" in text
    assert "项目投资 · 修改" in text
    reported = [entry for entry in Entry.objects.all() if row["code"] in entry.raw.values()]
    assert len(reported) == 2
    for entry in reported:
        address = client.get(f"/records/{entry.pk}/").headers["Location"]
        assert address == f"/registers/platform_projects/{key_of(ledger, row)}/"
    assert client.get("/records/999999/").status_code == 404


def test_only_the_zone_s_own_posts_open_rows(leader: Client) -> None:
    local = Client()
    local.force_login(appoint(Post("local", "工程科科员", Role.CLERK, OWN)))
    assert local.get("/registers/platform_projects/").status_code == 403
    assert local.get(f"/enterprises/{credit_code(3)}/").status_code == 403
    assert 'href="/registers/platform_projects/"' not in page(local, "/registers/")
    assert 'href="/registers/platform_projects/"' not in page(local, "/rooms/lever/")


def test_a_room_shows_figures_gaps_and_its_pictures(leader: Client) -> None:
    text = page(leader, "/rooms/lever/?period=2022-H1")
    assert "市级平台项目数" in text
    assert "签约一批：在册" in text
    assert "没有记录：相关台账还没有报来" in text
    assert "缺：" in text
    assert "与5月持平" in text
    assert leader.get("/rooms/nowhere/").status_code == 404
    assert "没有记录" in page(leader, "/rooms/residents/")
    assert "三个满意" in page(leader, "/rooms/")


def test_an_enterprise_is_put_together_from_every_ledger(leader: Client) -> None:
    text = page(leader, f"/enterprises/{credit_code(3)}/")
    assert "河岸3号建设有限公司" in text
    assert code(3) in text
    assert 'id="batch_members"' in text
    assert 'id="project_months"' in text
    assert code(4) not in text
    found = page(leader, "/enterprises/?q=河岸17号")
    assert credit_code(17) in found
    assert credit_code(18) not in found
    assert leader.get("/enterprises/91410771MA9000000X/").status_code == 404


def _nothing(*_: object) -> Recorded:
    return Recorded()


def test_personal_columns_are_neither_searched_nor_offered() -> None:
    rows: list[Row] = [
        {"number": f"N{n}", "holder": "张*", "kind": "甲" if n % 2 else "乙"} for n in range(30)
    ]
    ledger = LedgerDefinition(
        code="sample",
        label="样品",
        columns=(
            Column("number", "编号", required=True),
            Column("holder", "持有人", personal=True),
            Column("kind", "类别"),
        ),
        identity=("number",),
        publish=_nothing,
        present=lambda: rows,
    )
    with read_tx():
        searched = listing(ledger, Asked("张", {}, "", wide=False))
        offered = listing(replace(ledger, code="sample2"), Asked("", {"holder": "无"}, "holder", wide=True))
    assert searched.matching == []
    assert [one.column.field for one in offered.filters] == ["kind"]
    assert len(offered.matching) == 30
    assert is_personal(offered.shown[0])
    assert name_of(ledger, rows[0]) == "N0"


def test_an_industry_is_named_wherever_its_code_is_shown(leader: Client) -> None:
    project = Project.objects.get(code=code(0))
    assert project.industry_code == "C2710"
    for path in (f"/projects/{project.code}/", f"/registers/platform_projects/{project.pk}/"):
        assert "C2710 医药制造业" in page(leader, path), path
    listed = page(leader, "/registers/platform_projects/?columns=all")
    assert listed.count(">C2710 医药制造业<") > 1
    assert '<option value="C2710">C2710 医药制造业（' in listed
    assert "行业大类“医药制造业”项目数" in page(leader, "/figures/?q=P012")
