package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlFormsTest {

    private static void accepts(Form<Url> form, String text) {
        assertThat(form.read(text).value()).isEqualTo(text);
    }

    private static void refuses(Form<Url> form, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> form.read(text)).withMessageStartingWith("write ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "amqp://localhost:5672",
                "amqps://bus.example.org",
                "amqp://[::1]:5672?jms.prefetchPolicy.all=10",
                "failover:(amqp://a:5672,amqps://b:5671?transport.verifyHost=true)?failover.maxReconnectAttempts=-1"
            })
    void isABroker(String text) {
        accepts(UrlForms.broker(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:5672",
                "amqp:localhost",
                "amqp://",
                "amqp://host:port",
                "failover:amqp://a:5672",
                "failover:()",
                "failover:(amqp://a,)",
                "failover:(tcp://a:61616)",
                "failover:(amqp://a",
                "failover:(amqp://a)&x=1",
                "amqp://user:word@a:5672",
                "failover:(amqp://a,amqps://user@b)"
            })
    void isNoBroker(String text) {
        refuses(UrlForms.broker(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:hsqldb:mem:x",
                "jdbc:hsqldb:file:data/db;hsqldb.tx=mvcc",
                "jdbc:postgresql://db.example.org:5432/freshmaker?sslmode=require"
            })
    void isADatabase(String text) {
        accepts(UrlForms.database(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:hsqldb:", "postgresql://db/f", "jdbc:h2:mem:x"})
    void isNoDatabase(String text) {
        refuses(UrlForms.database(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh://freshmaker@pkgs.example.org",
                "https://src.example.org/base",
                "http://localhost:8000",
                "git://pkgs.example.org",
                "file:///srv/git",
                "file:/srv/git"
            })
    void isAPlaceOfGit(String text) {
        accepts(UrlForms.git(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/git", "freshmaker@pkgs:modules", "ftp://pkgs.example.org", "file:srv", "https://a b"})
    void isNoPlaceOfGit(String text) {
        refuses(UrlForms.git(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://localhost:8000", "https://mbs.example.org/base/"})
    void isAWebService(String text) {
        accepts(UrlForms.web(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mbs.example.org", "//mbs.example.org", "ftp://mbs.example.org", "http:///path"})
    void isNoWebService(String text) {
        refuses(UrlForms.web(), text);
    }
}
