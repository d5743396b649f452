package org.grantsuite.commons.event;

/** An event with its place: {@code position} is where to go on after it. */
public record PlacedEvent(FeedPosition position, CloudEvent event) {}
