-- Ids, digests and keys are compared byte by byte, whatever the language of the database: so they sort as on SQLite, and
-- no index is slowed down by rules of spelling.

DO $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT table_name, column_name, character_maximum_length AS length FROM information_schema.columns
        WHERE table_schema = current_schema() AND data_type = 'character varying' AND table_name <> 'alembic_version'
    LOOP
        EXECUTE format(
            'ALTER TABLE %I ALTER COLUMN %I TYPE varchar(%s) COLLATE "C"',
            found.table_name, found.column_name, found.length
        );
    END LOOP;
END
$$;
