"""The functions and triggers that make the ledger true: open, capture, seal, refuse.

They belong to the owner role and run with its rights (SECURITY DEFINER); the app role may call
``ledger_open_change`` and nothing else, so no session of the app can forge or switch off history.
"""

from pathlib import Path

from django.db import migrations

_FOLDER = Path(__file__).parent.parent / "sql"
FUNCTIONS = (_FOLDER / "functions.sql").read_text(encoding="utf-8")
TRIGGERS = (_FOLDER / "capture_and_seal.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop),
    ]
