/** The papers of one item, with what the roster and the settings say today. Who may have them decides whoever calls. */
import { dayOf } from '../calendar/zone.ts'
import type { Tx } from '../db/tx.ts'
import { countAttachments } from '../features/attachments/store.ts'
import { settingsOf } from '../features/congress/settings.ts'
import type { Congress } from '../features/congress/types.ts'
import { contactsOf } from '../features/roster/store/office-people.ts'
import { personWithRoles } from '../features/roster/store/people.ts'
import { lettersOf, type WhichLetters } from '../features/suggestions/rules/papers.ts'
import { readNames } from '../features/suggestions/store/names.ts'
import { type SuggestionForm, suggestionForm } from '../features/suggestions/texts/form.ts'
import { type AnswerLetter, answerLetter } from '../features/suggestions/texts/letter.ts'
import type { Suggestion } from '../features/suggestions/types.ts'

/** @param withPhone of whoever leads: for chair, vice-chair and liaison alone */
export async function formOf(
  tx: Tx,
  congress: Congress,
  item: Suggestion,
  withPhone: boolean,
  now: Date,
): Promise<SuggestionForm> {
  const names = await readNames(tx, congress.id)
  const [first] = item.signers
  const person = first === undefined ? null : await personWithRoles(tx, first.personId)
  const lead = {
    group: person?.groupName ?? null,
    district: item.district ?? person?.district ?? null,
    phone: withPhone ? (person?.phone ?? null) : null,
  }
  const attachments = await countAttachments(tx, { kind: 'suggestion', id: item.id })
  return suggestionForm({ item, congress, names, lead, attachments, madeOn: dayOf(now, congress.zone) })
}

/** @returns none when nothing of it was answered yet */
export async function answerLettersOf(
  tx: Tx,
  congress: Congress,
  item: Suggestion,
  which: WhichLetters,
): Promise<AnswerLetter[]> {
  const answers = lettersOf(item, which)
  const names = await readNames(tx, congress.id)
  const { classes } = settingsOf(congress).suggestions
  const contacts = await contactsOf(
    tx,
    answers.map(({ officeId }) => officeId),
  )
  return answers.map(answer =>
    answerLetter({
      item,
      answer,
      classes,
      congress,
      names,
      contacts: contacts.filter(({ officeId }) => officeId === answer.officeId),
    }),
  )
}
