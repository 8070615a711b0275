"""The ledgers besides those of projects, block by block."""

from dajuan.demo.block import Block
from dajuan.demo.cases import cases
from dajuan.demo.enterprises import enterprises
from dajuan.demo.funding import funding
from dajuan.demo.honours import honours
from dajuan.demo.innovation import innovation
from dajuan.demo.places import places
from dajuan.demo.rankings import bundles, rankings
from dajuan.demo.records import DemoZone
from dajuan.demo.residents import residents


def add_ledgers(whole: DemoZone, block: Block) -> None:
    """Adds all further ledgers of one block. Honours and rankings the zone has once, whatever its scale."""
    enterprises(block, {str(firm["credit_code"]) for firm in whole.ledgers.get("enterprises", [])})
    for add in (innovation, places, residents, funding, cases, bundles):
        add(block)
    if block.number == 0:
        honours(block)
        rankings(block)
    for ledger, rows in block.ledgers.items():
        whole.ledgers.setdefault(ledger, []).extend(rows)
