package io.freshmaker.koji;

import java.util.Map;

/** A way to tell the hub who we are. */
public interface KojiLogIn {

    /** The call that logs in. */
    KojiCall call();

    /** Where it goes: {@code /ssllogin} is where the hub's web server asks for a proof. */
    String path();

    /**
     * What goes with it.
     *
     * @throws KojiException when the proof can't be had
     */
    Map<String, String> headers();

    /** What a person looks at when the hub does not accept it: the settings by their names. */
    String remedy();
}
