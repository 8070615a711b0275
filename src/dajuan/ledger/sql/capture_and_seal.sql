-- Who calls the functions, and who must not.

CREATE CONSTRAINT TRIGGER ledger_seal AFTER INSERT ON ledger_change_set
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_seal();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_change_set
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_record
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_chain
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER inside_a_change AFTER INSERT ON ledger_entry
FOR EACH STATEMENT EXECUTE FUNCTION ledger_require_change();

REVOKE EXECUTE ON FUNCTION ledger_open_id(), ledger_required_id(), ledger_content(uuid) FROM PUBLIC;
DO $$
DECLARE
    role_name text;
BEGIN
    FOR role_name IN SELECT rolname FROM pg_roles WHERE rolname = 'dajuan_app' LOOP
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ledger_change_set, ledger_record, ledger_chain FROM %I', role_name);
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entry, ledger_importfile, ledger_importsheet, ledger_importcolumn, ledger_withdrawal FROM %I', role_name);
    END LOOP;
END $$;
