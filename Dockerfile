# Targets: "kedgeline" (worker, server, command line; what a company runs) and "sandbox" (the AWS twin besides).

FROM eclipse-temurin:25.0.3_9-jdk-noble AS sources
# The wrapper checks the digest of Maven's .zip.
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl unzip \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .

FROM sources AS build
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw -B -ntp -pl workers,starters -am -DskipTests package \
    dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=/source/target/lib \
 && cp workers/target/kedgeline-workers-*.jar starters/target/kedgeline-starters-*.jar target/lib/

FROM sources AS build-sandbox
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw -B -ntp -pl sandbox -am -DskipTests package \
    dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=/source/target/lib \
 && cp sandbox/target/kedgeline-sandbox-*.jar target/lib/

FROM eclipse-temurin:25.0.3_9-jre-noble AS runtime
# Whoever runs it says as whom: only the owner of a secret file may read it.
USER 10001:10001
WORKDIR /opt/kedgeline
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", \
  "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
  "-cp", "/opt/kedgeline/lib/*", "io.kedgeline.starters.cli.Kedgeline"]
CMD ["--help"]

FROM runtime AS sandbox
COPY --from=build-sandbox /source/target/lib lib

FROM runtime AS kedgeline
COPY --from=build /source/target/lib lib
