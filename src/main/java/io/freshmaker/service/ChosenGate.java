package io.freshmaker.service;

import io.freshmaker.access.Admission;
import io.freshmaker.access.BasicGate;
import io.freshmaker.access.Claims;
import io.freshmaker.access.Gate;
import io.freshmaker.access.IssuerKeys;
import io.freshmaker.access.Members;
import io.freshmaker.access.OidcGate;
import io.freshmaker.access.OpenGate;
import io.freshmaker.access.PasswordFile;
import io.freshmaker.access.ProxyGate;
import io.freshmaker.access.Role;
import io.freshmaker.access.TokenReader;
import io.freshmaker.settings.Auth;
import io.freshmaker.settings.Oidc;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The gate that the settings choose. */
final class ChosenGate {

    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    private ChosenGate() {}

    /** @throws IllegalArgumentException when the password file can't be used, with the line */
    static Gate of(Auth auth) {
        var members = new Members(Map.of(
                Role.ADMIN, named(auth.admin()),
                Role.MANUAL_REBUILDER, named(auth.manualRebuilder()),
                Role.ASYNC_REBUILDER, named(auth.asyncRebuilder())));
        var admission = new Admission(members, auth.closed());
        return switch (auth.kind()) {
            case NONE -> new OpenGate(auth.everywhere(), auth.closed());
            case OIDC ->
                new OidcGate(admission, tokens(auth.oidc()), auth.oidc().scope());
            case PROXY ->
                new ProxyGate(
                        admission,
                        auth.proxy().userHeader(),
                        auth.proxy().groupsHeader(),
                        auth.proxy().trusted());
            case BASIC ->
                new BasicGate(admission, PasswordFile.open(auth.basic().file().orElseThrow()), System::nanoTime);
        };
    }

    private static Members.Named named(Auth.RoleNames names) {
        return new Members.Named(names.users(), names.groups());
    }

    private static TokenReader tokens(Oidc oidc) {
        var keys = new IssuerKeys(oidc.issuer(), oidc.keys().value(), oidc.timeout());
        var claims = new Claims(
                oidc.issuer(), oidc.audience(), oidc.nameClaim(), oidc.groupsClaim(), oidc.skew(), Clock.systemUTC());
        return new TokenReader(keys, BETWEEN_FETCHES, claims);
    }
}
