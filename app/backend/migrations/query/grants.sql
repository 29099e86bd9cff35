-- What the services may do: make the views' tables, which are theirs, and keep account of them.

REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA {schema} TO {service};
GRANT SELECT ON alembic_version TO {service};
GRANT SELECT, INSERT, UPDATE, DELETE ON checkpoints, leases, generations, parked TO {service};
