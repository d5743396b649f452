package org.grantsuite.commons.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The arrows of STYLE.md, the same in every service. */
public final class ArchitectureRules {
    /** Read once: the import of a service takes seconds. */
    private static final Map<String, JavaClasses> CLASSES = new ConcurrentHashMap<>();

    private ArchitectureRules() {}

    /** The service's own main classes, without what is generated from contracts. */
    public static JavaClasses classesOf(String rootPackage) {
        return CLASSES.computeIfAbsent(
                rootPackage,
                root -> importer()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(
                                location -> !location.contains("/api/") && !location.contains("client/model/"))
                        .importPackages(root));
    }

    /** Without opening the libraries: what the rules ask of them stands in their names. */
    private static ClassFileImporter importer() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter();
    }

    /** Checks every shared rule; {@code calculations} are packages of pure calculation, such as {@code ..apportionment..}. */
    public static void check(String rootPackage, String... calculations) {
        JavaClasses classes = classesOf(rootPackage);
        rules(rootPackage).forEach(rule -> rule.check(classes));
        for (String calculation : calculations) {
            pure(calculation).check(classes);
        }
    }

    private static List<ArchRule> rules(String rootPackage) {
        return List.of(
                noClasses()
                        .that()
                        .resideInAPackage("..domain..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                rootPackage + "..rest..",
                                rootPackage + "..persistence..",
                                "jakarta.ws.rs..",
                                "jakarta.enterprise..",
                                "io.quarkus..",
                                rootPackage + ".api..")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .haveSimpleNameNotEndingWith("Resource")
                        .should()
                        .dependOnClassesThat()
                        .haveSimpleNameEndingWith("Resource")
                        .allowEmptyShould(true),
                fields().should().notHaveRawType(double.class).andShould().notHaveRawType(float.class),
                noClasses().should().callMethod(java.time.LocalDate.class, "now"),
                noClasses().should().callMethod(java.time.Instant.class, "now"),
                noClasses().should().callMethod(System.class, "currentTimeMillis"),
                slices().matching(rootPackage + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .allowEmptyShould(true));
    }

    private static ArchRule pure(String calculation) {
        return noClasses()
                .that()
                .resideInAPackage(calculation)
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "org.jspecify..", "org.grantsuite.commons.money..", calculation);
    }
}
