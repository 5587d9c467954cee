package io.freshmaker.service;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;

/**
 * The realm {@code EXAMPLE.ORG} with a real Kerberos server, and keytabs for us ({@code client}) and for web servers of
 * this machine ({@code hub}). Java knows one {@code krb5.conf} only: of the tests of a process, which run one after the
 * other, only those with a realm of their own speak Kerberos.
 */
final class Realm implements AutoCloseable {

    private static final String CONF = "java.security.krb5.conf";

    private final Path directory;
    private final SimpleKdcServer kdc = new SimpleKdcServer();

    private Realm(Path directory) throws Exception {
        this.directory = directory;
        kdc.setKdcRealm("EXAMPLE.ORG");
        kdc.setKdcHost("localhost");
        kdc.setAllowUdp(false);
        kdc.setWorkDir(directory.toFile());
        kdc.init();
        kdc.start();
        kdc.createPrincipals("freshmaker@EXAMPLE.ORG", "HTTP/localhost@EXAMPLE.ORG", "HTTP/127.0.0.1@EXAMPLE.ORG");
        kdc.exportPrincipal("freshmaker@EXAMPLE.ORG", keytab("client").toFile());
        kdc.exportPrincipal("HTTP/localhost@EXAMPLE.ORG", keytab("hub").toFile());
        kdc.exportPrincipal("HTTP/127.0.0.1@EXAMPLE.ORG", keytab("hub").toFile());
    }

    static Realm in(Path directory) throws Exception {
        var realm = new Realm(directory);
        Path conf = directory.resolve("krb5.conf");
        Files.writeString(conf, """
                [libdefaults]
                    default_realm = EXAMPLE.ORG
                    udp_preference_limit = 1
                    dns_lookup_kdc = false
                    rdns = false
                [realms]
                    EXAMPLE.ORG = {
                        kdc = localhost:%d
                    }
                [domain_realm]
                    localhost = EXAMPLE.ORG
                """.formatted(realm.kdc.getKdcPort()));
        System.setProperty(CONF, conf.toString());
        return realm;
    }

    Path keytab(String name) {
        return directory.resolve(name + ".keytab");
    }

    @Override
    public void close() throws KrbException {
        System.clearProperty(CONF);
        kdc.stop();
    }
}
