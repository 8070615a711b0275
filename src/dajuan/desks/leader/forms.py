"""Forms of the leader."""

from django import forms

from dajuan.desks.keyed import Keyed
from dajuan.projects.actions.suppression import LIGHTS


class SuppressionForm(Keyed):
    """Which light is silenced, why and until when."""

    light = forms.ChoiceField(label="灯", choices=list(LIGHTS.items()))
    reason = forms.CharField(label="批准的理由", max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    valid_to = forms.DateField(label="有效至", widget=forms.DateInput(attrs={"type": "date"}))
