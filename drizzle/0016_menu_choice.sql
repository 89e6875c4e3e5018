CREATE TABLE "menu_choice" (
	"place" text NOT NULL,
	"number" integer NOT NULL,
	"task_id" text NOT NULL,
	"key" text NOT NULL,
	"question" text,
	"option" text,
	"said_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "menu_choice_place_number_pk" PRIMARY KEY("place","number")
);
