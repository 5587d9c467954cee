package io.freshmaker.bus;

import org.apache.camel.component.amqp.AMQPComponent;
import org.apache.camel.component.jms.ConsumerType;
import org.apache.qpid.jms.JmsConnectionFactory;
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

    /** The factory for connections that take messages, and are made again for ever. */
    public static JmsConnectionFactory forTaking(BusAccess access, int prefetch) {
        JmsConnectionFactory factory = opened(
                access,
                new TakingFactory(
                        url(access, new BrokerUrl(access.url()).lasting()), prefetch, new BrokerLook(access)));
        var redelivery = new JmsDefaultRedeliveryPolicy();
        redelivery.setMaxRedeliveries(REFUSALS);
        redelivery.setOutcome(REJECTED);
        factory.setRedeliveryPolicy(redelivery);
        // After a fail-over RabbitMQ leaves a refusal unsaid until this time is up.
        factory.setRequestTimeout(access.rabbitMq() ? 10_000 : 30_000);
        // An idle client asks the broker each second whether there is really nothing: RabbitMQ 3.10 ends the session
        // at that, and with messages sent ahead nobody needs to know.
        factory.setReceiveLocalOnly(prefetch > 0);
        factory.setReceiveNoWaitLocalOnly(prefetch > 0);
        return factory;
    }

    /** The factory for a connection that sends while somebody waits. */
    static JmsConnectionFactory forSending(BusAccess access) {
        JmsConnectionFactory factory =
                opened(access, new JmsConnectionFactory(url(access, new BrokerUrl(access.url()).brief())));
        factory.setRequestTimeout(10_000);
        return factory;
    }

    private static String url(BusAccess access, BrokerUrl url) {
        return (access.verifyHost() ? url : url.withTransport("verifyHost", "false")).value();
    }

    private static JmsConnectionFactory opened(BusAccess access, JmsConnectionFactory factory) {
        access.tls().ifPresent(factory::setSslContext);
        if (!access.user().isEmpty()) {
            factory.setUsername(access.user());
            factory.setPassword(access.password());
        }
        if (access.rabbitMq()) {
            factory.setQueuePrefix("/amq/queue/");
            factory.setTopicPrefix("/exchange/");
        }
        // Headers such as sent-at are no Java names.
        factory.setValidatePropertyNames(false);
        factory.setConnectTimeout(10_000);
        factory.setCloseTimeout(5_000);
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
