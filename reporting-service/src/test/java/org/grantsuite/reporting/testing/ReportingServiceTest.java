package org.grantsuite.reporting.testing;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.grantsuite.commons.testing.PostgresResource;

/**
 * A test of the running service on a real PostgreSQL, its siblings replaced by {@link SiblingStub}; all share one
 * start.
 */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SiblingStub.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SignInStub.class, scope = TestResourceScope.GLOBAL)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReportingServiceTest {}
