package org.grantsuite.commons.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import jakarta.validation.Validator;
import org.hibernate.validator.HibernateValidatorFactory;
import org.hibernate.validator.internal.engine.PredefinedScopeValidatorFactoryImpl;
import org.junit.jupiter.api.Test;

/** The framework's validator would learn every constraint of the contract at the start, used or not. */
@ServiceTest
class ConstraintsTest {
    @Test
    void shouldLearnWhatTheContractAsksWhenARequestNeedsIt() {
        assertThat(Arc.container().instance(HibernateValidatorFactory.class).get())
                .isNotInstanceOf(PredefinedScopeValidatorFactoryImpl.class);
    }

    @Test
    void shouldJudgeRequestsWithThatValidator() {
        assertThat(Arc.container().instance(Validator.class).getBean().getBeanClass())
                .isEqualTo(Arc.container()
                        .instance(HibernateValidatorFactory.class)
                        .getBean()
                        .getBeanClass());
    }
}
