"""The table behind the text: every figure with its formula, dates and records."""

from collections.abc import Iterator

from dajuan.answers.bound import STATE_LABELS
from dajuan.answers.sheet import RenderedSheet

TITLE = "附表 数字来源"
HEADINGS = ("编号", "名称", "数值", "算法与口径", "基准日", "已知", "记录")
#: Shares of the text width.
COLUMNS = (0.10, 0.18, 0.12, 0.28, 0.125, 0.125, 0.07)


def rows(sheet: RenderedSheet) -> Iterator[tuple[str, ...]]:
    """One row a figure, in the order of the text; cells as printed."""
    for figure in sheet.figures.values():
        known = str(figure.known_date) if figure.known_date else f"第{sheet.known_seq}号"
        notes = (figure.formula, figure.scope_note, figure.doubt and f"存疑：{figure.doubt}")
        yield (
            figure.key,
            figure.label,
            figure.printed,
            "；".join(note for note in notes if note) or STATE_LABELS[figure.state],
            str(figure.at or ""),
            known if figure.at else "",
            str(figure.records),
        )
