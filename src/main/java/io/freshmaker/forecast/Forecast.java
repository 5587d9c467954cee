package io.freshmaker.forecast;

import io.freshmaker.plan.Part;
import java.util.List;

/**
 * The answer to a question.
 *
 * @param parts what each content type says that recognises the message
 * @param known of the builds of all parts
 * @param because why nobody recognises it; null where somebody does
 */
public record Forecast(Question question, List<Part> parts, Known known, String because) {

    public Forecast {
        parts = List.copyOf(parts);
    }
}
