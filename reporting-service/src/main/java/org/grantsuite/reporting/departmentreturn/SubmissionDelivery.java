package org.grantsuite.reporting.departmentreturn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.grantsuite.commons.outbox.OutboxCommand;
import org.grantsuite.commons.outbox.OutboxHandler;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.grantsuite.reporting.grantclient.SubmissionNotice;
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
        return grants.submit(command.grantId(), notice(command)).toString();
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
                .findByIdOptional(notice(command).departmentReturnId(), LockModeType.PESSIMISTIC_WRITE)
                .ifPresent(about -> about.tell(outcome));
    }

    private SubmissionNotice notice(OutboxCommand command) {
        try {
            return mapper.treeToValue(command.payload(), SubmissionNotice.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored notice cannot be read", e);
        }
    }
}
