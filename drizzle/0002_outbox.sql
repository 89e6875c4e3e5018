DROP INDEX "outbox_dedupe";--> statement-breakpoint
DROP INDEX "outbox_waiting";--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "state" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "outbox_target" ADD COLUMN "version" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox_target" ADD COLUMN "lease_by" text;--> statement-breakpoint
ALTER TABLE "outbox_target" ADD COLUMN "lease_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox_target" ADD COLUMN "lease_ids" bigint[];--> statement-breakpoint
ALTER TABLE "outbox_target" ADD COLUMN "recent" timestamp (3) with time zone[];--> statement-breakpoint
CREATE INDEX "outbox_scheduled" ON "outbox" USING btree ("due_at") WHERE state = 'scheduled';--> statement-breakpoint
CREATE INDEX "outbox_dead" ON "outbox" USING btree ("congress_id","id") WHERE state = 'dead';--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_dedupe" ON "outbox" USING btree ("dedupe_key") WHERE dedupe_key is not null;--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("channel","target","due_at","id") WHERE state = 'waiting';--> statement-breakpoint
ALTER TABLE "outbox" DROP COLUMN "lease_by";--> statement-breakpoint
ALTER TABLE "outbox" DROP COLUMN "lease_until";--> statement-breakpoint
-- Room in every page, so that a conversation's updates stay where it is (HOT) and are tidied up on access.
ALTER TABLE outbox_target SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
--> statement-breakpoint
-- Each message leaves one dead entry behind in the index of those that wait: do not wait for a fifth of the table.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
