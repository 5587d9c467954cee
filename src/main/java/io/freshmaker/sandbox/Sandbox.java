package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.bus.BusPublisher;
import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import io.freshmaker.sandbox.odcs.OdcsOptions;
import io.freshmaker.sandbox.odcs.OdcsStandIn;
import io.freshmaker.service.Freshmaker;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The whole service in one process, with stand-ins of the outside, for people who want to see it work. */
public final class Sandbox implements AutoCloseable {

    /** What keeps a sandbox away from the broker and the database that a configuration may name. */
    public static final Map<String, String> ALONE =
            Map.of("freshmaker.bus.url", "", "freshmaker.bus.broker", "artemis", "freshmaker.db.url", "");

    private static final String USER = "freshmaker";
    private static final String TOKEN = "sandbox";
    private static final Duration STEP = Duration.ofMillis(300);

    private final Path data;
    private final DistGitStandIn distGit;
    private final MbsStandIn mbs;
    private final KojiStandIn koji;
    private final OdcsStandIn odcs;
    private final BusMouth mouth = new BusMouth();
    private Freshmaker service;

    private Sandbox(Path data) {
        this.data = data;
        this.distGit = new DistGitStandIn(data.resolve("dist-git"));
        this.mbs = MbsStandIn.start(
                MbsOptions.of(distGit.url())
                        .withStep(STEP)
                        .keptIn(data.resolve("mbs.json"))
                        .withAccount(TOKEN, Account.packager(USER)),
                this::announce,
                Modules::script);
        // Neither may go on with its work before it knows the other.
        AtomicReference<OdcsStandIn> beside = new AtomicReference<>();
        this.koji = KojiStandIn.start(
                KojiOptions.usual()
                        .withStep(STEP)
                        .keptIn(data.resolve("koji.json"))
                        .with(new KojiOptions.Person(USER, TOKEN)),
                this::announce,
                hub -> {
                    Images.seed(distGit, hub);
                    beside.set(odcs(hub));
                });
        this.odcs = beside.get();
    }

    /** Makes composes of what the hub has, and has its builders find them. */
    private OdcsStandIn odcs(KojiStandIn hub) {
        OdcsStandIn started = OdcsStandIn.start(
                OdcsOptions.usual()
                        .withStep(STEP)
                        .keptIn(data.resolve("odcs.json"))
                        .with(new OdcsOptions.Person(USER, TOKEN, OdcsOptions.Right.ASK))
                        .from(hub.stock()::repository),
                this::announce);
        hub.stock().repositories(started::builds);
        return started;
    }

    /** Opens the stand-ins in that directory, with the modules and images of the story; what is there already is kept. */
    public static Sandbox open(Path data) {
        // Another sandbox on the same data would lose what this one writes to it.
        new EmbeddedDatabase(data).close();
        var sandbox = new Sandbox(data.toAbsolutePath());
        Modules.seed(sandbox.distGit, sandbox.mbs);
        sandbox.keep("policy.yaml");
        sandbox.keep("releases.yaml");
        return sandbox;
    }

    private void keep(String name) {
        try (InputStream file = Sandbox.class.getResourceAsStream("/sandbox/" + name)) {
            if (Files.notExists(data.resolve(name))) {
                Files.copy(file, data.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be written to " + data + ": " + e, e);
        }
    }

    /** The settings by which the service works with the stand-ins, and with nothing else. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(ALONE);
        settings.put("freshmaker.policy", data.resolve("policy.yaml").toString());
        settings.put("freshmaker.mbs.url", mbs.base());
        settings.put("freshmaker.mbs.token", TOKEN);
        settings.put("freshmaker.mbs.settle", "5");
        settings.put("freshmaker.mbs.poll", "2");
        settings.put("freshmaker.koji.url", koji.url());
        settings.put("freshmaker.koji.web.url", "");
        settings.put("freshmaker.koji.auth", "password");
        settings.put("freshmaker.koji.user", USER);
        settings.put("freshmaker.koji.password", TOKEN);
        settings.put("freshmaker.koji.settle", "5");
        settings.put("freshmaker.koji.poll", "2");
        settings.put("freshmaker.koji.target", "{branch}-container-candidate");
        settings.put("freshmaker.koji.scmurl", "");
        settings.put("freshmaker.odcs.url", odcs.url());
        settings.put("freshmaker.odcs.auth", "token");
        settings.put("freshmaker.odcs.token", TOKEN);
        settings.put("freshmaker.odcs.settle", "5");
        settings.put("freshmaker.odcs.poll", "2");
        settings.put("freshmaker.images.tags", Images.TAG);
        settings.put("freshmaker.releases", data.resolve("releases.yaml").toString());
        settings.put("freshmaker.distgit.url", distGit.url());
        settings.put("freshmaker.distgit.scmurl", "");
        return settings;
    }

    /** Starts the service. */
    public void start(Settings settings, PrintWriter out) {
        out.println("Starting Freshmaker in a sandbox; its data is in " + data + ".");
        out.flush();
        service = Freshmaker.start(settings);
        RunningSettings.in(data).write(settings());
        mouth.open(new BusPublisher(
                service.busUrl(),
                settings.bus().user(),
                settings.bus().password().value(),
                settings.bus().target().toString()));
        out.println("  bus       " + service.busUrl() + " (AMQP 1.0)");
        out.println("  MBS       " + mbs.url() + " (a stand-in)");
        out.println("  Koji      " + koji.url() + " (a stand-in)");
        out.println("  ODCS      " + odcs.url() + " (a stand-in)");
        out.println("  dist-git  " + distGit.url() + " (real git repositories)");
        out.println();
        out.flush();
    }

    /**
     * Plays the story, and tells what came of it and where to look.
     *
     * @return whether it could: where reading is closed, {@code err} says so, and how to read
     */
    public boolean tell(PrintWriter out, PrintWriter err) {
        var story = new Story(mouth, koji, "http://127.0.0.1:" + service.httpPort());
        boolean told = play(story, out, err);
        if (told) {
            out.println();
            story.whereToLook(out, "http://localhost:" + service.managementPort(), service.busUrl(), data);
        }
        out.flush();
        return told;
    }

    private static boolean play(Story story, PrintWriter out, PrintWriter err) {
        try {
            story.play(out);
            return true;
        } catch (ReadingClosed e) {
            err.println(e.getMessage());
            err.flush();
            return false;
        }
    }

    private void announce(String topic, ObjectNode msg) {
        mouth.announce(topic, msg);
    }

    @Override
    public void close() {
        RunningSettings.in(data).remove();
        mouth.close();
        if (service != null) {
            service.close();
        }
        mbs.close();
        koji.close();
        odcs.close();
    }
}
