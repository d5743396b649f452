# One image per service: docker build --build-arg SERVICE=grant-service -t grant-suite/grant-service .
# Builds from a fresh clone; the public base images are build arguments so that a mirror can stand in. Both must hold the same
# build of the JVM: a cache made by one is refused by another, and the service then starts without it.
ARG JDK_IMAGE=eclipse-temurin:25-jdk
ARG JRE_IMAGE=eclipse-temurin:25-jre

# Builds all three at once, so that the second and third image find these stages done.
FROM ${JDK_IMAGE} AS build
WORKDIR /src
# A build of nothing fetches what a build needs, and is done again only when a pom or a tool changes.
ARG MODULES=grant-service,allocation-service,reporting-service,tools/quickstart
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY commons/pom.xml commons/
COPY commons-probe/pom.xml commons-probe/
COPY grant-service/pom.xml grant-service/
COPY allocation-service/pom.xml allocation-service/
COPY reporting-service/pom.xml reporting-service/
COPY tools tools
RUN ./mvnw -B -q -Dquick -Dcodegen.skip -Dexec.skip -Dmaven.main.skip -pl "$MODULES" -am package
COPY contracts contracts
COPY commons commons
COPY grant-service grant-service
COPY allocation-service allocation-service
COPY reporting-service reporting-service
RUN ./mvnw -B -q -Dquick -Dquarkus.package.jar.type=aot-jar -pl "$MODULES" -am package

# The story of the quickstart, once on real processes: what the services load and compile in it goes into their AOT caches.
# Skipped by --build-arg TRAINING=none; the services then start without a cache.
FROM build AS trained
ARG TRAINING=story
COPY deploy/image deploy/image
RUN deploy/image/train "$TRAINING" /app

FROM ${JRE_IMAGE}
ARG SERVICE
RUN groupadd --system --gid 10001 suite && useradd --system --uid 10001 --gid suite --no-create-home suite
WORKDIR /app
COPY --from=trained --chown=root:root /app/${SERVICE}/ ./
USER 10001
# JAVA_OPTS is an operator's to replace.
ENV QUARKUS_HTTP_HOST=0.0.0.0 JAVA_OPTS="-Xmx256m"
# The cache holds objects that must find room in the heap at once: below -Xms64m the JVM refuses to start. It is mapped where it was made for, if that
# place is free: moved elsewhere, as Java would by default, all 160 MB of it are rewritten at each start, 0.3 s.
# Of the cache only errors are told: Java 25 warns of adapters whose hashes meet and makes those few anew.
# The logging library looks for its messages in the language of the machine in every jar, class by class, unless it is told that there is none.
# exec: the JVM is process 1, so a stop signal reaches it and requests under way are finished.
ENTRYPOINT ["sh", "-c", "exec java -XX:+UseSerialGC -Xms64m -XX:+ExitOnOutOfMemoryError -XX:AOTCache=service.aot -Xlog:aot=error,aot+codecache+stubs=error -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -Dorg.jboss.logging.locale=und $JAVA_OPTS -jar quarkus-run.jar"]
