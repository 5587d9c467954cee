package io.freshmaker.sandbox.odcs;

import io.freshmaker.sandbox.HttpCall;
import io.freshmaker.sandbox.Refusal;
import io.freshmaker.sandbox.odcs.OdcsOptions.Person;
import io.freshmaker.sandbox.odcs.OdcsOptions.Right;
import java.util.List;
import java.util.Optional;

/** Tells who sent a request: by a bearer token, or by what a front end found out from a certificate or a ticket. */
final class OdcsLogins {

    static final String UNKNOWN = "The token or ticket is missing, unknown or expired.";

    private static final Person ANYBODY = new Person("unknown", null, Right.ADMIN);
    private static final String BEARER = "Bearer ";

    private final List<Person> people;
    private final String clientHeader;

    OdcsLogins(OdcsOptions options) {
        people = options.people();
        clientHeader = options.clientHeader();
    }

    /** The person who may ask for composes; otherwise a refusal, 401 for one unknown and 403 for one known. */
    Person person(HttpCall call) {
        Person person = find(call).orElseThrow(() -> new Refusal(401, UNKNOWN));
        if (person.right() == Right.NONE) {
            throw new Refusal(403, "User " + person.name() + " is not allowed to ask for composes.");
        }
        return person;
    }

    /** The name of whoever sent it, whatever he may do; null for one unknown. */
    String name(HttpCall call) {
        return find(call).map(Person::name).orElse(null);
    }

    private Optional<Person> find(HttpCall call) {
        if (people.isEmpty()) {
            return Optional.of(ANYBODY);
        }
        Optional<String> token = call.header("Authorization")
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
        Optional<String> client = Optional.ofNullable(clientHeader).flatMap(call::header);
        return people.stream()
                .filter(person -> token.isPresent() && token.get().equals(person.token())
                        || client.isPresent() && client.get().equals(person.name()))
                .findFirst();
    }
}
