"""Forms of the leader."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from django import forms
from django.core.exceptions import ValidationError

from dajuan.desks.keyed import Keyed
from dajuan.desks.leader.lit_rules import LitRule
from dajuan.kernel.clock import Clock


def _not_past(day: date) -> None:
    if day < Clock.today():
        raise ValidationError("这一天已过，请填今天或以后的日期")


class SuppressionForm(Keyed):
    """Which light is silenced, why and until when."""

    light = forms.ChoiceField(label="灯")
    reason = forms.CharField(label="批准的理由", max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    valid_to = forms.DateField(
        label="有效至", widget=forms.DateInput(attrs={"type": "date"}), validators=[_not_past]
    )

    def __init__(self, lit: Sequence[LitRule], data: Mapping[str, object] | None = None) -> None:
        """``lit`` are the lights of the project: only what warns, or is silenced already, can be silenced."""
        super().__init__(data)
        self.choices = [(one.light, one.name) for one in lit if one.colour != "green"]
        cast("forms.ChoiceField", self.fields["light"]).choices = self.choices
