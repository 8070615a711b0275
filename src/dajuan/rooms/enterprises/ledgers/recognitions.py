"""11 荣誉及首家首位清单: titles and ranks, each compared within a scope and granted by a document."""

from collections.abc import Iterator

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.row_rules import Expired, NeededWhen
from dajuan.ledger.workbooks.rules import Needed, Unique
from dajuan.registers.actions import record_about
from dajuan.registers.models import Recognition, RecognitionKind
from dajuan.rooms.enterprises.ledgers.columns import NOTE, presenting

KINDS = (
    ("全国第一", RecognitionKind.NATIONAL_FIRST.value),
    ("全国首位", RecognitionKind.NATIONAL_FIRST.value),
    ("全省第一", RecognitionKind.PROVINCIAL_FIRST.value),
    ("全省首位", RecognitionKind.PROVINCIAL_FIRST.value),
    ("全市第一", RecognitionKind.CITY_FIRST.value),
    ("全市首位", RecognitionKind.CITY_FIRST.value),
    ("首家", RecognitionKind.FIRST.value),
    ("首个", RecognitionKind.FIRST.value),
    ("首例", RecognitionKind.FIRST.value),
    ("唯一", RecognitionKind.ONLY.value),
    ("首批", RecognitionKind.FIRST_GROUP.value),
    ("率先", RecognitionKind.AHEAD.value),
    ("肯定", RecognitionKind.PRAISED.value),
    ("表扬", RecognitionKind.PRAISED.value),
    ("称号", RecognitionKind.TITLE.value),
    ("荣誉", RecognitionKind.TITLE.value),
    ("命名", RecognitionKind.TITLE.value),
)
#: What must not be said without a document and a scope.
_RANKS = frozenset(kind.value for kind in (
    RecognitionKind.NATIONAL_FIRST, RecognitionKind.PROVINCIAL_FIRST, RecognitionKind.CITY_FIRST,
    RecognitionKind.FIRST, RecognitionKind.ONLY, RecognitionKind.FIRST_GROUP,
))  # fmt: skip


def present_recognitions() -> Iterator[Row]:
    """All honours, by day."""
    return presenting(Recognition, "granted_on", "kind", "subject", "document")


LEDGERS.put(
    LedgerDefinition(
        code="recognitions",
        label="荣誉及首家首位",
        title_words=("表彰", "荣誉", "首家", "首位", "称号", "第一"),
        marks=("scope", "group_size", "level", "granted_by"),
        fewest_marks=2,
        identity=("kind", "document", "subject"),
        publish=record_about(Recognition),
        present=present_recognitions,
        columns=(
            Column("subject", "事项", ("荣誉名称", "事项名称", "荣誉称号", "荣誉事项", "称号名称", "名称", "内容", "成果名称", "荣誉（事项）名称"), required=True),
            Column("kind", "类型", ("首家第一", "荣誉种类", "荣誉类型", "类别", "事项类型", "荣誉类别", "称号类型", "事项类别"), kind="choice", choices=KINDS, required=True),
            Column("level", "授予层级", ("层级", "级别", "授予级别", "荣誉级别", "荣誉层级", "等级"), limit=20),
            Column("granted_by", "授予（发布）单位", ("颁授单位", "表彰单位", "授予单位", "发布单位", "授予机关", "颁发单位", "认定单位", "授予部门", "发布机构", "授予发布单位"), limit=120),
            Column("document", "文号", ("证明文号", "依据文号", "文件号", "证明材料文号", "发文字号", "文件文号", "授予文号"), limit=80, required=True),
            Column("granted_on", "日期", ("授予日期", "授予时间", "发布日期", "获得日期", "获得时间", "时间", "取得时间"), kind="date", year_in="document"),
            Column("scope", "比较范围", ("首位范围", "排名口径", "比较口径范围", "范围", "比较口径", "口径范围", "评比范围", "对比范围", "排名范围"), limit=80),
            Column("group_size", "同批入选数", ("同批数", "同批次入选数", "同批总数", "入选总数", "同批入选总数", "同批数量", "同批单位数"), kind="integer"),
            Column("expires_on", "有效期至", ("有效期", "有效期止", "到期日期", "到期时间", "有效截止日期"), kind="date"),
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            Needed("subject", "missing_name", "缺事项"),
            NeededWhen("document", "kind", _RANKS, "missing_document", "row_rejected", "“第一”“首家”等无证明文号，列为未证实，不计数"),
            NeededWhen("scope", "kind", _RANKS, "missing_scope", "warning", "“第一”“首家”等须写明比较范围，否则不得对外使用"),
            Unique(("kind", "document", "subject"), "subject", "事项、类型、文号"),
            Expired("expires_on", "称号已过有效期"),
        ),
    )
)  # fmt: skip
