package io.freshmaker.bus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The content types: the YAML files of one folder, in a CamelContext of their own whose registry offers nothing but
 * look-ups and pure beans. What a content route can't name, it can't do.
 */
public final class ContentContext implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContentContext.class);

    private final DefaultCamelContext context;
    private final List<String> names = new ArrayList<>();

    /**
     * Loads and starts every {@code *.camel.yaml} of the folder.
     *
     * @param folder the content types
     * @param kamelets the folder of the vocabulary
     * @param beans the look-ups and pure beans that kamelets name
     * @throws IllegalArgumentException with a line for every file that can't be loaded or does more than a content
     *     type may
     */
    public ContentContext(
            Path folder, Path kamelets, Listeners listeners, Map<String, Object> beans, Properties placeholders) {
        List<Path> files = files(folder);
        Map<String, String> versions = ContentVersions.of(files);
        check(files, new Purity(kamelets));
        var registry = new DefaultRegistry();
        beans.forEach(registry::bind);
        registry.bind("bus", new BusComponent(listeners, name -> versions.getOrDefault(name, "unknown")));
        this.context = new DefaultCamelContext(registry);
        context.getCamelContextExtension().setName("content");
        // A failure belongs to the planner, which keeps it with the message.
        context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
        context.getPropertiesComponent().setOverrideProperties(placeholders);
        var kamelet = new KameletComponent();
        kamelet.setLocation("file:" + kamelets.toAbsolutePath());
        kamelet.setNoErrorHandler(true);
        context.addComponent("kamelet", kamelet);
        start(files);
    }

    private static void check(List<Path> files, Purity purity) {
        List<String> mistakes = new ArrayList<>();
        for (Path file : files) {
            try {
                purity.check(file);
            } catch (IllegalArgumentException e) {
                mistakes.add(e.getMessage());
            }
        }
        mistakes.addAll(ContentIds.doubled(files));
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", mistakes));
        }
    }

    /** A context that runs starts each route as it is loaded, so that what fails is known to be of that file. */
    private void start(List<Path> files) {
        context.start();
        List<String> mistakes = new ArrayList<>();
        for (Path file : files) {
            try {
                Resource resource =
                        PluginHelper.getResourceLoader(context).resolveResource("file:" + file.toAbsolutePath());
                PluginHelper.getRoutesLoader(context).loadRoutes(resource);
                names.add(ContentVersions.name(file));
            } catch (Exception e) {
                mistakes.add(ContentMistake.sentence(file, e));
            }
        }
        if (!mistakes.isEmpty()) {
            close();
            throw new IllegalArgumentException(String.join("\n", mistakes));
        }
        LOG.info("content types: {}", String.join(", ", names));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(ContentVersions.ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The content types in " + folder.toAbsolutePath()
                            + " can't be listed: freshmaker.routes names a directory with a folder content in it.",
                    e);
        }
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
