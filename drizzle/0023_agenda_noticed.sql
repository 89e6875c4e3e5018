ALTER TABLE "agenda_item" ADD COLUMN "noticed" text;--> statement-breakpoint
-- Those that were made of the notice came in one insert, the first of their meeting.
UPDATE "agenda_item" i SET "noticed" = i."title"
WHERE i."added_at" = (SELECT min(f."added_at") FROM "agenda_item" f WHERE f."meeting_id" = i."meeting_id");
