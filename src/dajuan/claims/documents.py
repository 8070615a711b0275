"""Text out of txt, md, docx, html and text PDFs. Paragraphs are separated by blank lines."""

import io
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import docx
import pypdfium2  # type: ignore[import-untyped]
from charset_normalizer import from_bytes
from docx.document import Document
from docx.table import Table

from dajuan.kernel.obstacle import obstacle

_BLOCKS = frozenset(
    ["p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "table", "section", "article", "title"]
)
_HIDDEN = frozenset(["script", "style", "template", "noscript"])
_MARKUP = re.compile(r"^[ ]{0,3}(?:#{1,6}[ ]+|[>*+-][ ]+)|\*\*|__|`", re.MULTILINE)
MOST_BYTES = 64 * 1024 * 1024


class UnreadableError(Exception):
    """The document cannot be read; the message says why, in Chinese, for the person at the terminal."""


def document_text(path: str) -> str:
    """Text of a file, or of standard input for ``-``; UnreadableError when there is none to be had."""
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1) if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise UnreadableError(f"无法读取“{path}”：{obstacle(error)}") from error
    if len(data) > MOST_BYTES:
        raise UnreadableError(f"“{path}”超过64MB")
    return text_of(data, "" if path == "-" else Path(path).suffix.lower())


def text_of(data: bytes, suffix: str = "") -> str:
    """Text of a document's bytes; the kind is told by its first bytes, then by the suffix (.md, .html)."""
    try:
        if data.startswith(b"%PDF"):
            return _pdf(data)
        if data.startswith(b"PK"):
            return _docx(data)
    except UnreadableError:
        raise
    except (
        Exception
    ) as error:  # a damaged file fails with whatever its parser stumbled over: zlib, lxml, attributes
        raise UnreadableError("文件已损坏，或不是Word、PDF文档") from error
    text = _decoded(data)
    if suffix in {".html", ".htm"} or re.match(r"\s*<(?:!doctype html|html)", text, re.IGNORECASE):
        return _html(text)
    return _MARKUP.sub("", text) if suffix == ".md" else text


def _decoded(data: bytes) -> str:
    """UTF-8, else GB 18030, else what fits best; binary data is refused."""
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("不是文本文件")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = from_bytes(data[:65536]).best()
    if best is None:
        raise UnreadableError("无法识别文字编码")
    return data.decode(best.encoding, errors="replace")


def _docx(data: bytes) -> str:
    document: Document = docx.Document(io.BytesIO(data))
    blocks: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            blocks.extend("｜".join(cell.text.strip() for cell in row.cells) for row in block.rows)
        else:
            blocks.append(block.text)
    return "\n\n".join(block for block in blocks if block.strip())


def _pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    text = "\n".join(pages).replace("\r\n", "\n")
    if not text.strip():
        raise UnreadableError("PDF里没有文字（可能是扫描件）")
    return text


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag in {"td", "th"}:
            self.parts.append("｜")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in _HIDDEN and self.hidden > 0
        if tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def _html(text: str) -> str:
    parser = _Text()
    parser.feed(text)
    parser.close()
    return re.sub(r"\s*\n\n\s*", "\n\n", "".join(parser.parts)).strip()
