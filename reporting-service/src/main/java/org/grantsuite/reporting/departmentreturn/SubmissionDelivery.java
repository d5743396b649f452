package org.grantsuite.reporting.departmentreturn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.grantsuite.commons.outbox.OutboxCommand;
import org.grantsuite.commons.outbox.OutboxHandler;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.grantsuite.reporting.grantclient.model.Acknowledgement;
import org.grantsuite.reporting.grantclient.model.Channel;
import org.grantsuite.reporting.grantclient.model.SubmissionRequest;
import org.jspecify.annotations.Nullable;

/** Tells grant-service of a submitted return, at least once; its natural key makes that exactly once. */
@ApplicationScoped
public class SubmissionDelivery implements OutboxHandler {

    private final GrantGateway grants;
    private final DepartmentReturnRepository repository;
    private final ObjectMapper mapper;

    SubmissionDelivery(GrantGateway grants, DepartmentReturnRepository repository, ObjectMapper mapper) {
        this.grants = grants;
        this.repository = repository;
        this.mapper = mapper;
    }

    @Override
    public String command() {
        return SubmissionNotice.COMMAND;
    }

    @Override
    public String deliver(OutboxCommand command) {
        return grants.submit(command.grantId(), request(notice(command)))
                .getId()
                .toString();
    }

    @Override
    public void delivered(OutboxCommand command, @Nullable String receipt) {
        tell(command, "DELIVERED");
    }

    @Override
    public void refused(OutboxCommand command, String problemJson) {
        tell(command, "REFUSED");
    }

    @Override
    public void retried(OutboxCommand command) {
        tell(command, "PENDING");
    }

    private void tell(OutboxCommand command, String outcome) {
        repository
                .findByIdOptional(notice(command).departmentReturnId())
                .ifPresent(about -> about.tell(outcome));
    }

    private SubmissionNotice notice(OutboxCommand command) {
        try {
            return mapper.treeToValue(command.payload(), SubmissionNotice.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored notice cannot be read", e);
        }
    }

    private static SubmissionRequest request(SubmissionNotice notice) {
        var request = new SubmissionRequest()
                .reportingPoint(notice.reportingPoint())
                .departmentReturnId(notice.departmentReturnId())
                .version(notice.revision())
                .channel(Channel.fromValue(notice.channel()))
                .sentAt(utc(notice.sentAt()))
                .fileName(notice.fileName())
                .fileHash(notice.fileHash())
                .submittedBy(notice.submittedBy());
        var acknowledgedAt = notice.acknowledgedAt();
        if (acknowledgedAt != null) {
            request.acknowledgement(new Acknowledgement()
                    .reference(notice.acknowledgementReference())
                    .acknowledgedAt(utc(acknowledgedAt)));
        }
        return request;
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
