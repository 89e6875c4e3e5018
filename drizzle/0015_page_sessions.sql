CREATE TABLE "page_session" (
	"id" serial PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"id_hash" text NOT NULL,
	"next_hash" text,
	"next_at" timestamp (3) with time zone,
	"earlier_hash" text,
	"earlier_until" timestamp (3) with time zone,
	"rotated_at" timestamp (3) with time zone NOT NULL,
	"form_token" text NOT NULL,
	"device" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "page_session_id_hash_unique" UNIQUE("id_hash"),
	CONSTRAINT "page_session_next_hash_unique" UNIQUE("next_hash"),
	CONSTRAINT "page_session_earlier_hash_unique" UNIQUE("earlier_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"address" text NOT NULL,
	"kind" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "sign_in_attempt_address_kind_pk" PRIMARY KEY("address","kind")
);
--> statement-breakpoint
CREATE TABLE "sign_in_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"back" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_trip" (
	"state_hash" text PRIMARY KEY NOT NULL,
	"browser_hash" text NOT NULL,
	"back" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "page_session_by_account" ON "page_session" USING btree ("account");--> statement-breakpoint
CREATE INDEX "page_session_by_end" ON "page_session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_link_by_end" ON "sign_in_link" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_link_by_account" ON "sign_in_link" USING btree ("account");--> statement-breakpoint
CREATE INDEX "sign_in_trip_by_end" ON "sign_in_trip" USING btree ("expires_at");