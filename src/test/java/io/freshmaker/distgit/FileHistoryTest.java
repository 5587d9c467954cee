package io.freshmaker.distgit;

import java.nio.file.Path;

/** Repositories on a disk, served by JGit, which sends all or nothing. */
class FileHistoryTest extends HistoryContract {

    @Override
    String serve(Path repositories) {
        return repositories.toUri().toString();
    }
}
