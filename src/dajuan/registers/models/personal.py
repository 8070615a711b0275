"""The vault of personal values: beside the ledger, so that a person can be erased and the chain still proves."""

from django.db import models


class PersonalValue(models.Model):
    """个人信息: a clear value under its reference, which is sha256(salt | value) and means nothing
    once the row is gone. Not ledgered; read only through ``read_personal``."""

    reference = models.CharField("索引", max_length=64, primary_key=True)
    purpose = models.CharField("用途", max_length=40)
    salt = models.CharField("盐", max_length=32)
    value = models.CharField("原值", max_length=200)

    class Meta:
        verbose_name = "个人信息"
        constraints = [models.UniqueConstraint(fields=["purpose", "value"], name="personal_value_once")]
