package io.freshmaker.content;

import io.freshmaker.bus.BusComponent;
import io.freshmaker.bus.Listeners;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The content types: YAML files, in a CamelContext of their own whose registry offers nothing but look-ups and pure
 * beans. What a content route can't name, it can't do.
 */
public final class ContentContext implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContentContext.class);

    private final DefaultCamelContext context;
    private final List<String> names = new ArrayList<>();

    /**
     * Loads and starts content types.
     *
     * @param files one content type each
     * @param vocabulary what they may name
     * @param beans the look-ups and pure beans that kamelets name
     * @param trace what is told of each step; nothing when nobody wants to know
     * @throws MistakesException when a file can't be loaded or does more than a content type may
     */
    public ContentContext(
            List<Path> files,
            Vocabulary vocabulary,
            Listeners listeners,
            Map<String, Object> beans,
            Optional<Trace> trace) {
        refuse(new ContentCheck(vocabulary).of(files));
        Map<String, String> versions = ContentVersions.of(files);
        var registry = new DefaultRegistry();
        beans.forEach(registry::bind);
        registry.bind("bus", new BusComponent(listeners, name -> versions.getOrDefault(name, "unknown")));
        this.context = new DefaultCamelContext(registry);
        context.getCamelContextExtension().setName("content");
        // A failure belongs to the planner, which keeps it with the message.
        context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
        context.getPropertiesComponent().setOverrideProperties(vocabulary.settings());
        trace.ifPresent(context.getCamelContextExtension()::addInterceptStrategy);
        var kamelet = new KameletComponent();
        kamelet.setLocation("file:" + vocabulary.folder().toAbsolutePath());
        kamelet.setNoErrorHandler(true);
        context.addComponent("kamelet", kamelet);
        start(files);
    }

    private static void refuse(List<Mistake> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes);
        }
    }

    /** A context that runs starts each route as it is loaded, so that what fails is known to be of that file. */
    private void start(List<Path> files) {
        context.start();
        List<Mistake> mistakes = new ArrayList<>();
        for (Path file : files) {
            try {
                Resource resource =
                        PluginHelper.getResourceLoader(context).resolveResource("file:" + file.toAbsolutePath());
                PluginHelper.getRoutesLoader(context).loadRoutes(resource);
                names.add(YamlFile.name(file));
            } catch (Exception e) {
                mistakes.add(ContentMistake.of(file, e));
            }
        }
        if (!mistakes.isEmpty()) {
            close();
            refuse(mistakes);
        }
        LOG.info("content types: {}", String.join(", ", names));
    }

    /** The content types that are in force. */
    public List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public void close() {
        context.stop();
    }
}
