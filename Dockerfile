# syntax=docker/dockerfile:1

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q -DskipTests package

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Freshmaker" \
      org.opencontainers.image.description="Rebuilds modules and container images when what they are made of has changed" \
      org.opencontainers.image.licenses="Apache-2.0"

# Group 0 may write what the user may: some platforms run containers as a user of their own choice in that group.
RUN useradd --uid 10001 --gid 0 --no-create-home --home-dir /data --shell /usr/sbin/nologin freshmaker \
    && install -d -o 10001 -g 0 -m 770 /data
WORKDIR /app
COPY --from=build /src/target/freshmaker/ ./

# The archive of loaded classes spares nearly half of the work of a start. Java writes it when a whole story in the sandbox has ended,
# and takes it only with the files that it was made from: so it is made here, by the same Java, in the same place.
RUN FRESHMAKER_JAVA_OPTS="-XX:ArchiveClassesAtExit=/app/freshmaker.jsa -Xlog:cds=error" \
    ./freshmaker sandbox --once -D freshmaker.data=/tmp/training -D freshmaker.http.port=0 \
       -D freshmaker.management.port=0 -D freshmaker.bus.embedded.port=0 \
    && rm -r /tmp/training \
    && test -s /app/freshmaker.jsa

ENV HOME=/data FRESHMAKER_DATA=/data
VOLUME /data
# The REST API, then health and metrics.
EXPOSE 8080 8081
USER 10001:0

# Whether it lives, not whether it is ready: to restart it helps nobody while MBS or the bus are away.
HEALTHCHECK --start-period=60s --timeout=5s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${FRESHMAKER_MANAGEMENT_PORT:-8081} && printf 'GET /health/live HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]

ENTRYPOINT ["/app/freshmaker"]
CMD ["serve"]
