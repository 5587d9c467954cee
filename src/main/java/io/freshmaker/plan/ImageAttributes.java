package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Nvr;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What policy rules may ask of images beside name and branch. */
public final class ImageAttributes {

    private final Map<String, String> ofChange;
    private final UnaryOperator<String> target;

    /**
     * @param ofChange what is the same for all images, such as {@code update_type}
     * @param target the build target of a branch
     */
    public ImageAttributes(Map<String, String> ofChange, UnaryOperator<String> target) {
        this.ofChange = Map.copyOf(ofChange);
        this.target = target;
    }

    /**
     * An image with its attributes.
     *
     * @param nvr its newest build; empty when it is not known
     * @param sources what made it outdated: source rpms or modules
     */
    public Compound of(Artifact image, String nvr, Collection<Artifact> sources) {
        Map<String, String> attributes = new HashMap<>(ofChange);
        attributes.put("image_name", image.name());
        attributes.put("target", target.apply(image.stream()));
        if (!sources.isEmpty()) {
            attributes.put("rpm_name", sources.stream().map(Artifact::name).collect(Collectors.joining(" ")));
        }
        if (nvr.matches(".+-.+-.+")) {
            Nvr build = Nvr.parse(nvr);
            attributes.put("image_version", build.version());
            attributes.put("image_release", build.release());
        }
        return new Compound(image, nvr, attributes);
    }
}
