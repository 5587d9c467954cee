package io.freshmaker.content;

import io.freshmaker.bus.Hearing;
import io.freshmaker.bus.MessageFile;
import io.freshmaker.bus.UnreadableMessageException;
import io.freshmaker.change.BusMessage;
import io.freshmaker.plan.Counted;
import io.freshmaker.plan.Draft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The sample messages beside the content types, {@code samples/NAME/fires-*.json} and {@code ignores-*.json}: a typo in
 * a path is silently false, and only a message shows it.
 */
public final class Samples {

    private static final String FIRES = "fires-";
    private static final String IGNORES = "ignores-";

    private final MessageFile messages;
    private final BiFunction<String, BusMessage, Hearing> player;
    private final Mistakes mistakes;

    /** @param player what a content type of this name makes of a message */
    public Samples(MessageFile messages, BiFunction<String, BusMessage, Hearing> player, Mistakes mistakes) {
        this.messages = messages;
        this.player = player;
        this.mistakes = mistakes;
    }

    /** Plays all samples of a content type and notes those that do not do what their name says. */
    public void play(Path contentType, Path samples) {
        String name = YamlFile.name(contentType);
        Path folder = samples.resolve(name);
        List<Path> files = files(folder);
        for (String kind : List.of(FIRES, IGNORES)) {
            if (files.stream().noneMatch(file -> isSample(file, kind))) {
                mistakes.add(
                        contentType,
                        1,
                        "there is no sample message " + kind + "*.json in " + folder + ": put one there that "
                                + (kind.equals(FIRES) ? "must lead to an event." : "must be passed over."));
            }
        }
        for (Path file : files) {
            if (isSample(file, FIRES) || isSample(file, IGNORES)) {
                play(name, file);
            } else {
                mistakes.add(file, 1, "it is never played: call it " + FIRES + "x.json or " + IGNORES + "x.json.");
            }
        }
    }

    /** Notes the folders of samples that belong to none of these content types. */
    public static void strays(Path samples, Collection<String> contentTypes, Mistakes mistakes) {
        files(samples).stream()
                .filter(Files::isDirectory)
                .filter(folder -> !contentTypes.contains(folder.getFileName().toString()))
                .forEach(folder -> mistakes.add(
                        folder, 1, "these samples belong to no content type: call the folder as one, or delete it."));
    }

    private static boolean isSample(Path file, String kind) {
        return file.getFileName().toString().matches(kind + ".+\\.json");
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The samples in " + folder + " can't be listed: " + e, e);
        }
    }

    private void play(String contentType, Path file) {
        try {
            Hearing hearing = player.apply(contentType, messages.read(file));
            if (isSample(file, FIRES)
                    && !(hearing.recognised() && hearing.part().finished())) {
                mistakes.add(file, 1, contentType + " must recognise it, and does not: " + why(hearing));
            } else if (isSample(file, IGNORES) && hearing.recognised()) {
                mistakes.add(file, 1, contentType + " must pass it over, and does not: " + why(hearing));
            }
        } catch (UnreadableMessageException e) {
            String words =
                    e.getCause() instanceof UnreadableMessageException inner ? inner.getMessage() : e.getMessage();
            mistakes.add(file, e.line(), "this is no message: " + words);
        } catch (UncheckedIOException e) {
            mistakes.add(file, 1, e.getMessage() + ".");
        }
    }

    /** What the content type said, or where the message stopped before it was asked. */
    private static String why(Hearing hearing) {
        if (!hearing.listens()) {
            return "its topic is none of " + String.join(", ", hearing.topics()) + ".";
        }
        if (!hearing.letsIn()) {
            return "the pre-filter " + hearing.filter() + " finds nothing in it.";
        }
        if (!hearing.part().finished()) {
            return "it fails: " + hearing.part().failure();
        }
        Draft draft = hearing.part().draft();
        return switch (draft.answer()) {
            case PLANNED -> "it plans " + Counted.of(draft.plan().builds().size(), "build") + ".";
            case NO_REBUILD -> "it makes an event without builds: " + draft.because();
            default -> "it says the message is not ours: " + draft.because();
        };
    }
}
