"""How rows travel from the reading process: length-prefixed frames of plain values."""

import marshal
from collections.abc import Iterator
from typing import Any, BinaryIO

#: ("file", kind, warnings) · ("sheet", name, hidden, merged, uncomputed, hidden_rows)
#: · ("rows", rows) · ("end",) · ("refused", reason). Only str, float, int, bool, list and tuple inside.
Frame = tuple[Any, ...]
_PREFIX = 8


def write_frame(out: BinaryIO, frame: Frame) -> None:
    """One frame; marshal is the quickest carrier of plain values and both ends are the same program."""
    content = marshal.dumps(frame)
    out.write(len(content).to_bytes(_PREFIX))
    out.write(content)
    out.flush()


def read_frames_of(stream: BinaryIO) -> Iterator[Frame]:
    """Frames up to the end of the stream; a torn one ends it."""
    while len(prefix := stream.read(_PREFIX)) == _PREFIX:
        length = int.from_bytes(prefix)
        content = stream.read(length)
        if len(content) < length:
            return
        yield marshal.loads(content)  # noqa: S302 - written by our own reading process
