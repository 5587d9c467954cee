package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the hub does about logins. */
final class SessionMethods {

    private static final String REALM = "@EXAMPLE.ORG";

    private final HubState state;
    private final HubSessions sessions;

    SessionMethods(HubState state, HubSessions sessions) {
        this.state = state;
        this.sessions = sessions;
    }

    void addTo(HubMethods methods) {
        methods.add("login(user, password, opts?, renew?, exclusive?)", this::login);
        methods.add("sslLogin(proxyuser?, proxyauthtype?, renew?, exclusive?)", this::sslLogin);
        methods.add("logout(session_id?)", this::logout);
        methods.add("subsession()", this::subsession);
        methods.add("getLoggedInUser()", this::getLoggedInUser);
        methods.add("getUser(userInfo?, strict?, krb_princs?, groups?)", this::getUser);
    }

    private JsonNode login(Arguments arguments, Caller caller) {
        HubUser user = state.users
                .first(arguments.text("user"))
                .filter(known -> known.password() != null && known.password().equals(arguments.text("password")))
                .orElseThrow(() -> new HubFault(HubFault.AUTH, "invalid username or password"));
        return begin(user, HubSessions.PASSWORD, arguments, caller);
    }

    private JsonNode sslLogin(Arguments arguments, Caller caller) {
        if (caller.clientName() == null) {
            throw new HubFault(HubFault.AUTH, "could not verify client: None");
        }
        HubUser user =
                state.users.first(caller.clientName()).orElseThrow(() -> new HubFault(HubFault.AUTH, "Unknown user"));
        return begin(user, HubSessions.CERTIFICATE, arguments, caller);
    }

    private JsonNode begin(HubUser user, int authType, Arguments arguments, Caller caller) {
        if (user.blocked()) {
            throw new HubFault(HubFault.AUTH, "logins by " + user.name() + " are not allowed");
        }
        if (caller.session() == null) {
            return sessions.json(sessions.open(user, authType));
        }
        if (!arguments.flag("renew")) {
            throw new HubFault(HubFault.AUTH, "Already logged in");
        }
        sessions.renew(caller.session());
        caller.changed();
        return sessions.json(caller.session());
    }

    private JsonNode logout(Arguments arguments, Caller caller) {
        loggedIn(caller).close();
        caller.changed();
        return NullNode.getInstance();
    }

    private JsonNode subsession(Arguments arguments, Caller caller) {
        HubSession session = loggedIn(caller);
        caller.changed();
        return sessions.json(sessions.open(session.user(), session.authType()));
    }

    private static HubSession loggedIn(Caller caller) {
        if (caller.session() == null) {
            throw new HubFault(HubFault.AUTH, "Not logged in");
        }
        return caller.session();
    }

    private JsonNode getLoggedInUser(Arguments arguments, Caller caller) {
        return caller.user() == null
                ? NullNode.getInstance()
                : json(caller.user())
                        .put("authtype", caller.session().authType())
                        .put("krb_principal", caller.user().name() + REALM);
    }

    private JsonNode getUser(Arguments arguments, Caller caller) {
        JsonNode wanted = arguments.get("userInfo");
        HubUser found = wanted.isNull()
                ? caller.user()
                : (wanted.isNumber() ? state.users.get(wanted.longValue()) : state.users.first(wanted.asText()))
                        .orElse(null);
        if (found == null && arguments.flag("strict")) {
            throw HubFault.generic("No such user: " + wanted.asText());
        }
        return found == null ? NullNode.getInstance() : json(found);
    }

    private static ObjectNode json(HubUser user) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", user.id())
                .put("name", user.name())
                .put("status", user.blocked() ? 1 : 0)
                .put("usertype", 0);
        json.putArray("krb_principals").add(user.name() + REALM);
        return json;
    }
}
