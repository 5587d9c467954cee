package io.freshmaker.why;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Nvr;
import io.freshmaker.artifact.Quoted;
import io.freshmaker.inventory.ImageStreamNames;
import io.freshmaker.inventory.ImageStreamNames.Stream;
import io.freshmaker.plan.ImageAttributes;
import io.freshmaker.plan.Judge;
import io.freshmaker.policy.Policy;
import io.freshmaker.policy.Verdict;
import io.freshmaker.shipped.ReleasesOfImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells whether an image is rebuilt here when what it holds is shipped, and for which releases. */
public final class VerifiedImages {

    private static final String CONTAINER = "-container";

    private final ImageStreamNames streams;
    private final Supplier<Policy> policy;
    private final List<String> contentTypes;
    private final ReleasesOfImages releases;

    /**
     * @param policy the rules in force
     * @param contentTypes the names of those that rebuild images
     */
    public VerifiedImages(
            ImageStreamNames streams, Supplier<Policy> policy, List<String> contentTypes, ReleasesOfImages releases) {
        this.streams = streams;
        this.policy = policy;
        this.contentTypes = List.copyOf(contentTypes);
        this.releases = releases;
    }

    /**
     * Images that are rebuilt.
     *
     * @param images the releases of each, by NVR
     * @param remark a sentence about them; empty where there is nothing to say
     */
    public record Verified(SortedMap<String, List<String>> images, String remark) {}

    /**
     * Looks at the image of a build.
     *
     * @throws IllegalArgumentException with the reason when it is not rebuilt, or not known
     */
    public Verified build(String nvr) {
        Nvr build = Nvr.parse(nvr);
        List<Stream> named = streams.named(List.of(build.name()));
        List<Stream> of =
                named.stream().filter(stream -> stream.builds().contains(nvr)).toList();
        if (of.isEmpty() && named.size() == 1 && isNewer(named.get(0), build)) {
            // Of each stream only the newest few builds are kept.
            of = named;
        }
        if (of.isEmpty()) {
            throw new IllegalArgumentException(unknown("the build " + Quoted.of(nvr), build.name(), named));
        }
        Stream stream = of.get(0);
        List<String> found = releases(stream, nvr);
        String newest = stream.builds().get(0);
        return new Verified(
                new TreeMap<>(Map.of(nvr, found)),
                newest.equals(nvr)
                        ? ""
                        : "The newest build of " + stream.image().label() + " is " + newest + ".");
    }

    private static boolean isNewer(Stream stream, Nvr than) {
        String newest = stream.builds().get(0);
        return newest.matches(".+-.+-.+") && Nvr.parse(newest).rpmVersion().compareTo(than.rpmVersion()) > 0;
    }

    /**
     * Looks at all streams of an image.
     *
     * @param name of the image, with or without {@code -container}
     * @throws IllegalArgumentException with the reasons when none is rebuilt, or none is known
     */
    public Verified repository(String name) {
        String other =
                name.endsWith(CONTAINER) ? name.substring(0, name.length() - CONTAINER.length()) : name + CONTAINER;
        List<Stream> known = streams.named(other.isEmpty() ? List.of(name) : List.of(name, other));
        if (known.isEmpty()) {
            throw new IllegalArgumentException(
                    unknown("an image called " + Quoted.of(name) + " or " + Quoted.of(other), name, known));
        }
        SortedMap<String, List<String>> images = new TreeMap<>();
        List<String> out = new ArrayList<>();
        for (Stream stream : known) {
            try {
                images.put(
                        stream.builds().get(0), releases(stream, stream.builds().get(0)));
            } catch (IllegalArgumentException e) {
                out.add(e.getMessage());
            }
        }
        if (images.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", out));
        }
        return new Verified(images, String.join(" ", out));
    }

    private static String unknown(String what, String name, List<Stream> named) {
        return "Freshmaker does not know " + what + ": "
                + (named.isEmpty()
                        ? "none of the tags that are looked at holds a build of " + Quoted.of(name) + "."
                        : "it knows "
                                + named.stream()
                                        .map(stream -> stream.image().label() + " with the newest build "
                                                + stream.builds().get(0))
                                        .collect(Collectors.joining(", "))
                                + ".");
    }

    private List<String> releases(Stream stream, String nvr) {
        Artifact image = stream.image();
        if (stream.left()) {
            throw new IllegalArgumentException(
                    image.label() + " is not rebuilt: it left the inventory, as no tag that is looked at holds it.");
        }
        requireAllowed(image, nvr);
        List<String> found = releases.of(image.stream());
        if (found.isEmpty()) {
            throw new IllegalArgumentException(image.label() + " is rebuilt for no release: its build target "
                    + releases.target(image.stream()) + " inherits no stable tag, and no release names its branch.");
        }
        return found;
    }

    /** With what is known of an image before anything is shipped. */
    private void requireAllowed(Artifact image, String nvr) {
        if (contentTypes.isEmpty()) {
            throw new IllegalArgumentException(image.label() + " is not rebuilt: no content type rebuilds images.");
        }
        Map<String, String> attributes =
                Judge.attributes(new ImageAttributes(Map.of(), releases::target).of(image, nvr, List.of()));
        Policy rules = policy.get();
        Verdict last = null;
        for (String contentType : contentTypes) {
            last = rules.judge(contentType, Artifact.IMAGE, attributes);
            if (last.rebuild()) {
                return;
            }
        }
        throw new IllegalArgumentException(image.label() + " is " + last.reason() + " (" + last.rule() + ").");
    }
}
