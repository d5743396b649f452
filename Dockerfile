# One image per service: docker build --build-arg SERVICE=grant-service -t grant-suite/grant-service .
# Builds from a fresh clone; the public base images are build arguments so that a mirror can stand in.
ARG JDK_IMAGE=eclipse-temurin:25-jdk
ARG JRE_IMAGE=eclipse-temurin:25-jre

# Builds all three at once, so that the second and third image find this stage done.
FROM ${JDK_IMAGE} AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -q -Dquick -DskipTests -pl grant-service,allocation-service,reporting-service -am package

FROM ${JRE_IMAGE}
ARG SERVICE
RUN groupadd --system --gid 10001 suite && useradd --system --uid 10001 --gid suite --no-create-home suite
WORKDIR /app
COPY --from=build --chown=root:root /src/${SERVICE}/target/quarkus-app/ ./
USER 10001
ENV QUARKUS_HTTP_HOST=0.0.0.0
# exec: the JVM is process 1, so a stop signal reaches it and requests under way are finished.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
