package io.freshmaker.command;

import io.freshmaker.service.Version;
import picocli.CommandLine.IVersionProvider;

/** Gives {@code --version} its answer, for every command the same. */
public final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"freshmaker " + Version.text()};
    }
}
