from django.db import migrations


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("ledger", "0001_initial"),
        ("org", "0001_initial"),
    ]

    operations = []
