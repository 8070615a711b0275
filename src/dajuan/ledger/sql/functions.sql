-- Opening, capturing and sealing change-sets. Hashes are taken over text, every part preceded by
-- its length, so that no two different contents read alike. dajuan.ledger.proof recomputes them in
-- plain Python and trusts nothing here.

CREATE OR REPLACE FUNCTION ledger_part(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN value IS NULL THEN '-:' ELSE octet_length(value) || ':' || value END $$;

-- The change-set this very transaction has opened and not yet sealed.
CREATE OR REPLACE FUNCTION ledger_open_id() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
    SELECT c.id FROM ledger_change_set c
    WHERE c.xid = pg_current_xact_id()::text::bigint AND c.at = transaction_timestamp()
      AND NOT EXISTS (SELECT FROM ledger_chain s WHERE s.change_set_id = c.id)
$$;

CREATE OR REPLACE FUNCTION ledger_required_id() RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
    open_id uuid := ledger_open_id();
BEGIN
    IF open_id IS NULL THEN
        RAISE EXCEPTION 'no open change-set in this transaction' USING ERRCODE = 'DJ001';
    END IF;
    RETURN open_id;
END $$;

CREATE OR REPLACE FUNCTION ledger_open_change(
    id uuid, actor text, actor_label text, department text, action text, subject text, reason text,
    reported_on date, key text, body_sha256 text, source_file_sha256 text
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'change-sets are written at READ COMMITTED' USING ERRCODE = 'DJ002';
    END IF;
    IF EXISTS (SELECT FROM ledger_change_set c
               WHERE c.xid = pg_current_xact_id()::text::bigint AND c.at = transaction_timestamp()) THEN
        RAISE EXCEPTION 'one change-set per transaction' USING ERRCODE = 'DJ002';
    END IF;
    INSERT INTO ledger_change_set (id, actor, actor_label, department, action, subject, reason, reported_on,
                                   key, body_sha256, source_file_sha256, xid, at)
    VALUES (id, actor, actor_label, department, action, subject, reason, reported_on,
            key, body_sha256, source_file_sha256, pg_current_xact_id()::text::bigint, transaction_timestamp());
END $$;

-- to_jsonb of ranges and timestamps depends on these settings; the captured text must not.
-- OFFSET 0 keeps a subquery whole: without it every mention of the document would make it anew.
CREATE OR REPLACE FUNCTION ledger_capture() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET datestyle = 'ISO, YMD' SET timezone = 'UTC'
SET intervalstyle = 'postgres' SET bytea_output = 'hex'
AS $$
DECLARE
    change uuid;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN RETURN NULL; END IF;
        change := ledger_required_id();
        INSERT INTO ledger_record (change_set_id, table_name, entity, op, document, reported_on)
        SELECT change, TG_TABLE_NAME, d ->> 'id', 'i', d, (d ->> 'reported_on')::date
        FROM (SELECT to_jsonb(n) AS d FROM new_rows n OFFSET 0) AS inserted;
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN RETURN NULL; END IF;
        change := ledger_required_id();
        IF EXISTS (SELECT n.id FROM new_rows n EXCEPT SELECT o.id FROM old_rows o) THEN
            RAISE EXCEPTION 'the id of a fact never changes' USING ERRCODE = 'DJ002';
        END IF;
        INSERT INTO ledger_record (change_set_id, table_name, entity, op, document, reported_on)
        SELECT change, TG_TABLE_NAME, d ->> 'id', 'u', d, (d ->> 'reported_on')::date
        FROM (SELECT to_jsonb(n) AS d, to_jsonb(o) AS before
              FROM new_rows n JOIN old_rows o ON o.id = n.id OFFSET 0) AS updated
        WHERE d IS DISTINCT FROM before;
    ELSE
        IF NOT EXISTS (SELECT FROM old_rows) THEN RETURN NULL; END IF;
        change := ledger_required_id();
        INSERT INTO ledger_record (change_set_id, table_name, entity, op, document, reported_on)
        SELECT change, TG_TABLE_NAME, d ->> 'id', 'd', d,
               -- never before the version it ends, or that version would come back at the head
               (SELECT greatest(coalesce(c.reported_on, (c.at AT TIME ZONE 'Asia/Shanghai')::date),
                                (d ->> 'reported_on')::date)
                FROM ledger_change_set c WHERE c.id = change)
        FROM (SELECT to_jsonb(o) AS d FROM old_rows o OFFSET 0) AS deleted;
    END IF;
    RETURN NULL;
END $$;

-- A report older than the present version, or than the row's deletion: history (op = 'h') that never
-- stands in the live table. What is newer is written to the live table and captured there.
CREATE OR REPLACE FUNCTION ledger_record_late(live_table text, documents jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET datestyle = 'ISO, YMD' SET timezone = 'UTC'
SET intervalstyle = 'postgres' SET bytea_output = 'hex'
AS $$
DECLARE
    change uuid := ledger_required_id();
    refused boolean;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid
                   WHERE t.tgrelid = quote_ident(live_table)::regclass AND f.proname = 'ledger_capture') THEN
        RAISE EXCEPTION '% is not ledgered', live_table USING ERRCODE = 'DJ002';
    END IF;
    EXECUTE format($late$
        WITH late AS (SELECT p.id, p.reported_on AS day, to_jsonb(p) AS d
                      FROM jsonb_array_elements($3) e, jsonb_populate_record(NULL::%I, e) p),
        written AS (
            INSERT INTO ledger_record (change_set_id, table_name, entity, op, document, reported_on)
            SELECT $1, $2, d ->> 'id', 'h', d, day FROM late)
        SELECT coalesce(bool_or(
            EXISTS (SELECT FROM %I t WHERE t.id = late.id AND t.reported_on <= day)
            OR NOT EXISTS (SELECT FROM ledger_record r WHERE r.table_name = $2 AND r.entity = d ->> 'id'
                           AND r.op <> 'h' AND r.reported_on > day)), false) FROM late$late$,
        live_table, live_table) INTO refused USING change, live_table, documents;
    IF refused THEN
        RAISE EXCEPTION 'only what is older than the present version is history' USING ERRCODE = 'DJ002';
    END IF;
END $$;

-- The present version is the last by (reported_on, seq); only a withdrawal goes back.
CREATE OR REPLACE FUNCTION ledger_refuse_older() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM ledger_change_set c WHERE c.xid = pg_current_xact_id()::text::bigint
               AND c.at = transaction_timestamp() AND c.action = 'ledger.withdraw') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an older report never replaces a newer one' USING ERRCODE = 'DJ002';
END $$;

-- For bulky evidence that is not captured row by row: written inside a change-set or not at all.
CREATE OR REPLACE FUNCTION ledger_require_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM ledger_required_id();
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'DJ002';
END $$;

-- The parts of a record are written out, as ledger_part makes them: called for each, it costs more than the hash.
CREATE OR REPLACE FUNCTION ledger_content(change uuid) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET datestyle = 'ISO, YMD' SET timezone = 'UTC'
AS $$
    SELECT sha256(
        convert_to(
            ledger_part(c.id::text) || ledger_part(c.actor) || ledger_part(c.actor_label)
            || ledger_part(c.department) || ledger_part(c.action) || ledger_part(c.subject)
            || ledger_part(c.reason) || ledger_part(c.reported_on::text) || ledger_part(c.key)
            || ledger_part(c.body_sha256) || ledger_part(c.source_file_sha256)
            || ledger_part(to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
            'UTF8')
        || coalesce((
            SELECT string_agg(d.digest, ''::bytea ORDER BY d.id)  -- digests are sorted, not documents
            FROM (SELECT r.id, sha256(convert_to(concat(
                      octet_length(r.table_name), ':', r.table_name, octet_length(r.entity), ':', r.entity,
                      octet_length(r.op), ':', r.op, coalesce(octet_length(r.day) || ':' || r.day, '-:'),
                      octet_length(r.body), ':', r.body), 'UTF8')) AS digest
                  FROM (SELECT id, table_name, entity, op, reported_on::text AS day, document::text AS body
                        FROM ledger_record WHERE change_set_id = c.id OFFSET 0) AS r OFFSET 0) AS d), ''::bytea))
    FROM ledger_change_set c WHERE c.id = change
$$;

-- Deferred to commit: one lock, one place in the chain. The lock is held for the commit only.
CREATE OR REPLACE FUNCTION ledger_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
    records bigint;
    digest bytea;
    last_seq bigint;
    last_head bytea;
BEGIN
    SELECT count(*) INTO records FROM ledger_record WHERE change_set_id = NEW.id;
    IF records = 0 THEN
        RAISE EXCEPTION 'an empty change-set' USING ERRCODE = 'DJ003';
    END IF;
    digest := ledger_content(NEW.id);
    PERFORM pg_advisory_xact_lock(7246101);
    SELECT seq, head INTO last_seq, last_head FROM ledger_chain ORDER BY seq DESC LIMIT 1;
    last_seq := coalesce(last_seq, 0) + 1;
    last_head := coalesce(last_head, sha256('dajuan'::bytea));
    INSERT INTO ledger_chain (seq, change_set_id, count, content, previous, head)
    VALUES (last_seq, NEW.id, records, digest, last_head,
            sha256(convert_to(ledger_part(last_seq::text), 'UTF8') || last_head || digest));
    RETURN NULL;
END $$;
