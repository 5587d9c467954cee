package io.freshmaker.service;

import io.freshmaker.koji.KojiWire;
import io.freshmaker.tls.CertificateTrouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;

/**
 * Requests to Koji's hub over camel-http, in a context of its own: a request that goes out twice may make two tasks, so
 * nothing here repeats one. Opens no connection before the first request.
 */
final class KojiHttp implements KojiWire, AutoCloseable {

    private static final String ROUTE = "direct:hub";
    private static final String READING = "reading";

    private final String url;
    private final PoolingHttpClientConnectionManager connections;
    private final CamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;

    /**
     * Starts the context.
     *
     * @param url of the hub
     * @param connections closed with this
     */
    KojiHttp(String url, PoolingHttpClientConnectionManager connections) {
        this.url = url;
        this.connections = connections;
        context.disableJMX();
        context.getCamelContextExtension().setName("koji-http");
        context.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        context.getShutdownStrategy().setTimeout(2);
        HttpComponent http = HttpOnce.component(CertificateTrouble.ofSettings("freshmaker.koji"));
        http.setClientConnectionManager(connections);
        http.setCookieManagementDisabled(true);
        context.addComponent("http", http);
        start();
        template = context.createProducerTemplate();
    }

    private void start() {
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(ROUTE)
                            .routeId("koji-http")
                            .errorHandler(noErrorHandler())
                            .to("http:hub?throwExceptionOnFailure=false&disableStreamCache=true&userAgent=freshmaker")
                            .process(KojiHttp::read);
                }
            });
            context.start();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP client for Koji does not start: " + e.getMessage(), e);
        }
    }

    /** Reads while the answer arrives: a list of rpms can be long. */
    private static void read(Exchange exchange) throws IOException {
        Reading<?> reading = exchange.getProperty(READING, Reading.class);
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        InputStream body = exchange.getMessage().getBody(InputStream.class);
        exchange.getMessage()
                .setBody(reading.read(status, body == null ? new ByteArrayInputStream(new byte[0]) : body));
    }

    @Override
    @SuppressWarnings("unchecked") // what the reading returned
    public <T> T post(String path, Map<String, String> headers, byte[] body, Reading<T> reading) throws IOException {
        Exchange done = template.send(ROUTE, exchange -> {
            int query = path.indexOf('?');
            exchange.setProperty(READING, reading);
            var request = exchange.getMessage();
            headers.forEach(request::setHeader);
            request.setHeader(Exchange.HTTP_METHOD, "POST");
            request.setHeader(Exchange.HTTP_URI, url + (query < 0 ? path : path.substring(0, query)));
            if (query >= 0) {
                request.setHeader(Exchange.HTTP_QUERY, path.substring(query + 1));
            }
            request.setHeader(Exchange.CONTENT_TYPE, "text/xml");
            request.setBody(body);
        });
        if (done.getException() != null) {
            throw NoAnswer.of(done.getException());
        }
        return (T) done.getMessage().getBody();
    }

    @Override
    public void close() {
        context.stop();
        connections.close();
    }
}
