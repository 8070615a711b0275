"""Words the indicators of enterprises share: cubes by name, conditions."""

import ibis.expr.types as ir

ENTERPRISES = "enterprises"
RESEARCH = "research_activities"
CONTRACTS = "technology_contracts"
TECH_FIRMS = "tech_firms"
RESERVE_FIRMS = "reserve_firms"
PLATFORMS = "innovation_platforms"
ALLIANCES = "innovation_alliances"
RECOGNITIONS = "recognitions"
#: The chain this zone reports by itself.
HYDROGEN = "氢能"


def on_register(t: ir.Table) -> ir.BooleanValue:
    """Industry above the threshold at the date."""
    return t.is_large_industry
