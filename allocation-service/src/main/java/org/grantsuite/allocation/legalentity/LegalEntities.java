package org.grantsuite.allocation.legalentity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.provider.ProviderDirectory;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** The door to legal entities: versions that are added and never changed. */
@ApplicationScoped
public class LegalEntities {
    private static final String COLUMNS =
            "provider_id, version, legal_name, kind, company_number, charity_number, brand_id,"
                    + " brand_name, valid_from, source, from_register, recorded_by, recorded_at";
    /** A person's word stands over the register's; among equals the latest that is valid. */
    private static final String IN_FORCE =
            "select " + COLUMNS + " from legal_entity where provider_id = ? and valid_from <= ?"
                    + " order by from_register, valid_from desc, version desc limit 1";

    private static final String NEXT = """
            insert into legal_entity (id, council_code, provider_id, version, legal_name, kind, company_number,
              charity_number, brand_id, brand_name, valid_from, source, from_register, recorded_by, recorded_at)
            select ?, ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?
            from legal_entity where provider_id = ?""";

    private final Jdbc jdbc;
    private final Stamps stamps;
    private final Audit audit;
    private final ProviderDirectory directory;

    LegalEntities(Jdbc jdbc, Stamps stamps, Audit audit, ProviderDirectory directory) {
        this.jdbc = jdbc;
        this.stamps = stamps;
        this.audit = audit;
        this.directory = directory;
    }

    /** What is said of a provider in law. */
    public record Said(
            String legalName,
            String kind,
            @Nullable String companyNumber,
            @Nullable String charityNumber,
            @Nullable String brandId,
            @Nullable String brandName,
            LocalDate validFrom,
            String source) {}

    /** A version. */
    public record Entity(
            String providerId,
            int version,
            Said said,
            boolean fromRegister,
            String recordedBy,
            OffsetDateTime recordedAt) {

        /** What subsidies are added up by (R32): the brand, else the company, else the charity, else the provider. */
        public String enterprise() {
            if (said.brandId() != null) {
                return "BRAND:" + said.brandId();
            }
            if (said.companyNumber() != null) {
                return "COMPANY:" + said.companyNumber();
            }
            return said.charityNumber() != null ? "CHARITY:" + said.charityNumber() : "PROVIDER:" + providerId;
        }

        /** Identifier by org-id.guide, as 360Giving wants it. */
        public @Nullable String organisationId() {
            if (said.companyNumber() != null) {
                return "GB-COH-" + said.companyNumber();
            }
            return said.charityNumber() == null ? null : "GB-CHC-" + said.charityNumber();
        }
    }

    /** The version in force today. */
    @Transactional
    public Optional<Entity> findOf(String providerId) {
        return jdbc.find(IN_FORCE, LegalEntities::entity, providerId, stamps.today());
    }

    @Transactional
    public Entity get(String providerId) {
        requireProvider(providerId);
        return findOf(providerId)
                .orElseThrow(() -> Refusal.of(
                        LegalEntityProblem.LEGAL_ENTITY_UNKNOWN,
                        "Neither the register nor anybody here says who " + providerId + " is in law"));
    }

    @Transactional
    public List<Entity> versions(String providerId) {
        requireProvider(providerId);
        return jdbc.list(
                "select " + COLUMNS + " from legal_entity where provider_id = ? order by version desc limit 500",
                LegalEntities::entity,
                providerId);
    }

    public Entity record(String providerId, Said said) {
        requireProvider(providerId);
        UUID id = stamps.id();
        jdbc.list("select 1 from provider where provider_id = ? for update", row -> row.getInt(1), providerId);
        jdbc.update(
                NEXT,
                id,
                stamps.council(),
                providerId,
                said.legalName(),
                said.kind(),
                said.companyNumber(),
                said.charityNumber(),
                said.brandId(),
                said.brandName(),
                said.validFrom(),
                said.source(),
                stamps.person(),
                stamps.now(),
                providerId);
        audit.record(
                "LEGAL_ENTITY_RECORDED",
                "provider",
                id,
                said.source(),
                Map.of("providerId", providerId, "kind", said.kind()));
        return jdbc.find("select " + COLUMNS + " from legal_entity where id = ?", LegalEntities::entity, id)
                .orElseThrow();
    }

    private void requireProvider(String providerId) {
        directory.get(providerId);
    }

    private static Entity entity(ResultSet row) throws SQLException {
        return new Entity(
                row.getString(1),
                row.getInt(2),
                new Said(
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getObject(9, LocalDate.class),
                        row.getString(10)),
                row.getBoolean(11),
                row.getString(12),
                row.getObject(13, OffsetDateTime.class));
    }
}
