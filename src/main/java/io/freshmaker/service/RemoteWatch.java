package io.freshmaker.service;

import io.freshmaker.http.BeforeSending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Looks on while a service is called over HTTP, and tells how it answers, without a call of its own. Thread-safe. */
final class RemoteWatch extends EventNotifierSupport {

    private static final int SERVER_ERROR = 500;

    private final String name;
    private final String url;
    private final Clock clock;
    private volatile Instant answered;
    private volatile Instant failed;
    private volatile String trouble = "";

    /** @param url what the addresses of the service begin with */
    RemoteWatch(String name, String url, Clock clock) {
        this.name = name;
        this.url = url.replaceFirst("^https?:/*", "");
        this.clock = clock;
        setIgnoreCamelContextEvents(true);
        setIgnoreCamelContextInitEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeFailedEvents(true);
        setIgnoreExchangeRedeliveryEvents(true);
        // Those that are being sent are not ignored: Camel would tell of none that was sent.
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeSentEvent sent && ours(sent.getEndpoint().getEndpointUri())) {
            Exchange exchange = sent.getExchange();
            Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
            noted(status, exchange.getException());
        }
    }

    private boolean ours(String address) {
        return address.startsWith("http")
                && address.replaceFirst("^https?:/*", "").startsWith(url);
    }

    /** @param status null when no answer came */
    void noted(Integer status, Exception failure) {
        if (status != null && status < SERVER_ERROR && status != 401 && status != 403) {
            answered = clock.instant();
        } else {
            failed = clock.instant();
            trouble = status != null
                    ? "it answered " + status
                    : failure == null ? "no answer came" : BeforeSending.words(failure);
        }
    }

    /** When it last answered, and what was wrong since. */
    String sentence() {
        Instant good = answered;
        Instant bad = failed;
        if (good == null && bad == null) {
            return name + " was not asked anything yet.";
        }
        String last = good == null ? name + " gave no good answer yet" : name + " answered " + ago(good);
        boolean wrong = bad != null && (good == null || bad.isAfter(good));
        return last + (wrong ? "; the last trouble was " + ago(bad) + ": " + trouble : "") + ".";
    }

    private String ago(Instant when) {
        return Duration.between(when, clock.instant()).toSeconds() + " s ago";
    }
}
