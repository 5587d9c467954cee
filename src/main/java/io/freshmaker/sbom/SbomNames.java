package io.freshmaker.sbom;

import io.freshmaker.artifact.Artifact;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an image and its build are called here: by the labels that OSBS gives images, and where there are none, by the
 * image's package URL, name and tag.
 */
final class SbomNames {

    private static final String COMPONENT = "com.redhat.component";
    private static final String COMMIT_REF = "io.openshift.build.commit.ref";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern DIGEST = Pattern.compile("sha256:([0-9a-f]{12})[0-9a-f]*");

    private final SbomDocument document;
    private final SbomImage image;
    private final PackageUrl purl;
    private final SbomChoices choices;

    SbomNames(SbomDocument document, SbomChoices choices) {
        this.document = document;
        this.image = document.image();
        this.purl = PackageUrl.parse(image.purl());
        this.choices = choices;
    }

    /** @throws IllegalArgumentException when the document does not say what it is of, with the option that does */
    Artifact stream() {
        String name = first(choices.name(), name());
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the document does not name its image: add --image NAME.");
        }
        String branch = first(choices.branch(), image.label(COMMIT_REF), tag());
        if (branch.isEmpty()) {
            throw new IllegalArgumentException(
                    "the document has neither a branch nor a tag of its image " + name + ": add --branch BRANCH.");
        }
        return new Artifact(Artifact.IMAGE, name, branch);
    }

    /** Name, version and release: of a build without labels the digest is its release, or the document's time. */
    String nvr() {
        String digest = Stream.of(purl.version(), image.version())
                .map(DIGEST::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
        String version = first(image.label("version"), tag(), "0");
        String release = first(image.label("release"), digest, MOMENT.format(document.created()));
        return first(choices.name(), name()) + "-" + version.replace('-', '_') + "-" + release.replace('-', '_');
    }

    /** The scmurl; empty when the labels do not say both parts of it. */
    String source() {
        String url = image.label("vcs-url");
        String commit = image.label("vcs-ref");
        return url.isEmpty() || commit.isEmpty() ? "" : url + "#" + commit;
    }

    /** Of packages that name none. */
    String arch() {
        return first(image.label("architecture"), purl.qualifier("arch"), "noarch");
    }

    private String name() {
        String bare = image.name().replaceFirst("@sha256:.*$", "");
        String last = bare.substring(bare.lastIndexOf('/') + 1).replaceFirst(":.*$", "");
        return first(image.label(COMPONENT), purl.name(), last);
    }

    private String tag() {
        String bare = image.name().replaceFirst("@sha256:.*$", "");
        String last = bare.substring(bare.lastIndexOf('/') + 1);
        String inName = last.contains(":") ? last.substring(last.indexOf(':') + 1) : "";
        String version = DIGEST.matcher(image.version()).matches() ? "" : image.version();
        return first(purl.qualifier("tag"), inName, version);
    }

    private static String first(String... candidates) {
        return Stream.of(candidates).filter(text -> !text.isBlank()).findFirst().orElse("");
    }
}
