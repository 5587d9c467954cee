package io.freshmaker.bus;

import org.apache.camel.component.amqp.AMQPComponent;
import org.apache.camel.component.jms.ConsumerType;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.policy.JmsDefaultPrefetchPolicy;
import org.apache.qpid.jms.policy.JmsDefaultRedeliveryPolicy;

/**
 * How we connect to the bus: a message is acknowledged when the route ends, refused by an exception, and after four
 * refusals in a row goes to the broker's dead letters. Transactions are slow on Artemis and unknown to RabbitMQ's
 * plugin; without the redelivery policy one bad message would be redelivered for ever.
 */
public final class BusConnection {

    private static final int REFUSALS = 3;
    /** AMQP's REJECTED. */
    private static final int REJECTED = 2;

    private BusConnection() {}

    /** The factory for one broker; {@code url} is {@code amqp:}, {@code amqps:} or {@code failover:}. */
    public static JmsConnectionFactory factory(String url, String user, String password, int prefetch) {
        var factory = new JmsConnectionFactory(url);
        if (!user.isEmpty()) {
            factory.setUsername(user);
            factory.setPassword(password);
        }
        // Headers such as sent-at are no Java names.
        factory.setValidatePropertyNames(false);
        factory.setConnectTimeout(10_000);
        factory.setRequestTimeout(30_000);
        var redelivery = new JmsDefaultRedeliveryPolicy();
        redelivery.setMaxRedeliveries(REFUSALS);
        redelivery.setOutcome(REJECTED);
        factory.setRedeliveryPolicy(redelivery);
        var window = new JmsDefaultPrefetchPolicy();
        window.setAll(prefetch);
        factory.setPrefetchPolicy(window);
        return factory;
    }

    /** The {@code amqp:} component of the pipeline. */
    public static AMQPComponent component(JmsConnectionFactory factory, Attachment attachment, int consumers) {
        var component = new AMQPComponent();
        component.setConnectionFactory(factory);
        component.setAcknowledgementModeName("CLIENT_ACKNOWLEDGE");
        component.setCacheLevelName("CACHE_CONSUMER");
        component.setConcurrentConsumers(consumers);
        component.setRecoveryInterval(2000);
        // A broker that is away when we start is waited for like one that goes away later.
        component.setAsyncStartListener(true);
        component.setConsumerType(ConsumerType.Custom);
        component.setMessageListenerContainerFactory(attachment);
        return component;
    }
}
