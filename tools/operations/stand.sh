# Sourced by the drills beside it: PostgreSQL (Debian's), Keycloak (from Maven) and the three services as processes of this machine, on
# ports of their own, in a directory of their own. Everything started here is ended by `stand_down`, by process id.
#   STAND      directory of data and logs (made new)
#   PORT_BASE  first of the ports (28080): +0 Keycloak, +1 +2 +3 services, +4 PostgreSQL, +5 its standby, +6 Keycloak's management
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
STAND=${STAND:-$(mktemp -d /tmp/grant-suite-stand.XXXXXX)}
PORT_BASE=${PORT_BASE:-28080}
#   KEYCLOAK_RUNNING  one is there already, at KEYCLOAK_PORT (.ci/campaigns starts one for all)
KEYCLOAK_PORT=${KEYCLOAK_PORT:-$PORT_BASE}
DATABASE_PORT=$((PORT_BASE + 4))
STANDBY_PORT=$((PORT_BASE + 5))
need() { # need PACKAGE COMMAND...: of Debian, unless the command shows that it is there
  local package=$1
  shift
  ! "$@" > /dev/null 2>&1 || return 0
  [ -n "${updated:-}" ] || apt-get update -qq
  updated=true
  apt-get install -y -qq --no-install-recommends "$package" > /dev/null
}
postgres_bin() { dirname "$(ls -d /usr/lib/postgresql/*/bin/initdb 2> /dev/null | sort -V | tail -1)"; }
need procps type -P ps pgrep pkill
need curl type -P curl
need bc type -P bc
need python3 type -P python3
need openssl type -P openssl
# A client alone has no initdb.
[ -n "${POSTGRES_BIN:-}" ] || need postgresql test -x "$(postgres_bin)/initdb"
POSTGRES_BIN=${POSTGRES_BIN:-$(postgres_bin)}
KEYCLOAK_VERSION=26.7.3
JVM=${JVM:-"-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m"}
# curl speaks to this machine only.
export no_proxy=localhost,127.0.0.1
export PGPASSWORD=stand-superuser PGHOST=127.0.0.1 PGPORT=$DATABASE_PORT PGUSER=postgres PGCONNECT_TIMEOUT=3
mkdir -p "$STAND"
chmod 755 "$STAND"
# The server does not run as root.
into_postgres() { if [ "$(id -u)" = 0 ]; then exec setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else exec "$@"; fi; }
as_postgres() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi; }

say() { printf '%s\n' "$*"; }
fail() { say "FAILED: $*" >&2; exit 1; }
# Disowned, so that the shell does not tell of the death of what is killed on purpose.
remember() {
  echo "$2" > "$STAND/$1.pid"
  disown "$2" 2> /dev/null || true
}
patiently() { # patiently SECONDS COMMAND...
  local limit=$((SECONDS + $1))
  shift
  until "$@" > /dev/null 2>&1; do
    [ $SECONDS -lt $limit ] || return 1
    sleep 0.3
  done
}
alive() { [ -f "$STAND/$1.pid" ] && kill -0 "$(cat "$STAND/$1.pid")" 2> /dev/null; }
gone() { ! alive "$1"; }
stop() { # stop NAME [SIGNAL]
  alive "$1" || return 0
  kill "-${2:-TERM}" "$(cat "$STAND/$1.pid")"
  patiently 30 gone "$1" || kill -KILL "$(cat "$STAND/$1.pid")"
}
stand_down() {
  local one
  for one in reporting-service allocation-service grant-service keycloak; do stop $one; done
  stop standby INT
  stop postgres INT
  [ -n "${KEEP_STAND:-}" ] || rm -rf "$STAND"
}

postgres_up() {
  install -d -m 700 "$STAND/data"
  (umask 077 && echo "$PGPASSWORD" > "$STAND/superuser")
  [ "$(id -u)" != 0 ] || chown postgres "$STAND/data" "$STAND/superuser"
  as_postgres "$POSTGRES_BIN/initdb" -D "$STAND/data" -U postgres -A scram-sha-256 -E UTF8 --locale=C.UTF-8 \
    --pwfile="$STAND/superuser" > "$STAND/initdb.log" 2>&1 || { cat "$STAND/initdb.log"; return 1; }
  rm "$STAND/superuser"
  certify
  postgres_start
  psql -q -v ON_ERROR_STOP=1 -d postgres -f "$root/deploy/postgres/create-databases.sql"
}
# The server has a certificate of its own, and the services speak to nobody without it; a copy of the data brings it along.
certify() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 7 -subj /CN=stand -addext subjectAltName=IP:127.0.0.1 -keyout "$STAND/data/server.key" \
    -out "$STAND/data/server.crt" 2> /dev/null
  cp "$STAND/data/server.crt" "$STAND/database-ca.crt"
  chmod 600 "$STAND/data/server.key"
  echo "ssl = on" >> "$STAND/data/postgresql.conf"
  [ "$(id -u)" != 0 ] || chown postgres "$STAND/data/server.key" "$STAND/data/server.crt"
}
postgres_start() {
  # In the place of the subshell, so that the process id is the server's.
  (into_postgres "$POSTGRES_BIN/postgres" -D "$STAND/data" -p "$DATABASE_PORT" -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories= -c max_connections=150) >> "$STAND/postgres.log" 2>&1 &
  remember postgres $!
  patiently 60 postgres_answers || { tail "$STAND/postgres.log"; return 1; }
  alive postgres || { tail -3 "$STAND/postgres.log"; return 1; }
}
postgres_answers() { gone postgres || psql -d postgres -c 'select 1'; }

keycloak_up() {
  [ -z "${KEYCLOAK_RUNNING:-}" ] || return 0
  local repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository} zip
  zip=$repository/org/keycloak/keycloak-quarkus-dist/$KEYCLOAK_VERSION/keycloak-quarkus-dist-$KEYCLOAK_VERSION.zip
  [ -f "$zip" ] || (cd "$root" && ./mvnw -q -N org.apache.maven.plugins:maven-dependency-plugin:3.7.0:get \
    -Dtransitive=false -Dartifact="org.keycloak:keycloak-quarkus-dist:$KEYCLOAK_VERSION:zip")
  mkdir -p "$STAND/keycloak"
  (cd "$STAND/keycloak" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$zip")
  chmod +x "$STAND"/keycloak/*/bin/*.sh
  mkdir -p "$STAND"/keycloak/keycloak-$KEYCLOAK_VERSION/data/import
  cp "$root/deploy/keycloak/grant-suite-realm.json" "$STAND"/keycloak/keycloak-$KEYCLOAK_VERSION/data/import/
  KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD=demonstration-admin \
    PAGES_SECRET=demonstration-pages ALLOCATION_SERVICE_SECRET=demonstration-allocation REPORTING_SERVICE_SECRET=demonstration-reporting \
    JAVA_OPTS_KC_HEAP="-Xms128m -Xmx512m" \
    setsid "$STAND"/keycloak/keycloak-$KEYCLOAK_VERSION/bin/kc.sh start-dev --import-realm --http-host=127.0.0.1 \
    --http-port="$KEYCLOAK_PORT" --hostname="http://localhost:$KEYCLOAK_PORT" --http-management-port=$((PORT_BASE + 6)) \
    > "$STAND/keycloak.log" 2>&1 &
  # The script starts a JVM of its own: that is the one to end, come up or not.
  local up=true
  patiently 600 curl -sf "http://localhost:$KEYCLOAK_PORT/realms/grant-suite" || up=false
  remember keycloak "$(ps -eo pid,args | awk -v d="$STAND/keycloak" '$2 ~ /java$/ && index($0, d) {print $1; exit}')"
  $up || { tail "$STAND/keycloak.log"; return 1; }
}

port() { case $1 in grant-service) echo $((PORT_BASE + 1)) ;; allocation-service) echo $((PORT_BASE + 2)) ;; *) echo $((PORT_BASE + 3)) ;; esac; }
database() { case $1 in grant-service) echo grant_service ;; allocation-service) echo allocation ;; *) echo reporting ;; esac; }
realm="http://localhost:$KEYCLOAK_PORT/realms/grant-suite"

as_service() { # as_service NAME COMMAND...: in the place of this shell, with the settings of the service
  local name=$1 enabled=true
  shift
  [ "$name" != grant-service ] || enabled=false
  exec env QUARKUS_HTTP_PORT="${REPLICA_PORT:-$(port "$name")}" \
    SUITE_DATABASE_HOST="${DATABASE_HOSTS:-127.0.0.1}" SUITE_DATABASE_PORT="${LAST_DATABASE_PORT:-$DATABASE_PORT}" \
    SUITE_DATABASE_SSLMODE=verify-full SUITE_DATABASE_SSLROOTCERT="${DATABASE_CA:-$STAND/database-ca.crt}" \
    QUARKUS_DATASOURCE_PASSWORD=demonstration-app QUARKUS_FLYWAY_PASSWORD=demonstration-owner \
    QUARKUS_OIDC_AUTH_SERVER_URL="$realm" SUITE_SERVICE_TOKEN_ENABLED=$enabled \
    SUITE_SERVICE_TOKEN_URL="$realm/protocol/openid-connect/token" \
    SUITE_SERVICE_TOKEN_CLIENT_ID="$name" SUITE_SERVICE_TOKEN_SECRET="demonstration-${name%-service}" \
    QUARKUS_REST_CLIENT_GRANT_SERVICE_URL="http://127.0.0.1:$((PORT_BASE + 1))" \
    QUARKUS_REST_CLIENT_ALLOCATION_SERVICE_URL="http://127.0.0.1:$((PORT_BASE + 2))" "$@"
}
service_start() { # service_start NAME [JVM OPTION...]; another replica of it: REPLICA=name REPLICA_PORT=port service_start NAME
  local name=$1 as=${REPLICA:-$1}
  shift
  as_service "$name" ${JAVA_HOME:+"$JAVA_HOME/bin/"}java $JVM "$@" -jar "${JARS:-$root}/$name/target/quarkus-app/quarkus-run.jar" >> "$STAND/$as.log" 2>&1 &
  remember "$as" $!
}
doctor() { # doctor NAME: what the service's own doctor says
  local app=${JARS:-$root}/$1/target/quarkus-app
  (as_service "$1" ${JAVA_HOME:+"$JAVA_HOME/bin/"}java $JVM -cp "$app/app/*:$app/lib/main/*:$app/lib/boot/*" org.grantsuite.commons.doctor.Doctor)
}
ready() { curl -sf -m 3 "http://127.0.0.1:${2:-$(port "$1")}/q/health/ready"; }
services_up() {
  local one
  for one in grant-service allocation-service reporting-service; do service_start $one; done
  for one in grant-service allocation-service reporting-service; do
    patiently 300 ready $one || { tail "$STAND/$one.log"; return 1; }
  done
}
stand_up() {
  for one in grant-service allocation-service reporting-service; do
    [ -f "${JARS:-$root}/$one/target/quarkus-app/quarkus-run.jar" ] || fail "$one is not built: ./mvnw -Dquick package"
  done
  say "stand in $STAND"
  postgres_up
  keycloak_up
  services_up
}

json() { sed 's/.*"'"$1"'":"\([^"]*\)".*/\1/'; }
person() { # person NAME: a token by password
  curl -sf "$realm/protocol/openid-connect/token" -d grant_type=password -d client_id=grant-suite-demonstration \
    -d "username=$1" -d password=demonstration | json access_token
}
system() { # system CLIENT SECRET: a token by client credentials
  curl -sf "$realm/protocol/openid-connect/token" -d grant_type=client_credentials -d "client_id=$1" -d "client_secret=$2" | json access_token
}
keycloak() { # keycloak METHOD PATH [BODY]: at the realm's administration
  local token
  token=$(curl -sf "http://localhost:$KEYCLOAK_PORT/realms/master/protocol/openid-connect/token" -d grant_type=password \
    -d client_id=admin-cli -d username=admin -d password=demonstration-admin | json access_token)
  curl -sf -X "$1" "http://localhost:$KEYCLOAK_PORT/admin/realms/grant-suite$2" -H "Authorization: Bearer $token" \
    -H 'Content-Type: application/json' ${3:+-d "$3"}
}
person_of_all_roles() { # a token that lasts for a campaign, of somebody who may do everything a person may, but for a provider's
  local id roles
  keycloak PUT '' '{"accessTokenLifespan":36000,"ssoSessionMaxLifespan":36000}'
  [ "$(keycloak GET '/users?exact=true&username=cara.campaign')" != "[]" ] || keycloak POST /users '{"username":"cara.campaign","enabled":true,"email":"cara.campaign@council.example","emailVerified":true,"firstName":"Cara",
    "lastName":"Campaign","attributes":{"council":["E08000002"]},"credentials":[{"type":"password","value":"demonstration","temporary":false}]}'
  id=$(keycloak GET '/users?exact=true&username=cara.campaign' | grep -o '"id":"[^"]*"' | head -1 | json id)
  roles=$(keycloak GET /roles | python3 -c 'import json,sys
print(json.dumps([r for r in json.load(sys.stdin) if r["name"] in ("finance", "auditor") or "-" in r["name"] and not r["name"].startswith(("default", "offline"))]))')
  keycloak POST "/users/$id/role-mappings/realm" "$roles"
  person cara.campaign
}
status() { # status TOKEN METHOD SERVICE PATH [CURL OPTION...]
  local token=$1 method=$2 service=$3 path=$4
  shift 4
  curl -s -m 20 -o "$STAND/answer" -w '%{http_code}' -X "$method" -H "Authorization: Bearer $token" "$@" "http://127.0.0.1:$(port "$service")$path"
}
story() { # tells the whole story to this stand
  KEYCLOAK_ADDRESS="http://localhost:$KEYCLOAK_PORT" "${JAVA_HOME:+$JAVA_HOME/bin/}java" $JVM -Dsuite.root="$root" \
    -jar "$root/tools/quickstart/target/quickstart.jar" --containers --port-base $((PORT_BASE + 1))
}
sql() { psql -X -qAt -d "$1" -c "$2"; }

passed=0 failed=0
check() { # check NAME COMMAND...
  local name=$1
  shift
  if "$@" > "$STAND/check.log" 2>&1; then say "  ok      $name"; passed=$((passed + 1)); else say "  FAILED  $name"; sed 's/^/          /' "$STAND/check.log"; failed=$((failed + 1)); fi
}
equal() { [ "$1" = "$2" ] || { echo "$1 is not $2: $(head -c 600 "$STAND/answer" 2> /dev/null)"; return 1; }; }
verdict() { say "$passed passed, $failed failed"; [ $failed = 0 ]; }
