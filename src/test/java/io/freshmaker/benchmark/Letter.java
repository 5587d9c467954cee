package io.freshmaker.benchmark;

/** A kind of message as Fedora's bus carries it: the topic is the subject, the body some 1,200 characters of JSON. */
enum Letter {
    /** A topic that nobody listens to. */
    UNHEARD("buildsys.tag") {
        @Override
        String body(int number) {
            return """
                    {"build_id": %1$d, "name": "lantern-%1$d", "tag_id": 1947, "instance": "primary", "tag": "f27-pending",
                     "user": "bodhi", "version": "4.2.%1$d", "owner": "jane", "release": "3.fc27", "notes": "%2$s"}""".formatted(number, FILLING);
        }
    },
    /** A topic of ours, and a namespace that no content type is for. */
    CONTAINER("git.receive") {
        @Override
        String body(int number) {
            return push("container", "Dockerfile", number);
        }
    },
    /** What a content type wants: a spec file of an rpm changed. */
    SPEC("git.receive") {
        @Override
        String body(int number) {
            return push("rpms", "lantern-" + number + ".spec", number);
        }
    };

    private static final String FILLING = "Rebuilt with the lamp oil of the season. ".repeat(24);

    private final String topic;

    Letter(String topic) {
        this.topic = topic;
    }

    /** With the bus's prefix. */
    String subject() {
        return "org.fedoraproject.prod." + topic;
    }

    /** The JSON text; each number gives another one of about the same length. */
    abstract String body(int number);

    private static String push(String namespace, String file, int number) {
        return """
                {"commit": {"username": "jane", "stats": {"files": {"%2$s": {"additions": 3, "deletions": 1, "lines": 4}},
                 "total": {"additions": 3, "files": 1, "deletions": 1, "lines": 4}}, "name": "Jane Doe",
                 "namespace": "%1$s", "rev": "%3$040x", "agent": "jane", "repo": "lantern-%3$d", "branch": "f27",
                 "path": "/srv/git/%1$s/lantern-%3$d.git", "email": "jane@example.org", "seen": false,
                 "summary": "Brighter", "message": "Brighter\\n\\n%4$s"}}""".formatted(namespace, file, number, FILLING.substring(0, 740));
    }
}
