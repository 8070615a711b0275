"""A project, its money, its yearly plan and its gates. Amounts are in 元."""

from typing import ClassVar

from django.db import models

from dajuan.ledger.models import LedgeredModel
from dajuan.org.models import Department


def project_key(model: str = "Project") -> "models.ForeignKey[Project, Project]":
    """The link of a part to its project: by project code, so bulk loads need no look-up. It leads the part's
    natural key, whose index serves it too."""
    return models.ForeignKey(
        model,
        models.PROTECT,
        to_field="code",
        db_column="project_code",
        db_index=False,
        related_name="+",
        verbose_name="项目",
    )


class Project(LedgeredModel):
    """项目: the master record (dossier A3). ``parent_code`` marks a child of a bundle (打捆)."""

    natural_key: ClassVar[tuple[str, ...]] = ("code",)
    is_register: ClassVar[bool] = True

    code = models.CharField("项目代码", max_length=40, unique=True)
    name = models.CharField("项目名称", max_length=200)
    parent_code = models.CharField("打捆父项代码", max_length=40, blank=True)
    category = models.CharField("项目类别", max_length=40, blank=True)
    approval_type = models.CharField("立项类型", max_length=20, blank=True)
    nature = models.CharField("建设性质", max_length=20, blank=True)
    owner_name = models.CharField("项目单位", max_length=200, blank=True)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    industry_code = models.CharField("行业代码", max_length=8, blank=True)
    chain = models.CharField("产业链", max_length=60, blank=True)
    site = models.CharField("建设地点", max_length=200, blank=True)
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, related_name="projects", verbose_name="责任单位"
    )
    leader = models.CharField("分包领导", max_length=80, blank=True)
    officer = models.CharField("服务专员", max_length=80, blank=True)
    stage = models.CharField("项目阶段", max_length=20, blank=True)
    in_statistics = models.BooleanField("是否入库统计", default=False)
    note = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "项目"
        indexes = [models.Index(fields=["parent_code"]), models.Index(fields=["department", "stage"])]

    def __str__(self) -> str:
        return self.name


class ProjectBudget(LedgeredModel):
    """项目投资: what the whole project is planned to cost, and from which pockets."""

    natural_key: ClassVar[tuple[str, ...]] = ("project",)
    is_register: ClassVar[bool] = True

    project = project_key()
    total_investment = models.DecimalField("计划总投资", max_digits=20, decimal_places=2)
    own_funds = models.DecimalField("自筹", max_digits=20, decimal_places=2, null=True)
    loan_funds = models.DecimalField("贷款及其他", max_digits=20, decimal_places=2, null=True)

    class Meta:
        verbose_name = "项目投资"
        constraints = [models.UniqueConstraint(fields=["project"], name="budget_once")]


class ProjectPlan(LedgeredModel):
    """年度计划: what a project is to invest and reach in one year."""

    natural_key: ClassVar[tuple[str, ...]] = ("project", "year")
    is_register: ClassVar[bool] = True

    project = project_key()
    year = models.IntegerField("年度")
    annual_plan = models.DecimalField("年度计划投资", max_digits=20, decimal_places=2, null=True)
    annual_goal = models.CharField("年度目标", max_length=200, blank=True)

    class Meta:
        verbose_name = "年度计划"
        constraints = [models.UniqueConstraint(fields=["project", "year"], name="plan_once")]


class GateKind(models.TextChoices):
    """The gates a project passes, in order."""

    SIGNED = "signed", "签约"
    PERFORMED = "performed", "履约"
    STARTED = "started", "开工"
    COMPLETED = "completed", "竣工"
    PRODUCING = "producing", "投产"
    AT_CAPACITY = "at_capacity", "达效"


class Gate(LedgeredModel):
    """关口: the planned and the real date of one gate, and the paper that proves it."""

    natural_key: ClassVar[tuple[str, ...]] = ("project", "kind")
    is_register: ClassVar[bool] = True

    project = project_key()
    kind = models.CharField("关口", max_length=12, choices=GateKind.choices)
    planned = models.DateField("计划日期", null=True)
    actual = models.DateField("实际日期", null=True)
    evidence = models.CharField("佐证", max_length=200, blank=True)

    class Meta:
        verbose_name = "关口"
        constraints = [models.UniqueConstraint(fields=["project", "kind"], name="gate_once")]


class LightSuppression(LedgeredModel):
    """灯色说明: an approved reason that silences one light of a project until a day."""

    natural_key: ClassVar[tuple[str, ...]] = ("project", "light", "valid_from")

    project = project_key()
    light = models.CharField("灯", max_length=12)
    reason = models.TextField("理由")
    approved_by = models.CharField("批准岗位", max_length=80)
    valid_from = models.DateField("起")
    valid_to = models.DateField("止")

    class Meta:
        verbose_name = "灯色说明"
        constraints = [
            models.UniqueConstraint(fields=["project", "light", "valid_from"], name="suppression_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")), name="suppression_ends"
            ),
        ]
