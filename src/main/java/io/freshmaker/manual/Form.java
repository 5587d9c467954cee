package io.freshmaker.manual;

import java.util.regex.Pattern;

/** What a text of a request may look like. None of them allows what a database, a URL or a log reads in its own way. */
enum Form {
    NVR(
            "name-version-release, such as openssl-1.1.0h-3.fc27",
            300,
            "(?!.*\\.rpm$)[A-Za-z0-9_][A-Za-z0-9._+-]*-([0-9]{1,9}:)?[A-Za-z0-9._+~^]+-[A-Za-z0-9._+~^]+"),
    RPM(
            "the name of a source, or name-version-release, such as openssl or openssl-1.1.0h-3.fc27",
            300,
            "(?!.*\\.rpm$)[A-Za-z0-9_][A-Za-z0-9._+~^:-]*"),
    UPDATE("the alias of an update, such as FEDORA-2018-1a2b3c4d5e", 100, "[A-Za-z0-9][A-Za-z0-9._-]*"),
    RELEASE("the name of a release, such as F27", 100, "[A-Za-z0-9][A-Za-z0-9._-]*"),
    ARTIFACT(
            "type:name:stream, such as image:httpd-container:f27",
            300,
            "[a-z][a-z0-9_-]{0,49}:[A-Za-z0-9_][A-Za-z0-9._+-]*:[A-Za-z0-9][A-Za-z0-9._+/-]*"),
    IMAGE("the name of an image, such as httpd", 200, "[A-Za-z0-9_][A-Za-z0-9._+-]*"),
    BRANCH("a branch of dist-git, such as f27", 90, "[A-Za-z0-9][A-Za-z0-9._/-]*"),
    TARGET("a build target, such as f27-container-candidate", 200, "[A-Za-z0-9][A-Za-z0-9._-]*"),
    SENTENCE("a text without control characters", 1000, "[^\\p{Cntrl}\\p{Cs}]*");

    private final String words;
    private final int longest;
    private final Pattern pattern;

    Form(String words, int longest, String pattern) {
        this.words = words;
        this.longest = longest;
        this.pattern = Pattern.compile(pattern);
    }

    boolean fits(String text) {
        return text.length() <= longest && pattern.matcher(text).matches();
    }

    /** What is to be written, for people. */
    String words() {
        return words + ", of up to " + longest + " characters";
    }
}
