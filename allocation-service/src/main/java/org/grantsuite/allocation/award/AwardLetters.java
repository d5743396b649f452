package org.grantsuite.allocation.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.award.AwardService.Shown;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.paper.Page;
import org.grantsuite.allocation.paper.Paper;
import org.grantsuite.allocation.plan.PlanService;
import org.jspecify.annotations.Nullable;

/** The letter that offers an award: only what was fixed when it was offered, so the same bytes for ever. */
@ApplicationScoped
class AwardLetters {
    private final AwardService awards;
    private final PlanService plans;
    private final Paper paper;

    AwardLetters(AwardService awards, PlanService plans, Paper paper) {
        this.awards = awards;
        this.plans = plans;
        this.paper = paper;
    }

    @Transactional
    byte[] pdf(UUID id) {
        Shown shown = awards.get(id);
        Award award = shown.award();
        Page page = new Page("Offer of an award")
                .paragraph("To " + award.providerName() + " (" + award.providerId() + ")"
                        + (award.locationId() == null ? "" : ", for location " + award.locationId()))
                .paragraph("Dated " + award.offeredOn() + ", award " + award.id())
                .paragraph("The council offers you £" + award.amount().amount() + " under '"
                        + plans.plan(award.planId()).terms().name() + "', instalment " + award.instalmentNumber()
                        + ". It is made of:")
                .table(List.of("Pot", "£"), rows(shown))
                .paragraph(answer(award.acceptBy()))
                .heading("Terms " + shown.terms().version());
        shown.terms().text().lines().filter(line -> !line.isBlank()).forEach(page::paragraph);
        page.small("The terms have the fingerprint " + shown.terms().hash()
                + ". Who accepts the award accepts exactly these.");
        return paper.pdf(page, award.offeredOn().atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static List<List<String>> rows(Shown shown) {
        return AwardLines.byPot(shown.parts()).entrySet().stream()
                .map(pot -> List.of(pot.getKey(), pot.getValue().amount()))
                .toList();
    }

    private static String answer(@Nullable LocalDate acceptBy) {
        return acceptBy == null
                ? "Please tell us whether you accept it. Nothing is paid before you do."
                : "Please accept it by " + acceptBy
                        + "; after that day the offer lapses. Nothing is paid before you do.";
    }
}
