-- What the services may do: make the views' tables, which are theirs, and keep account of them.
-- Whoever may ask questions here counts them, too.

REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA {schema} TO {service};
GRANT SELECT ON alembic_version TO {service};
GRANT SELECT, INSERT, UPDATE, DELETE ON checkpoints, leases, generations, parked, heartbeats, conditions TO {service};
GRANT SELECT, INSERT, UPDATE ON looks TO PUBLIC;
