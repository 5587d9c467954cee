package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The methods of a Koji hub, called over XML-RPC; values are JSON. For any number of threads. */
public interface KojiHub {

    /**
     * A call that changes nothing, and so is repeated by itself where that may help.
     *
     * @throws KojiFault when the hub answers with a fault
     * @throws KojiException when it can't be asked
     */
    JsonNode read(KojiCall call);

    /** Several such calls in one request ({@code multiCall}); one answer for each, in the order of the calls. */
    List<KojiAnswer> readAll(List<KojiCall> calls);

    /**
     * A call that creates or changes something: it is sent once, in a session of ours.
     *
     * @throws KojiFault when the hub answers with a fault
     * @throws KojiException when it is certain that the hub did nothing; {@link LostKojiAnswer} when it is not
     */
    JsonNode write(KojiCall call);
}
