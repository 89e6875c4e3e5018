import { sql } from "drizzle-orm";
import {
	bigserial,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
} from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { congress } from "./congress.ts";

/** What is to be said to the platform by itself, written in the transaction of its cause. */
export const outbox = pgTable(
	"outbox",
	{
		id: bigserial("id", { mode: "number" }).primaryKey(),
		congressId: integer("congress_id").references(() => congress.id),
		channel: text("channel").notNull(),
		/** The conversation within the channel; never a secret (the channel looks the key up when it sends). */
		target: text("target").notNull(),
		/** What happens when sending was cut off halfway: a notice rather twice, a nudge rather never. */
		promise: text("promise", {
			enum: ["at_least_once", "at_most_once"],
		}).notNull(),
		payload: jsonb("payload").notNull(),
		/** Written once however often its cause is repeated. */
		dedupeKey: text("dedupe_key"),
		/** e.g. `meeting:12`. */
		subject: text("subject"),
		state: text("state", {
			enum: ["waiting", "sending", "sent", "dead", "expired"],
		})
			.notNull()
			.default("waiting"),
		dueAt: instant("due_at").notNull(),
		expiresAt: instant("expires_at"),
		createdAt: instant("created_at").notNull(),
		attempts: integer("attempts").notNull().default(0),
		leaseBy: text("lease_by"),
		leaseUntil: instant("lease_until"),
		settledAt: instant("settled_at"),
		lastError: text("last_error"),
	},
	(t) => [
		uniqueIndex("outbox_dedupe").on(t.dedupeKey),
		index("outbox_waiting").on(t.dueAt, t.id).where(sql`state = 'waiting'`),
	],
);

/** One row a conversation: the lock that keeps its order and its pace across replicas. */
export const outboxTarget = pgTable(
	"outbox_target",
	{
		channel: text("channel").notNull(),
		target: text("target").notNull(),
		blockedUntil: instant("blocked_until"),
	},
	(t) => [primaryKey({ columns: [t.channel, t.target] })],
);
