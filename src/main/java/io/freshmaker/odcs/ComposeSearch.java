package io.freshmaker.odcs;

import io.freshmaker.compose.ComposeWork;
import io.freshmaker.compose.RemoteCompose;

/**
 * A look through ODCS's list for a compose whose answer was lost.
 *
 * @param work what was asked for
 * @param page to be read next, from 1
 * @param unfinished whether there is one to be read
 * @param found null as long as there is nothing
 */
public record ComposeSearch(ComposeWork work, int page, boolean unfinished, RemoteCompose found) {}
