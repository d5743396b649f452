-- The trace a command was sent in (W3C traceparent), so that its delivery is seen as part of it; null where nothing is traced.
alter table outbox_command add column trace_parent text
  constraint outbox_command_trace_parent_is_w3c check (trace_parent ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$');
