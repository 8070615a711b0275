"""A part of a project is found by its natural key, which the project leads; its own index was a second one."""


import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('projects', '0003_funding'),
    ]

    operations = [
        migrations.AlterField(
            model_name='gate',
            name='project',
            field=models.ForeignKey(db_column='project_code', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project', to_field='code', verbose_name='项目'),
        ),
        migrations.AlterField(
            model_name='lightsuppression',
            name='project',
            field=models.ForeignKey(db_column='project_code', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project', to_field='code', verbose_name='项目'),
        ),
        migrations.AlterField(
            model_name='projectbudget',
            name='project',
            field=models.ForeignKey(db_column='project_code', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project', to_field='code', verbose_name='项目'),
        ),
        migrations.AlterField(
            model_name='projectmonth',
            name='project',
            field=models.ForeignKey(db_column='project_code', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project', to_field='code', verbose_name='项目'),
        ),
        migrations.AlterField(
            model_name='projectplan',
            name='project',
            field=models.ForeignKey(db_column='project_code', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project', to_field='code', verbose_name='项目'),
        ),
    ]
