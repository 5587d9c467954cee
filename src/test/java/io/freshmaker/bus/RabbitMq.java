package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assumptions;

/**
 * A RabbitMQ of the test's own, with its AMQP 1.0 plugin: all its files are in one directory and all its ports on the
 * loopback interface. The user {@code freshmaker} may read the queue {@code freshmaker} and write to {@code amq.topic}.
 */
public final class RabbitMq implements AutoCloseable {

    /** The exchange of Fedora's bus. */
    public static final String EXCHANGE = "amq.topic";

    /** Sends every message with this beginning of its topic to the queue {@code freshmaker}. */
    public static final String PREFIX = "org.fedoraproject.prod.";

    /** When every message says it was sent. */
    static final Instant SENT = Instant.parse("2026-11-22T19:12:52Z");

    private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
    private static final String QUEUE = "freshmaker";

    private final Path home;
    private final int port = freePort();
    private final int nodes = freePort();
    private final int names = freePort();
    private final Process epmd;
    private Process node;

    private RabbitMq(Path home) throws IOException {
        this.home = Files.createDirectories(home);
        Files.writeString(home.resolve("plugins"), "[rabbitmq_amqp1_0].\n");
        Files.writeString(
                home.resolve("rabbitmq.conf"),
                "listeners.tcp.1 = 127.0.0.1:" + port + "\nload_definitions = " + home.resolve("users.json") + "\n");
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
        boolean there = Files.isExecutable(SERVER);
        String remedy = "RabbitMQ is not installed (" + SERVER + "): apt-get install rabbitmq-server";
        if ("required".equals(System.getProperty("freshmaker.test.rabbitmq"))) {
            assertThat(there).as(remedy).isTrue();
        }
        Assumptions.assumeTrue(there, remedy);
        var rabbit = new RabbitMq(home);
        rabbit.start();
        rabbit.bind(QUEUE, PREFIX + "#");
        return rabbit;
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
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("HOME", home.toString()),
                        Map.entry("ERL_EPMD_PORT", "" + names),
                        Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                        Map.entry("RABBITMQ_NODENAME", "freshmaker" + port + "@localhost"),
                        Map.entry("RABBITMQ_DIST_PORT", "" + nodes),
                        Map.entry("RABBITMQ_CONF_ENV_FILE", home.resolve("none").toString()),
                        Map.entry(
                                "RABBITMQ_CONFIG_FILE",
                                home.resolve("rabbitmq.conf").toString()),
                        Map.entry(
                                "RABBITMQ_ADVANCED_CONFIG_FILE",
                                home.resolve("none").toString()),
                        Map.entry(
                                "RABBITMQ_ENABLED_PLUGINS_FILE",
                                home.resolve("plugins").toString()),
                        Map.entry("RABBITMQ_MNESIA_BASE", home.resolve("mnesia").toString()),
                        Map.entry("RABBITMQ_LOG_BASE", home.resolve("log").toString()),
                        Map.entry("RABBITMQ_PID_FILE", home.resolve("pid").toString()),
                        Map.entry(
                                "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}")));
        return builder.start();
    }

    /** What clients of AMQP 1.0 and of RabbitMQ's own protocol connect to. */
    public String url() {
        return "amqp://127.0.0.1:" + port;
    }

    /** Publishes as fedora-messaging does: over AMQP 0-9-1, with headers that AMQP 1.0 readers never see. */
    public void publish(String id, String topic, byte[] body) {
        var properties = new BasicProperties.Builder()
                .messageId(id)
                .contentType("application/json")
                .contentEncoding("utf-8")
                .deliveryMode(2)
                .timestamp(Date.from(SENT))
                .headers(Map.of("fedora_messaging_schema", "git.receive", "sent-at", "2026-11-22T19:12:52+00:00"));
        on(channel -> {
            channel.confirmSelect();
            channel.basicPublish(EXCHANGE, PREFIX + topic, true, properties.build(), body);
            return channel.waitForConfirms(10_000);
        });
    }

    public void publish(String id, String topic, String body) {
        publish(id, topic, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Has a durable queue that gets the messages with this routing key. */
    void bind(String queue, String key) {
        on(channel -> {
            channel.queueDeclare(queue, true, false, false, null);
            return channel.queueBind(queue, EXCHANGE, key);
        });
    }

    void delete(String queue) {
        on(channel -> channel.queueDelete(queue));
    }

    /** The next message of a queue, as readers of RabbitMQ's own protocol get it; null when there is none. */
    GetResponse take(String queue) {
        return on(channel -> channel.basicGet(queue, true));
    }

    /** Messages in the queue {@code freshmaker} that are with nobody. */
    public long waiting() {
        return on(channel -> channel.messageCount(QUEUE));
    }

    private interface Work<T> {
        T on(Channel channel) throws IOException, InterruptedException, TimeoutException;
    }

    private <T> T on(Work<T> work) {
        var factory = new ConnectionFactory();
        factory.setPort(port);
        factory.setHost("127.0.0.1");
        factory.setAutomaticRecoveryEnabled(false);
        try (var connection = factory.newConnection()) {
            return work.on(connection.createChannel());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
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
