"""Columns the ledgers of enterprises share, with the titles zones give them."""

from collections.abc import Iterable, Iterator

from dajuan.ledger.definition import Column, Row
from dajuan.ledger.models import LedgeredModel

NAMES = (
    "单位名称",
    "企业全称",
    "名称",
    "企业",
    "公司名称",
    "市场主体名称",
    "法人单位名称",
    "法人单位",
    "纳税人名称",
    "企业（单位）名称",
)
CODES = ("信用代码", "社会信用代码", "统一信用代码", "统一代码", "组织机构代码", "企业信用代码", "统一社会信用代码（18位）", "企业代码",
         "社会统一信用代码", "统一社会信用代码证号", "法人代码", "纳税人识别号", "USCC")  # fmt: skip

ENTERPRISE_NAME = Column("enterprise_name", "企业名称", NAMES, required=True)
CREDIT_CODE = Column("credit_code", "统一社会信用代码", CODES, kind="credit_code", required=True)
NOTE = Column("note", "备注", ("说明", "备注说明", "其他说明"), limit=4000)


def presenting(model: type[LedgeredModel], *order: str) -> Iterator[Row]:
    """All rows of a table, codes as their ledgers write them."""
    return as_written(model._default_manager.order_by(*order).values())


def as_written(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows whose credit codes are the ones typed, so that what goes out comes in the same."""
    for row in rows:
        yield {**row, "credit_code": row["written_code"]} if "written_code" in row else row
