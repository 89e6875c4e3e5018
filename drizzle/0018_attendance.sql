CREATE TABLE "attendance" (
	"meeting_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"is_member" boolean NOT NULL,
	"arrived_at" timestamp (3) with time zone,
	"left_at" timestamp (3) with time zone,
	"left_reason" text,
	"late" boolean,
	"door" text,
	"entered_by" integer,
	CONSTRAINT "attendance_meeting_id_person_id_pk" PRIMARY KEY("meeting_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "attendance_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"meeting_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"arrived_at" timestamp (3) with time zone,
	"left_at" timestamp (3) with time zone,
	"left_reason" text,
	"late" boolean,
	"door" text NOT NULL,
	"entered_by" integer,
	"at" timestamp (3) with time zone NOT NULL,
	"bot" text NOT NULL,
	"msgid" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sitting" (
	"meeting_id" integer PRIMARY KEY NOT NULL,
	"code_seed" text NOT NULL,
	"called_at" timestamp (3) with time zone,
	"called_by" integer,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" integer,
	"papers_at" timestamp (3) with time zone,
	"papers_by" integer
);
--> statement-breakpoint
CREATE TABLE "seat_warning" (
	"person_id" integer NOT NULL,
	"term" integer NOT NULL,
	"session" integer NOT NULL,
	"absences" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "seat_warning_person_id_term_session_pk" PRIMARY KEY("person_id","term","session")
);
--> statement-breakpoint
CREATE TABLE "session_meeting" (
	"meeting_id" integer PRIMARY KEY NOT NULL,
	"term" integer NOT NULL,
	"session" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_step" (
	"congress_id" integer NOT NULL,
	"term" integer NOT NULL,
	"session" integer NOT NULL,
	"step" text NOT NULL,
	"done_at" timestamp (3) with time zone NOT NULL,
	"done_by" integer NOT NULL,
	"note" text,
	CONSTRAINT "session_step_congress_id_term_session_step_pk" PRIMARY KEY("congress_id","term","session","step")
);
--> statement-breakpoint
CREATE TABLE "term" (
	"congress_id" integer NOT NULL,
	"number" integer NOT NULL,
	"began_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "term_congress_id_number_pk" PRIMARY KEY("congress_id","number")
);
--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_entry" ADD CONSTRAINT "attendance_entry_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_entry" ADD CONSTRAINT "attendance_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_entry" ADD CONSTRAINT "attendance_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting" ADD CONSTRAINT "sitting_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting" ADD CONSTRAINT "sitting_called_by_person_id_fk" FOREIGN KEY ("called_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting" ADD CONSTRAINT "sitting_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sitting" ADD CONSTRAINT "sitting_papers_by_person_id_fk" FOREIGN KEY ("papers_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_warning" ADD CONSTRAINT "seat_warning_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_meeting" ADD CONSTRAINT "session_meeting_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_step" ADD CONSTRAINT "session_step_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_step" ADD CONSTRAINT "session_step_done_by_person_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term" ADD CONSTRAINT "term_congress_id_congress_id_fk" FOREIGN KEY ("congress_id") REFERENCES "public"."congress"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_by_person" ON "attendance" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "attendance_entry_by_line" ON "attendance_entry" USING btree ("meeting_id","person_id");