package io.freshmaker.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.freshmaker.change.Messages;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import io.freshmaker.service.ContentTypes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An update of a module that Koji has no build of, through the content type. */
class ModuleAtMbsTest {

    private static final String UPDATE = """
            {"update": {"alias": "FEDORA-2018-1", "status": "stable", "type": "security", "content_type": "module",
             "builds": [{"nvr": "buoy-dev_1-20190101000000.c0ffee00", "type": "module"}],
             "release": {"name": "F27M", "branch": "f27m", "stable_tag": "f27-modular-updates"}}}""";

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();

    private HttpServer mbs(String answer) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.startsWith("{") ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private Part shipped(String answer) throws IOException {
        HttpServer mbs = mbs(answer);
        Map<String, String> settings = Map.of(
                "freshmaker.mbs.url",
                "http://127.0.0.1:" + mbs.getAddress().getPort(),
                "freshmaker.data",
                folder.toString());
        try (var contentTypes = new ContentTypes(settings, List.of())) {
            return contentTypes
                    .recognise(Messages.of("bodhi.update.complete.stable", UPDATE))
                    .get(0);
        } finally {
            mbs.stop(0);
        }
    }

    @Test
    void isPlannedByWhatMbsSaysItIs() throws IOException {
        Part part = shipped("""
                {"meta": {}, "items": [{"id": 7, "state": 5, "name": "buoy", "stream": "dev-1",
                 "version": "20190101000000", "context": "c0ffee00",
                 "koji_tag": "module-buoy-dev-1-20180101000000-c0ffee00"}]}""");

        assertThat(part.failure()).isNull();
        assertThat(part.draft().answer()).isEqualTo(Draft.Answer.PLANNED);
        assertThat(asked)
                .containsExactly(
                        "/module-build-service/2/module-builds/?name=buoy&version=20190101000000&per_page=100");
    }

    @Test
    void waitsForAnMbsInTrouble() throws IOException {
        Part part = shipped("busy");

        assertThat(part.finished()).isFalse();
        assertThat(part.failure()).contains("MBS answered 503: busy");
    }
}
