package io.freshmaker.settings;

import java.util.Properties;

/**
 * How the program logs to standard output.
 *
 * @param format {@code text} or {@code json}
 * @param level the least level that is logged, such as {@code INFO}
 */
public record Logs(String format, String level) {

    static Logs read(Values values) {
        return new Logs(
                values.read("freshmaker.log.format", Forms.oneOf("text", "json")),
                values.read("freshmaker.log.level", Forms.oneOf("TRACE", "DEBUG", "INFO", "WARN", "ERROR")));
    }

    /**
     * Chooses Logback's file and level by system properties: call it before the first logger exists. A file that was
     * chosen with {@code -Dlogback.configurationFile} stays.
     *
     * @param system the system properties, {@link System#getProperties}
     */
    public void choose(Properties system) {
        system.putIfAbsent("logback.configurationFile", format.equals("json") ? "logback-json.xml" : "logback.xml");
        system.setProperty("freshmaker.log.level", level);
    }
}
