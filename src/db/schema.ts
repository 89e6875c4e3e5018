export * from "./schema/chats.ts";
export * from "./schema/congress.ts";
export * from "./schema/inbound.ts";
export * from "./schema/meetings.ts";
export * from "./schema/outbox.ts";
export * from "./schema/roster.ts";
