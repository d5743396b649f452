package org.grantsuite.commons.event;

import java.util.List;

/** A page of the feed. {@code next} is always there: ask with it again later, it never skips and never repeats. */
public record FeedPage(List<CloudEvent> items, String next) {}
