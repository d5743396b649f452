package org.grantsuite.grant.inforequest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A request for receipts or explanations: by the council of somebody, or by the department of the council. */
@Entity
@Table(name = "information_request")
public class InformationRequest {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Enumerated(EnumType.STRING)
    @Column(name = "asked_by")
    private AskedBy askedBy;

    @Column(name = "asked_of")
    private String askedOf;

    @Column
    private String subject;

    @Column
    private @Nullable String reference;

    @Column
    private @Nullable String owner;

    @Column(name = "asked_on")
    private LocalDate askedOn;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    @Column
    private InformationRequestStatus status;

    @Column(name = "escalated_on")
    private @Nullable LocalDate escalatedOn;

    @Column(name = "answered_on")
    private @Nullable LocalDate answeredOn;

    @Column
    private @Nullable String answer;

    @Column
    private @Nullable String evidence;

    @Column(name = "closing_reason")
    private @Nullable String closingReason;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Version
    private long version;

    protected InformationRequest() {}

    /** What is asked, by whom and of whom. */
    public record Question(
            AskedBy askedBy,
            String askedOf,
            String subject,
            @Nullable String reference,
            @Nullable String owner,
            LocalDate askedOn) {}

    /** What was answered. */
    public record Answer(
            LocalDate on, String text, @Nullable String evidence) {}

    public InformationRequest(Stamp stamp, UUID grantId, Question question, LocalDate dueOn) {
        this.id = stamp.id();
        this.grantId = grantId;
        this.askedBy = question.askedBy();
        this.askedOf = question.askedOf();
        this.subject = question.subject();
        this.reference = question.reference();
        this.owner = question.owner();
        this.askedOn = question.askedOn();
        this.status = InformationRequestStatus.ASKED;
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
        this.dueOn = requireAfterAsked(dueOn);
    }

    private LocalDate requireAfterAsked(LocalDate due) {
        if (due.isBefore(askedOn)) {
            throw Refusal.of(InformationRequestProblem.REQUEST_DUE_BEFORE_ASKED, "It was asked on " + askedOn)
                    .at("dueOn", "give that day or a later one");
        }
        return due;
    }

    public void answer(Answer given) {
        move(InformationRequestStatus.ANSWERED);
        if (given.on().isBefore(askedOn)) {
            throw Refusal.of(InformationRequestProblem.ANSWERED_BEFORE_ASKED, "It was asked on " + askedOn)
                    .at("answeredOn", "give that day or a later one");
        }
        answeredOn = given.on();
        answer = given.text();
        evidence = given.evidence();
    }

    /** The answer does not do; it is waited for again. */
    public void reopen(LocalDate newDue) {
        move(InformationRequestStatus.ASKED);
        dueOn = requireAfterAsked(newDue);
        answeredOn = null;
        answer = null;
        evidence = null;
        escalatedOn = null;
    }

    public void accept(String reason) {
        move(InformationRequestStatus.ACCEPTED);
        closingReason = reason;
    }

    public void withdraw(String reason) {
        move(InformationRequestStatus.WITHDRAWN);
        closingReason = reason;
    }

    public void escalate(LocalDate on) {
        move(InformationRequestStatus.ESCALATED);
        escalatedOn = on;
    }

    private void move(InformationRequestStatus next) {
        if (!status.mayBecome(next)) {
            throw Refusal.of(
                    InformationRequestProblem.INFORMATION_REQUEST_MOVE_NOT_ALLOWED,
                    "The request is " + status + " and cannot become " + next);
        }
        status = next;
    }

    public boolean overdue(LocalDate today) {
        return status.isWaitedFor() && today.isAfter(dueOn);
    }

    public boolean late() {
        return answeredOn != null && answeredOn.isAfter(dueOn);
    }

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public AskedBy askedBy() {
        return askedBy;
    }

    public String askedOf() {
        return askedOf;
    }

    public String subject() {
        return subject;
    }

    public @Nullable String reference() {
        return reference;
    }

    public @Nullable String owner() {
        return owner;
    }

    public LocalDate askedOn() {
        return askedOn;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public InformationRequestStatus status() {
        return status;
    }

    public @Nullable LocalDate escalatedOn() {
        return escalatedOn;
    }

    public @Nullable LocalDate answeredOn() {
        return answeredOn;
    }

    public @Nullable String answer() {
        return answer;
    }

    public @Nullable String evidence() {
        return evidence;
    }

    public @Nullable String closingReason() {
        return closingReason;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public long version() {
        return version;
    }
}
