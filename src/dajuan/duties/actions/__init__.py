"""What is done to cases."""

from dajuan.duties.actions.cases import record_cases

__all__ = ["record_cases"]
