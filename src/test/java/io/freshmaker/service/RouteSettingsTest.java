package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.PreFilter;
import io.freshmaker.settings.SettingsReader;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class RouteSettingsTest {

    private static Properties settings(String tags) {
        return RouteSettings.of(new SettingsReader()
                .read(
                        null,
                        Map.of(),
                        Map.of("freshmaker.koji.url", "http://koji.invalid", "freshmaker.images.tags", tags)));
    }

    @Test
    void letsOnlyTheTagsOfImagesIn() throws JsonProcessingException {
        Properties settings = settings("f27-container, released=f27");
        PreFilter filter = PreFilter.of(settings.getProperty("freshmaker.images.when"));
        var json = new ObjectMapper();

        assertThat(filter.matches(json.readTree("{\"tag\": \"released\"}"))).isTrue();
        assertThat(filter.matches(json.readTree("{\"tag\": {\"name\": \"f27-container\"}}")))
                .isTrue();
        assertThat(filter.matches(json.readTree("{\"tag\": \"f27-updates\"}"))).isFalse();
        assertThat(filter.matches(json.readTree("{\"tag\": {\"name\": \"f27\"}}")))
                .isFalse();
        assertThat(filter.matches(json.readTree("{\"build_id\": 7}"))).isFalse();
        assertThat(settings.getProperty("freshmaker.images.learns")).isEqualTo("true");
        assertThat(settings("").getProperty("freshmaker.images.learns")).isEqualTo("false");
    }
}
