package io.freshmaker.distgit;

import java.io.File;
import java.util.Map;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/** Opens connections to one repository with the time-out and the credentials that its address needs. */
final class Connections implements AutoCloseable {
    private final DistGitAccess access;
    private final URIish address;
    private final SshdSessionFactory ssh;

    /** @param home whose {@code .ssh} holds keys and known hosts; it is read when an ssh connection is opened */
    Connections(DistGitAccess access, URIish address, File home) {
        this.access = access;
        this.address = address;
        this.ssh = new SshdSessionFactoryBuilder()
                .setHomeDirectory(home)
                .setSshDirectory(new File(home, ".ssh"))
                .setPreferredAuthentications("publickey")
                .build(null);
    }

    Transport open(Repository local) throws NotSupportedException, TransportException {
        Transport transport = Transport.open(local, address);
        transport.setTimeout((int) Math.max(1, access.timeout().toSeconds()));
        transport.setTagOpt(TagOpt.NO_TAGS);
        if (transport instanceof SshTransport overSsh) {
            overSsh.setSshSessionFactory(ssh);
        } else if (transport instanceof TransportHttp http && !access.password().isEmpty()) {
            authenticate(http);
        }
        return transport;
    }

    private void authenticate(TransportHttp http) {
        if (access.username().isEmpty()) {
            http.setAdditionalHeaders(Map.of("Authorization", "Bearer " + access.password()));
        } else {
            http.setCredentialsProvider(new UsernamePasswordCredentialsProvider(access.username(), access.password()));
        }
    }

    @Override
    public void close() {
        ssh.close();
    }
}
