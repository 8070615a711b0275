"""Change-sets, their records and the hash chain. The app role may only read these tables.

Rows are written by database functions of the owner role (see migration 0002), so a session
of the app can neither forge a record nor attach one to an old change-set.
"""

from django.db import models


class ChangeSet(models.Model):
    """变更集: one act of one author, with a reason; sealed into the chain when it commits."""

    id = models.UUIDField("编号", primary_key=True)
    actor = models.CharField("账号", max_length=80)
    actor_label = models.CharField("岗位", max_length=80)
    department = models.CharField("单位", max_length=80, blank=True)
    action = models.CharField("动作", max_length=80)
    subject = models.CharField("对象", max_length=200, blank=True)
    reason = models.TextField("理由", blank=True)
    reported_on = models.DateField("填报日", null=True)
    key = models.CharField("幂等键", max_length=120, unique=True, null=True)  # noqa: DJ001 - NULLs must not collide
    body_sha256 = models.CharField("内容摘要", max_length=64, blank=True)
    source_file_sha256 = models.CharField("来源文件", max_length=64, blank=True)
    xid = models.BigIntegerField("事务号", db_index=True)
    at = models.DateTimeField("时间", db_index=True)

    class Meta:
        db_table = "ledger_change_set"
        verbose_name = "变更集"


class Record(models.Model):
    """记录: the full row after one change (``op`` i, u), before its deletion (d), or as an older
    report gave it after a newer one (h: history that never stood in the live table)."""

    id = models.BigAutoField(primary_key=True)
    #: Only the ledger's functions write here, with the change-set they opened: nothing to check row by row.
    change_set = models.ForeignKey(
        ChangeSet, models.DO_NOTHING, related_name="records", db_constraint=False, verbose_name="变更集"
    )
    table = models.CharField("表", max_length=63, db_column="table_name")
    entity = models.CharField("实体", max_length=63)
    op = models.CharField("操作", max_length=1)
    document = models.JSONField("全文")
    reported_on = models.DateField("填报日", null=True)

    class Meta:
        db_table = "ledger_record"
        verbose_name = "记录"
        indexes = [
            models.Index(fields=["table", "entity", "-id"], name="record_entity"),
            models.Index(
                fields=["table", "op", "entity"], name="record_changed", condition=~models.Q(op="i")
            ),
        ]


class Chain(models.Model):
    """链: gap-free positions; ``head = sha256(seq | previous | content)``."""

    seq = models.BigIntegerField("序号", primary_key=True)
    change_set = models.OneToOneField(
        ChangeSet, models.DO_NOTHING, related_name="chain", verbose_name="变更集"
    )
    count = models.IntegerField("记录数")
    content = models.BinaryField("内容摘要")
    previous = models.BinaryField("上一链头")
    head = models.BinaryField("链头")

    class Meta:
        db_table = "ledger_chain"
        verbose_name = "链"


class Withdrawal(models.Model):
    """撤回: takes a whole change-set (an import, say) out of every later reading; both stay visible."""

    change_set = models.OneToOneField(
        ChangeSet, models.DO_NOTHING, related_name="withdrawal", verbose_name="被撤回的变更集"
    )
    reason = models.TextField("撤回理由")

    class Meta:
        db_table = "ledger_withdrawal"
        verbose_name = "撤回"


class Cursor(models.Model):
    """游标: the last position a follower has handled."""

    follower = models.CharField("跟随者", max_length=80, primary_key=True)
    seq = models.BigIntegerField("已处理到", default=0)

    class Meta:
        db_table = "ledger_cursor"
        verbose_name = "游标"
