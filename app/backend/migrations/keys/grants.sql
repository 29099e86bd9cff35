-- What the services may do: put keys, find them, blank them, mark how far that went, and sweep those that never opened anything.

REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {service};
REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC, {service};
GRANT USAGE ON SCHEMA {schema} TO {service};
GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {service};
GRANT INSERT, UPDATE, DELETE ON keys TO {service};
GRANT UPDATE ON marks TO {service};
