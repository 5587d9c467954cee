package io.freshmaker.bus;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** A reader that knows the prefixes of topics on Fedora's bus and on UMB. */
abstract class EnvelopeCase {

    static final String TOPIC = "org.fedoraproject.prod.git.receive";

    final EnvelopeReader reader =
            new EnvelopeReader(new Topics(List.of("org.fedoraproject.prod.", "VirtualTopic.eng.")), new ObjectMapper());
}
