"""That a checkpoint left the database. What proves anything is the copy outside, not this row."""

from django.db import models


class CheckpointTrace(models.Model):
    """检查点留痕: which position was taken out, when, and where to."""

    seq = models.BigIntegerField("序号")
    head = models.CharField("链头", max_length=64)
    taken_at = models.DateTimeField("留存时间")
    destination = models.CharField("去向", max_length=200)

    class Meta:
        db_table = "ledger_checkpoint_trace"
        verbose_name = "检查点留痕"
