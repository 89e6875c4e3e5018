CREATE TABLE "incoming_paper" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"received_on" date NOT NULL,
	"sender" text NOT NULL,
	"reference" text,
	"title" text NOT NULL,
	"copies" integer,
	"secrecy" text,
	"urgency" text,
	"office_id" integer,
	"person_id" integer,
	"task" text,
	"due_on" date,
	"readers" integer[] DEFAULT '{}' NOT NULL,
	"result" text,
	"done_on" date,
	"file_mark" text,
	CONSTRAINT "incoming_paper_number" UNIQUE("congress_id","year","number")
);
--> statement-breakpoint
CREATE TABLE "incoming_paper_call" (
	"paper_id" integer NOT NULL,
	"kind" text NOT NULL,
	"slot" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"not_after" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "incoming_paper_call_paper_id_kind_slot_pk" PRIMARY KEY("paper_id","kind","slot")
);
--> statement-breakpoint
CREATE TABLE "incoming_paper_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"paper_id" integer NOT NULL,
	"nth" integer NOT NULL,
	"event" jsonb NOT NULL,
	"day" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entered_by" integer NOT NULL,
	"bot" text NOT NULL,
	"msgid" text NOT NULL,
	CONSTRAINT "incoming_paper_entry_nth" UNIQUE("paper_id","nth")
);
--> statement-breakpoint
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_subject";--> statement-breakpoint
ALTER TABLE "attachment_target" DROP CONSTRAINT "attachment_target_subject";--> statement-breakpoint
ALTER TABLE "incoming_paper" ADD CONSTRAINT "incoming_paper_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_paper" ADD CONSTRAINT "incoming_paper_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_paper" ADD CONSTRAINT "incoming_paper_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_paper_call" ADD CONSTRAINT "incoming_paper_call_paper_id_incoming_paper_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."incoming_paper"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_paper_entry" ADD CONSTRAINT "incoming_paper_entry_paper_id_incoming_paper_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."incoming_paper"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_paper_entry" ADD CONSTRAINT "incoming_paper_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incoming_paper_open" ON "incoming_paper" USING btree ("congress_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "incoming_paper_reference" ON "incoming_paper" USING btree ("congress_id","reference");--> statement-breakpoint
CREATE INDEX "incoming_paper_call_due" ON "incoming_paper_call" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_subject" CHECK (subject_kind in ('visit', 'suggestion', 'meeting', 'template', 'incoming_paper'));--> statement-breakpoint
ALTER TABLE "attachment_target" ADD CONSTRAINT "attachment_target_subject" CHECK (subject_kind in ('visit', 'suggestion', 'meeting', 'template', 'incoming_paper'));--> statement-breakpoint
-- What was entered of a paper stays as it was.
CREATE TRIGGER incoming_paper_entry_append_only BEFORE UPDATE OR DELETE ON incoming_paper_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
