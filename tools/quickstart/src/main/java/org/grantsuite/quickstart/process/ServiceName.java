package org.grantsuite.quickstart.process;

import java.util.Locale;

/** The services in the order their calls run, the callee first. */
public enum ServiceName {
    GRANT(8081),
    ALLOCATION(8082),
    REPORTING(8083);

    private final int usualPort;

    ServiceName(int usualPort) {
        this.usualPort = usualPort;
    }

    public int usualPort() {
        return usualPort;
    }

    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Module, log file and client id. */
    public String module() {
        return database() + "-service";
    }
}
