"""Every row of these tables is a fact: captured from the first day."""

from django.db import migrations

from dajuan.ledger.operations import Ledgered

MODELS = ("Project", "ProjectBudget", "ProjectPlan", "Gate", "LightSuppression", "ProjectMonth", "MonthLock", "BatchMember", "BatchWithdrawal", "KeyProject",)


class Migration(migrations.Migration):
    dependencies = [("projects", "0001_initial"), ("ledger", "0002_capture_and_seal")]
    operations = [Ledgered(model) for model in MODELS]
