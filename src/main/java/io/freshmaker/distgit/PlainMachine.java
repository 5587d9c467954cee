package io.freshmaker.distgit;

import java.io.File;
import org.eclipse.jgit.lib.Config;
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

    /** A configuration file that is never read or written. */
    private static final class NoConfig extends FileBasedConfig {
        NoConfig(Config parent, FS fs) {
            super(parent, (File) null, fs);
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
