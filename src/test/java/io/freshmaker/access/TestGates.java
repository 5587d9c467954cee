package io.freshmaker.access;

import io.freshmaker.settings.AddressRanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Gates with the same people: rebuilders and bäcker are groups, root is an administrator. */
public final class TestGates {

    private TestGates() {}

    static Admission admission(boolean closed) {
        return new Admission(
                new Members(Map.of(
                        Role.ADMIN, new Members.Named(List.of("root"), List.of()),
                        Role.MANUAL_REBUILDER, new Members.Named(List.of(), List.of("rebuilders", "bäcker")))),
                closed);
    }

    /** Trusts what comes from these addresses. */
    public static Gate proxy(String... trusted) {
        return new ProxyGate(admission(false), "X-Forwarded-User", "X-Forwarded-Groups", AddressRanges.of(trusted));
    }

    /** Knows alice, whose password is {@code corn:flower}. */
    public static Gate basic(Path folder) {
        return new BasicGate(admission(false), PasswordFile.open(file(folder)), () -> 0);
    }

    static Path file(Path folder) {
        try {
            var alice = new Account(
                    "alice", PasswordHash.of("corn:flower".toCharArray(), 10_000), List.of("people", "rebuilders"));
            return Files.writeString(folder.resolve("people"), "# who may\n\n" + alice.line() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
