"""Tables of the duties machine."""

from dajuan.duties.models.cases import Case, CaseDetail, CaseKind, CheckResult, Grade

__all__ = ["Case", "CaseDetail", "CaseKind", "CheckResult", "Grade"]
