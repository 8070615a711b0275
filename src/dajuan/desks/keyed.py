"""Forms that carry a key made when they were rendered, so a repeated post changes nothing."""

from uuid import uuid4

from django import forms


class Keyed(forms.Form):
    """A form with an idempotency key."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def once(self) -> str:
        """The key as ``commit_change`` takes it."""
        return f"form:{self.cleaned_data['key']}"


class ReasonForm(Keyed):
    """Anything that needs only a reason."""

    reason = forms.CharField(label="理由", max_length=200)
