package io.freshmaker.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the settings. A file goes before the defaults, an environment variable before the file, and what was given for
 * this one start before all.
 */
public final class SettingsReader {

    private final Keys keys = Keys.known();

    /** Reads and checks everything, with no defaults but the program's own. */
    public Settings read(Path file, Map<String, String> environment, Map<String, String> commandLine) {
        return read(Map.of(), file, environment, commandLine);
    }

    /**
     * Reads and checks everything.
     *
     * @param defaults values by key that take the place of the program's own
     * @param file a properties file in UTF-8, or null for none
     * @param environment all environment variables; those that do not begin with {@code FRESHMAKER_} are passed over
     * @param commandLine values by key
     * @throws SettingsException with all mistakes, when there is any
     */
    public Settings read(
            Map<String, String> defaults, Path file, Map<String, String> environment, Map<String, String> commandLine) {
        Layers layers = new Layers(keys);
        layers.defaults(defaults);
        if (file != null) {
            layers.file(file);
        }
        layers.environment(environment);
        layers.commandLine(commandLine);

        Values values = new Values(keys, layers.given());
        Settings settings = Settings.read(values);
        checkPorts(settings, values);
        settings.replica().check(settings.db(), settings.bus(), values);

        List<String> mistakes = new ArrayList<>(layers.mistakes());
        mistakes.addAll(values.mistakes());
        if (!mistakes.isEmpty()) {
            throw new SettingsException(mistakes);
        }
        return settings;
    }

    private static void checkPorts(Settings settings, Values values) {
        String http = "freshmaker.http.port";
        checkPort(
                http,
                settings.http().port(),
                "freshmaker.management.port",
                settings.management().port(),
                values);
        if (settings.bus().embedded()) {
            String bus = "freshmaker.bus.embedded.port";
            int port = settings.bus().embeddedPort();
            checkPort(http, settings.http().port(), bus, port, values);
            checkPort("freshmaker.management.port", settings.management().port(), bus, port, values);
        }
    }

    private static void checkPort(String first, int port, String second, int other, Values values) {
        if (port == other && port != 0) {
            values.clash(second, first, first + " is the same; write another port, or 0 for any free one.");
        }
    }
}
