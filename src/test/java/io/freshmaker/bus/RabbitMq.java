package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshmaker.tls.KeyStores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A RabbitMQ of the test's own, with its AMQP 1.0 plugin: all its files are in one directory and all its ports on the
 * loopback interface. The user {@code freshmaker} may read the queue {@code freshmaker} and write to {@code amq.topic}.
 */
public final class RabbitMq implements AutoCloseable {

    private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    private final Path home;
    private final int port = freePort();
    private final int nodes = freePort();
    private final int names = freePort();
    private final Process epmd;
    private Process node;

    private final int tls = freePort();

    private RabbitMq(Path home, Optional<KeyStores> stores) throws IOException {
        this.home = Files.createDirectories(home);
        Files.writeString(home.resolve("plugins"), "[rabbitmq_amqp1_0].\n");
        Files.writeString(
                home.resolve("rabbitmq.conf"),
                "listeners.tcp.1 = 127.0.0.1:" + port + "\nload_definitions = " + home.resolve("users.json") + "\n"
                        + (stores.isPresent() ? secured(stores.get()) : ""));
        Files.writeString(home.resolve("users.json"), """
                {"vhosts": [{"name": "/"}],
                 "users": [{"name": "guest", "password": "guest", "tags": "administrator"},
                           {"name": "freshmaker", "password": "secret", "tags": ""}],
                 "permissions": [
                   {"user": "guest", "vhost": "/", "configure": ".*", "write": ".*", "read": ".*"},
                   {"user": "freshmaker", "vhost": "/", "configure": "^$", "write": "^amq\\\\.topic$|^nowhere$",
                    "read": "^freshmaker$|^later$|^passing$"}]}
                """);
        epmd = process("epmd", List.of("epmd", "-port", "" + names, "-address", "127.0.0.1"));
    }

    /** Starts one, or has the test skipped where none is installed, unless {@code -Dfreshmaker.test.rabbitmq=required}. */
    public static RabbitMq start(Path home) throws IOException {
        return start(home, Optional.empty());
    }

    /** The same with a second listener, for those who show a certificate of its authority. */
    static RabbitMq start(Path home, Optional<KeyStores> stores) throws IOException {
        boolean there = Files.isExecutable(SERVER);
        String remedy = "RabbitMQ is not installed (" + SERVER + "): apt-get install rabbitmq-server";
        if ("required".equals(System.getProperty("freshmaker.test.rabbitmq"))) {
            assertThat(there).as(remedy).isTrue();
        }
        Assumptions.assumeTrue(there, remedy);
        var rabbit = new RabbitMq(home, stores);
        rabbit.start();
        rabbit.queues().bind(RabbitQueues.QUEUE, RabbitQueues.PREFIX + "#");
        return rabbit;
    }

    private String secured(KeyStores stores) throws IOException {
        Path authority = home.resolve("authority.pem");
        Path certificate = home.resolve("certificate.pem");
        Path key = home.resolve("key.pem");
        stores.writePem(authority, certificate, key);
        return """
                listeners.ssl.1 = 127.0.0.1:%d
                ssl_options.cacertfile = %s
                ssl_options.certfile = %s
                ssl_options.keyfile = %s
                ssl_options.verify = verify_peer
                ssl_options.fail_if_no_peer_cert = true
                """.formatted(tls, authority, certificate, key);
    }

    /** Starts it again with what it had. */
    public void start() throws IOException {
        node = process("node", List.of(SERVER.toString()));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(node.isAlive()).as("%s", output()).isTrue();
            return output().contains("Starting broker... completed");
        });
    }

    private String output() throws IOException {
        return Files.readString(home.resolve("node.out"));
    }

    /** Outside the range that connections start from: a client that tries again could otherwise meet itself. */
    private static int freePort() {
        for (int i = 0; i < 100; i++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException e) {
                continue;
            }
        }
        throw new IllegalStateException("no free port");
    }

    private Process process(String name, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".out").toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("RABBITMQ_") || key.startsWith("ERL_"));
        String environment = """
                HOME=@
                ERL_EPMD_PORT=%d
                ERL_EPMD_ADDRESS=127.0.0.1
                RABBITMQ_NODENAME=freshmaker%d@localhost
                RABBITMQ_DIST_PORT=%d
                RABBITMQ_CONF_ENV_FILE=@/none
                RABBITMQ_CONFIG_FILE=@/rabbitmq.conf
                RABBITMQ_ADVANCED_CONFIG_FILE=@/none
                RABBITMQ_ENABLED_PLUGINS_FILE=@/plugins
                RABBITMQ_MNESIA_BASE=@/mnesia
                RABBITMQ_LOG_BASE=@/log
                RABBITMQ_PID_FILE=@/pid
                RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1}
                """.formatted(names, port, nodes);
        for (String line : environment.split("\n")) {
            String[] parts = line.split("=", 2);
            builder.environment().put(parts[0], parts[1].replaceFirst("^@", home.toString()));
        }
        return builder.start();
    }

    /** What clients of AMQP 1.0 and of RabbitMQ's own protocol connect to. */
    public String url() {
        return "amqp://127.0.0.1:" + port;
    }

    /** The same over TLS, where there is that. */
    String secureUrl() {
        return "amqps://localhost:" + tls;
    }

    /** Its queues, as senders and readers of its own protocol see them. */
    public RabbitQueues queues() {
        return new RabbitQueues(port);
    }

    /** Ends it as the system does; its messages stay on the disk. */
    public void stop() {
        List<ProcessHandle> parts = node.descendants().toList();
        // The script that it was started with only waits for the server.
        node.children().forEach(ProcessHandle::destroy);
        end(node);
        parts.forEach(ProcessHandle::destroyForcibly);
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        epmd.destroy();
        end(epmd);
    }
}
