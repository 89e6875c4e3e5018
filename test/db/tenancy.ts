/**
 * Whose the rows of each table are, as data: what lets a county with its towns be a database of its own
 * (docs/decisions.md, «A county with its towns is a database»). `tenancy.test.ts` holds it against the schema.
 */
export type Tenancy =
  /** The congress itself. */
  | { readonly kind: 'root' }
  /** Names its congress; `orNone`: why a row may name none. */
  | { readonly kind: 'leads'; readonly orNone?: string }
  /** Belongs to whatever this column leads to, which is never empty. */
  | { readonly kind: 'belongs'; readonly by: string }
  /** The service's own: no congress's, and of one database. */
  | { readonly kind: 'service'; readonly why: string }

const leads: Tenancy = { kind: 'leads' }
const by = (column: string): Tenancy => ({ kind: 'belongs', by: column })
const service = (why: string): Tenancy => ({ kind: 'service', why })

export const tenancy: Readonly<Record<string, Tenancy>> = {
  congress: { kind: 'root' },

  account_proposal: leads,
  attachment: leads,
  binding_request: leads,
  bulletin: leads,
  chat: leads,
  county_notice: leads,
  decision: leads,
  deed: { kind: 'leads', orNone: 'done by somebody whom no roster knows, or to the service itself' },
  deputy_group: leads,
  document_template: leads,
  download: leads,
  duty_dispute: leads,
  duty_swap: leads,
  incoming_paper: leads,
  meeting: leads,
  office: leads,
  outbox: { kind: 'leads', orNone: 'an answer to somebody whom no roster knows' },
  person: leads,
  plan_call: leads,
  plan_entry: leads,
  reception_call: leads,
  reception_day: leads,
  reception_rule: leads,
  session_step: leads,
  suggestion: leads,
  suggestion_call: leads,
  suggestion_counter: leads,
  term: leads,
  topic: leads,
  topic_call: leads,
  visit: leads,
  visit_call: leads,
  visit_counter: leads,
  year_plan: leads,

  activity_entry: by('meeting_id'),
  agenda_item: by('meeting_id'),
  answer_entry: by('meeting_id'),
  answer_url: by('person_id'),
  attachment_target: by('person_id'),
  attendance: by('meeting_id'),
  attendance_entry: by('meeting_id'),
  calendar_feed: by('person_id'),
  conversation: by('person_id'),
  county_call: by('notice_id'),
  county_notice_entry: by('notice_id'),
  county_notice_town: by('notice_id'),
  county_reply: by('notice_id'),
  decision_call: by('decision_id'),
  decision_entry: by('decision_id'),
  duty_entry: by('day_id'),
  duty_ruling: by('dispute_id'),
  incoming_paper_call: by('paper_id'),
  incoming_paper_entry: by('paper_id'),
  invitee: by('meeting_id'),
  meeting_version: by('meeting_id'),
  minutes_entry: by('meeting_id'),
  nudge: by('meeting_id'),
  office_contact: by('office_id'),
  person_role: by('person_id'),
  private_note: by('person_id'),
  reception_duty: by('day_id'),
  reminder: by('meeting_id'),
  seat_warning: by('person_id'),
  session_meeting: by('meeting_id'),
  sitting: by('meeting_id'),
  suggestion_entry: by('suggestion_id'),
  suggestion_party: by('suggestion_id'),
  suggestion_signer: by('suggestion_id'),
  visit_entry: by('visit_id'),
  visitor: by('visit_id'),
  vote_entry: by('item_id'),

  admin_code: service('binds the first group of an installation'),
  app_message: service('what the app has sent, by the platform’s own ids, for a week'),
  app_token: service('a token of the app, shared by the replicas'),
  card_code: service('a code of a card, good once; the platform made it'),
  data_key: service('which keys this database has been encrypted with'),
  holiday_year: service('the same days off for everybody'),
  inbound: service('a message, by bot and msgid: recorded before anybody knows whose it is'),
  lease: service('which replica does what only one may do'),
  menu_choice: service('numbers under the last answer of a place, for two hours'),
  migration: service('what this schema was made by'),
  open_way: service('which ways the configuration opens'),
  replica: service('which processes work on this database, and whether they were started alike'),
  outbox_target: service('pace and sender of a conversation of the platform'),
  page_session: service('an account, which may stand in several rosters'),
  private_card: service('a card that somebody has, by the platform’s task and account'),
  sign_in_attempt: service('by network address'),
  sign_in_link: service('an account'),
  sign_in_trip: service('a browser on its way to WeCom'),
  spoken_place: service('a conversation of the platform'),
}

/** References from one congress's row to another's, all of them between a county and a town of it. */
export const withinCounty: Readonly<Record<string, string>> = {
  'congress.county_id': 'a town’s county',
  'county_notice_town.town_id': 'a town that the county’s notice is for',
  'county_reply.town_id': 'the town that answers the county’s notice',
  'county_reply.entered_by': 'who answered it for his town',
}

/** What the service's own rows know of a congress's; nothing of theirs is found by it. */
export const serviceRefersTo: Readonly<Record<string, string>> = {
  'private_card.person_id': 'whose card it is, where a roster knows him',
}

/** Numbers of rows that the database does not hold, since they lead to tables of several kinds or are none. */
export const unheld: Readonly<Record<string, string>> = {
  'app_message.outbox_id': 'an outbox row, which goes before it',
  'attachment.subject_id': 'by subject_kind',
  'attachment_target.subject_id': 'by subject_kind',
  'conversation.subject_id': 'by what is asked',
  'reception_call.congress_id': 'planned from a rule that is held; checking it was a fifth of all planning',
}

/** Unique keys of congresses' tables that lead neither with the congress nor with a row of it. */
export const keyedOtherwise: Readonly<Record<string, string>> = {
  attachment_message: 'the platform’s message, which is one place’s',
  attachment_number: 'within its subject, which is one congress’s',
  attachment_once: 'within its subject, which is one congress’s',
  calendar_feed_token_hash_unique: 'a random token: whoever has it names no congress',
  chat_chatid_unique: 'a group of WeCom is bound to one congress',
  congress_name_unique:
    'names are said in commands; two towns of one name are of two counties, and so of two databases',
  download_pkey: 'a random token: whoever has it names no congress',
  outbox_dedupe: 'the cause of a message, which has the number of a row in it',
}
