CREATE TABLE "replica" (
	"id" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"salt" text NOT NULL,
	"prints" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone
);
