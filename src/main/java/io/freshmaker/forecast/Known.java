package io.freshmaker.forecast;

import io.freshmaker.artifact.Artifact;
import java.util.Map;

/**
 * What the database says about the builds of a plan.
 *
 * @param times how long others of theirs took
 * @param planned those that would be joined
 */
public record Known(PastTimes times, Map<Artifact, Joined> planned) {

    public Known {
        planned = Map.copyOf(planned);
    }
}
