"""What is done to registers. Every action writes through ``commit_change``."""

from dajuan.registers.actions.enterprises import (
    record_about,
    record_enterprise_changes,
    record_research_activities,
    record_tech_firms,
)

__all__ = [
    "record_about",
    "record_enterprise_changes",
    "record_research_activities",
    "record_tech_firms",
]
