package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthTest {

    private static final String KEY = "freshmaker.auth";

    private static Settings read(String... words) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String word : words) {
            String[] parts = word.split("=", 2);
            given.put(parts[0].isEmpty() ? KEY : "freshmaker." + parts[0], parts[1]);
        }
        return new SettingsReader().read(null, Map.of(), given);
    }

    @Test
    void withoutAWordNobodyIsKnownAndEverybodyReads() {
        Auth auth = read().auth();

        assertThat(auth.kind()).isEqualTo(Auth.Kind.NONE);
        assertThat(auth.everywhere() || auth.closed() || auth.anyRole()).isFalse();
    }

    @Test
    void readsWhoHasWhichRole() {
        Auth auth = read(
                        "auth=oidc",
                        "auth.oidc.issuer=https://id.example.org/realms/main",
                        "auth.oidc.audience=freshmaker",
                        "auth.admin.users=root, ada",
                        "auth.manual-rebuilder.groups=rebuilders")
                .auth();

        assertThat(auth.admin().users()).containsExactly("root", "ada");
        assertThat(auth.manualRebuilder().groups()).containsExactly("rebuilders");
        assertThat(auth.oidc().issuer()).isEqualTo("https://id.example.org/realms/main");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "auth=oidc auth.oidc.audience=f;freshmaker.auth.oidc.issuer;write the URL of the issuer",
                "auth=oidc auth.oidc.issuer=https://id.example.org;freshmaker.auth.oidc.audience;write what tokens",
                "auth.oidc.issuer=https://id.example.org;freshmaker.auth.oidc.issuer;freshmaker.auth=oidc as well",
                "auth.oidc.issuer=http://id.example.org;freshmaker.auth.oidc.issuer;begins with https://",
                "auth.oidc.jwks=ftp://id.example.org;freshmaker.auth.oidc.jwks;begins with https://",
                "auth.oidc.scope=a\"b;freshmaker.auth.oidc.scope;without blanks",
                "auth=proxy;freshmaker.auth.proxy.trusted;the addresses that the proxy connects from",
                "auth=proxy auth.proxy.trusted=0.0.0.0/0;freshmaker.auth.proxy.trusted;every address",
                "auth=proxy auth.proxy.trusted=proxy.example.org;freshmaker.auth.proxy.trusted;10.1.0.0/16",
                "auth=basic;freshmaker.auth.basic.file;freshmaker password",
                "auth.none.everywhere=true auth.read=closed;freshmaker.auth.read;write open",
                "auth.admin.users=root;freshmaker.auth;nobody is known",
                "web.cors.origins=*;freshmaker.web.cors.origins;every web page",
                "web.cors.origins=https://a.example/x;freshmaker.web.cors.origins;without a path",
                "auth=kerberos;freshmaker.auth;none or oidc or proxy or basic"
            })
    void refusesWhatDoesNotGoTogether(String given, String key, String remedy) {
        SettingsException refused = catchThrowableOfType(SettingsException.class, () -> read(given.split(" ")));

        assertThat(refused.mistakes()).hasSize(1);
        assertThat(refused.mistakes().get(0)).startsWith(key + " = '").contains(remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16,10.1.255.3,true",
        "10.1.0.0/16,10.2.0.1,false",
        "10.1.2.3,10.1.2.3,true",
        "10.1.2.0/23,::ffff:10.1.3.9,true",
        "2001:db8::/33,2001:db8:7fff::1,true",
        "2001:db8::/33,2001:db8:8000::1,false",
        "127.0.0.1,::1,false",
        "10.0.0.0/8,ten.example,false",
        "fe80::/10,fe80::1%eth0,true"
    })
    void anAddressIsInARangeByItsFirstBits(String range, String address, boolean inside) {
        assertThat(AddressRange.parse(range).contains(address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.1", "10.1.2.300", "10.1.2.3/33", "::1/129", "10.1.2.3/", "localhost", "1/8"})
    void refusesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void originsAreThoseOfBrowsers() {
        assertThat(read("web.cors.origins=https://a.example, http://localhost:3000")
                        .web()
                        .origins()
                        .names())
                .isEqualTo(List.of("https://a.example", "http://localhost:3000"));
    }
}
