package io.freshmaker.content;

import io.freshmaker.policy.PolicyException;
import io.freshmaker.policy.PolicyReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The long look at files that people edit, beyond what each start does: Camel's schema, names, expressions, kamelets
 * and policies. Nothing is loaded or played here.
 */
public final class Inspection {

    private static final Pattern LINE = Pattern.compile("(?s).*? line (\\d+): (.*)");

    private final Vocabulary vocabulary;
    private final Mistakes mistakes = new Mistakes();
    private final Mistakes warnings = new Mistakes();
    private final SchemaCheck schema;
    private final SimpleTexts simple;
    private final Map<Path, Optional<YamlFile>> inForce;
    private final List<YamlFile> routes = new ArrayList<>();

    public Inspection(Vocabulary vocabulary) {
        this(vocabulary, new SchemaCheck(), new SimpleTexts(vocabulary.settings()), new HashMap<>());
    }

    private Inspection(
            Vocabulary vocabulary, SchemaCheck schema, SimpleTexts simple, Map<Path, Optional<YamlFile>> inForce) {
        this.vocabulary = vocabulary;
        this.schema = schema;
        this.simple = simple;
        this.inForce = inForce;
    }

    /** Another one that has found nothing yet; what takes long to read, and what is in force, is read once for all. */
    public Inspection anew() {
        return new Inspection(vocabulary, schema, simple, inForce);
    }

    public Mistakes mistakes() {
        return mistakes;
    }

    /** What need not be wrong. */
    public Mistakes warnings() {
        return warnings;
    }

    public void contentType(Path path) {
        YamlFile.read(path, mistakes).ifPresent(file -> {
            if (!path.toString().endsWith(YamlFile.ROUTES)) {
                mistakes.add(
                        path, 1, "a file of this name is not loaded: call it " + file.name() + YamlFile.ROUTES + ".");
            }
            new ContentCheck(vocabulary).check(file, mistakes);
            finish(file);
        });
    }

    /** A file of the pipeline's routes. */
    public void pipeline(Path path) {
        YamlFile.read(path, mistakes).ifPresent(file -> {
            new Calls(vocabulary, file, mistakes, false).check();
            Placeholders.check(path, file.root(), vocabulary.settings(), Set.of(), mistakes);
            finish(file);
        });
    }

    private void finish(YamlFile file) {
        simple.check(file, mistakes);
        schema.checkRoutes(file, mistakes);
        routes.add(file);
    }

    /** A file that is looked at beside others, which say themselves what is wrong with them. */
    private Optional<YamlFile> inForce(Path path) {
        return inForce.computeIfAbsent(path, file -> YamlFile.read(file, new Mistakes()));
    }

    /**
     * Notes ids that stand twice or are called unlike their file, in the files of routes that were looked at.
     *
     * @param others what is in force beside them
     */
    public void ids(Collection<Path> others) {
        List<YamlFile> all = new ArrayList<>(routes);
        others.forEach(path -> inForce(path).ifPresent(all::add));
        var found = new Mistakes();
        ContentIds.check(all, found);
        found.all().stream()
                .filter(each -> routes.stream().anyMatch(file -> file.path().equals(each.file())))
                .forEach(mistakes::add);
        routes.forEach(file -> ContentNames.check(file, mistakes));
    }

    /**
     * A kamelet, and what calls it: whoever no longer may, or lacks what it needs now.
     *
     * @param contentTypes those in force
     */
    public void kamelet(Path path, Collection<Path> contentTypes) {
        YamlFile.read(path, mistakes).ifPresent(file -> {
            KameletCheck.check(file, vocabulary, mistakes);
            schema.checkKamelet(file, mistakes);
            Vocabulary changed = vocabulary.with(file);
            contentTypes.stream()
                    .flatMap(caller -> inForce(caller).stream())
                    .forEach(caller -> new Calls(changed, caller, mistakes, true).check());
        });
    }

    /** @param contentTypes those in force, which it may have sections for */
    public void policy(Path path, Collection<String> contentTypes) {
        var doubts = new PolicyDoubts(contentTypes);
        try {
            doubtful(path, doubts.of(new PolicyReader().read(path).mentions()));
        } catch (PolicyException e) {
            var unread = new Mistakes();
            if (YamlFile.read(path, unread).isEmpty()) {
                // The closer look at what is no YAML.
                unread.all().forEach(mistakes::add);
            } else {
                e.mistakes().forEach(words -> policyMistake(path, words));
                doubtful(path, doubts.of(e.mentions()));
            }
        }
    }

    public void releases(Path path) {
        ReleasesFile.read(path, mistakes);
    }

    private void doubtful(Path path, List<Doubt> doubts) {
        for (Doubt doubt : doubts) {
            if (doubt.slip()) {
                mistakes.addWhereNothingIsKnown(path, doubt.line(), doubt.words());
            } else {
                warnings.add(path, doubt.line(), "warning: " + doubt.words());
            }
        }
    }

    private void policyMistake(Path path, String words) {
        Matcher told = LINE.matcher(words);
        if (told.matches()) {
            mistakes.add(path, Integer.parseInt(told.group(1)), told.group(2));
        } else {
            mistakes.add(path, 1, words);
        }
    }
}
