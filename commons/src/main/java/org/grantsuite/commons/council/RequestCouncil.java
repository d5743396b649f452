package org.grantsuite.commons.council;

import jakarta.enterprise.context.RequestScoped;

/** The council this request speaks for; set once, by {@link CouncilFilter}. */
@RequestScoped
class RequestCouncil {
    private String code = CurrentCouncil.NONE;

    String code() {
        return code;
    }

    void choose(String chosen) {
        code = chosen;
    }
}
