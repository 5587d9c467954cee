package io.freshmaker.koji;

/** A way to tell the hub who we are. */
public interface KojiLogIn {

    /** The call that logs in. */
    KojiCall call();

    /** Where it goes: {@code /ssllogin} is where the hub's web server asks for a proof. */
    String path();

    /**
     * What it goes over.
     *
     * @param usual the wire of all other calls
     */
    default KojiWire wire(KojiWire usual) {
        return usual;
    }

    /** What a person looks at when the hub does not accept it: the settings by their names. */
    String remedy();
}
