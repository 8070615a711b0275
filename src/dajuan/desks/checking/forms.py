"""The text to check: pasted, or out of a file; within what one page can carry."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from threading import Lock
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile

from dajuan.claims.documents import UnreadableError, text_of
from dajuan.desks.reading import latest_half_year
from dajuan.kernel.period import Period

LARGEST = 5 * 2**20
LARGEST_UNPACKED = 100 * 2**20
MOST_CHARACTERS = 100_000

_LINE_ENDS = re.compile("\r\n|[\r\v\f\u2028\u2029]")
#: What XML, and so Word, cannot carry.
_UNPRINTABLE = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: The PDF library must not be entered by two threads at once.
_one_at_a_time = Lock()


class CheckForm(forms.Form):
    """Cleans to ``text``: line ends as \\n, nothing that Word could not carry."""

    text = forms.CharField(
        label="文字",
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=f"最多 {MOST_CHARACTERS // 10_000} 万字；选了文件就核文件。",
    )
    document = forms.FileField(
        label="或者选文件",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".txt,.md,.docx,.html,.htm,.pdf"}),
        help_text=f"txt、md、docx、html 或文字版 pdf，不超过 {LARGEST // 2**20} MB。",
    )

    def clean(self) -> None:
        given = self.cleaned_data
        if self.errors:
            return
        upload = given.get("document")
        text = _text_of(upload) if upload else given["text"]
        text = _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text)).strip()
        if not text:
            raise forms.ValidationError("请粘贴文字，或者选一个文件")
        if len(text) > MOST_CHARACTERS:
            raise forms.ValidationError(
                f"共 {len(text):,} 字，超过一次 {MOST_CHARACTERS:,} 字；请分几次核，或用命令 dajuan check"
            )
        given["text"] = text


class LedgerCheckForm(CheckForm):
    """The same for somebody who may read the zone's figures; ``period`` is a Period, or None: arithmetic only."""

    period = forms.ChoiceField(
        label="与台账核对", required=False, help_text="只比名称、单位、期间都对得上的数。"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        latest = latest_half_year()
        field = cast("forms.ChoiceField", self.fields["period"])
        field.choices = [("", "不比，只核文中的算术"), *_periods(latest.end.year)]
        field.initial = str(latest)

    def clean_period(self) -> Period | None:
        chosen = self.cleaned_data["period"]
        return Period.parse(chosen) if chosen else None


def _periods(year: int) -> Iterator[tuple[str, str]]:
    """This year and the year before: whole, halves, months."""
    for one in (year, year - 1):
        for tail in ("", "-H1", "-H2", *(f"-{month:02}" for month in range(1, 13))):
            yield f"{one}{tail}", Period.parse(f"{one}{tail}").label


def _text_of(upload: "UploadedFile[bytes]") -> str:
    if (upload.size or 0) > LARGEST:
        raise forms.ValidationError(f"文件超过 {LARGEST // 2**20} MB，请删去图片，或只贴文字")
    data = upload.read()
    if _unpacked(data) > LARGEST_UNPACKED:
        raise forms.ValidationError("文件展开后太大，请另存，或只贴文字")
    try:
        with _one_at_a_time:
            return text_of(data, PurePath(upload.name or "").suffix.lower())
    except UnreadableError as error:
        raise forms.ValidationError(f"读不出文字：{error}") from error


def _unpacked(data: bytes) -> int:
    """How large a packed document says it becomes; 0 for what is not packed or is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return 0
