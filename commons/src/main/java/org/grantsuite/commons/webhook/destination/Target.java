package org.grantsuite.commons.webhook.destination;

import java.net.InetAddress;
import java.net.URI;

/** An admitted URL with the one address it was admitted for. */
public record Target(URI uri, InetAddress address) {

    public boolean secure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    public String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    public int port() {
        return uri.getPort() > 0 ? uri.getPort() : secure() ? 443 : 80;
    }

    /** Path and query as they were registered. */
    public String path() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
