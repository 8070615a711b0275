"""Forms of the clerk."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from dajuan.desks.keyed import ReasonForm

MOST = 30
LARGEST = 50 * 1024 * 1024


class ManyFiles(forms.ClearableFileInput):
    """One control that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Cleans to a list of uploads within the limits."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        given = data if isinstance(data, (list, tuple)) else [data]
        cleaned = [super(FilesField, self).clean(one, initial) for one in given]
        if len(cleaned) > MOST:
            raise forms.ValidationError(f"一次最多 {MOST} 个文件，请分几次上传")
        if any((file.size or 0) > LARGEST for file in cleaned):
            raise forms.ValidationError("有文件超过 50 MB，请拆分后再上传")
        return cleaned


class UploadForm(forms.Form):
    """The workbooks of one import."""

    workbooks = FilesField(
        label="台账文件",
        widget=ManyFiles(attrs={"multiple": True, "accept": ".xlsx,.xls,.xlsb,.ods,.csv"}),
        help_text="Excel（xlsx、xls、xlsb）、ods 或 CSV，可以一次选多个；先检查，不会直接入账。",
    )


class PublishForm(ReasonForm):
    """How the checked files are taken over."""

    accept = forms.ChoiceField(
        label="怎么收",
        choices=[("good", "收无误的行，剔除的行另行更正"), ("all", "全部无误才收，否则一行都不收")],
        widget=forms.RadioSelect,
        initial="good",
    )
    reported_on = forms.DateField(
        label="填报日",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="表内写明日期的以表内为准；留空为今天。",
    )
    field_order = ("accept", "reported_on", "reason", "key")
