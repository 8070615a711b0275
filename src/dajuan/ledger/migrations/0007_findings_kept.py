"""What was found wrong with an import stays for ever, sealed like the file it is about.

Files published before this have no count: their findings were shown when they were published and not kept.
"""

import django.db.models.deletion
from django.db import migrations, models

from dajuan.ledger.operations import Ledgered

GUARDED = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger_importfinding
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
DO $$
DECLARE
    role_name text;
BEGIN
    FOR role_name IN SELECT rolname FROM pg_roles WHERE rolname = 'dajuan_app' LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON ledger_importfinding FROM %I', role_name);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0006_lighter_capture")]
    operations = [
        migrations.AddField(
            model_name="importfile",
            name="findings_kept",
            field=models.IntegerField(null=True, verbose_name="问题数"),
        ),
        migrations.CreateModel(
            name="ImportFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sheet", models.CharField(blank=True, max_length=255, verbose_name="表名")),
                ("row_number", models.IntegerField(verbose_name="行号")),
                ("letter", models.CharField(blank=True, max_length=3, verbose_name="列")),
                ("header", models.CharField(blank=True, max_length=255, verbose_name="表头")),
                ("kind", models.CharField(max_length=60, verbose_name="类别")),
                (
                    "effect",
                    models.CharField(
                        choices=[
                            ("row_rejected", "整行剔除"),
                            ("cell_rejected", "按空值处理"),
                            ("warning", "保留"),
                            ("sheet_rejected", "整表没有导入"),
                            ("notice", "提示"),
                        ],
                        max_length=14,
                        verbose_name="处理",
                    ),
                ),
                ("value", models.TextField(blank=True, verbose_name="原始填写")),
                ("reason", models.TextField(verbose_name="原因")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="ledger.importfile",
                        verbose_name="文件",
                    ),
                ),
            ],
            options={"verbose_name": "导入问题"},
        ),
        Ledgered("ImportFinding"),
        migrations.RunSQL(GUARDED, migrations.RunSQL.noop),
    ]
