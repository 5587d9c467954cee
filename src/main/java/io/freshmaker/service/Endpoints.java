package io.freshmaker.service;

import io.freshmaker.bus.Attachment;
import io.freshmaker.bus.BusAccess;
import io.freshmaker.bus.BusComponent;
import io.freshmaker.bus.BusConnection;
import io.freshmaker.bus.Listeners;
import io.freshmaker.settings.Settings;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.main.Main;

/** Builds the Camel components that our routes start from and call: the bus, its messages, and the kamelets. */
final class Endpoints {

    private final Settings settings;
    private final Home home;

    Endpoints(Settings settings, Home home) {
        this.settings = settings;
        this.home = home;
    }

    /** @param busUrl of the broker, which may be the embedded one */
    void bind(Main pipeline, String busUrl, Listeners listeners, Attachment attachment) {
        pipeline.bind("bus", new BusComponent(listeners, name -> "built-in"));
        pipeline.bind("kamelet", kamelets());
        pipeline.bind(
                "amqp",
                BusConnection.component(
                        BusConnection.forTaking(
                                BusAccess.of(settings.bus(), busUrl),
                                settings.bus().prefetch()),
                        attachment,
                        settings.bus().consumers()));
    }

    private KameletComponent kamelets() {
        var component = new KameletComponent();
        component.setLocation("file:" + home.kamelets().toAbsolutePath());
        component.setNoErrorHandler(true);
        return component;
    }
}
