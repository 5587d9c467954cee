package io.freshmaker.change;

import java.util.Set;

/** What dist-git's branch names mean. */
public final class Branches {

    /** The stream that packages are developed in. */
    public static final String RAWHIDE = "rawhide";

    private static final String HEAD = "refs/heads/";

    /** Where {@code master} and {@code main} are the branch of rawhide. */
    private static final Set<String> OF_RELEASES = Set.of("rpms", "container", "containers");

    private Branches() {}

    /**
     * The stream a branch stands for. For rpms and container images both {@code master} and {@code main} mean
     * {@code rawhide}; in other namespaces, such as {@code modules}, a branch is its own stream.
     */
    public static String canonical(String namespace, String branch) {
        boolean development = branch.equals("master") || branch.equals("main");
        return OF_RELEASES.contains(namespace) && development ? RAWHIDE : branch;
    }

    /** The branch of a ref: some senders give {@code refs/heads/f27} for {@code f27}. */
    static String ofRef(String ref) {
        return ref.startsWith(HEAD) ? ref.substring(HEAD.length()) : ref;
    }
}
