package io.freshmaker.command;

import io.freshmaker.settings.Settings;
import io.freshmaker.settings.SettingsReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options by which every command takes its configuration. */
final class Configuration {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A file of settings, freshmaker.x.y=value a line. Default: the variable FRESHMAKER_CONFIG.")
    private Path file;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "One setting, such as -D freshmaker.http.port=9090; it beats variables and the file.")
    private Map<String, String> given = new LinkedHashMap<>();

    /**
     * All settings, with logging set up as they say: to be called before anything logs.
     *
     * @param defaults what this command wants where nobody says otherwise
     * @param fixed what this command needs whatever anybody says
     * @throws io.freshmaker.settings.SettingsException with every mistake
     */
    Settings read(Map<String, String> defaults, Map<String, String> fixed) {
        Map<String, String> environment = System.getenv();
        Path config = file != null ? file : path(environment.get("FRESHMAKER_CONFIG"));
        Map<String, String> last = new HashMap<>(given);
        last.putAll(fixed);
        Settings settings = new SettingsReader().read(defaults, config, environment, last);
        settings.logs().choose(System.getProperties());
        return settings;
    }

    /** All settings for a command that answers on standard output, where logs below WARN would be in the way. */
    Settings quiet() {
        return read(Map.of("freshmaker.log.level", "WARN"), Map.of());
    }

    private static Path path(String text) {
        return text == null || text.isBlank() ? null : Path.of(text);
    }
}
