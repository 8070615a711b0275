"""The pages of an import: nothing to publish is not offered, names lead to originals, a CSV has no sheet."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dajuan.ledger.models import ImportFile
from dajuan.store.home import Home
from tests.ledger.workbooks.making import code_of, months, projects, save
from tests.people import appoint_all

CSV = "项目代码,项目名称,建设性质,计划开工,计划竣工,总投资（万元）\n{code},电池厂,新建,2022-03-01,2023-03-01,{total}\n"


@pytest.fixture
def clerk(zone_db: Home) -> Client:
    client = Client()
    client.force_login(appoint_all()["clerk"])
    return client


def upload(client: Client, name: str, content: bytes) -> str:
    """The address of the preview."""
    files = [SimpleUploadedFile(name, content)]
    return client.post("/imports/upload/", {"workbooks": files}).headers["Location"]


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def publish(client: Client, preview: str) -> str:
    """The address of the published file."""
    client.post(f"{preview}publish/", {"accept": "good", "reason": "补录", "key": str(uuid4())})
    return f"/imports/{ImportFile.objects.get().pk}/"


def test_publishing_is_not_offered_without_a_row_to_publish(clerk: Client, tmp_path: Path) -> None:
    strangers = save(tmp_path / "月报.xlsx", {"3月": months({5: 1, 6: 2})})
    shown = page(clerk, upload(clerk, "月报.xlsx", strangers.read_bytes()))
    assert "项目代码在项目台账中不存在" in shown
    assert "没有一行可以入账" in shown
    assert "publish/" not in shown
    good = save(tmp_path / "台账.xlsx", {"项目": projects()})
    shown = page(clerk, upload(clerk, "台账.xlsx", good.read_bytes()))
    assert "publish/" in shown
    assert "没有一行可以入账" not in shown


def test_the_name_of_a_file_leads_to_its_original(clerk: Client, tmp_path: Path) -> None:
    content = save(tmp_path / "台账.xlsx", {"项目": projects()}).read_bytes()
    published = publish(clerk, upload(clerk, "台账.xlsx", content))
    heading = re.search(r'<h1[^>]*><a href="([^"]+)">台账.xlsx</a>', page(clerk, published))
    assert heading
    assert clerk.get(heading[1]).content == content


def test_a_csv_goes_by_its_name_on_every_page(clerk: Client) -> None:
    good, bad = (
        CSV.format(code=code_of(1), total=900),
        f"{code_of(2)},轴承厂,新建,2022-03-01,2023-03-01,很多\n",
    )
    preview = upload(clerk, "重大项目.csv", (good + bad).encode("gb18030"))
    shown = page(clerk, preview)
    assert "<h2>重大项目.csv</h2>" in shown
    assert not re.search(r">csv[<！!]", shown)
    published = publish(clerk, preview)
    for address in (published, f"{published}?show=rows", "/registers/platform_projects/"):
        assert not re.search(r">csv\b", page(clerk, address)), address
    assert re.search(r"<small>重大项目.csv</small>", page(clerk, published))


def test_a_csv_nobody_knows_is_refused_by_its_name(clerk: Client) -> None:
    shown = page(clerk, upload(clerk, "杂项.csv", "类别,个数,占比\n临街,3,0.5\n".encode()))
    assert "（表：杂项.csv）" in shown
    assert "没有一行可以入账" in shown


def test_the_result_leads_to_what_a_file_brought(clerk: Client, tmp_path: Path) -> None:
    content = save(tmp_path / "台账.xlsx", {"项目": projects()}).read_bytes()
    first, again = (upload(clerk, "台账.xlsx", content) for _ in range(2))
    for preview in (first, again):
        published = publish(clerk, preview)
        assert f'<a href="{published}">台账.xlsx</a>' in page(clerk, preview)
