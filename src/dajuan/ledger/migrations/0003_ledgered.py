"""The ledger's own tables that people write to are facts as well."""

from django.db import migrations

from dajuan.ledger.operations import Ledgered


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_capture_and_seal")]
    operations = [
        Ledgered(model)
        for model in ("Withdrawal", "ImportFile", "ImportSheet", "ImportColumn", "ColumnAlias")
    ]
