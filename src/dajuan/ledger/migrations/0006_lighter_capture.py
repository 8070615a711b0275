"""Homes made before get the present functions; every record and every workbook row costs less to write.

The two links that lose their constraint were checked row by row although only our own functions write
them; the two indexes dropped had no reader of their own. What a sheet held is counted once, since rows
that say nothing new are no longer kept. Counts of earlier sheets are told by their rows; no version of a
sheet in the ledger knows these columns, so nothing that was sealed changes.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

FUNCTIONS = import_module("dajuan.ledger.migrations.0002_capture_and_seal").FUNCTIONS
COUNTED = """
ALTER TABLE ledger_importsheet DISABLE TRIGGER ledger_update;
UPDATE ledger_importsheet s SET good = e.good, rejected = e.rejected
FROM (SELECT sheet_id, count(*) FILTER (WHERE status = 'good') AS good,
             count(*) FILTER (WHERE status = 'rejected') AS rejected
      FROM ledger_entry GROUP BY sheet_id) e WHERE e.sheet_id = s.id;
ALTER TABLE ledger_importsheet ENABLE TRIGGER ledger_update;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_changed")]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name="record", name="record_reported"),
        migrations.AlterField(
            model_name="record",
            name="change_set",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="records",
                to="ledger.changeset",
                verbose_name="变更集",
            ),
        ),
        migrations.AlterField(
            model_name="entry",
            name="sheet",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="entries",
                to="ledger.importsheet",
                verbose_name="表",
            ),
        ),
        migrations.AddField(
            model_name="importsheet",
            name="good",
            field=models.IntegerField(default=0, verbose_name="有效行数"),
        ),
        migrations.AddField(
            model_name="importsheet",
            name="rejected",
            field=models.IntegerField(default=0, verbose_name="剔除行数"),
        ),
        migrations.RunSQL(COUNTED, migrations.RunSQL.noop),
    ]
