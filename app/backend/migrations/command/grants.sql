-- What the services may do: read everything, forget what is kept for a day, and write by the one function.

REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {service};
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {schema} FROM {service};
REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC, {service};
GRANT USAGE ON SCHEMA {schema} TO {service};
GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {service};
GRANT DELETE ON idempotency, deferred_commands TO {service};
GRANT EXECUTE ON FUNCTION append_batch(jsonb), log_clock() TO {service};
