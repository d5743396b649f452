package org.grantsuite.quickstart;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param exit stop everything when the story is told
 * @param portBase first of three ports; 0 for any free ones
 * @param containers tell the story to the services of docker-compose.yml, which run already
 * @param root the checkout, which holds the built services
 */
public record Options(boolean exit, int portBase, boolean containers, Path root) {
    public static final int USUAL_PORTS = 8081;
    static final String USAGE = """
            usage: ./quickstart.sh [--exit] [--port-base N | --random-ports | --containers]
              --exit          stop the services when the story is told
              --port-base N   services on N, N+1, N+2 instead of 8081, 8082, 8083
              --random-ports  services on any free ports
              --containers    start nothing: the services of docker-compose.yml are up, with Keycloak (at KEYCLOAK_ADDRESS)""";

    static Options parse(List<String> arguments) {
        boolean exit = false;
        int portBase = USUAL_PORTS;
        boolean containers = false;
        Path root = Path.of(System.getProperty("suite.root", "."));
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            switch (argument) {
                case "--exit" -> exit = true;
                case "--containers" -> containers = true;
                case "--random-ports" -> portBase = 0;
                case "--port-base" -> portBase = port(rest.pollFirst());
                default -> throw new IllegalArgumentException("Unknown argument " + argument);
            }
        }
        return new Options(exit, portBase, containers, root.toAbsolutePath().normalize());
    }

    private static int port(@Nullable String text) {
        if (text == null || !text.matches("\\d{4,5}") || Integer.parseInt(text) > 65_533) {
            throw new IllegalArgumentException("--port-base takes a port from 1024 to 65533");
        }
        return Integer.parseInt(text);
    }
}
