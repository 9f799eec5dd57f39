package org.bedside;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bedside.card.Planted;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The structure, as one table: who may use whom, and who owns which library. */
class ArchitectureTest {

    /** Each package and those of ours that it may use, in the order of the flow. */
    private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

    static {
        MAY_USE.put("evidence", List.of());
        MAY_USE.put("fhir", List.of("evidence"));
        MAY_USE.put("text", List.of("evidence"));
        MAY_USE.put("lines", List.of("text"));
        MAY_USE.put("tagging", List.of("text"));
        MAY_USE.put("concepts", List.of("evidence"));
        MAY_USE.put("notes", List.of("evidence", "text", "lines", "tagging"));
        MAY_USE.put("predict", List.of("evidence"));
        MAY_USE.put("network", List.of());
        MAY_USE.put("ecg", List.of("evidence", "predict", "network"));
        MAY_USE.put("film", List.of("evidence", "predict", "network"));
        MAY_USE.put("blood", List.of("evidence", "predict"));
        MAY_USE.put("glucose", List.of("evidence", "predict"));
        MAY_USE.put("card", List.of("evidence"));
        MAY_USE.put(
                "catalog",
                List.of(
                        "evidence",
                        "concepts",
                        "tagging",
                        "notes",
                        "predict",
                        "ecg",
                        "film",
                        "blood",
                        "glucose",
                        "card"));
        MAY_USE.put("validity", List.of("catalog"));
        MAY_USE.put("decision", List.of("evidence", "notes", "predict", "card", "catalog"));
        MAY_USE.put("journal", List.of("evidence"));
        MAY_USE.put("monitor", List.of("evidence", "predict", "catalog", "validity", "journal"));
        MAY_USE.put("security", List.of());
        MAY_USE.put(
                "hooks",
                List.of("fhir", "evidence", "notes", "predict", "card", "catalog", "decision", "journal", "security"));
        MAY_USE.put(
                "web", List.of("fhir", "evidence", "predict", "catalog", "journal", "monitor", "security", "hooks"));
        MAY_USE.put(
                "train",
                List.of(
                        "evidence",
                        "text",
                        "tagging",
                        "concepts",
                        "notes",
                        "predict",
                        "ecg",
                        "film",
                        "blood",
                        "glucose",
                        "catalog",
                        "validity"));
        MAY_USE.put(
                "cli",
                List.of(
                        "fhir",
                        "evidence",
                        "text",
                        "tagging",
                        "concepts",
                        "notes",
                        "predict",
                        "ecg",
                        "film",
                        "glucose",
                        "catalog",
                        "web",
                        "train"));
    }

    /** Libraries and the packages of ours that may use them. */
    private static final Map<List<String>, List<String>> OWNERS = new LinkedHashMap<>();

    static {
        OWNERS.put(
                List.of(
                        "ca.uhn.fhir.jpa..",
                        "ca.uhn.fhir.rest.server..",
                        "ca.uhn.fhir.batch2..",
                        "jakarta.persistence..",
                        "org.hibernate.."),
                List.of("fhir"));
        OWNERS.put(List.of("org.hl7.fhir.r4.model.."), List.of("fhir", "evidence", "journal"));
        OWNERS.put(List.of("opennlp.."), List.of("text"));
        OWNERS.put(List.of("org.apache.pdfbox..", "org.jsoup.."), List.of("text"));
        OWNERS.put(List.of("javax.xml.stream.."), List.of("text", "web"));
        OWNERS.put(List.of("libsvm.."), List.of("train"));
        OWNERS.put(List.of("org.tribuo.."), List.of("predict", "notes", "train"));
        OWNERS.put(List.of("ai.onnxruntime.."), List.of("network"));
        OWNERS.put(List.of("ai.onnx.proto.."), List.of("train"));
        OWNERS.put(List.of("javax.imageio.."), List.of("film", "predict"));
        OWNERS.put(List.of("java.awt.."), List.of("film", "ecg", "predict"));
        OWNERS.put(
                List.of("com.fasterxml.jackson.."),
                List.of("evidence", "catalog", "hooks", "journal", "monitor", "web", "cli", "fhir"));
        OWNERS.put(List.of("org.h2.."), List.of("fhir"));
        OWNERS.put(List.of("java.sql..", "javax.sql.."), List.of("journal", "fhir", "web"));
        OWNERS.put(List.of("org.springframework.."), List.of("fhir", "security", "web", "cli"));
        OWNERS.put(List.of("org.thymeleaf.."), List.of("web"));
        OWNERS.put(List.of("jakarta.servlet.."), List.of("fhir", "hooks", "web"));
        OWNERS.put(List.of("java.net.http.."), List.of("hooks", "cli"));
    }

    /** What the middle is given, it does not fetch: no clock, no chance, no I/O. */
    private static final List<String> PURE = List.of(
            "evidence",
            "text",
            "lines",
            "tagging",
            "concepts",
            "notes",
            "predict",
            "network",
            "ecg",
            "film",
            "blood",
            "glucose",
            "card",
            "decision");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.bedside");

    private static final JavaClasses PLANTED = new ClassFileImporter().importClasses(Planted.class);

    @TestFactory
    List<DynamicTest> theStructureIsAsTheTableSays() {
        return rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(OURS)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> everyRuleThatLimitsTheCardPackageCanFail() {
        return rules().stream()
                .filter(rule -> limitsCard(rule.getDescription()))
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(),
                        () -> assertTrue(rule.evaluate(PLANTED).hasViolation(), "the planted class was let pass")))
                .toList();
    }

    private static boolean limitsCard(String rule) {
        return rule.startsWith("card ") || rule.endsWith("card does not") || rule.endsWith("(card)");
    }

    @Test
    void everyPackageHasARowAndEveryRowAPackage() {
        Set<String> packages = OURS.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("org.bedside"))
                .map(name -> name.substring("org.bedside.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(MAY_USE.keySet()), packages);
    }

    @Test
    void theTableHasNoCycle() {
        List<String> earlier = new ArrayList<>();
        MAY_USE.forEach((name, uses) -> {
            assertTrue(earlier.containsAll(uses), name + " uses what stands right of it: " + uses);
            earlier.add(name);
        });
    }

    @Test
    void everyPackageIsNullMarked() {
        for (String name : MAY_USE.keySet()) {
            JavaPackage marked = OURS.getPackage("org.bedside." + name);
            assertTrue(marked.isAnnotatedWith(NullMarked.class), name);
        }
    }

    private static List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>();
        MAY_USE.forEach((name, uses) -> {
            List<String> allowed = new ArrayList<>(uses);
            allowed.add(name);
            String[] others = MAY_USE.keySet().stream()
                    .filter(other -> !allowed.contains(other))
                    .map(other -> "org.bedside." + other + "..")
                    .toArray(String[]::new);
            rules.add(noClasses()
                    .that(resideInAPackage("org.bedside." + name + ".."))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(others))
                    .allowEmptyShould(true)
                    .as(name + " uses only " + uses));
        });
        OWNERS.forEach((libraries, owners) -> {
            String[] strangers = MAY_USE.keySet().stream()
                    .filter(name -> !owners.contains(name))
                    .map(name -> "org.bedside." + name + "..")
                    .toArray(String[]::new);
            rules.add(noClasses()
                    .that(resideInAnyPackage(strangers))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(libraries.toArray(String[]::new)))
                    .allowEmptyShould(true)
                    .as("only " + owners + " uses " + libraries + ", card does not"));
        });
        String[] pure = PURE.stream().map(name -> "org.bedside." + name + "..").toArray(String[]::new);
        rules.add(noClasses()
                .that(resideInAnyPackage(pure))
                .should()
                .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("now")))
                .allowEmptyShould(true)
                .as("the middle has no clock (card)"));
        rules.add(noClasses()
                .that(resideInAnyPackage(pure))
                .should()
                .dependOnClassesThat(
                        nameMatching(
                                "java\\.time\\.Clock|java\\.util\\.Random|java\\.security\\.SecureRandom|java\\.nio\\.file\\.Files|java\\.io\\.File.*|java\\.net\\.http.*"))
                .allowEmptyShould(true)
                .as("the middle has no clock, chance or files (card)"));
        rules.add(classes()
                .that(resideInAPackage("org.bedside.."))
                .should()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .as("names say what a thing is"));
        return rules;
    }
}
