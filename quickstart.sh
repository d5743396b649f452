#!/bin/sh
# Builds what is missing or out of date, then starts the suite on an embedded PostgreSQL and tells the story of one grant.
# Needs a JDK (17 or newer) and nothing else. See tools/quickstart/README.md.
set -eu
cd "$(dirname "$0")"

if [ -n "${JAVA_HOME:-}" ]; then java="$JAVA_HOME/bin/java"; else java=java; fi
command -v "$java" > /dev/null || { echo "A JDK (17 or newer) is needed: set JAVA_HOME or put java on the PATH" >&2; exit 1; }

services="grant-service allocation-service reporting-service"
launcher=tools/quickstart/target/quickstart.jar

built=tools/quickstart/target/built.stamp

# Sources newer than the last build; a full ./mvnw build leaves no stamp, then the oldest jar stands for it.
out_of_date() {
  [ -f "$launcher" ] || return 0
  oldest=$launcher
  for service in $services; do
    jar="$service/target/quarkus-app/quarkus-run.jar"
    [ -f "$jar" ] || return 0
    if [ "$jar" -ot "$oldest" ]; then oldest=$jar; fi
  done
  if [ -f "$built" ] && [ "$oldest" -ot "$built" ]; then oldest=$built; fi
  sources="pom.xml contracts commons/pom.xml commons/src/main tools/quickstart/pom.xml tools/quickstart/src/main"
  for service in $services; do sources="$sources $service/pom.xml $service/src/main"; done
  # shellcheck disable=SC2086
  [ -n "$(find $sources -type f -newer "$oldest" | head -n 1)" ]
}

if out_of_date; then
  echo "Building (once; later starts skip this)"
  ./mvnw -q -Dquick -DskipTests -pl '!tools/benchmarks,!tools/stories,!commons-probe' package
  touch "$built"
fi

exec "$java" -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.3 -XX:+UseSerialGC -XX:MetaspaceSize=64m -Xmx256m -Dsuite.root="$PWD" -jar "$launcher" "$@"
