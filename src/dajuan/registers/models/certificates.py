"""Certificates issued to residents."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel


class DogCertificate(LedgeredModel):
    """养犬登记证: whose dog is registered until when. The holder stands here masked, with a reference
    to the vault; the clear value never enters the ledger."""

    natural_key: ClassVar[tuple[str, ...]] = ("number",)
    is_register: ClassVar[bool] = True

    number = models.CharField("登记证号", max_length=40)
    community = models.CharField("社区", max_length=80, blank=True)
    holder = models.CharField("持证人", max_length=40, blank=True)
    holder_reference = models.CharField("持证人索引", max_length=64, blank=True)
    breed = models.CharField("犬种", max_length=40, blank=True)
    immunity = models.CharField("免疫证明", max_length=40, blank=True)
    issued_on = models.DateField("发证日期", null=True)
    valid_to = models.DateField("有效期至", null=True)
    status = models.CharField("证件状态", max_length=20, blank=True)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "养犬登记证"
        constraints = [models.UniqueConstraint(fields=["number"], name="dog_certificate_once")]
