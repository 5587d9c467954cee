package io.freshmaker.benchmark;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A benchmark with a main of its own: run in a JVM of its own, so that nothing else has warmed or filled it, with the
 * garbage collector that the service has.
 *
 * @param memory the most that its heap may take, as {@code -Xmx} takes it
 */
record JavaProgram(String name, String mainClass, String memory) {

    /** The JDK that runs this. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    void run() throws IOException, InterruptedException {
        if (!isThere()) {
            System.out.println(name + ": not built yet: there is no " + mainClass);
            return;
        }
        int code = new ProcessBuilder(
                        java(),
                        "-Xmx" + memory,
                        "-XX:+UseSerialGC",
                        "-Dfreshmaker.log.level=WARN",
                        "-cp",
                        System.getProperty("java.class.path"),
                        mainClass)
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            System.out.println(name + ": " + mainClass + " ended with code " + code);
        }
    }

    private boolean isThere() {
        try {
            Class.forName(mainClass, false, JavaProgram.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
