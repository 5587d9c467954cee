package io.freshmaker;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.freshmaker.service.Freshmaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which room may know which, and what is written nowhere. */
class HouseRulesTest {

    private static final String HOUSE = "io.freshmaker";
    private static final String[] CORE = rooms(
            "artifact", "change", "release", "policy", "plan", "build", "compose", "signing", "submit", "forecast");
    private static final String[] EDGE = rooms(
            "access",
            "bodhi",
            "distgit",
            "http",
            "inventory",
            "koji",
            "manual",
            "mbs",
            "odcs",
            "operate",
            "shipped",
            "store");
    private static final JavaClasses ALL = new ClassFileImporter().importPackages(HOUSE);
    private static final JavaClasses MAIN = ALL.that(describe("are no tests", HouseRulesTest::delivered));

    private static boolean delivered(JavaClass each) {
        return each.getSource()
                .map(source -> !source.getUri().getPath().contains("/test-classes/"))
                .orElse(false);
    }

    private static String[] rooms(String... names) {
        return Stream.of(names).map(name -> HOUSE + "." + name + "..").toArray(String[]::new);
    }

    @Test
    void theCoreKnowsOnlyJavaAndItself() {
        noClasses()
                .that(resideInAnyPackage(CORE))
                .should()
                .dependOnClassesThat(resideOutsideOfPackages("java..")
                        .and(not(resideInAnyPackage(CORE)))
                        .and(not(resideInAnyPackage("com.fasterxml.jackson.databind..", "org.yaml.snakeyaml.."))))
                .check(MAIN);
        noClasses()
                .that(resideInAnyPackage(CORE))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.net..", "javax..")
                .check(MAIN);
    }

    @Test
    void onlyReadersOfMessagesKnowJsonAndOnlyPolicyKnowsYaml() {
        noClasses()
                .that(resideInAnyPackage(CORE).and(not(resideInAnyPackage(rooms("change")))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(MAIN);
        noClasses()
                .that(resideInAnyPackage(CORE).and(not(resideInAnyPackage(rooms("policy")))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.yaml..")
                .check(MAIN);
    }

    @Test
    void settingsKnowNobody() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".settings..")
                .should()
                .dependOnClassesThat(resideOutsideOfPackages("java..", HOUSE + ".settings.."))
                .check(MAIN);
    }

    @Test
    void theEdgeDoesNotKnowTheRoomsInFrontOfIt() {
        noClasses()
                .that(resideInAnyPackage(EDGE))
                .should()
                .dependOnClassesThat(inFront())
                .check(MAIN);
    }

    private static DescribedPredicate<JavaClass> inFront() {
        return resideInAnyPackage(rooms("bus", "announce", "json", "content", "web", "service", "command", "sandbox"));
    }

    @Test
    void onlyTheServiceTheBusTheContentAndTheWebKnowCamel() {
        noClasses()
                .that(not(resideInAnyPackage(rooms("bus", "content", "web", "service"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(MAIN);
    }

    @Test
    void onlyTheCommandLinePlaysInTheSandbox() {
        noClasses()
                .that(not(resideInAnyPackage(rooms("command", "sandbox"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms("sandbox"))
                .check(MAIN);
    }

    @Test
    void theServiceDoesNotKnowTheCommandLine() {
        noClasses()
                .that(not(resideInAnyPackage(rooms("command"))).and(not(resideInAnyPackage(HOUSE))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms("command"))
                .check(MAIN);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
                .that(not(resideInAnyPackage(rooms("command"))).and(not(resideInAnyPackage(HOUSE))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(MAIN);
    }

    @Test
    void onlyAccessReadsTokens() {
        noClasses()
                .that(not(resideInAnyPackage(rooms("access"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.nimbusds..")
                .check(MAIN);
    }

    @Test
    void nobodyKnowsTheRoot() {
        noClasses()
                .that(not(resideInAnyPackage(HOUSE)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HOUSE)
                .check(MAIN);
    }

    @Test
    void roomsFormNoCycle() {
        slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void onlyStoreAndInventorySpeakSql() {
        noClasses()
                .that(not(resideInAnyPackage(rooms("store", "inventory"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb..")
                .check(MAIN);
    }

    @Test
    void fieldsAreSetByConstructors() {
        noFields()
                .should()
                .beAnnotatedWith(DescribedPredicate.describe(
                        "an annotation that injects",
                        annotation -> annotation
                                .getRawType()
                                .getSimpleName()
                                .matches("Inject|.*Inject|Autowired|Resource|Produce|Value|ConfigProperty")))
                .check(MAIN);
    }

    @Test
    void nothingStaticCanChange() {
        fields().that().areStatic().should().beFinal().check(MAIN);
        noFields()
                .that()
                .areStatic()
                .and()
                .arePublic()
                .should()
                .haveRawType(DescribedPredicate.describe(
                        "an array or a mutable collection",
                        type -> type.isArray()
                                || type.getName().matches("java\\.util\\.(concurrent\\..*|.*(Map|List|Set|Deque))")
                                        && !type.isInterface()))
                .check(MAIN);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Manager|Helper|Helpers|Impl)(\\$.*)?")
                .check(ALL);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "puts the thread to sleep", call -> call.getName().equals("sleep")))
                .check(ALL);
    }

    @Test
    void filesFitOnAFewScreens() {
        assertThat(below(Path.of("src/main/java")).filter(file -> lines(file) > 300))
                .isEmpty();
        assertThat(YamlFile.all().stream().filter(file -> lines(file) > 120)).isEmpty();
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void rulesSeeTheWholeHouse() {
        assertThat(MAIN.contain(Freshmaker.class)).isTrue();
        assertThat(ALL.contain(HouseRulesTest.class)).isTrue();
        assertThat(MAIN).hasSizeGreaterThan(100);
    }
}
