package org.grantsuite.grant.decision.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mandate with all it rests on. */
public record Standing(
        Mandate mandate, Decision decision, @Nullable Delegation delegation, List<Deputy> deputies) {

    /** @return in plain words why it does not reach the question; empty when it does */
    public Optional<String> gap(ApprovalQuestion question) {
        if (!decision.isEffectiveOn(question.on())) {
            return Optional.of("its decision has effect from " + decision.effectiveOn());
        }
        if (delegation != null) {
            Optional<String> gap = delegation.approvalGap(question);
            if (gap.isPresent()) {
                return gap;
            }
        }
        return mandate.terms().gap(question);
    }

    /** Who acts on the day: a deputy in the place of whoever is away, so that the two never count as two people. */
    public Set<String> persons(LocalDate on) {
        Set<String> acting = new TreeSet<>(mandate.terms().persons());
        List<Deputy> today = deputies.stream()
                .filter(deputy -> deputy.actsOn(on) && standsInHere(deputy))
                .toList();
        today.forEach(deputy -> {
            if (deputy.forPerson() != null) {
                acting.remove(deputy.forPerson());
            }
        });
        today.forEach(deputy -> acting.add(deputy.person()));
        return acting;
    }

    private boolean standsInHere(Deputy deputy) {
        String absent = deputy.forPerson();
        return absent == null
                ? mandate.terms().role() != null
                : mandate.terms().persons().contains(absent);
    }

    /** Whoever recorded an authority, or the deputy who acts in it, never acts under it (R43). */
    public boolean covers(Person person, LocalDate on) {
        if (person.isService() || mandate.recordedBy().equals(person.subject())) {
            return false;
        }
        boolean ownDeputy = deputies.stream()
                .anyMatch(deputy -> deputy.actsOn(on)
                        && deputy.person().equals(person.subject())
                        && deputy.recordedBy().equals(person.subject()));
        MandateRole role = mandate.terms().role();
        return !ownDeputy
                && (persons(on).contains(person.subject())
                        || (role != null && person.roles().contains(role) && !isAway(person, on)));
    }

    private boolean isAway(Person person, LocalDate on) {
        return deputies.stream()
                .anyMatch(deputy -> deputy.actsOn(on) && person.subject().equals(deputy.forPerson()));
    }

    public AuthoritySource source() {
        return delegation == null ? AuthoritySource.DECISION : AuthoritySource.DELEGATION;
    }

    public UUID sourceId() {
        return delegation == null ? decision.id() : delegation.id();
    }

    /** Who asks, by the token. */
    public record Person(String subject, Set<MandateRole> roles, boolean isService) {}
}
