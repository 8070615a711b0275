"""Quick sight of what was changed or deleted after its first record."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_checkpoints")]
    operations = [
        migrations.RemoveIndex(model_name="record", name="record_deleted"),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(condition=~models.Q(op="i"), fields=["table", "entity"], name="record_changed"),
        ),
    ]
