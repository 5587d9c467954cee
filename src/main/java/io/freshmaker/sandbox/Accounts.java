package io.freshmaker.sandbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells from a request's bearer token who sent it, or refuses it as MBS does. */
final class Accounts {

    static final String BAD_TOKEN = "OIDC token invalid or expired.";

    private static final String BEARER = "Bearer ";

    private final Map<String, Account> byToken;

    Accounts(Map<String, Account> byToken) {
        this.byToken = Map.copyOf(byToken);
    }

    /** The user who may submit and cancel; otherwise a refusal, 401 without a good token and 403 with one. */
    String user(MbsRequest request) {
        if (request.authorization() == null) {
            throw new Refusal(401, "No 'authorization' header found.");
        }
        Account account = account(request);
        if (account == null) {
            throw new Refusal(401, BAD_TOKEN);
        }
        for (String scope : Account.SCOPES) {
            if (!account.scopes().contains(scope)) {
                throw new Refusal(
                        401, "Required OIDC scope '" + scope + "' not present: " + quoted(account.scopes(), "[", "]"));
            }
        }
        if (!account.groups().contains(Account.GROUP)) {
            throw new Refusal(
                    403,
                    account.user() + " is not in any of {'" + Account.GROUP + "'}, only "
                            + quoted(account.groups(), "{", "}"));
        }
        return account.user();
    }

    /** The owner of the token, whatever it is good for; null for none. */
    String owner(MbsRequest request) {
        Account account = account(request);
        return account == null ? null : account.user();
    }

    private Account account(MbsRequest request) {
        String header = request.authorization();
        return header != null && header.startsWith(BEARER) ? byToken.get(header.substring(BEARER.length())) : null;
    }

    private static String quoted(List<String> words, String open, String close) {
        return words.stream().collect(Collectors.joining("', '", open + "'", "'" + close));
    }
}
