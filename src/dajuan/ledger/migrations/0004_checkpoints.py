"""The trace of checkpoints taken, and quick sight of what was deleted."""

from django.db import migrations, models

from dajuan.ledger.operations import Ledgered

REVOKE = """
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'dajuan_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON ledger_checkpoint_trace FROM dajuan_app;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_ledgered")]
    operations = [
        migrations.CreateModel(
            name="CheckpointTrace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.BigIntegerField(verbose_name="序号")),
                ("head", models.CharField(max_length=64, verbose_name="链头")),
                ("taken_at", models.DateTimeField(verbose_name="留存时间")),
                ("destination", models.CharField(max_length=200, verbose_name="去向")),
            ],
            options={"verbose_name": "检查点留痕", "db_table": "ledger_checkpoint_trace"},
        ),
        Ledgered("CheckpointTrace"),
        migrations.RunSQL(REVOKE, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(condition=models.Q(("op", "d")), fields=["table"], name="record_deleted"),
        ),
    ]
