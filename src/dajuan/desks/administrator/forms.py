"""Forms of the administrator."""

from django import forms
from django.core.validators import RegexValidator

from dajuan.desks.keyed import Keyed
from dajuan.org.models import Department, Role

_USERNAME = RegexValidator(r"^[a-zA-Z0-9._-]{3,40}$", "登录名用 3—40 个英文字母、数字或 . _ -")


class PostForm(Keyed):
    """A role in a department."""

    role = forms.ChoiceField(label="角色", choices=[("", "请选择"), *Role.choices])
    department = forms.ModelChoiceField(
        label="单位",
        queryset=Department.objects.order_by("name"),
        empty_label="请选择",
        help_text="角色的范围：本单位及下级；选园区即全部。",
    )
    reason = forms.CharField(label="理由", max_length=200)


class PersonForm(PostForm):
    """A new account with its first assignment."""

    field_order = ("username", "label", "role", "department", "reason")

    username = forms.CharField(label="登录名", max_length=40, validators=[_USERNAME])
    label = forms.CharField(
        label="岗位名", max_length=80, help_text="印在审计和签发记录上，写岗位，不写姓名。"
    )


class DepartmentForm(Keyed):
    """A department below another."""

    name = forms.CharField(label="单位名称", max_length=80)
    parent = forms.ModelChoiceField(
        label="上级单位", queryset=Department.objects.order_by("name"), empty_label="请选择"
    )
