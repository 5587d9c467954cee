package io.freshmaker.access;

import io.freshmaker.settings.AddressRange;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Believes a proxy in front of us who it is: name and groups stand in headers, which count from the addresses of that
 * proxy alone. They are read as UTF-8, or as ISO-8859-1 where they are none.
 */
public final class ProxyGate implements Gate {

    private static final String CHALLENGE = "Forwarded-User realm=\"freshmaker\"";

    private final Admission admission;
    private final String userHeader;
    private final String groupsHeader;
    private final List<AddressRange> trusted;

    /**
     * Keeps whom to believe.
     *
     * @param groupsHeader its value is a list with commas
     * @param trusted where the proxy's connections come from
     */
    public ProxyGate(Admission admission, String userHeader, String groupsHeader, List<AddressRange> trusted) {
        this.admission = admission;
        this.userHeader = userHeader;
        this.groupsHeader = groupsHeader;
        this.trusted = List.copyOf(trusted);
    }

    @Override
    public String word() {
        return "proxy";
    }

    @Override
    public boolean closed() {
        return admission.closed();
    }

    @Override
    public Identity admit(Knock knock, Permission permission) {
        if (trusted.stream().noneMatch(range -> range.contains(knock.peer()))) {
            return admission.unknown(
                    permission,
                    CHALLENGE,
                    "come through the proxy that logs people in; what a request from another address says of its user"
                            + " does not count.");
        }
        List<String> users = knock.headers().apply(userHeader);
        List<String> groups = knock.headers().apply(groupsHeader);
        if (users.size() > 1 || groups.size() > 1) {
            throw NotAdmitted.unknown(
                    CHALLENGE,
                    "The proxy passed on several headers with the user or the groups: have it remove those of the"
                            + " client.");
        }
        String user = users.isEmpty() ? "" : trimmed(decoded(users.get(0)));
        if (user.isEmpty()) {
            return admission.unknown(permission, CHALLENGE, "the proxy named no user; log in there.");
        }
        return admission.known(name(user), split(groups), permission);
    }

    /** Two headers may have been joined on the way with a comma: such a name is nobody's. */
    private String name(String user) {
        if (!Admission.proper(user) || user.contains(",")) {
            throw NotAdmitted.unknown(
                    CHALLENGE,
                    "The proxy named a user that can't be one. It has to be one name of up to 200 characters, without"
                            + " commas and unseen characters: see what it puts into " + userHeader + ".");
        }
        return user;
    }

    private static List<String> split(List<String> groups) {
        return groups.stream()
                .flatMap(header -> Arrays.stream(decoded(header).split(",")))
                .map(ProxyGate::trimmed)
                .filter(group -> !group.isEmpty())
                .toList();
    }

    /** HTTP does not say how names are written in headers: proxies pass on what they have, today mostly as UTF-8. */
    private static String decoded(String header) {
        byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return header;
        }
    }

    /** Without the blanks that HTTP allows around a value; no other is to make one name of two. */
    private static String trimmed(String value) {
        return value.replaceAll("^[ \t]+|[ \t]+$", "");
    }
}
