"""Departments, assignments and deeds are facts: every write needs an open change-set."""

from django.db import migrations

from dajuan.ledger.operations import Ledgered


class Migration(migrations.Migration):
    dependencies = [("org", "0001_initial"), ("ledger", "0002_capture_and_seal")]
    operations = [Ledgered(model) for model in ("Department", "Assignment", "Deed")]
