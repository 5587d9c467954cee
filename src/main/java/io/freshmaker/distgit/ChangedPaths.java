package io.freshmaker.distgit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Compares commits of a fetched history by their trees; the contents of files are not needed. */
record ChangedPaths(Repository history) {

    /** What differs between two commits. */
    Set<String> between(RevCommit before, RevCommit after) throws IOException {
        Set<String> paths = new TreeSet<>();
        try (TreeWalk walk = new TreeWalk(history)) {
            if (before == null) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(new CanonicalTreeParser(null, walk.getObjectReader(), before.getTree()));
            }
            walk.addTree(new CanonicalTreeParser(null, walk.getObjectReader(), after.getTree()));
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                paths.add(walk.getPathString());
            }
        }
        return paths;
    }

    /**
     * What the newest commits changed, each compared with the parent it was made on.
     *
     * @param count how many commits, the newest included
     * @return nothing when one of them has a parent that was not fetched
     */
    Optional<Set<String>> ofNewest(RevCommit newest, int count) throws IOException {
        Set<ObjectId> cut = history.getObjectDatabase().getShallowCommits();
        Set<String> paths = new TreeSet<>();
        try (RevWalk walk = new RevWalk(history)) {
            for (RevCommit commit : newest(walk, newest, count)) {
                if (cut.contains(commit)) {
                    return Optional.empty();
                }
                boolean first = commit.getParentCount() == 0;
                paths.addAll(between(first ? null : walk.parseCommit(commit.getParent(0)), commit));
            }
        }
        return Optional.of(paths);
    }

    private static List<RevCommit> newest(RevWalk walk, RevCommit newest, int count) throws IOException {
        walk.markStart(walk.parseCommit(newest));
        List<RevCommit> commits = new ArrayList<>();
        for (RevCommit commit : walk) {
            if (commits.size() == count) {
                break;
            }
            commits.add(commit);
        }
        return commits;
    }
}
