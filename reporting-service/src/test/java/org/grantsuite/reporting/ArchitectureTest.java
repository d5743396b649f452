package org.grantsuite.reporting;

import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import org.grantsuite.commons.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ArchitectureTest {

    @Test
    void shouldKeepTheArrowsOfTheHouse() {
        ArchitectureRules.check("org.grantsuite.reporting", "org.grantsuite.reporting.calculation..");
    }

    @Test
    void shouldKeepGeneratedClientsBehindTheirGateways() {
        onlyFrom("..grantclient..", "..allocationclient..")
                .dependOnClassesThat()
                .resideInAnyPackage("..grantclient.api..", "..allocationclient.api..")
                .check(ArchitectureRules.classesOf("org.grantsuite.reporting"));
    }

    /** A page shows a sibling's words as they are (ADR 25); nothing that reckons sees them. */
    @Test
    void shouldShowTheSiblingsWordsOnPagesAlone() {
        onlyFrom("..grantclient..", "..allocationclient..", "..reporting.pages..")
                .dependOnClassesThat()
                .resideInAnyPackage("..grantclient.model..", "..allocationclient.model..")
                .check(ArchitectureRules.classesOf("org.grantsuite.reporting"));
    }

    private static ClassesShould onlyFrom(String... packages) {
        return ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should();
    }
}
