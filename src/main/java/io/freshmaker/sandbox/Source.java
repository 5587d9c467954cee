package io.freshmaker.sandbox;

import java.time.Instant;

/**
 * What a submission points to in git.
 *
 * @param name the module's name: that of the repository
 * @param stream the module's stream: the branch
 * @param committed the commit's committer time, which becomes the version
 * @param modulemd the text of its NAME.yaml
 */
record Source(String name, String stream, Instant committed, String modulemd) {}
