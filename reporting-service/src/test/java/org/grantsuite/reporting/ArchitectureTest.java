package org.grantsuite.reporting;

import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.grantsuite.commons.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void shouldKeepTheArrowsOfTheHouse() {
        ArchitectureRules.check("org.grantsuite.reporting", "org.grantsuite.reporting.calculation..");
    }

    @Test
    void shouldKeepGeneratedClientsBehindTheirGateways() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages("..grantclient..", "..allocationclient..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..grantclient.api..",
                        "..grantclient.model..",
                        "..allocationclient.api..",
                        "..allocationclient.model..")
                .check(ArchitectureRules.classesOf("org.grantsuite.reporting"));
    }
}
