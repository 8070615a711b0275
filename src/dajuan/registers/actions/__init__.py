"""What is done to registers. Every action writes through ``commit_change``."""

from dajuan.registers.actions.enterprises import (
    quarters_of,
    record_about,
    record_enterprise_changes,
    record_research_activities,
    record_tech_firms,
)

__all__ = [
    "quarters_of",
    "record_about",
    "record_enterprise_changes",
    "record_research_activities",
    "record_tech_firms",
]
