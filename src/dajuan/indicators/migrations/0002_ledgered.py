"""Every row of these tables is a fact: captured from the first day."""

from django.db import migrations

from dajuan.ledger.operations import Ledgered

MODELS = ("OfficialFigure",)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial"), ("ledger", "0002_capture_and_seal")]
    operations = [Ledgered(model) for model in MODELS]
