package io.freshmaker.distgit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** An ssh server on loopback that runs git's own programs, and a user's home with a key that it accepts. */
final class GitOverSsh implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path repositories;
    private final AtomicReference<String> broken = new AtomicReference<>();
    private final KeyPair host = key();
    private final KeyPair user = key();

    GitOverSsh(Path repositories) throws IOException, GeneralSecurityException {
        this.repositories = repositories;
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        server.setPublickeyAuthenticator((name, key, session) -> KeyUtils.compareKeys(key, user.getPublic()));
        server.setCommandFactory(this::command);
        server.start();
    }

    String url() {
        return "ssh://freshmaker@127.0.0.1:" + port();
    }

    private int port() {
        return ((InetSocketAddress) server.getBoundAddresses().iterator().next()).getPort();
    }

    /** Writes the user's key and the host's key as ssh keeps them below a home. */
    void writeKeys(Path home) throws IOException {
        Path ssh = Files.createDirectories(home.resolve(".ssh"));
        String pem = Base64.getMimeEncoder().encodeToString(user.getPrivate().getEncoded());
        Path key = ssh.resolve("id_rsa");
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(
                ssh.resolve("known_hosts"),
                "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(host.getPublic()) + "\n");
    }

    /** From now on git ends with an error of its own before it says anything about the repository. */
    void breakDown(String words) {
        broken.set(words);
    }

    /** Turns {@code git-upload-pack '/modules/perl.git'} into a call of git below the folder. */
    private Command command(ChannelSession channel, String line) throws IOException {
        if (broken.get() != null) {
            List<String> fail = List.of("sh", "-c", "printf '" + broken.get() + "' >&2; exit 128");
            return new ProcessShellFactory(line, fail).createShell(channel);
        }
        String[] words = line.split(" ", 2);
        String path = repositories + words[1].replace("'", "");
        return new ProcessShellFactory(line, List.of("git", words[0].replaceFirst("^git-", ""), path))
                .createShell(channel);
    }

    private static KeyPair key() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
