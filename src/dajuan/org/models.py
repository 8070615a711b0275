"""Departments as a dated tree, posts that sign in, and who holds which role where."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from dajuan.ledger.actors import Actor
from dajuan.ledger.models import LedgeredModel


class Role(models.TextChoices):
    """What somebody may do; which records they may see follows from the department."""

    LEADER = "leader", "领导"
    CLERK = "clerk", "专员"
    AUDITOR = "auditor", "审计员"
    ADMINISTRATOR = "administrator", "管理员"


class Department(LedgeredModel):
    """单位: a node of the tree; the one without a parent is the zone itself."""

    natural_key: ClassVar[tuple[str, ...]] = ("name",)
    is_register: ClassVar[bool] = True

    name = models.CharField("单位名称", max_length=80)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级单位"
    )
    valid_from = models.DateField("设立日期", null=True, blank=True)
    valid_to = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = "单位"
        constraints = [models.UniqueConstraint(fields=["name"], name="department_name_once")]

    def __str__(self) -> str:
        return self.name


class Closure(models.Model):
    """闭包: every department with itself and all above it; one encoding for roll-up and access."""

    ancestor = models.ForeignKey(Department, models.CASCADE, related_name="below", verbose_name="上级")
    descendant = models.ForeignKey(Department, models.CASCADE, related_name="above", verbose_name="下级")
    depth = models.IntegerField("层差")

    class Meta:
        verbose_name = "单位闭包"
        constraints = [models.UniqueConstraint(fields=["ancestor", "descendant"], name="closure_once")]


class PersonManager(BaseUserManager["Person"]):
    """Finds people by sign-in name; making one is an action (``create_person``)."""


class Person(AbstractBaseUser):
    """人员: a post that signs in. Passwords never enter the ledger, so this table is not ledgered."""

    username = models.CharField("登录名", max_length=40, unique=True)
    label = models.CharField("岗位名", max_length=80)
    is_active = models.BooleanField("启用", default=True)
    must_change_password = models.BooleanField("须改密码", default=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "人员"

    def __str__(self) -> str:
        return self.label

    def actor(self, department: str = "") -> Actor:
        """Who a change-set names."""
        return Actor(f"person:{self.pk}", self.label, department)


class Assignment(LedgeredModel):
    """任职: a person holds a role in a department from one day until (not including) another."""

    natural_key: ClassVar[tuple[str, ...]] = ("person", "role", "department", "valid_from")
    is_register: ClassVar[bool] = True

    person = models.ForeignKey(Person, models.PROTECT, related_name="assignments", verbose_name="人员")
    role = models.CharField("角色", max_length=20, choices=Role.choices)
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="assignments", verbose_name="单位"
    )
    valid_from = models.DateField("任职起")
    valid_to = models.DateField("任职止", null=True, blank=True)

    class Meta:
        verbose_name = "任职"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "department", "valid_from"], name="assignment_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="assignment_ends_after_start",
            ),
        ]


class Deed(LedgeredModel):
    """行为: what somebody did that changes no other ledgered table: an export, a password reset."""

    natural_key: ClassVar[tuple[str, ...]] = ("key",)

    key = models.UUIDField("编号")
    kind = models.CharField("行为", max_length=40)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="deeds", verbose_name="涉及人员"
    )
    detail = models.CharField("说明", max_length=400, blank=True)

    class Meta:
        verbose_name = "行为"
        constraints = [models.UniqueConstraint(fields=["key"], name="deed_once")]
