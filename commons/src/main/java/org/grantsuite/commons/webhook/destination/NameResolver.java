package org.grantsuite.commons.webhook.destination;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The addresses of a host. A remote boundary, so an interface: tests answer differently each time they are asked. */
@FunctionalInterface
public interface NameResolver {
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
