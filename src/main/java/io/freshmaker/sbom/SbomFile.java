package io.freshmaker.sbom;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.plan.Counted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cyclonedx.exception.ParseException;
import org.spdx.core.InvalidSPDXAnalysisException;

/** One file, read as the SBOM of one image. */
final class SbomFile {

    /**
     * What a document says of its image.
     *
     * @param told for people: what was found, and what was left out
     */
    record Found(ImageBuild build, String told) {}

    private final SbomChoices choices;

    SbomFile(SbomChoices choices) {
        this.choices = choices;
    }

    /** Whether it is an SBOM, by its content. */
    static boolean recognises(Path file) {
        return format(file).isPresent();
    }

    /**
     * Reads one that is {@link #recognises recognised}.
     *
     * @throws IllegalArgumentException with one line for each mistake, each with the file, the place and the remedy
     */
    Found read(Path file) {
        SbomFormat format = format(file).orElseThrow(() -> new IllegalArgumentException(file + " is no SBOM."));
        try {
            return found(document(file, format));
        } catch (IllegalArgumentException e) {
            String words = e.getMessage();
            throw words.startsWith(file.toString()) ? e : new IllegalArgumentException(file + ": " + words, e);
        }
    }

    private static SbomDocument document(Path file, SbomFormat format) {
        try {
            return switch (format) {
                case CYCLONEDX_JSON -> CycloneDxReader.json(file);
                case CYCLONEDX_XML -> CycloneDxReader.xml(file);
                case SPDX_JSON -> SpdxReader.json(file);
            };
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new IllegalArgumentException(
                    file + " line " + (place == null ? "?" : place.getLineNr()) + ": it is no JSON: "
                            + e.getOriginalMessage() + "; the file may have been cut off.",
                    e);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (ParseException | InvalidSPDXAnalysisException | RuntimeException e) {
            // The libraries stumble over what is of another kind than they expect.
            throw new IllegalArgumentException(
                    file + ": it can't be understood: " + words(e) + "; make the document again.", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String words(Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason is given");
    }

    private Found found(SbomDocument document) {
        Path file = document.file();
        var names = new SbomNames(document, choices);
        var rpms = new SbomRpms(document, names.arch());
        List<String> mistakes = new ArrayList<>(rpms.mistakes());
        if (document.created() == null) {
            mistakes.add(file + ": it does not say when it was made, in the past (CycloneDX: metadata.timestamp), which"
                    + " orders the builds of an image: add the time, or make the document again.");
        }
        if (rpms.rpms().isEmpty() && mistakes.isEmpty()) {
            mistakes.add(file + ": it lists no rpm"
                    + (rpms.others().isEmpty() ? "" : " (" + rpms.others() + ")")
                    + ", so that no update could ever concern it: have a tool list the image's packages.");
        }
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", mistakes));
        }
        var build = new ImageBuild(
                names.stream(), 0, names.nvr(), document.created(), names.source(), choices.parent(), "", rpms.rpms());
        return new Found(
                build,
                build.image() + ", " + build.nvr() + ": "
                        + Counted.of(rpms.rpms().size(), "rpm")
                        + (rpms.others().isEmpty() ? "" : "; left out: " + rpms.others()));
    }

    private static Optional<SbomFormat> format(Path file) {
        try {
            return SbomFormat.of(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UncheckedIOException unreadable(Path file, IOException e) {
        return new UncheckedIOException(
                e instanceof NoSuchFileException
                        ? file + ": there is no such file."
                        : file + " can't be read: " + e.getMessage(),
                e);
    }
}
