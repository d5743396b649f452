package org.grantsuite.reporting.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Refusal;

/** What each page needs of its request, and how it reads the answers of the contract's operations. */
@ApplicationScoped
class Desk {
    private final Caller caller;
    private final CurrentCouncil council;
    private final FormGuard forms;
    private final Engine engine;
    private final ObjectMapper json;

    Desk(Caller caller, CurrentCouncil council, FormGuard forms, Engine engine, ObjectMapper json) {
        this.caller = caller;
        this.council = council;
        this.forms = forms;
        this.engine = engine;
        this.json = json;
    }

    Shell shell(String title, Shell.Step... trail) {
        return shell(title, UUID.randomUUID().toString(), trail);
    }

    /** @param key the one the form came with, so that sending it again stays one deed */
    Shell shell(String title, String key, Shell.Step... trail) {
        return new Shell(title, council.code(), caller.subject(), isProvider(), forms.token(), key, List.of(trail));
    }

    Shell shellWithoutCouncil(String title) {
        return new Shell(
                title,
                "",
                caller.subject(),
                isProvider(),
                forms.token(),
                UUID.randomUUID().toString(),
                List.of());
    }

    /**
     * A page by the name of its template. Its models are records of this package around the contract's own shapes; those have a
     * setter of each property's name, which Qute takes for the property where it checks types at build time.
     */
    TemplateInstance page(String name, Shell shell) {
        return engine.getTemplate("pages/" + name).data("shell", shell);
    }

    Shell.Step step(String label, String path) {
        return new Shell.Step(label, "/pages/" + council.code() + path);
    }

    Shell.Step grants() {
        return step("Grants", "");
    }

    String address(String path) {
        return "/pages/" + council.code() + path;
    }

    Caller caller() {
        return caller;
    }

    boolean isProvider() {
        return caller.has(Roles.PROVIDER) && !caller.has(Roles.GRANTS_OFFICER);
    }

    /** The answer of an operation in the contract's own shape, whatever carried it. */
    <T> T read(Response answer, Class<T> shape) {
        Object entity = answer.getEntity();
        if (shape.isInstance(entity)) {
            return shape.cast(entity);
        }
        try {
            return entity instanceof String text ? json.readValue(text, shape) : json.convertValue(entity, shape);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Part of a page that not everybody who sees the page may see: empty for a role that may not. */
    <T> Optional<T> ifAllowed(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (ForbiddenException e) {
            return Optional.empty();
        } catch (Refusal refused) {
            if (refused.code().status() == 403) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** A part that may not be there yet. */
    <T> Optional<T> ifThere(Supplier<T> part) {
        try {
            return ifAllowed(part);
        } catch (Refusal refused) {
            if (refused.code().status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
