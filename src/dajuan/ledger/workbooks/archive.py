"""What a file really is, and whether it is safe to open: checked before any parser sees it."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 64 * 2**20
MAX_ENTRIES = 2_000
MAX_UNPACKED = 200 * 2**20
MAX_RATIO = 100
_SMALL = 10 * 2**20  # below this an archive is no bomb, however well it packs
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4_096
_OTHER_FORMATS = (
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩包"),
    (b"{\\rtf", "RTF 文档"),
)
SAVE_AS = "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入"
#: For whatever a parser stumbles over, in words that hold for every cause; its own are for programmers.
UNREADABLE = (
    "工作簿无法读取，可能已损坏、设有密码或不是标准格式；"
    "请用 Excel 或 WPS 打开，确认能看到内容、去掉密码后另存为 .xlsx 再导入；打不开的请向填报单位重新要一份"
)
DAMAGED = f"文件已损坏或没有传完整，{SAVE_AS}；打不开的请向填报单位重新要一份"


class Refused(Exception):
    """The whole file is refused; the text says why and what to do."""


@dataclass(frozen=True)
class Nature:
    """``kind`` is xlsx, xls, xlsb, ods or csv; ``warnings`` are (kind, reason) about the whole file."""

    kind: str
    warnings: tuple[tuple[str, str], ...] = ()


def examine(path: Path) -> Nature:
    """Looks at size, first bytes and archive directory; raises Refused for what must not be opened."""
    size = path.stat().st_size
    if size == 0:
        raise Refused("文件是空的，请核对后重新报送")
    if size > MAX_BYTES:
        raise Refused(f"文件有 {size // 2**20} MB，超过上限 {MAX_BYTES // 2**20} MB，请拆分后再导入")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"PK"):
        return _examine_zip(path)
    if head.startswith(_OLE):
        return _examine_ole(path)
    for magic, name in _OTHER_FORMATS:
        if head.startswith(magic):
            raise Refused(f"这是{name}，不是工作簿；请提供 .xlsx、.xls、.xlsb、.ods 或 .csv")
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml)", head, re.IGNORECASE):
        raise Refused(f"这是网页或 XML 格式的表，不是真正的工作簿，{SAVE_AS}")
    return Nature("csv")


def _examine_zip(path: Path) -> Nature:
    try:
        with zipfile.ZipFile(path) as archive:
            return _nature_of(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise Refused(DAMAGED) from error


def _nature_of(archive: zipfile.ZipFile) -> Nature:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise Refused(f"压缩包内有 {len(entries)} 个文件，超过上限 {MAX_ENTRIES}，不是正常的工作簿")
    unpacked, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > packed * MAX_RATIO):
        raise Refused(
            f"展开后有 {unpacked // 2**20} MB，疑似压缩炸弹，未打开；请清除多余的行列和格式后另存再导入"
        )
    names = [entry.filename.replace("\\", "/") for entry in entries]
    if any(name.startswith("/") or ".." in name.split("/") or ":" in name for name in names):
        raise Refused("压缩包内有指向包外的文件名，未打开；请另存为 .xlsx 再导入")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("文件设有密码，请去掉密码后再导入")
    return Nature(_zip_kind(archive, names), tuple(_zip_warnings(names)))


def _zip_kind(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "xl/workbook.xml" in names or any(re.fullmatch(r"xl/workbook\d*\.xml", name) for name in names):
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "mimetype" in names and b"opendocument.spreadsheet" in archive.open("mimetype").read(200):
        return "ods"
    if any(name.startswith("word/") for name in names):
        raise Refused("这是 Word 文档，不是工作簿；请把表格放进 .xlsx 再导入")
    raise Refused("压缩包里没有工作簿；请直接提供 .xlsx、.xls、.xlsb、.ods 或 .csv，不要打包")


def _zip_warnings(names: list[str]) -> Iterator[tuple[str, str]]:
    if any(name.startswith("xl/externalLinks/") for name in names):
        yield "external_link", "工作簿引用了其他文件；引用没有打开，按单元格里保存的结果读取"
    if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
        yield "macro", "工作簿带有宏；宏没有运行"


def _examine_ole(path: Path) -> Nature:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused("文件设有打开密码，请在 Excel 或 WPS 里去掉密码后再导入")
    if "WordDocument".encode("utf-16-le") in content:
        raise Refused("这是 Word 文档，不是工作簿；请把表格放进 .xlsx 再导入")
    macros = "_VBA_PROJECT".encode("utf-16-le") in content
    return Nature("xls", (("macro", "工作簿带有宏；宏没有运行"),) if macros else ())
