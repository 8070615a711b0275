"""Reading cases."""

from collections.abc import Iterator

from dajuan.duties.models import Case, CaseDetail, CaseKind


def cases_of(kind: CaseKind) -> Iterator[dict[str, object]]:
    """All cases of a kind with what only that kind has, by number."""
    details = {row["number"]: row for row in CaseDetail.objects.filter(kind=kind).values()}
    for row in Case.objects.filter(kind=kind).order_by("number").values():
        yield {**details.get(row["number"], {}), **row}
