package org.grantsuite.allocation.award;

import org.grantsuite.allocation.api.model.AwardLine;
import org.grantsuite.allocation.api.model.AwardTerms;
import org.grantsuite.allocation.award.AwardService.Shown;
import org.grantsuite.allocation.award.domain.Award;

/** Awards as the contract shows them. */
public final class AwardViews {
    private AwardViews() {}

    public static org.grantsuite.allocation.api.model.Award of(Shown shown) {
        Award award = shown.award();
        return new org.grantsuite.allocation.api.model.Award()
                .id(award.id())
                .grantId(award.grantId())
                .planId(award.planId())
                .instalmentNumber(award.instalmentNumber())
                .providerId(award.providerId())
                .providerName(award.providerName())
                .locationId(award.locationId())
                .amount(award.amount())
                .lines(shown.parts().stream()
                        .map(part -> new AwardLine()
                                .potCode(part.potCode())
                                .amount(part.amount())
                                .lineKey(part.lineKey())
                                .runId(part.runId()))
                        .toList())
                .status(award.status())
                .paid(award.paid())
                .terms(new AwardTerms()
                        .version(shown.terms().version())
                        .hash(shown.terms().hash()))
                .reason(award.reason())
                .decisionId(award.decisionId())
                .decisionReference(award.decisionReference())
                .offeredOn(award.offeredOn())
                .acceptedBy(award.acceptedBy())
                .acceptedOn(award.acceptedOn())
                .acceptBy(award.acceptBy())
                .accepted(award.acceptedOrNone())
                .frozenBecause(award.frozenBecause())
                .endedOn(award.endedOn())
                .endReason(award.endReason())
                .novatedFrom(award.novatedFrom())
                .novatedTo(award.novatedTo())
                .declinedBy(award.declinedBy())
                .declinedOn(award.declinedOn())
                .declineReason(award.declineReason())
                .recordedAt(award.recordedAt())
                .version(award.version());
    }
}
