package org.grantsuite.grant.spend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.reservation.FundsService;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.scheme.domain.SchemeRules.AdminCap;
import org.grantsuite.grant.spend.domain.AdminKind;
import org.grantsuite.grant.spend.persistence.DirectSpendRepository;
import org.jspecify.annotations.Nullable;

/** Answers how much administration may still be charged (R9). */
@ApplicationScoped
public class HeadroomService {
    private final GrantService grants;
    private final FundsService funds;
    private final DirectSpendRepository lines;

    HeadroomService(GrantService grants, FundsService funds, DirectSpendRepository lines) {
        this.grants = grants;
        this.funds = funds;
        this.lines = lines;
    }

    public record Headroom(String edition, Money allocation, List<KindHeadroom> kinds) {}

    /** @param limit absent where the edition caps nothing */
    public record KindHeadroom(
            AdminKind kind, Money charged, @Nullable Limit limit) {}

    /** What the edition in force allows; {@code left} is negative where a cap was lowered below what is charged. */
    public record Limit(String percent, Money cap, Money left, Money capOnCash) {}

    @Transactional
    public Headroom headroom(UUID grantId, LocalDate asOf) {
        Grant grant = grants.get(grantId);
        SchemeRules rules = grants.rulesOn(grant, asOf);
        var position = funds.funds(grantId, asOf).position();
        List<KindHeadroom> kinds = Arrays.stream(AdminKind.values())
                .filter(kind -> kind != AdminKind.NONE)
                .map(kind -> kind(rules, grant.allocation(), position.received(), charged(grantId, kind, asOf)))
                .toList();
        return new Headroom(rules.edition(), grant.allocation(), kinds);
    }

    private record Charged(AdminKind kind, Money sum) {}

    /** The capped kind has an account of its own; the other is told apart by its lines. */
    private Charged charged(UUID grantId, AdminKind kind, LocalDate asOf) {
        return new Charged(
                kind,
                kind == AdminKind.DISTRIBUTION_AND_REPORTING
                        ? funds.funds(grantId, asOf).position().admin()
                        : Money.ofPence(lines.chargedPence(grantId, kind, asOf)));
    }

    private static KindHeadroom kind(SchemeRules rules, Money allocation, Money received, Charged charged) {
        return rules.adminCap(charged.kind().name())
                .map(cap -> {
                    Money most = floor(cap, allocation);
                    return new KindHeadroom(
                            charged.kind(),
                            charged.sum(),
                            new Limit(cap.percent(), most, most.minus(charged.sum()), floor(cap, received)));
                })
                .orElseGet(() -> new KindHeadroom(charged.kind(), charged.sum(), null));
    }

    /** Whole pence that fit under the cap. */
    private static Money floor(AdminCap cap, Money base) {
        return Money.ofPence(cap.capPence(base).setScale(0, RoundingMode.FLOOR).longValueExact());
    }
}
