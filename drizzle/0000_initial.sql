CREATE TABLE "answer_url" (
	"person_id" integer PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"chatid" text NOT NULL,
	"purpose" text NOT NULL,
	"group_id" integer,
	"webhook_key" text,
	"bound_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "chat_chatid_unique" UNIQUE("chatid")
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"person_id" integer NOT NULL,
	"place" text NOT NULL,
	"about" text NOT NULL,
	"subject_id" integer,
	"words" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversation_person_id_place_pk" PRIMARY KEY("person_id","place")
);
--> statement-breakpoint
CREATE TABLE "private_note" (
	"id" serial PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "admin_code" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by" text
);
--> statement-breakpoint
CREATE TABLE "congress" (
	"id" serial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"county" text,
	"province" text,
	"zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"last_meeting_number" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "congress_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "deed" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"congress_id" integer,
	"at" timestamp (3) with time zone NOT NULL,
	"userid" text,
	"action" text NOT NULL,
	"outcome" text NOT NULL,
	"subject" text,
	"detail" jsonb,
	"bot" text,
	"msgid" text
);
--> statement-breakpoint
CREATE TABLE "inbound" (
	"bot" text NOT NULL,
	"msgid" text NOT NULL,
	"kind" text NOT NULL,
	"userid" text NOT NULL,
	"chatid" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"reply" jsonb,
	"detail" text,
	CONSTRAINT "inbound_bot_msgid_pk" PRIMARY KEY("bot","msgid")
);
--> statement-breakpoint
CREATE TABLE "answer_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"meeting_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"answer" text,
	"reason" text,
	"leave_kind" text,
	"late" boolean DEFAULT false NOT NULL,
	"entered_by" integer,
	"time_version" integer DEFAULT 1 NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"bot" text NOT NULL,
	"msgid" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitee" (
	"meeting_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"answer" text,
	"reason" text,
	"leave_kind" text,
	"late" boolean DEFAULT false NOT NULL,
	"entered_by" integer,
	"time_version" integer DEFAULT 1 NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"decision" text,
	"decision_note" text,
	"decided_by" integer,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "invitee_meeting_id_person_id_pk" PRIMARY KEY("meeting_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"number" integer NOT NULL,
	"status" text NOT NULL,
	"notice" jsonb NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"time_version" integer DEFAULT 1 NOT NULL,
	"created_by" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"chat_id" integer,
	"published_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"cancel_reason" text,
	CONSTRAINT "meeting_number" UNIQUE("congress_id","number")
);
--> statement-breakpoint
CREATE TABLE "meeting_version" (
	"meeting_id" integer NOT NULL,
	"version" integer NOT NULL,
	"notice" jsonb NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL,
	"replaced_by" integer NOT NULL,
	CONSTRAINT "meeting_version_meeting_id_version_pk" PRIMARY KEY("meeting_id","version")
);
--> statement-breakpoint
CREATE TABLE "nudge" (
	"meeting_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "nudge_meeting_id_person_id_day_pk" PRIMARY KEY("meeting_id","person_id","day")
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"meeting_id" integer NOT NULL,
	"kind" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"not_after" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "reminder_meeting_id_kind_pk" PRIMARY KEY("meeting_id","kind")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"congress_id" integer,
	"channel" text NOT NULL,
	"target" text NOT NULL,
	"promise" text NOT NULL,
	"payload" jsonb NOT NULL,
	"dedupe_key" text,
	"subject" text,
	"state" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "outbox_target" (
	"channel" text NOT NULL,
	"target" text NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	"lease_by" text,
	"lease_until" timestamp (3) with time zone,
	"lease_ids" bigint[],
	"blocked_until" timestamp (3) with time zone,
	"recent" timestamp (3) with time zone[],
	CONSTRAINT "outbox_target_channel_target_pk" PRIMARY KEY("channel","target")
);
--> statement-breakpoint
CREATE TABLE "binding_request" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"userid" text NOT NULL,
	"person_id" integer NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decision" text,
	"decided_by" integer,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "deputy_group" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "deputy_group_name" UNIQUE("congress_id","name")
);
--> statement-breakpoint
CREATE TABLE "office" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "office_name" UNIQUE("congress_id","name")
);
--> statement-breakpoint
CREATE TABLE "office_contact" (
	"office_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	CONSTRAINT "office_contact_office_id_person_id_pk" PRIMARY KEY("office_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" serial PRIMARY KEY NOT NULL,
	"congress_id" integer NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"userid" text,
	"phone" text,
	"levels" text[] DEFAULT '{}' NOT NULL,
	"district" text,
	"group_id" integer,
	"unit" text,
	"active" boolean DEFAULT true NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_role" (
	"person_id" integer NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "person_role_person_id_role_pk" PRIMARY KEY("person_id","role")
);
--> statement-breakpoint
ALTER TABLE "answer_url" ADD CONSTRAINT "answer_url_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat" ADD CONSTRAINT "chat_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat" ADD CONSTRAINT "chat_group_id_deputy_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."deputy_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_note" ADD CONSTRAINT "private_note_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deed" ADD CONSTRAINT "deed_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_entry" ADD CONSTRAINT "answer_entry_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_entry" ADD CONSTRAINT "answer_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_entry" ADD CONSTRAINT "answer_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitee" ADD CONSTRAINT "invitee_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitee" ADD CONSTRAINT "invitee_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitee" ADD CONSTRAINT "invitee_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitee" ADD CONSTRAINT "invitee_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_chat_id_chat_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_version" ADD CONSTRAINT "meeting_version_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_version" ADD CONSTRAINT "meeting_version_replaced_by_person_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_request" ADD CONSTRAINT "binding_request_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_request" ADD CONSTRAINT "binding_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_request" ADD CONSTRAINT "binding_request_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputy_group" ADD CONSTRAINT "deputy_group_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office" ADD CONSTRAINT "office_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_contact" ADD CONSTRAINT "office_contact_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_contact" ADD CONSTRAINT "office_contact_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_group_id_deputy_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."deputy_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_role" ADD CONSTRAINT "person_role_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deed_by_subject" ON "deed" USING btree ("congress_id","subject","id");--> statement-breakpoint
CREATE INDEX "inbound_by_time" ON "inbound" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "answer_entry_by_line" ON "answer_entry" USING btree ("meeting_id","person_id");--> statement-breakpoint
CREATE INDEX "invitee_by_person" ON "invitee" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "meeting_to_close" ON "meeting" USING btree ("closes_at") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "reminder_due" ON "reminder" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_dedupe" ON "outbox" USING btree ("dedupe_key") WHERE dedupe_key is not null;--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("channel","target","due_at","id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "outbox_scheduled" ON "outbox" USING btree ("due_at") WHERE state = 'scheduled';--> statement-breakpoint
CREATE INDEX "outbox_dead" ON "outbox" USING btree ("congress_id","id") WHERE state = 'dead';--> statement-breakpoint
CREATE UNIQUE INDEX "person_userid" ON "person" USING btree ("congress_id",lower("userid"));--> statement-breakpoint
CREATE INDEX "person_by_userid" ON "person" USING btree (lower("userid"));--> statement-breakpoint
CREATE INDEX "person_by_name" ON "person" USING btree ("congress_id","name");