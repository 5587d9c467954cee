package io.freshmaker.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What every content type has to be before it is loaded: the checks that cost next to nothing, for each start. */
final class ContentCheck {

    private final Vocabulary vocabulary;

    ContentCheck(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Everything that is wrong in these files, by file and line. */
    List<Mistake> of(Collection<Path> files) {
        var mistakes = new Mistakes();
        vocabulary.mistakes().forEach(mistakes::add);
        List<YamlFile> read = new ArrayList<>();
        files.forEach(file -> YamlFile.read(file, mistakes).ifPresent(read::add));
        read.forEach(file -> check(file, mistakes));
        ContentIds.check(read, mistakes);
        return mistakes.all();
    }

    /** Notes what is wrong in one file, as far as it can be seen without the others. */
    void check(YamlFile file, Mistakes mistakes) {
        Purity.check(file, mistakes);
        new Calls(vocabulary, file, mistakes, true).check();
        new BusSource(vocabulary, file, mistakes).check();
        new JsonPaths(file, vocabulary.settings(), mistakes).check();
        Placeholders.check(file.path(), file.root(), vocabulary.settings(), Set.of(), mistakes);
    }
}
