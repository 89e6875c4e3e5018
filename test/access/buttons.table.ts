/**
 * Who may what, button by button, as `commands.table.ts` has it for commands. Cards travel: anybody may press any button
 * of any card, also of the other town's. A button without a line here fails `buttons.test.ts`.
 */
import {
  by,
  byClerks,
  byOffice,
  byReceiver,
  bySigner,
  forClerks,
  type Line,
  shownToClerks,
  shownToMembers,
} from './lines.ts'
import { clerks, deputies, deputiesAndClerks, nobody } from './roles.ts'

export const buttonTable: Readonly<Record<string, Line>> = {
  // Meetings: everybody for himself
  attend: by(deputies),
  leave: by(deputies),
  kind: by(deputies),
  arrive: by(deputies),
  there: shownToMembers,
  list: shownToMembers,
  which: by(deputies),
  mine: { ...shownToMembers, of: 'both' },
  drop: forClerks,
  approve: forClerks,
  refuse: forClerks,

  // Reception: whoever is on duty, and who is asked to swap
  dutyok: by(['owner', 'bystander']),
  dutyleave: by(['owner', 'bystander']),
  dutyswap: shownToMembers,
  duties: shownToMembers,
  swapday: by(['owner', 'bystander']),
  swapyes: by(['bystander']),
  swapno: by(['bystander']),
  fill: forClerks,
  vacant: shownToClerks,

  // Accounts, groups, address book
  allow: { ...forClerks, of: 'both' },
  deny: { ...forClerks, of: 'both' },
  book: { ...forClerks, of: 'both' },
  invite: { ...shownToClerks, of: 'both' },
  use: forClerks,
  keepuse: shownToClerks,

  // Visits
  visit_handling: byReceiver,
  visit_category: byReceiver,
  visit_categories: shownToMembers,
  visit_show: shownToMembers,
  visit_void: byReceiver,
  visit_restore: byReceiver,
  visit_suggest: byReceiver,

  // Suggestions
  sg_anyway: by(deputiesAndClerks),
  sg_show: shownToMembers,
  sg_cosign: by(deputies),
  sg_life: by([...clerks, 'owner']),
  sg_admit: byClerks,
  sg_reject: byClerks,
  sg_assign: byClerks,
  sg_accept: byOffice,
  sg_return: byOffice,
  sg_ask_deputy: byOffice,
  sg_reply_to_office: bySigner,
  sg_consult: byOffice,
  sg_answer: byOffice,
  sg_assist: by([...clerks, 'office2']),
  sg_ask_extension: byOffice,
  sg_grant_extension: byClerks,
  sg_refuse_extension: byClerks,
  sg_rate: by(['owner']),
  sg_redo: byClerks,
  sg_close: byClerks,
  sg_keep_promise: byOffice,
  sg_archive: byClerks,
  sg_uncosign: by(deputies),
  sg_withdraw: bySigner,
  sg_correct: bySigner,
  sg_key: byClerks,

  duty_accept: forClerks,
  duty_uphold: forClerks,
  term_change: forClerks,
  term_keep: shownToClerks,

  // County
  cn_publish: { who: 'clerks', does: ['k-clerk'], of: 'county' },
  cn_drop: { who: 'clerks', does: ['k-clerk'], of: 'county' },
  cn_county_list: { who: 'clerks', does: nobody, of: 'county' },
  cn_read: forClerks,
  cn_write: shownToClerks,
  cn_list: shownToClerks,
}
