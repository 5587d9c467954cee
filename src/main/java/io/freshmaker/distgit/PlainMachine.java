package io.freshmaker.distgit;

import java.io.File;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * The machine without anybody's git configuration: hooks, signing, rewritten addresses or a broken file of the user
 * or the system change nothing about a bump, nor does a {@code GIT_SSH} in the environment.
 */
final class PlainMachine extends SystemReader.Delegate {

    private PlainMachine(SystemReader machine) {
        super(machine);
    }

    /** For the whole process, as JGit knows only one machine. */
    static synchronized void use() {
        if (!(SystemReader.getInstance() instanceof PlainMachine)) {
            SystemReader.setInstance(new PlainMachine(SystemReader.getInstance()));
        }
    }

    @Override
    public String getenv(String variable) {
        return variable.startsWith("GIT_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    /** A configuration file that is never read or written, and knows how exact the times of files are. */
    private static final class NoConfig extends FileBasedConfig {

        /**
         * JGit would measure it at the first bump of every process, for three seconds. It only has to tell apart the
         * changes of one file, and nobody else writes to our clones.
         */
        private static final Duration EXACTNESS = Duration.ofMillis(10);

        NoConfig(Config parent, FS fs) {
            super(parent, (File) null, fs);
        }

        @Override
        public long getTimeUnit(String section, String part, String name, long otherwise, TimeUnit unit) {
            return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    ? unit.convert(EXACTNESS)
                    : super.getTimeUnit(section, part, name, otherwise, unit);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
