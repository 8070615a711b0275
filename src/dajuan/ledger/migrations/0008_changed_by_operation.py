"""Deleted entities are found by their operation, without reading every change of a table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0007_findings_kept")]
    operations = [
        migrations.RemoveIndex("record", "record_changed"),
        migrations.AddIndex(
            "record",
            models.Index(condition=~models.Q(op="i"), fields=["table", "op", "entity"], name="record_changed"),
        ),
    ]
