package org.grantsuite.allocation.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.award.AwardTermsStore.TermsText;
import org.grantsuite.allocation.award.domain.AwardStatus;
import org.grantsuite.allocation.bulk.BulkLoad;
import org.grantsuite.allocation.bulk.CopyText;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** Writes offered awards and their lines, many at once. */
@ApplicationScoped
class AwardWriter {
    private static final String OPEN_LINES = """
            from run r join run_line l on l.run_id = r.id
            where r.plan_id = ? and l.amount_pence > 0
              and not exists (select 1 from award_line w where w.run_id = l.run_id and w.run_ordinal = l.ordinal)""";
    private static final String RECIPIENTS = """
            select o.provider_id, p.name, o.location_id, o.pence from (
              select l.provider_id, l.location_id, sum(l.amount_pence) as pence %s
              group by l.provider_id, l.location_id) o
            join provider p on p.provider_id = o.provider_id
            order by o.provider_id collate "C", o.location_id collate "C" nulls first""".formatted(OPEN_LINES);
    private static final String SUMS =
            "select r.pot_code, sum(l.amount_pence) %s group by r.pot_code".formatted(OPEN_LINES);
    /** The offered awards are staged and analyzed: without that, each award would read every line of the runs. */
    private static final String LINES_OF_RUNS = """
            insert into award_line (award_id, position, council_code, pot_code, amount_pence, run_id, run_ordinal)
            select o.award_id, row_number() over (partition by o.award_id order by p.position, l.run_id, l.ordinal),
              l.council_code, r.pot_code, l.amount_pence, l.run_id, l.ordinal
            from run r
            join pot p on p.plan_id = r.plan_id and p.code = r.pot_code
            join run_line l on l.run_id = r.id
            join offered_award o on o.provider_id = l.provider_id and o.location_id = coalesce(l.location_id, '')
            where r.plan_id = ? and l.amount_pence > 0
              and not exists (select 1 from award_line w where w.run_id = l.run_id and w.run_ordinal = l.ordinal)""";

    private static final String AWARD_COLUMNS =
            "id, council_code, grant_id, plan_id, offer_id, instalment_number, provider_id, provider_name, location_id,"
                    + " amount_pence, paid_pence, status, terms_hash, reason, offered_on, accept_by, novated_from, recorded_at, version";

    private final Jdbc jdbc;
    private final BulkLoad bulk;
    private final Stamps stamps;
    private final Audit audit;
    private final Events events;

    AwardWriter(Jdbc jdbc, BulkLoad bulk, Stamps stamps, Audit audit, Events events) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.stamps = stamps;
        this.audit = audit;
        this.events = events;
    }

    /** Who is to get how much. */
    record Recipient(
            String providerId,
            String providerName,
            @Nullable String locationId,
            Money amount) {}

    /** What awards offered together have in common. */
    record Offer(
            UUID id,
            Plan plan,
            TermsText terms,
            AwardOffers.Days days,
            AwardStatus status,
            @Nullable String reason,
            @Nullable UUID novatedFrom) {}

    Stamps stamps() {
        return stamps;
    }

    /** Providers and locations with lines of committed runs that are in no award. */
    List<Recipient> recipientsOf(UUID planId) {
        return jdbc.list(
                RECIPIENTS,
                row -> new Recipient(
                        row.getString(1), row.getString(2), row.getString(3), Money.ofPence(row.getLong(4))),
                planId);
    }

    /** What those lines come to in each pot. */
    Map<String, Money> openSums(UUID planId) {
        Map<String, Money> sums = new LinkedHashMap<>();
        jdbc.list(SUMS, row -> sums.put(row.getString(1), Money.ofPence(row.getLong(2))), planId);
        return sums;
    }

    void offerRuns(Offer offer, List<Recipient> recipients) {
        List<UUID> ids = insert(offer, recipients);
        CopyText offered = new CopyText();
        for (int i = 0; i < ids.size(); i++) {
            String location = recipients.get(i).locationId();
            offered.value(ids.get(i))
                    .value(recipients.get(i).providerId())
                    .value(location == null ? "" : location)
                    .endRow();
        }
        bulk.insertFrom(
                "offered_award",
                "award_id uuid, provider_id text, location_id text",
                offered,
                LINES_OF_RUNS,
                offer.plan().id());
        Money total = recipients.stream().map(Recipient::amount).reduce(Money.ZERO, Money::plus);
        audit.record(
                "AWARDS_OFFERED",
                "plan",
                offer.plan().id(),
                null,
                Map.of("offer", offer.id(), "count", recipients.size(), "total", total, "status", offer.status()));
        announce(offer);
    }

    /** One award of sums out of pots. */
    UUID offerSingle(Offer offer, Recipient recipient, Map<String, Money> pots) {
        UUID id = insert(offer, List.of(recipient)).get(0);
        int position = 0;
        for (Map.Entry<String, Money> pot : pots.entrySet()) {
            jdbc.update(
                    "insert into award_line (award_id, position, council_code, pot_code, amount_pence)"
                            + " values (?, ?, ?, ?, ?)",
                    id,
                    ++position,
                    stamps.council(),
                    pot.getKey(),
                    pot.getValue().pence());
        }
        audit.record(
                "AWARD_OFFERED",
                "award",
                id,
                offer.reason(),
                Map.of("pots", pots.keySet(), "amount", recipient.amount(), "status", offer.status()));
        announce(offer);
        return id;
    }

    /** The decision by which a hold-back, or money that came back, went out to one. */
    void offeredUnder(UUID id, UUID decisionId, String reference) {
        jdbc.update("update award set decision_id = ?, decision_reference = ? where id = ?", decisionId, reference, id);
    }

    private void announce(Offer offer) {
        events.append(
                "AwardsOffered",
                "/v1/plans/" + offer.plan().id(),
                Map.of("planId", offer.plan().id(), "grantId", offer.plan().grantId(), "offerId", offer.id()));
    }

    /** Another authority's, as far as the register says. */
    boolean isElsewhere(@Nullable String locationId) {
        return jdbc.find(
                        "select 1 from location where location_id = ? and local_authority_code <> ?",
                        row -> true,
                        locationId,
                        stamps.council())
                .isPresent();
    }

    /** Returns the ids of the awards in the order of the recipients. */
    private List<UUID> insert(Offer offer, List<Recipient> recipients) {
        CopyText rows = new CopyText();
        OffsetDateTime now = stamps.now();
        List<UUID> ids = new ArrayList<>();
        for (Recipient recipient : recipients) {
            UUID id = stamps.id();
            ids.add(id);
            rows.value(id)
                    .value(stamps.council())
                    .value(offer.plan().grantId())
                    .value(offer.plan().id())
                    .value(offer.id())
                    .value(offer.plan().instalmentNumber())
                    .value(recipient.providerId())
                    .value(recipient.providerName())
                    .value(recipient.locationId())
                    .value(recipient.amount().pence())
                    .value(0)
                    .value(offer.status())
                    .value(offer.terms().hash())
                    .value(offer.reason())
                    .value(offer.days().offeredOn())
                    .value(offer.days().acceptBy())
                    .value(offer.novatedFrom())
                    .value(now)
                    .value(0)
                    .endRow();
        }
        bulk.append("award", AWARD_COLUMNS, rows);
        return ids;
    }
}
