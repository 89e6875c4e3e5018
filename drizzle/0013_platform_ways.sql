CREATE TABLE "app_token" (
	"app_id" text PRIMARY KEY NOT NULL,
	"token" text,
	"expires_at" timestamp (3) with time zone,
	"fetching_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "card_code" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"spent_at" timestamp (3) with time zone,
	CONSTRAINT "card_code_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "open_way" (
	"name" text PRIMARY KEY NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "private_card" (
	"task_id" text NOT NULL,
	"userid" text NOT NULL,
	"person_id" integer,
	"subject" text,
	"message_id" text NOT NULL,
	"code_id" integer,
	"sent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "private_card_task_id_userid_pk" PRIMARY KEY("task_id","userid")
);
--> statement-breakpoint
CREATE TABLE "spoken_place" (
	"place" text PRIMARY KEY NOT NULL,
	"spoken_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "person_ids" integer[];--> statement-breakpoint
ALTER TABLE "private_card" ADD CONSTRAINT "private_card_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_card" ADD CONSTRAINT "private_card_code_id_card_code_id_fk" FOREIGN KEY ("code_id") REFERENCES "public"."card_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "private_card_by_subject" ON "private_card" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "outbox_by_subject" ON "outbox" USING btree ("congress_id","subject") WHERE person_ids is not null;