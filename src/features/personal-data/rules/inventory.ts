import { ofMatters } from './of-matters.ts'
import { ofMeetings } from './of-meetings.ts'
import { ofPeople } from './of-people.ts'
import { ofService } from './of-service.ts'

/**
 * What is stored of whom, why and how long: every table of the schema that holds something about somebody, column by
 * column. `test/features/personal-data/inventory.test.ts` holds it against the schema, so a new column without a line
 * here fails; `docs/personal-data.md` is written from it.
 */
export const inventory = [...ofPeople, ...ofMeetings, ...ofMatters, ...ofService]

/** Tables without anything about anybody. */
export const withoutPersonalData: readonly string[] = [
  'app_message',
  'app_token',
  'card_code',
  'chat',
  'congress',
  'county_call',
  'county_notice_town',
  'data_key',
  'decision_call',
  'deputy_group',
  'holiday_year',
  'incoming_paper_call',
  'lease',
  'office',
  'open_way',
  'plan_call',
  'reception_call',
  'reminder',
  'replica',
  'session_meeting',
  'suggestion_call',
  'suggestion_counter',
  'suggestion_party',
  'term',
  'visit_call',
  'visit_counter',
  'year_plan',
]
