package io.freshmaker.distgit;

import java.nio.file.Path;

/** Repositories on a disk: JGit is client and server. */
class FileDistGitTest extends DistGitContract {

    @Override
    String serve(Path repositories) {
        return repositories.toUri().toString();
    }
}
