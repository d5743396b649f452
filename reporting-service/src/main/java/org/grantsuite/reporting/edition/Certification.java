package org.grantsuite.reporting.edition;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who signs for a return, by the scheme edition (R37). */
public record Certification(
        String statement,
        List<Role> roles,
        Set<String> requiredRoles,
        int minimumFinanceRoles,
        boolean preparerMaySign) {

    public Certification {
        roles = List.copyOf(roles);
        requiredRoles = Set.copyOf(requiredRoles);
    }

    /** A role somebody may sign in. */
    public record Role(String code, String label, boolean finance) {}

    public Optional<Role> role(String code) {
        return roles.stream().filter(role -> role.code().equals(code)).findFirst();
    }

    /** How many signatures make a certificate whole: the required roles, or as many as there must be finance roles. */
    public int signaturesNeeded() {
        return Math.max(1, Math.max(requiredRoles.size(), minimumFinanceRoles));
    }
}
