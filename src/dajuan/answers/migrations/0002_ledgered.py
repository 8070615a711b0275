"""Editions are facts, and paper that was signed does not change: the database refuses it, not the page."""

from django.db import migrations

from dajuan.ledger.operations import Ledgered

GUARD = """
-- From frozen an edition is signed or withdrawn; nothing else of it ever changes.
CREATE FUNCTION answers_guard_edition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
    open_to_change text[] := ARRAY['state', 'settled_by', 'settled_change', 'reported_on'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'frozen' OR NEW.frozen_change <> ledger_required_id() THEN
            RAISE EXCEPTION 'an edition begins frozen, in its own change-set' USING ERRCODE = 'DJ002';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'an edition is never deleted' USING ERRCODE = 'DJ002';
    END IF;
    IF OLD.state <> 'frozen' OR NEW.state = 'frozen'
        OR to_jsonb(OLD) - open_to_change <> to_jsonb(NEW) - open_to_change
        OR NEW.settled_change <> ledger_required_id() THEN
        RAISE EXCEPTION 'an edition is only signed or withdrawn' USING ERRCODE = 'DJ002';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION answers_guard_figure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM answers_edition e
                   WHERE e.id = NEW.edition_id AND e.frozen_change = ledger_required_id()) THEN
        RAISE EXCEPTION 'figures are frozen together with their edition' USING ERRCODE = 'DJ002';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON answers_edition
FOR EACH ROW EXECUTE FUNCTION answers_guard_edition();
CREATE TRIGGER guard BEFORE INSERT ON answers_editionfigure
FOR EACH ROW EXECUTE FUNCTION answers_guard_figure();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON answers_editionfigure
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("answers", "0001_initial"), ("ledger", "0002_capture_and_seal")]
    operations = [
        Ledgered("Edition"),
        Ledgered("EditionFigure"),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
    ]
