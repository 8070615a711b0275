"""QR codes as SVG and PNG, without an imaging library."""

import struct
import zlib
from collections.abc import Iterator

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class QrCode:
    """``payload`` as modules (True is dark) with the quiet zone of four that the standard asks for."""

    def __init__(self, payload: str) -> None:
        code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
        code.add_data(payload)
        code.make(fit=True)
        self.modules: list[list[bool]] = code.get_matrix()

    def svg(self) -> str:
        """An inline SVG with its own description; the page decides its size."""
        size = len(self.modules)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"'
            f' role="img" aria-label="校验码二维码"><path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
            f'<path fill="#000" d="{"".join(self._path())}"/></svg>'
        )

    def png(self, scale: int = 8) -> bytes:
        """An 8-bit grey PNG, ``scale`` pixels a module."""
        size = len(self.modules) * scale
        lines = []
        for row in self.modules:
            line = b"\0" + b"".join((b"\0" if dark else b"\xff") * scale for dark in row)
            lines += [line] * scale
        header = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b""))
        return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)

    def _path(self) -> Iterator[str]:
        for y, row in enumerate(self.modules):
            for x, dark in enumerate(row):
                if dark:
                    yield f"M{x} {y}h1v1h-1z"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
