package io.freshmaker.service;

import io.freshmaker.http.KerberosException;
import io.freshmaker.http.KerberosProof;
import io.freshmaker.http.Keytab;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiWire;
import io.freshmaker.tls.BadCertificateException;
import io.freshmaker.tls.CertificateTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Requests to Koji's hub that show a Kerberos ticket, by Java's own HTTP client: each has a connection and a ticket of
 * its own, as logins are hours apart.
 */
final class KerberosHttp implements KojiWire {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int LET_IN = 200;

    private final String url;
    private final SSLContext tls;
    private final Duration patience;
    private final Keytab keytab;

    /**
     * Sends nothing yet.
     *
     * @param url of the hub
     * @param tls looks at the host too, where that is wanted
     * @param patience how long to wait for an answer, and then for its end
     */
    KerberosHttp(String url, SSLContext tls, Duration patience, Keytab keytab) {
        this.url = url;
        this.tls = tls;
        this.patience = patience;
        this.keytab = keytab;
    }

    @Override
    public <T> T post(String path, Map<String, String> headers, byte[] body, Reading<T> reading) throws IOException {
        try (KerberosProof proof = keytab.proof()) {
            var request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(patience)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            request.header("Authorization", proof.header());
            request.header("Content-Type", "text/xml");
            request.header("User-Agent", "freshmaker");
            HttpResponse<InputStream> answer = send(request.build());
            try (InputStream said = answer.body()) {
                if (answer.statusCode() == LET_IN) {
                    proof.check(answer.headers().allValues("WWW-Authenticate"));
                }
                return readInTime(reading, answer.statusCode(), said);
            }
        } catch (KerberosException e) {
            throw new KojiException(e.getMessage(), e);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw NoAnswer.of(BadCertificateException.told(
                    CertificateTrouble.ofSettings("freshmaker.koji"),
                    request.uri().getAuthority(),
                    e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Freshmaker stops");
        }
    }

    /** The time-out of a request ends where the body begins. */
    private <T> T readInTime(Reading<T> reading, int status, InputStream body) throws IOException {
        CompletableFuture<Void> late = CompletableFuture.runAsync(
                () -> close(body), CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return reading.read(status, body);
        } finally {
            late.cancel(false);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new IllegalStateException("An answer can't be given up: " + e.getMessage(), e);
        }
    }
}
