#!/bin/bash
# Make the three databases and who may do what in them. The image of PostgreSQL runs this once, on an empty volume.
#
#   hindsight_owner    owns the databases; only migrations run as this one
#   hindsight_log      appends to the log by its one function, and reads it
#   hindsight_keys     puts, finds and destroys keys
#   hindsight_views    folds the views, whose tables it makes
#   hindsight_reader   reads views, and nothing else
set -euo pipefail

role() { # role NAME PASSWORD
    psql --set=ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" --dbname postgres \
        --set=name="$1" --set=password="$2" <<<"CREATE ROLE :\"name\" LOGIN PASSWORD :'password';"
}

database() { # database NAME USER...
    local name=$1 user
    shift
    psql --set=ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" --dbname postgres <<-SQL
		CREATE DATABASE $name OWNER hindsight_owner;
		REVOKE ALL ON DATABASE $name FROM PUBLIC;
	SQL
    for user in "$@"; do
        psql --set=ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" --dbname "$name" <<-SQL
			GRANT CONNECT ON DATABASE $name TO $user;
			GRANT USAGE ON SCHEMA public TO $user;
		SQL
    done
}

role hindsight_owner "$OWNER_PASSWORD"
role hindsight_log "$LOG_PASSWORD"
role hindsight_keys "$KEYS_PASSWORD"
role hindsight_views "$VIEWS_PASSWORD"
role hindsight_reader "$READER_PASSWORD"
database hindsight_log hindsight_log
database hindsight_keys hindsight_keys
database hindsight_views hindsight_views hindsight_reader

# Whatever tables the views will have, the reader may read them.
psql --set=ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" --dbname hindsight_views <<-SQL
	ALTER DEFAULT PRIVILEGES FOR ROLE hindsight_owner IN SCHEMA public GRANT SELECT ON TABLES TO hindsight_reader;
	ALTER DEFAULT PRIVILEGES FOR ROLE hindsight_views IN SCHEMA public GRANT SELECT ON TABLES TO hindsight_reader;
SQL
