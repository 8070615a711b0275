"""Rooms, their themes and gaps, places, the search, and the vault, through the pages."""

import re
from urllib.parse import quote

import pytest
from django.test import Client

from dajuan.desks.registers.contents import key_of
from dajuan.desks.registers.narrowing import Asked, listing
from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.models import ChangeSet
from dajuan.org.models import Deed, Person, Role
from dajuan.store.home import AREAS, Home
from dajuan.store.transactions import read_tx
from tests.desks.furnished import HOLDER, furnish
from tests.desks.zone import code, fill
from tests.people import OWN, Post, appoint, appoint_all


@pytest.fixture
def people(zone_db: Home) -> dict[str, Person]:
    people = appoint_all()
    fill()
    furnish(zone_db)
    return people


@pytest.fixture
def leader(people: dict[str, Person]) -> Client:
    return signed_in(people["leader"])


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_the_funding_page_follows_the_money_and_every_number_opens(leader: Client) -> None:
    text = page(leader, "/rooms/business/funding/?period=2022-H1")
    assert "专项债资金：获批2,000.00万元，到账1,600.00万元，支出300.00万元" in text
    assert "专项债收益：预期200.00万元，实现100.00万元" in text
    assert (
        '<tfoot><tr><td>共 2 行</td><td class="n" data-label="获批专项债额度（万元）">2,000.00</td>' in text
    )
    assert "未达标" in text
    assert "不低于 49.9%" in text or "不低于 50%" in text
    links = set(re.findall(r'href="(/(?:figures|pictures|gaps)/[^"]+)"', text.replace("&amp;", "&")))
    assert len(links) > 10
    assert {link for link in links if leader.get(link).status_code != 200} == set()
    assert leader.get("/rooms/lever/funding/").status_code == 404
    assert leader.get("/rooms/business/nothing/").status_code == 404


def test_a_room_lists_who_lacks_what_only_to_who_may_open_records(leader: Client) -> None:
    shown = page(leader, "/rooms/enterprises/?period=2022-H1")
    assert "没有包联的规上工业企业" in shown
    assert "河岸4号建设有限公司" in shown
    assert "规上工业企业有包联3/6" in shown
    local = signed_in(appoint(Post("local", "工程科科员", Role.CLERK, OWN)))
    hidden = page(local, "/rooms/enterprises/?period=2022-H1")
    assert "3 / 6" in hidden
    assert "河岸4号建设有限公司" not in hidden
    assert local.get("/gaps/without_liaison/").status_code == 403


def test_a_breakdown_says_what_its_items_are(leader: Client) -> None:
    text = page(leader, "/rooms/lever/?period=2022-H1")
    assert "第1期 2个，第2期 2个" in text


def test_gaps_and_levels_open_at_the_reading_asked_for(leader: Client) -> None:
    behind = page(leader, "/gaps/expired_plans/?period=2022-H1")
    assert "缺 1，应有 4" in behind
    assert "防汛预案3" in behind
    assert "基准日没有这样的记录" in page(leader, "/gaps/expired_plans/?period=2022-H1&at=2022-05-31")
    assert "到账日期" in page(leader, "/pictures/bond_money/1/?period=2022-H1")
    for path in ("/gaps/none/", "/pictures/none/0/", "/pictures/bond_money/9/"):
        assert leader.get(path).status_code == 404


def test_the_ranking_board_is_a_table_with_reasons(leader: Client) -> None:
    text = page(leader, "/rooms/business/quality_season/?period=2022-H1")
    assert "超过 甲区" in text
    assert "并列第2" in text
    assert "3 个单位 · 组小" in text


def test_figures_show_their_light_and_their_other_dates(leader: Client) -> None:
    text = page(leader, "/figures/J010/?period=2022-H1")
    assert "不低于 100%，差 2个百分点以内为接近" in text
    assert text.count('<td><a href="/figures/J010.0') == 3
    assert "各期" not in page(leader, "/figures/P003/?period=2022-H1")


def test_places_stand_on_the_map_and_what_has_no_place_is_listed(leader: Client, zone_db: Home) -> None:
    text = page(leader, "/places/")
    assert "示意图" in text
    assert "各地点台账行数：河岸社区4，桥头社区4，新街社区4，科隆大道1" in text
    assert "集中充电点 4（40个）" in text
    assert "公园游园绿道 1 / 1" in text
    only = page(leader, "/places/?ledger=dog_certificates")
    assert "各地点台账行数：河岸社区1" in only
    assert "充电点11" in page(leader, "/places/?q=充电点11")
    (zone_db.path / AREAS).unlink()
    assert "还没有自己的地图" in page(leader, "/places/")


def test_one_place_is_put_together_from_every_ledger(leader: Client) -> None:
    area = page(leader, f"/places/{quote('河岸社区')}/")
    for ledger in ("charging_points", "emergency_plans", "dog_certificates", "enterprises"):
        assert f'id="{ledger}"' in area
    assert HOLDER not in area
    facility = page(leader, f"/places/{quote('充电点1')}/")
    assert "物业管护岗" in facility
    assert f'href="/places/{quote("桥头社区")}/"' in facility
    assert "点位 · 新增" in facility
    assert "充电点11" not in facility
    assert leader.get(f"/places/{quote('没有的地方')}/").status_code == 404


def test_one_box_finds_projects_enterprises_places_and_figures(leader: Client) -> None:
    text = page(leader, "/search/?q=科隆大道")
    assert f'href="/places/{quote("科隆大道管网重建")}/"' in text
    text = page(leader, "/search/?q=河岸3号")
    assert f"/projects/{code(3)}/" in text
    assert "91410771MA910003X3" in text
    assert "/figures/?q=F003" in page(leader, "/search/?q=获专项债资金")
    assert "没有找到" in page(leader, "/search/?q=没有这个词")
    local = signed_in(appoint(Post("local", "工程科科员", Role.CLERK, OWN)))
    assert "/places/" not in page(local, "/search/?q=科隆大道")


def test_a_masked_value_is_shown_once_for_a_reason_and_leaves_a_trace(people: dict[str, Person]) -> None:
    ledger = LEDGERS.get("dog_certificates")
    with read_tx():
        key = key_of(ledger, listing(ledger, Asked("", {}, "", wide=False)).matching[0])
    row, reveal = f"/registers/dog_certificates/{key}/", f"/vault/dog_certificates/{key}/holder/"
    assert "查看原值" not in page(signed_in(people["leader"]), row)
    assert signed_in(people["leader"]).get(reveal).status_code == 403
    clerk = signed_in(people["clerk"])
    assert f'href="{reveal}"' in page(clerk, row)
    asked = page(clerk, reveal)
    assert HOLDER not in asked
    key_of_form = re.search(r'name="key" value="([^"]+)"', asked)
    assert key_of_form
    assert HOLDER not in clerk.post(reveal, {"reason": " ", "key": key_of_form[1]}).content.decode()
    assert not Deed.objects.filter(kind="read_personal").exists()
    shown = clerk.post(reveal, {"reason": "核对续证", "key": key_of_form[1]})
    assert HOLDER in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    assert ChangeSet.objects.filter(action="org.read_personal").count() == 1
    vault = page(clerk, "/vault/")
    assert "核对续证" in vault
    assert HOLDER not in vault
    for missing in (
        "/vault/dog_certificates/0/holder/",
        f"/vault/dog_certificates/{key}/breed/",
        "/vault/none/1/x/",
    ):
        assert clerk.get(missing).status_code == 404
