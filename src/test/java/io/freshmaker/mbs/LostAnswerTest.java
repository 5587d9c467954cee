package io.freshmaker.mbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.submit.Answer;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LostAnswerTest {
    private final MbsAnswers answers = new MbsAnswers("https://mbs.example.org");

    static Stream<Throwable> beforeSending() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new ConnectTimeoutException("Connect to mbs.example.org timed out"),
                new NoRouteToHostException("No route to host"),
                new UnknownHostException("mbs.example.org"),
                new UnresolvedAddressException(),
                new SSLHandshakeException("unable to find valid certification path"),
                new IllegalStateException("in the route", new IOException(new ConnectException("Connection refused"))));
    }

    static Stream<Throwable> perhapsAfterSending() {
        return Stream.of(
                new SocketTimeoutException("Read timed out"),
                new SocketException("Connection reset"),
                new NoHttpResponseException("mbs.example.org failed to respond"),
                new SSLException("closing inbound before receiving peer's close_notify"),
                new EOFException(),
                new IllegalStateException("no reason given"));
    }

    @ParameterizedTest
    @MethodSource("beforeSending")
    void nothingWasMadeWhenNothingWasSent(Throwable failure) {
        assertThat(answers.failed(failure))
                .isInstanceOf(Answer.Refused.class)
                .extracting(Answer::words)
                .asString()
                .contains("freshmaker.mbs.url");
    }

    @ParameterizedTest
    @MethodSource("perhapsAfterSending")
    void nobodyKnowsOnceItWasSent(Throwable failure) {
        assertThat(answers.failed(failure))
                .isInstanceOf(Answer.Unknown.class)
                .extracting(Answer::words)
                .asString()
                .isEqualTo(
                        "MBS gave no answer (" + (failure.getMessage() == null ? "eof" : failure.getMessage()) + ")");
    }

    @Test
    void endsOnCausesThatGoInACircle() {
        IOException one = new IOException("one");
        one.initCause(new IOException("other", one));

        assertThat(answers.failed(one)).isInstanceOf(Answer.Unknown.class);
    }
}
