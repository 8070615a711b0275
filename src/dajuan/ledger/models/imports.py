"""Where imported facts came from: file, sheet, column, row. Every value leads back to its cell."""

from django.db import models

from dajuan.ledger.models.chain import ChangeSet


class ImportFile(models.Model):
    """导入文件: one published workbook; the bytes lie in the home's file store under their sha256.

    ``findings_kept`` counts its findings; None for a file published before they were kept.
    """

    sha256 = models.CharField("文件摘要", max_length=64, db_index=True)
    name = models.CharField("文件名", max_length=255)
    change_set = models.ForeignKey(
        ChangeSet, models.DO_NOTHING, related_name="files", db_constraint=False, verbose_name="变更集"
    )
    sender = models.CharField("报送单位", max_length=80, blank=True)
    findings_kept = models.IntegerField("问题数", null=True)

    class Meta:
        verbose_name = "导入文件"


class ImportSheet(models.Model):
    """导入表: one recognised sheet of a file, read as one ledger; ``good`` and ``rejected`` count its rows."""

    file = models.ForeignKey(ImportFile, models.CASCADE, related_name="sheets", verbose_name="文件")
    name = models.CharField("表名", max_length=255)
    ledger_code = models.CharField("台账种类", max_length=60)
    reported_on = models.DateField("填报日", null=True)
    good = models.IntegerField("有效行数", default=0)
    rejected = models.IntegerField("剔除行数", default=0)

    class Meta:
        verbose_name = "导入表"


class ImportColumn(models.Model):
    """导入列: which column of the sheet carried which field."""

    sheet = models.ForeignKey(ImportSheet, models.CASCADE, related_name="columns", verbose_name="表")
    field = models.CharField("字段", max_length=60)
    header = models.CharField("表头", max_length=255)
    letter = models.CharField("列", max_length=3)

    class Meta:
        verbose_name = "导入列"
        constraints = [models.UniqueConstraint(fields=["sheet", "field"], name="import_column_once")]


class Entry(models.Model):
    """台账行: one row as the clerk typed it; ``raw`` maps column letters to the raw cell text."""

    sheet = models.ForeignKey(
        ImportSheet,
        models.CASCADE,
        related_name="entries",
        db_constraint=False,
        db_index=False,
        verbose_name="表",
    )
    row_number = models.IntegerField("行号")
    status = models.CharField("状态", max_length=8, choices=[("good", "有效"), ("rejected", "剔除")])
    subject = models.CharField("对象", max_length=120, blank=True)
    raw = models.JSONField("原始行")

    class Meta:
        verbose_name = "台账行"
        constraints = [models.UniqueConstraint(fields=["sheet", "row_number"], name="entry_row_once")]


class ImportFinding(models.Model):
    """导入问题: why a row was left out, a cell not taken or something doubted, as it was told then.

    ``row_number`` is the sheet's own, 0 for a whole sheet; without ``sheet`` it is about the whole file.
    Of a ledger with personal data neither ``value`` nor ``reason`` says what a cell held.
    """

    EFFECTS = (
        ("row_rejected", "整行剔除"),
        ("cell_rejected", "按空值处理"),
        ("warning", "保留"),
        ("sheet_rejected", "整表没有导入"),
        ("notice", "提示"),
    )

    file = models.ForeignKey(ImportFile, models.CASCADE, related_name="findings", verbose_name="文件")
    sheet = models.CharField("表名", max_length=255, blank=True)
    row_number = models.IntegerField("行号")
    letter = models.CharField("列", max_length=3, blank=True)
    header = models.CharField("表头", max_length=255, blank=True)
    kind = models.CharField("类别", max_length=60)
    effect = models.CharField("处理", max_length=14, choices=EFFECTS)
    value = models.TextField("原始填写", blank=True)
    reason = models.TextField("原因")

    class Meta:
        verbose_name = "导入问题"

    @property
    def cell(self) -> str:
        """Where it stands as a spreadsheet says it: C7; only the row when it is about all of it."""
        return f"{self.letter}{self.row_number or ''}"


class ColumnAlias(models.Model):
    """列名对照: a zone's own wording for a column, remembered once a person has confirmed it."""

    ledger_code = models.CharField("台账种类", max_length=60)
    field = models.CharField("字段", max_length=60)
    title = models.CharField("表头写法", max_length=255)
    sender = models.CharField("报送单位", max_length=80, blank=True)

    class Meta:
        verbose_name = "列名对照"
        constraints = [
            models.UniqueConstraint(fields=["ledger_code", "title", "sender"], name="column_alias_once")
        ]
