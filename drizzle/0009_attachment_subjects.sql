CREATE TABLE "attachment_target" (
	"person_id" integer PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "attachment_target_subject" CHECK (subject_kind in ('visit', 'suggestion'))
);
--> statement-breakpoint
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_visit_id_visit_id_fk";
--> statement-breakpoint
DROP INDEX "attachment_by_visit";--> statement-breakpoint
ALTER TABLE "attachment" ALTER COLUMN "content" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "subject_kind" text;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "subject_id" integer;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "number" integer;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "removed_by" integer;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "bot" text;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "msgid" text;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "nth" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- What was kept so far belongs to the matters of the register, numbered in the order in which it came. The column goes
-- at once: an older replica that still runs fails to keep a photo, and the outbox has it fetched by a newer one.
UPDATE "attachment" a SET "subject_kind" = 'visit', "subject_id" = a."visit_id", "number" = n."number"
FROM (SELECT "id", row_number() OVER (PARTITION BY "visit_id" ORDER BY "id") AS "number" FROM "attachment") n WHERE n."id" = a."id";--> statement-breakpoint
ALTER TABLE "attachment" ALTER COLUMN "subject_kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attachment" ALTER COLUMN "subject_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attachment" ALTER COLUMN "number" SET NOT NULL;--> statement-breakpoint
-- Who has just entered or named a matter need not name it again.
INSERT INTO "attachment_target" ("person_id", "subject_kind", "subject_id", "at")
SELECT DISTINCT ON (said."person_id") said."person_id", 'visit', said."visit_id", said."at"
FROM (
	SELECT "entered_by" AS "person_id", "id" AS "visit_id", "entered_at" AS "at" FROM "visit"
	UNION ALL
	SELECT "entered_by", "visit_id", "at" FROM "visit_entry" WHERE "change"->>'photos' IS NOT NULL AND "entered_by" IS NOT NULL
) said ORDER BY said."person_id", said."at" DESC;--> statement-breakpoint
ALTER TABLE "attachment_target" ADD CONSTRAINT "attachment_target_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_removed_by_person_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attachment_number" ON "attachment" USING btree ("subject_kind","subject_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "attachment_once" ON "attachment" USING btree ("subject_kind","subject_id","sha256") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "attachment_message" ON "attachment" USING btree ("bot","msgid","nth");--> statement-breakpoint
ALTER TABLE "attachment" DROP COLUMN "visit_id";--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_subject" CHECK (subject_kind in ('visit', 'suggestion'));--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_removed" CHECK ((removed_at is null) = (content is not null));