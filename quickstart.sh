#!/bin/sh
# Builds what is missing or out of date, then starts the suite on an embedded PostgreSQL and tells the story of one grant.
# Needs a JDK (17 or newer) and nothing else. See tools/quickstart/README.md.
set -eu
cd "$(dirname "$0")"

if [ -n "${JAVA_HOME:-}" ]; then java="$JAVA_HOME/bin/java"; else java=java; fi
command -v "$java" > /dev/null || { echo "A JDK (17 or newer) is needed: set JAVA_HOME or put java on the PATH" >&2; exit 1; }

services="grant-service allocation-service reporting-service"
launcher=tools/quickstart/target/quickstart.jar

out_of_date() {
  for service in $services; do
    [ -f "$service/target/quarkus-app/quarkus-run.jar" ] || return 0
  done
  [ -f "$launcher" ] || return 0
  oldest=$launcher
  for service in $services; do
    jar="$service/target/quarkus-app/quarkus-run.jar"
    [ "$jar" -ot "$oldest" ] && oldest=$jar
  done
  newer=$(find pom.xml contracts commons/pom.xml commons/src/main tools/quickstart/pom.xml tools/quickstart/src/main \
    grant-service/pom.xml grant-service/src/main allocation-service/pom.xml allocation-service/src/main \
    reporting-service/pom.xml reporting-service/src/main -newer "$oldest" -type f | head -n 1)
  [ -n "$newer" ]
}

if out_of_date; then
  echo "Building (once; later starts skip this)…"
  ./mvnw -q -Pquick -DskipTests package
fi

exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -Dsuite.root="$PWD" -jar "$launcher" "$@"
