package io.freshmaker.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Change;
import io.freshmaker.change.DistGitReader;
import io.freshmaker.change.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecChangeTest {

    private final SpecChange specChange = new SpecChange(DistGitReader.ofAllGenerations());

    @Test
    void findsAChangedSpecFile() {
        Draft draft = read(commit("rpms", "f27", "\"httpd.spec\": {}, \"sources\": {}"));

        assertThat(draft.answer()).isEqualTo(Draft.Answer.OPEN);
        assertThat(draft.searchKey()).isEqualTo("rpms/httpd:f27");
        assertThat(draft.changes())
                .containsExactly(
                        new Change("spec file changed", Artifact.rpm("httpd", "f27"), "e45f51fd481039a8", "alder"));
    }

    @Test
    void aDeletedSpecFileChangedToo() {
        assertThat(read(commit("rpms", "f27", "\"httpd.spec\": {\"additions\": 0, \"deletions\": 90}"))
                        .changes())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "master,rawhide",
        "main,rawhide",
        "rawhide,rawhide",
        "f27,f27",
        "1.2.17-rawhide-update,1.2.17-rawhide-update"
    })
    void theChangedRpmIsOnTheStreamOfTheBranch(String branch, String stream) {
        Draft draft = read(commit("rpms", branch, "\"httpd.spec\": {}"));

        assertThat(draft.changes().get(0).constituent()).isEqualTo(Artifact.rpm("httpd", stream));
        assertThat(draft.searchKey()).isEqualTo("rpms/httpd:" + branch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"httpd.patch\": {}",
                "\"tests/sample.spec\": {}",
                "\"httpd.spec.orig\": {}",
                "\"httpdXspec\": {}",
                "\"httpd.SPEC\": {}"
            })
    void otherFilesAreNotOurs(String files) {
        Draft draft = read(commit("rpms", "f27", files));

        assertThat(draft.answer()).isEqualTo(Draft.Answer.NOT_OURS);
        assertThat(draft.because()).contains("*.spec").contains("rpms/httpd f27");
        assertThat(draft.changes()).isEmpty();
    }

    @Test
    void aPushThatChangedNothingIsNotOurs() {
        Draft merge = read(commit("rpms", "f27", ""));
        Draft bump = read(Messages.gitReceive("""
                {"namespace": "modules", "repo": "perl", "branch": "5.26", "rev": "e45f51fd481039a8",
                 "message": "Rebuild because of rpms/perl:f27\\n\\nFreshmaker-Token: fm-7-1\\n"}"""), "modules");

        assertThat(List.of(merge.answer(), bump.answer())).containsOnly(Draft.Answer.NOT_OURS);
        assertThat(merge.because()).isEqualTo("rpms/httpd f27 (e45f51fd) changed no file.");
        assertThat(bump.because())
                .isEqualTo("modules/perl 5.26 (e45f51fd) is a bump of our own, which changes nothing.");
    }

    @Test
    void aBumpThatSomebodyAmendedIsAChange() {
        Draft draft = read(Messages.gitReceive("""
                {"namespace": "modules", "repo": "perl", "branch": "5.26", "rev": "e45f51fd481039a8",
                 "message": "Rebuild\\n\\nFreshmaker-Token: fm-7-1\\n", "stats": {"files": {"perl.yaml": {}}}}"""), "modules");

        assertThat(draft.changes()).extracting(Change::what).containsExactly("perl.yaml changed");
    }

    @Test
    void aForkAndATagAreNotOurs() {
        String pagure = """
                {"branch": "f27", "repo": {"namespace": "rpms", "name": "httpd", "fullname": "forks/alder/rpms/httpd"},
                 "changed_files": {"httpd.spec": "M"}}""";
        Draft fork = read(Messages.of("pagure.git.receive", pagure));
        Draft tag = read(commit("rpms", "refs/tags/v1", "\"httpd.spec\": {}"));

        assertThat(List.of(fork.answer(), tag.answer())).containsOnly(Draft.Answer.NOT_OURS);
        assertThat(fork.because()).isEqualTo("rpms/httpd f27 is a fork, from which nothing is built.");
        assertThat(tag.because()).isEqualTo("rpms/httpd refs/tags/v1 (e45f51fd) is no branch.");
    }

    @Test
    void theFileCanBeNamedAfterTheRepository() {
        String files = "{\"perl.yaml\": {}, \"perlXyaml\": {}}";
        Draft own = read(named("perl", files), "modules");
        Draft other = read(named("httpd", files), "modules");
        Draft pattern = read(named("*", files), "modules");

        assertThat(own.changes())
                .extracting(Change::constituent)
                .containsExactly(new Artifact("modulemd", "perl", "5.26"));
        assertThat(own.searchKey()).isEqualTo("modules/perl:5.26");
        assertThat(other.because()).startsWith("No file httpd.yaml changed at the top level of modules/httpd 5.26");
        assertThat(pattern.answer()).isEqualTo(Draft.Answer.NOT_OURS);
    }

    @Test
    void otherNamespacesAndTopicsAreNotOurs() {
        assertThat(read(commit("tests", "f27", "\"httpd.spec\": {}")).answer()).isEqualTo(Draft.Answer.NOT_OURS);
        assertThat(read(Messages.of("buildsys.tag", "{}")).answer()).isEqualTo(Draft.Answer.NOT_OURS);
    }

    @Test
    void unknownFilesAreSaidToBeUndecidable() {
        Draft draft = read(Messages.gitReceive("""
                {"namespace": "rpms", "repo": "packit", "branch": "master", "rev": "e45f51fd481039a8"}"""));

        assertThat(draft.answer()).isEqualTo(Draft.Answer.NO_REBUILD);
        assertThat(draft.searchKey()).isEqualTo("rpms/packit:master");
        assertThat(draft.changes()).extracting(Change::constituent).containsExactly(Artifact.rpm("packit", "rawhide"));
        assertThat(draft.because())
                .isEqualTo("undecidable: the message does not list the changed files of rpms/packit master (e45f51fd)."
                        + " Look at that commit; if *.spec changed in it, ask for the rebuild by hand.");
    }

    @Test
    void aMissingBranchIsSaidToBeUndecidable() {
        Draft draft = read(Messages.gitReceive("""
                {"namespace": "rpms", "repo": "httpd", "stats": {"files": {"httpd.spec": {}}}}"""));

        assertThat(draft.answer()).isEqualTo(Draft.Answer.NO_REBUILD);
        assertThat(draft.because()).startsWith("undecidable: the message does not name the branch of rpms/httpd.");
    }

    @Test
    void anotherFileMakesAnotherType() {
        Draft draft = specChange.read(
                Draft.of("image-rebuild", commit("container", "master", "\"Dockerfile\": {}")),
                "container",
                "Dockerfile",
                "image");

        assertThat(draft.changes())
                .containsExactly(new Change(
                        "Dockerfile changed", new Artifact("image", "httpd", "rawhide"), "e45f51fd481039a8", "alder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plans/*.fmf"})
    void refusesAFileNameThatCannotBeAtTheTop(String file) {
        Draft draft = Draft.of("module-rebuild", commit("rpms", "f27", "\"a\": {}"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> specChange.read(draft, "rpms", file, "rpm"))
                .withMessageContaining("'" + file + "'")
                .withMessageContaining("*.spec");
    }

    private Draft read(BusMessage message) {
        return specChange.read(Draft.of("module-rebuild", message), "rpms", "*.spec", "rpm");
    }

    private Draft read(BusMessage message, String namespace) {
        return specChange.read(Draft.of("module-changed", message), namespace, "{name}.yaml", "modulemd");
    }

    private static BusMessage named(String repository, String files) {
        return Messages.gitReceive("{\"namespace\": \"modules\", \"repo\": \"" + repository
                + "\", \"branch\": \"5.26\", \"rev\": \"e45f51fd481039a8\", \"stats\": {\"files\": " + files + "}}");
    }

    private static BusMessage commit(String namespace, String branch, String files) {
        return Messages.gitReceive("{\"namespace\": \"" + namespace + "\", \"repo\": \"httpd\", \"branch\": \"" + branch
                + "\", \"rev\": \"e45f51fd481039a8\", \"agent\": \"alder\", \"stats\": {\"files\": {" + files + "}}}");
    }
}
