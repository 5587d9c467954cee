package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogsTest {

    private final Properties system = new Properties();

    /** A logging system of its own, set up from the file that the properties choose. */
    private LoggerContext context() throws JoranException {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("freshmaker.log.level", system.getProperty("freshmaker.log.level"));
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(getClass().getResource("/" + system.getProperty("logback.configurationFile")));
        return context;
    }

    private String line(Map<String, String> mdc) throws JoranException {
        LoggerContext context = context();
        LoggingEvent event = new LoggingEvent(
                "",
                context.getLogger("io.freshmaker.submit.Submitter"),
                Level.INFO,
                "Submitted {}",
                null,
                new Object[] {7});
        event.setInstant(Instant.parse("2030-01-02T03:04:05.006Z"));
        event.setMDCPropertyMap(mdc);
        return new String(stdout(context).getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private static ConsoleAppender<ILoggingEvent> stdout(LoggerContext context) {
        return (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stdout");
    }

    @Test
    void textHasTimeLevelLoggerAndMessage() throws JoranException {
        new Logs("text", "INFO").choose(system);

        assertThat(line(Map.of())).isEqualToIgnoringNewLines("2030-01-02T03:04:05.006Z INFO  Submitter: Submitted 7");
    }

    @Test
    void textNamesTheEventAndTheBuildWhenThereIsOne() throws JoranException {
        new Logs("text", "INFO").choose(system);

        assertThat(line(Map.of("event", "12", "build", "345")))
                .isEqualToIgnoringNewLines("2030-01-02T03:04:05.006Z INFO  Submitter event=12 build=345: Submitted 7");
        assertThat(line(Map.of("build", "345"))).contains(" Submitter build=345: ");
    }

    @Test
    void jsonHasTheSameAndIsOneObjectALine() throws Exception {
        new Logs("json", "INFO").choose(system);

        String line = line(Map.of("event", "12", "build", "345"));
        JsonNode json = new ObjectMapper().readTree(line);

        assertThat(line).endsWith("\n").containsOnlyOnce("\n");
        assertThat(Instant.parse(json.path("@timestamp").asText())).isEqualTo("2030-01-02T03:04:05.006Z");
        assertThat(json.path("@timestamp").asText()).endsWith("Z");
        assertThat(json.path("message").asText()).isEqualTo("Submitted 7");
        assertThat(json.path("level").asText()).isEqualTo("INFO");
        assertThat(json.path("logger_name").asText()).isEqualTo("io.freshmaker.submit.Submitter");
        assertThat(json.path("event").asText()).isEqualTo("12");
        assertThat(json.path("build").asText()).isEqualTo("345");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void bothFormsGoToStandardOutputAtTheLevelThatWasSet(String format) throws JoranException {
        new Logs(format, "DEBUG").choose(system);
        LoggerContext context = context();

        assertThat(stdout(context).getTarget()).isEqualTo("System.out");
        assertThat(context.getLogger("io.freshmaker").getEffectiveLevel()).isEqualTo(Level.DEBUG);
        assertThat(context.getLogger("org.apache.camel.main").getEffectiveLevel())
                .isEqualTo(Level.WARN);
        assertThat(context.getLogger("org.flywaydb").getEffectiveLevel()).isEqualTo(Level.WARN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.hc.client5.http.wire", "org.apache.hc.client5.http.headers"})
    void neverTellsTheTokensAndPasswordsThatAreSent(String logger) throws JoranException {
        new Logs("text", "TRACE").choose(system);

        assertThat(context().getLogger(logger).isDebugEnabled()).isFalse();
    }

    @Test
    void aFileThatSomebodyChoseStays() {
        system.setProperty("logback.configurationFile", "/etc/own.xml");

        new Logs("json", "INFO").choose(system);

        assertThat(system).containsEntry("logback.configurationFile", "/etc/own.xml");
    }
}
