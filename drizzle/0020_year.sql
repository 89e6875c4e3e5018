CREATE TABLE "activity_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"meeting_id" integer NOT NULL,
	"nth" integer NOT NULL,
	"kind" text NOT NULL,
	"field" text,
	"text" text,
	"suggestion_id" integer,
	"person_id" integer,
	"way" text,
	"satisfied" integer,
	"basically" integer,
	"dissatisfied" integer,
	"at" timestamp (3) with time zone NOT NULL,
	"entered_by" integer NOT NULL,
	"bot" text NOT NULL,
	"msgid" text NOT NULL,
	CONSTRAINT "activity_entry_nth" UNIQUE("meeting_id","nth"),
	CONSTRAINT "activity_entry_part" CHECK ((kind in ('add', 'replace')) = (field is not null and text is not null)),
	CONSTRAINT "activity_entry_link" CHECK ((kind in ('link', 'unlink')) = (suggestion_id is not null)),
	CONSTRAINT "activity_entry_report" CHECK ((kind in ('report', 'unreport')) = (person_id is not null))
);
--> statement-breakpoint
CREATE TABLE "bulletin" (
	"congress_id" integer NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"subject" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" integer NOT NULL,
	CONSTRAINT "bulletin_congress_id_year_number_pk" PRIMARY KEY("congress_id","year","number"),
	CONSTRAINT "bulletin_subject" UNIQUE("congress_id","subject")
);
--> statement-breakpoint
CREATE TABLE "plan_call" (
	"congress_id" integer NOT NULL,
	"kind" text NOT NULL,
	"slot" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"not_after" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "plan_call_congress_id_kind_slot_pk" PRIMARY KEY("congress_id","kind","slot")
);
--> statement-breakpoint
CREATE TABLE "plan_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"year" integer NOT NULL,
	"nth" integer NOT NULL,
	"event" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entered_by" integer,
	"bot" text,
	"msgid" text,
	CONSTRAINT "plan_entry_nth" UNIQUE("congress_id","year","nth")
);
--> statement-breakpoint
CREATE TABLE "year_plan" (
	"congress_id" integer NOT NULL,
	"year" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "year_plan_congress_id_year_pk" PRIMARY KEY("congress_id","year")
);
--> statement-breakpoint
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_subject";--> statement-breakpoint
ALTER TABLE "attachment_target" DROP CONSTRAINT "attachment_target_subject";--> statement-breakpoint
ALTER TABLE "activity_entry" ADD CONSTRAINT "activity_entry_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_entry" ADD CONSTRAINT "activity_entry_suggestion_id_suggestion_id_fk" FOREIGN KEY ("suggestion_id") REFERENCES "public"."suggestion"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_entry" ADD CONSTRAINT "activity_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_entry" ADD CONSTRAINT "activity_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin" ADD CONSTRAINT "bulletin_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin" ADD CONSTRAINT "bulletin_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_call" ADD CONSTRAINT "plan_call_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_entry" ADD CONSTRAINT "plan_entry_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_entry" ADD CONSTRAINT "plan_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "year_plan" ADD CONSTRAINT "year_plan_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_entry_by_suggestion" ON "activity_entry" USING btree ("suggestion_id") WHERE suggestion_id is not null;--> statement-breakpoint
CREATE INDEX "plan_call_due" ON "plan_call" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_subject" CHECK (subject_kind in ('visit', 'suggestion', 'meeting'));--> statement-breakpoint
ALTER TABLE "attachment_target" ADD CONSTRAINT "attachment_target_subject" CHECK (subject_kind in ('visit', 'suggestion', 'meeting'));--> statement-breakpoint
CREATE TRIGGER activity_entry_append_only BEFORE UPDATE OR DELETE ON activity_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER plan_entry_append_only BEFORE UPDATE OR DELETE ON plan_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
