CREATE TABLE "agenda_item" (
	"id" serial PRIMARY KEY NOT NULL,
	"meeting_id" integer NOT NULL,
	"place" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"reporter" text,
	"added_by" integer NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"removed_by" integer,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "topic" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"number" integer NOT NULL,
	"call_id" integer,
	"words" text NOT NULL,
	"proposed_by" integer NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"item_id" integer,
	"reason" text,
	"decided_by" integer,
	"decided_at" timestamp (3) with time zone,
	"bot" text NOT NULL,
	"msgid" text NOT NULL,
	CONSTRAINT "topic_number" UNIQUE("congress_id","number")
);
--> statement-breakpoint
CREATE TABLE "topic_call" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"words" text NOT NULL,
	"until" timestamp (3) with time zone,
	"asked_by" integer NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"list_at" timestamp (3) with time zone,
	"listed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "vote_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"item_id" integer NOT NULL,
	"nth" integer NOT NULL,
	"in_favour" integer NOT NULL,
	"against" integer NOT NULL,
	"abstained" integer NOT NULL,
	"members" integer NOT NULL,
	"present" integer,
	"needed" integer NOT NULL,
	"passed" boolean NOT NULL,
	"quorum_met" boolean,
	"words" text NOT NULL,
	"entered_by" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"bot" text NOT NULL,
	"msgid" text NOT NULL,
	CONSTRAINT "vote_entry_nth" UNIQUE("item_id","nth")
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"meeting_id" integer,
	"item_id" integer,
	"state" text NOT NULL,
	"words" text NOT NULL,
	"office_id" integer,
	"person_id" integer,
	"due_on" date,
	"result" text,
	CONSTRAINT "decision_number" UNIQUE("congress_id","year","number")
);
--> statement-breakpoint
CREATE TABLE "decision_call" (
	"decision_id" integer NOT NULL,
	"kind" text NOT NULL,
	"slot" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"not_after" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "decision_call_decision_id_kind_slot_pk" PRIMARY KEY("decision_id","kind","slot")
);
--> statement-breakpoint
CREATE TABLE "decision_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"decision_id" integer NOT NULL,
	"nth" integer NOT NULL,
	"event" jsonb NOT NULL,
	"day" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entered_by" integer NOT NULL,
	"bot" text NOT NULL,
	"msgid" text NOT NULL,
	CONSTRAINT "decision_entry_nth" UNIQUE("decision_id","nth")
);
--> statement-breakpoint
CREATE TABLE "document_template" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"content" "bytea",
	"name" text NOT NULL,
	"asked_by" integer NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone,
	"over_at" timestamp (3) with time zone,
	"over_by" integer,
	"bot" text,
	"msgid" text
);
--> statement-breakpoint
CREATE TABLE "minutes_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"meeting_id" integer NOT NULL,
	"part" integer NOT NULL,
	"nth" integer NOT NULL,
	"act" text NOT NULL,
	"kind" text NOT NULL,
	"item_id" integer,
	"speaker" text,
	"words" text NOT NULL,
	"entered_by" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"bot" text NOT NULL,
	"msgid" text NOT NULL,
	CONSTRAINT "minutes_entry_nth" UNIQUE("meeting_id","part","nth")
);
--> statement-breakpoint
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_subject";--> statement-breakpoint
ALTER TABLE "attachment_target" DROP CONSTRAINT "attachment_target_subject";--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_added_by_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_removed_by_person_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_call_id_topic_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."topic_call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_call" ADD CONSTRAINT "topic_call_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_call" ADD CONSTRAINT "topic_call_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_entry" ADD CONSTRAINT "vote_entry_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_entry" ADD CONSTRAINT "vote_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_call" ADD CONSTRAINT "decision_call_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_entry" ADD CONSTRAINT "decision_entry_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_entry" ADD CONSTRAINT "decision_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_template" ADD CONSTRAINT "document_template_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_template" ADD CONSTRAINT "document_template_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_template" ADD CONSTRAINT "document_template_over_by_person_id_fk" FOREIGN KEY ("over_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_entry" ADD CONSTRAINT "minutes_entry_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_entry" ADD CONSTRAINT "minutes_entry_item_id_agenda_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."agenda_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_entry" ADD CONSTRAINT "minutes_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_item_by_meeting" ON "agenda_item" USING btree ("meeting_id","place");--> statement-breakpoint
CREATE INDEX "topic_by_proposer" ON "topic" USING btree ("proposed_by");--> statement-breakpoint
CREATE INDEX "topic_open" ON "topic" USING btree ("congress_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "topic_call_by_congress" ON "topic_call" USING btree ("congress_id","asked_at");--> statement-breakpoint
CREATE INDEX "topic_call_to_list" ON "topic_call" USING btree ("list_at") WHERE listed_at is null;--> statement-breakpoint
CREATE INDEX "decision_open" ON "decision" USING btree ("congress_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "decision_by_meeting" ON "decision" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "decision_call_due" ON "decision_call" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "document_template_in_use" ON "document_template" USING btree ("congress_id","kind") WHERE state = 'in_use';--> statement-breakpoint
CREATE INDEX "document_template_awaited" ON "document_template" USING btree ("congress_id") WHERE state = 'awaited';--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_subject" CHECK (subject_kind in ('visit', 'suggestion', 'template'));--> statement-breakpoint
ALTER TABLE "attachment_target" ADD CONSTRAINT "attachment_target_subject" CHECK (subject_kind in ('visit', 'suggestion', 'template'));--> statement-breakpoint
-- What was counted, decided and written down stays as it was.
CREATE TRIGGER vote_entry_append_only BEFORE UPDATE OR DELETE ON vote_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER decision_entry_append_only BEFORE UPDATE OR DELETE ON decision_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER minutes_entry_append_only BEFORE UPDATE OR DELETE ON minutes_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
