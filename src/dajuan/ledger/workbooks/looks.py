"""What a workbook shows and its cells do not tell, whatever its format."""

from collections.abc import Callable
from pathlib import Path

from dajuan.ledger.workbooks.number_formats import Looks
from dajuan.ledger.workbooks.ods_looks import ods_looks
from dajuan.ledger.workbooks.xls_looks import xls_looks
from dajuan.ledger.workbooks.xlsb_looks import xlsb_looks
from dajuan.ledger.workbooks.xlsx_looks import xlsx_looks

_READERS: dict[str, Callable[[Path], Looks]] = {
    "xlsx": xlsx_looks,
    "xls": xls_looks,
    "xlsb": xlsb_looks,
    "ods": ods_looks,
}


def looks_of(path: Path, kind: str) -> Looks:
    """By sheet; Refused when the file turns out to be damaged."""
    return _READERS[kind](path)
