package io.freshmaker.sandbox.koji;

/** Why a builder fails a task: code and words of the fault that the task then has. */
final class BuildFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    BuildFailure(int code, String words) {
        super(words);
        this.code = code;
    }

    /** In the words of the builder's own checks. */
    static BuildFailure build(String words) {
        return new BuildFailure(HubFault.BUILD, words);
    }

    /** In the words with which a builder tells what happened in OSBS. */
    static BuildFailure osbs(String reason, long task) {
        String said = reason.isEmpty() ? "" : " " + reason.replaceFirst("\\.$", "") + ".";
        return build("Image build failed." + said + " OSBS build id: osbs-" + task);
    }

    int code() {
        return code;
    }
}
