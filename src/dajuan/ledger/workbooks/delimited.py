"""CSV in the encodings Chinese systems write: UTF-8, GB18030, UTF-16."""

import codecs
import csv
import re

from dajuan.ledger.workbooks.archive import SAVE_AS, Refused

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 64 * 1024
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")


def read_delimited(content: bytes) -> list[list[str]]:
    """All rows as text. Refused when the bytes are no text or hold a single column without any separator."""
    text = _decoded(content)
    sample = text[:_SAMPLE]
    delimiter = max(",\t;|", key=sample.count)
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    except csv.Error as error:
        raise Refused(f"文本表格无法解析，可能有引号没有成对或一格内容过长，{SAVE_AS}") from error
    if not any(len(row) > 1 for row in rows):
        raise Refused("文件里没有用逗号或制表符分隔的表格；请提供 .xlsx、.xls、.xlsb、.ods 或 .csv")
    return rows


def _decoded(content: bytes) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strict(content, encoding)
    if b"\x00" in content[:_SAMPLE]:
        even, odd = content[0:_SAMPLE:2].count(0), content[1:_SAMPLE:2].count(0)
        return _strict(content, "utf-16-le" if odd > even else "utf-16-be")
    try:
        return _readable(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _strict(content, "gb18030")


def _strict(content: bytes, encoding: str) -> str:
    try:
        return _readable(content.decode(encoding))
    except UnicodeDecodeError as error:
        reason = f"文件既不是工作簿，也不是 UTF-8、GB18030 或 UTF-16 编码的文本，{SAVE_AS}"
        raise Refused(reason) from error


def _readable(text: str) -> str:
    sample = text[:_SAMPLE]
    if len(_ODD.findall(sample)) * 50 > len(sample):
        raise Refused("文件内容不是表格文本；请提供 .xlsx、.xls、.xlsb、.ods 或 .csv")
    return text
