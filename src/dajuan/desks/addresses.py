"""Where a record leads: to its project or enterprise by the shape of its code, and to the row it was read from."""

import re

from django.urls import reverse

PROJECT = re.compile(r"\d{4}-\d{6}-\d{2}-\d{2}-\d{6}")
CREDIT = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")


def page_of(entity: str) -> str:
    """The page of the project or enterprise a code names; empty for anything else."""
    if PROJECT.fullmatch(entity):
        return reverse("project_page", args=[entity])
    if CREDIT.fullmatch(entity):
        return reverse("enterprise_page", args=[entity])
    return ""


def record_of(entity: str, entry: int | None) -> str:
    """The row of a ledger, or failing a workbook row the page of its code."""
    return page_of(entity) if entry is None else reverse("record", args=[entry])
