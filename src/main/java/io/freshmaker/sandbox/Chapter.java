package io.freshmaker.sandbox;

import io.freshmaker.change.Envelope;
import java.util.List;

/**
 * One message of the sandbox's story.
 *
 * @param file of the recorded message; of those that the stand-in of Koji makes, only a name
 * @param goesOn whether the event is still building when the story ends
 * @param sentence what happens, for people
 */
record Chapter(String file, Envelope envelope, boolean goesOn, String sentence) {

    /** Nobody listens to it. */
    static final Chapter DROPPED = new Chapter(
            "tests-changed", Envelope.FEDORA_MESSAGING, false, "a push to the tests of httpd: nobody listens to that");

    /** The one about modules that readers are sent to. */
    static final Chapter SHOWN =
            new Chapter("perl-spec", Envelope.FEDORA_MESSAGING, false, "the spec file of perl changed on f27");

    /** Its message is made of a build that the stand-in of Koji must have. */
    static final Chapter UPDATE = new Chapter(
            "openssl-update",
            Envelope.FEDORA_MESSAGING,
            false,
            "an update of openssl is out for Fedora 27: three images hold an older one");

    /** Its message is told by the stand-in of Koji itself, once what comes before it is built. */
    static final Chapter SIGNED = new Chapter(
            "httpd-signed",
            Envelope.FEDORA_MESSAGING,
            false,
            "httpd is signed for Fedora 27 and not out yet: two images are built on a compose that holds it");

    /** All of them, in their order. */
    static final List<Chapter> ALL = List.of(
            DROPPED,
            SHOWN,
            new Chapter(
                    "nodejs-spec",
                    Envelope.FEDMSG,
                    true,
                    "the spec file of nodejs changed, told on fedmsg; its build takes ten minutes"),
            new Chapter("cowsay-spec", Envelope.FEDMSG, false, "the spec file of cowsay changed: no module builds it"),
            new Chapter("unknown-files", Envelope.UMB, false, "a push that does not say which files changed"),
            UPDATE,
            SIGNED);
}
