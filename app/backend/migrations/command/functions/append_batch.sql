-- The one way into the log: a batch of appends, each judged on its own, in one call and one transaction.
--
-- `batch` holds lists of lists, each of which begins with the number of its append, counted from 0:
--   appends  [n, id, version, number of events]
--   events   [n, stream, version, type, schema version, event, actor, command, correlation, cause, body, inner hash]
--   streams  [n, stream, expected version, number of events]
--   claims   [n, digest, kind, owner]            released  [n, digest]
--   keys     [n, scope, key, request]            rows      [n, table, key, values or null, spared]
-- No two appends of a batch share a stream, a claim or a key; so all of them are judged before any is stored.
--
-- Each statement of a volatile function sees what was committed before it began, thus all that was
-- committed before the lock was had. The lock ends with the transaction, which is this call.
--
-- The answer: {"behind": true} where the clock is too far behind; else {"positions": [the end of each
-- append], "refused": {n: [why, ...]} or null}. Whatever is unexpected raises, and nothing is stored.

CREATE FUNCTION log_clock() RETURNS bigint
LANGUAGE sql VOLATILE AS $$
    SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
$$;

-- Changes one row of the write side; what the log itself keeps is not for rows.
CREATE FUNCTION change_row(target text, key jsonb, changed jsonb, spared jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    matches text := (SELECT string_agg(format('t.%1$I = r.%1$I', name), ' AND ') FROM jsonb_object_keys(key) name);
    others text := (SELECT string_agg(format(' AND t.%1$I <> s.%1$I', name), '') FROM jsonb_object_keys(spared) name);
    everything jsonb := key || coalesce(changed, '{}');
    names text := (SELECT string_agg(format('%I', name), ', ') FROM jsonb_object_keys(everything) name);
    updates text := (SELECT string_agg(format('%1$I = r.%1$I', name), ', ') FROM jsonb_object_keys(everything) name);
    found_rows bigint;
BEGIN
    IF target IN ('events', 'streams', 'claims', 'idempotency', 'epoch', 'alembic_version') THEN
        RAISE EXCEPTION 'the log keeps % itself', target;
    END IF;
    -- A caller's own temporary table could have a trigger, which would run with the rights of the log's owner.
    IF NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema() AND tablename = target) THEN
        RAISE EXCEPTION 'there is no table %', target;
    END IF;
    IF changed IS NULL THEN
        EXECUTE format(
            'DELETE FROM %1$I t USING jsonb_populate_record(NULL::%1$I, $1) r, jsonb_populate_record(NULL::%1$I, $2) s'
            ' WHERE %2$s%3$s', target, matches, others) USING key, spared;
        RETURN;
    END IF;
    EXECUTE format(
        'UPDATE %1$I t SET %2$s FROM jsonb_populate_record(NULL::%1$I, $1) r WHERE %3$s', target, updates, matches)
        USING everything;
    GET DIAGNOSTICS found_rows = ROW_COUNT;
    IF found_rows = 0 THEN
        EXECUTE format(
            'INSERT INTO %1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, $1)', target, names)
            USING everything;
    END IF;
END
$$;

CREATE FUNCTION append_batch(batch jsonb) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path FROM CURRENT
SET enable_seqscan = off  -- plans are kept, and were made when the tables were small
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
DECLARE
    head bigint;
    last bigint;
    moment bigint;
    refused jsonb;
    positions bigint[];
    change jsonb;
BEGIN
    PERFORM pg_advisory_xact_lock(7310579672210);
    SELECT e.position, e.at INTO head, last FROM events e ORDER BY e.position DESC LIMIT 1;
    head := coalesce(head, 0);
    moment := log_clock();
    IF moment < last - 5000000 THEN
        RETURN '{"behind": true}';
    END IF;
    moment := greatest(moment, last);

    SELECT jsonb_object_agg(judged.n, judged.why) INTO refused FROM (
        SELECT DISTINCT ON (n) n, why FROM (
            SELECT k->>0 AS n, 0 AS rank, 0::bigint AS place, CASE
                WHEN i.request = k->>3 THEN jsonb_build_array('replayed', i.id, i.version, i.position)
                ELSE '["key_reused"]' END AS why
            FROM jsonb_array_elements(batch->'keys') k
            JOIN idempotency i ON i.scope = k->>1 AND i.key = k->>2
            UNION ALL
            SELECT s->>0, 1, place, jsonb_build_array('conflict', s->>1, actual)
            FROM (
                SELECT s, place, coalesce((SELECT v.version FROM streams v WHERE v.stream_id = s->>1), 0) AS actual
                FROM jsonb_array_elements(batch->'streams') WITH ORDINALITY given(s, place)
            ) known WHERE actual <> (s->>2)::int
            UNION ALL
            SELECT c->>0, 2, place, jsonb_build_array('claim_taken', c->>2)
            FROM jsonb_array_elements(batch->'claims') WITH ORDINALITY given(c, place)
            JOIN claims held ON held.digest = c->>1 AND held.owner <> c->>3
        ) reasons ORDER BY n, rank, place
    ) judged;

    SELECT array_agg(head + total ORDER BY place) INTO positions FROM (
        SELECT place, sum(CASE WHEN refused ? (a->>0) THEN 0 ELSE (a->>3)::int END) OVER (ORDER BY place) AS total
        FROM jsonb_array_elements(batch->'appends') WITH ORDINALITY given(a, place)
    ) counted;

    INSERT INTO events (
        position, at, stream_id, stream_version, type, schema_version, event_id, actor_id, command_id,
        correlation_id, causation_id, body, leaf
    )
    SELECT
        placed.position, moment, e->>1, (e->>2)::int, e->>3, (e->>4)::int, e->>5, e->>6, e->>7, e->>8, e->>9,
        convert_to(e->>10, 'UTF8'),
        sha256('\x00'::bytea || int8send(placed.position) || int8send(moment) || decode(e->>11, 'hex'))
    FROM (
        SELECT e, head + row_number() OVER (ORDER BY place) AS position
        FROM jsonb_array_elements(batch->'events') WITH ORDINALITY given(e, place)
        WHERE (refused ? (e->>0)) IS NOT TRUE
    ) placed;

    INSERT INTO streams (stream_id, version)
    SELECT s->>1, (s->>2)::int + (s->>3)::int FROM jsonb_array_elements(batch->'streams') s
    WHERE (refused ? (s->>0)) IS NOT TRUE AND (s->>3)::int > 0
    ON CONFLICT (stream_id) DO UPDATE SET version = excluded.version;

    INSERT INTO idempotency (scope, key, request, id, version, position, at)
    SELECT k->>1, k->>2, k->>3, a->>1, (a->>2)::int, positions[(k->>0)::int + 1], moment
    FROM jsonb_array_elements(batch->'keys') k, LATERAL (SELECT batch->'appends'->((k->>0)::int) AS a) append
    WHERE (refused ? (k->>0)) IS NOT TRUE;

    IF batch->'claims' <> '[]' THEN
        INSERT INTO claims (digest, kind, owner)
        SELECT c->>1, c->>2, c->>3 FROM jsonb_array_elements(batch->'claims') c
        WHERE (refused ? (c->>0)) IS NOT TRUE
        ON CONFLICT (digest) DO NOTHING;
    END IF;
    IF batch->'released' <> '[]' THEN
        DELETE FROM claims WHERE digest IN (
            SELECT c->>1 FROM jsonb_array_elements(batch->'released') c WHERE (refused ? (c->>0)) IS NOT TRUE
        );
    END IF;
    FOR change IN
        SELECT r FROM jsonb_array_elements(batch->'rows') r WHERE (refused ? (r->>0)) IS NOT TRUE
    LOOP
        PERFORM change_row(change->>1, change->2, nullif(change->3, 'null'), change->4);
    END LOOP;

    RETURN jsonb_build_object('positions', to_jsonb(positions), 'refused', refused);
END
$$;

REVOKE ALL ON FUNCTION log_clock(), change_row(text, jsonb, jsonb, jsonb), append_batch(jsonb) FROM PUBLIC;
