package org.grantsuite.grant.gate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A return the department was sent, as reporting tells it. */
@Entity
@Table(name = "submission")
public class Submission {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column(name = "reporting_point")
    private String reportingPoint;

    @Column(name = "department_return_id")
    private UUID departmentReturnId;

    @Column(name = "return_version")
    private int returnVersion;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column
    private boolean late;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "file_hash")
    private String fileHash;

    @Column(name = "acknowledgement_reference")
    private @Nullable String acknowledgementReference;

    @Column(name = "acknowledged_at")
    private @Nullable Instant acknowledgedAt;

    @Column(name = "estimate_pence")
    private @Nullable Long estimatePence;

    @Column(name = "submitted_by")
    private String submittedBy;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Version
    private long version;

    protected Submission() {}

    /** @param endOfDueDay the first moment that is late */
    Submission(Stamp stamp, Told told, LocalDate dueOn, Instant endOfDueDay) {
        this.id = stamp.id();
        this.grantId = told.grantId();
        this.reportingPoint = told.reportingPoint();
        this.departmentReturnId = told.departmentReturnId();
        this.returnVersion = told.version();
        this.channel = told.channel();
        this.sentAt = told.sentAt();
        this.dueOn = dueOn;
        this.late = !told.sentAt().isBefore(endOfDueDay);
        this.fileName = told.fileName();
        this.fileHash = told.fileHash();
        this.estimatePence = told.estimate() == null ? null : told.estimate().pence();
        this.submittedBy = told.submittedBy();
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
        told.find().ifPresent(this::acknowledge);
    }

    /** A submission as it is told. */
    public record Told(
            UUID grantId,
            String reportingPoint,
            UUID departmentReturnId,
            int version,
            Channel channel,
            Instant sentAt,
            String fileName,
            String fileHash,
            @Nullable Acknowledgement acknowledgement,
            @Nullable Money estimate,
            String submittedBy) {
        Optional<Acknowledgement> find() {
            return Optional.ofNullable(acknowledgement);
        }
    }

    /** Whether this is what was told before, the acknowledgement left aside. */
    boolean isOf(Told told) {
        return reportingPoint.equals(told.reportingPoint())
                && channel == told.channel()
                && sentAt.equals(told.sentAt())
                && fileName.equals(told.fileName())
                && fileHash.equals(told.fileHash())
                && estimate().equals(Optional.ofNullable(told.estimate()))
                && submittedBy.equals(told.submittedBy());
    }

    void acknowledge(Acknowledgement acknowledgement) {
        acknowledgementReference = acknowledgement.reference();
        acknowledgedAt = acknowledgement.acknowledgedAt();
    }

    public Optional<Acknowledgement> acknowledgement() {
        return acknowledgementReference == null || acknowledgedAt == null
                ? Optional.empty()
                : Optional.of(new Acknowledgement(acknowledgementReference, acknowledgedAt));
    }

    /** What a plan says the measures will cost, where it was told. */
    public Optional<Money> estimate() {
        return estimatePence == null ? Optional.empty() : Optional.of(Money.ofPence(estimatePence));
    }

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public String reportingPoint() {
        return reportingPoint;
    }

    public UUID departmentReturnId() {
        return departmentReturnId;
    }

    public int returnVersion() {
        return returnVersion;
    }

    public Channel channel() {
        return channel;
    }

    public Instant sentAt() {
        return sentAt;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public boolean late() {
        return late;
    }

    public String fileName() {
        return fileName;
    }

    public String fileHash() {
        return fileHash;
    }

    public String submittedBy() {
        return submittedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
