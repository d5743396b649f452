package org.grantsuite.commons.council;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work without a request: a delivery, a schedule, a test. It runs for one named council, and says who is acting. */
@ApplicationScoped
public class CouncilScope {
    private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

    private record Scope(String councilCode, String actingPerson) {}

    public <T> T call(String councilCode, Supplier<T> work) {
        return call(councilCode, "system", work);
    }

    @ActivateRequestContext
    public <T> T call(String councilCode, String actingPerson, Supplier<T> work) {
        Scope before = CURRENT.get();
        CURRENT.set(new Scope(councilCode, actingPerson));
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }

    public void run(String councilCode, Runnable work) {
        call(councilCode, () -> {
            work.run();
            return true;
        });
    }

    static Optional<String> councilCode() {
        return Optional.ofNullable(CURRENT.get()).map(Scope::councilCode);
    }

    public static Optional<String> actingPerson() {
        return Optional.ofNullable(CURRENT.get()).map(Scope::actingPerson);
    }
}
