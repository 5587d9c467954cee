package io.freshmaker.access;

import java.util.List;
import java.util.Set;

/**
 * What a bearer token says that was found to be right.
 *
 * @param scopes what whoever asked for it wanted it for
 */
record Token(String user, List<String> groups, Set<String> scopes) {

    Token {
        groups = List.copyOf(groups);
        scopes = Set.copyOf(scopes);
    }
}
