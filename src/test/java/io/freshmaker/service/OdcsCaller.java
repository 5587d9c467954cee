package io.freshmaker.service;

import io.freshmaker.compose.ComposeWork;
import io.freshmaker.settings.Settings;
import io.freshmaker.settings.SettingsReader;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** Calls the kamelets of ODCS as routes do, with beans made of settings. */
final class OdcsCaller implements AutoCloseable {

    private final ChosenOdcs odcs;
    private final CamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;

    OdcsCaller(Map<String, String> given) {
        this(given, Clock.systemUTC());
    }

    OdcsCaller(Map<String, String> given, Clock clock) {
        Settings settings = new SettingsReader().read(null, Map.of(), given);
        odcs = ChosenOdcs.open(settings.odcs(), clock).orElseThrow();
        odcs.bind(context.getRegistry()::bind);
        context.disableJMX();
        context.getPropertiesComponent().setOverrideProperties(RouteSettings.of(settings));
        var kamelets = new KameletComponent();
        kamelets.setLocation("file:src/main/resources/kamelets");
        kamelets.setNoErrorHandler(true);
        context.addComponent("kamelet", kamelets);
        context.start();
        template = context.createProducerTemplate();
    }

    /** What becomes of the body, and nothing else may be left behind. */
    Exchange call(String kamelet, ComposeWork work) {
        return template.request(
                "kamelet:odcs-" + kamelet + "-action",
                exchange -> exchange.getMessage().setBody(work));
    }

    String standing() {
        return odcs.standing().sentence();
    }

    @Override
    public void close() {
        context.stop();
        odcs.close();
    }
}
