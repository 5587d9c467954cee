package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrokerUrlTest {

    @Test
    void leavesThePlainAddressOfOneBrokerAlone() {
        assertThat(new BrokerUrl("amqp://a:1?x=y").lasting().value()).isEqualTo("amqp://a:1?x=y");
    }

    @Test
    void triesAListForEver() {
        assertThat(new BrokerUrl("failover:(amqp://a?x=y,amqp://b)").lasting().value())
                .isEqualTo("failover:(amqp://a?x=y,amqp://b)?failover.maxReconnectDelay=5000"
                        + "&failover.reconnectDelay=100&failover.startupMaxReconnectAttempts=2");
    }

    @Test
    void keepsWhatTheAddressSays() {
        assertThat(new BrokerUrl("failover:(amqp://a)?failover.reconnectDelay=7&z=1")
                        .lasting()
                        .value())
                .startsWith("failover:(amqp://a)?failover.reconnectDelay=7&z=1&")
                .doesNotContain("reconnectDelay=100");
        assertThat(new BrokerUrl("amqps://a?transport.verifyHost=true")
                        .withTransport("verifyHost", "false")
                        .value())
                .isEqualTo("amqps://a?transport.verifyHost=true");
    }

    @Test
    void setsTheTransportOfEveryBroker() {
        assertThat(new BrokerUrl("failover:(amqps://a,amqps://b)")
                        .withTransport("verifyHost", "false")
                        .value())
                .isEqualTo("failover:(amqps://a,amqps://b)?failover.nested.transport.verifyHost=false");
        assertThat(new BrokerUrl("amqps://a")
                        .withTransport("verifyHost", "false")
                        .value())
                .isEqualTo("amqps://a?transport.verifyHost=false");
    }
}
