"""The further ledgers fit together: one code means one enterprise, one project, in all of them."""

import pytest

from dajuan.demo.first_zone import FIRST_ZONE
from dajuan.demo.layouts import Wording
from dajuan.demo.records import DemoZone
from dajuan.demo.second_zone import SECOND_ZONE
from dajuan.demo.zone import zone
from dajuan.ledger.definition import LEDGERS


@pytest.fixture(scope="module")
def invented() -> DemoZone:
    return zone(scale=2)


@pytest.mark.parametrize("wording", [FIRST_ZONE, SECOND_ZONE], ids=lambda wording: wording.name)
def test_every_ledger_of_the_shelf_is_in_the_zone(wording: Wording) -> None:
    assert {layout.ledger for layout in wording.layouts} == set(LEDGERS.codes())


@pytest.mark.parametrize(
    ("ledger", "field"),
    [
        ("research_activities", "credit_code"),
        ("technology_contracts", "seller_code"),
        ("tech_firms", "credit_code"),
        ("reserve_firms", "credit_code"),
        ("liaisons", "credit_code"),
        ("enterprise_problems", "credit_code"),
    ],
)
def test_enterprises_are_those_of_the_register(invented: DemoZone, ledger: str, field: str) -> None:
    known = {row["credit_code"] for row in invented.ledgers["enterprises"]}
    assert {row[field] for row in invented.ledgers[ledger]} <= known


def test_owners_of_industrial_projects_are_on_the_register(invented: DemoZone) -> None:
    names = {row["credit_code"]: row["enterprise_name"] for row in invented.ledgers["enterprises"]}
    owners = {p.credit_code: p.owner_name for p in invented.projects if p.category == "工业"}
    assert owners.items() <= names.items()


def test_bonds_and_central_funds_are_for_projects_of_the_zone(invented: DemoZone) -> None:
    projects = {p.code: p.name for p in invented.projects}
    for ledger in ("bond_lines", "central_funds"):
        for row in invented.ledgers[ledger]:
            assert projects[str(row["project_code"])] == row["project_name"]
    bonds = {row["project_name"] for row in invented.ledgers["bond_lines"]}
    assert {row["project_name"] for row in invented.ledgers["bond_payments"]} <= bonds


@pytest.mark.parametrize(
    ("ledger", "field"),
    [("dog_certificates", "number"), ("patrols", "number"), ("emergency_plans", "name"), ("bundles", "name")],
)
def test_numbers_and_names_never_come_twice(invented: DemoZone, ledger: str, field: str) -> None:
    values = [row[field] for row in invented.ledgers[ledger]]
    assert len(values) == len(set(values))


def test_holders_of_dogs_are_placeholders(invented: DemoZone) -> None:
    holders = {str(row["holder"]) for row in invented.ledgers["dog_certificates"]}
    assert all(holder.startswith("持证人") and holder.endswith("号") for holder in holders)
