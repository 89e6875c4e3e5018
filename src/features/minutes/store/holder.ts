import { isClerk } from '../../../bot/actor.ts'
import type { Tx } from '../../../db/tx.ts'
import { stemOf } from '../../attachments/rules/file-type.ts'
import type { FetchedFile, Held, Holder, Taking } from '../../attachments/types.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { type ReadTemplate, readTemplate, type TemplateTrouble } from '../files/read-template.ts'
import * as words from '../texts/template.ts'
import { lockTemplate, putInUse, type TemplateRow } from './templates.ts'

/**
 * The place for a form of a paper: what its clerk sends next is taken as that form, or refused with the reason.
 * @param canBeFilled tries the form out
 */
export const templateHolder = (canBeFilled: (form: ReadTemplate) => Promise<boolean>): Holder => ({
  kind: 'template',
  // Forms have no numbers: they are asked for by name.
  readNumber: () => null,
  async lock(tx, id) {
    const row = await lockTemplate(tx, id)
    return row === null ? null : heldOf(row)
  },
  async look(file) {
    const read = readTemplate(file.bytes)
    const form = 'kind' in read || (await canBeFilled(read)) ? read : ({ kind: 'broken' } as const)
    return (tx, taking) => takeTemplate(tx, taking, file, form)
  },
})

const heldOf = (row: TemplateRow): Held => ({
  subject: { kind: 'template', id: row.id },
  congressId: row.congressId,
  name: words.templateNames[row.kind],
  over: row.state === 'awaited' ? null : words.isTaken,
  mayAdd: isClerk,
  maySee: isClerk,
})

async function takeTemplate(
  tx: Tx,
  { member, held, at, source }: Taking,
  file: FetchedFile,
  form: ReadTemplate | TemplateTrouble,
): Promise<string | null> {
  const row = await lockTemplate(tx, held.subject.id)
  if (row === null || (row.bot === source.bot && row.msgid === source.msgid)) return null
  const name = words.templateNames[row.kind]
  if (row.state !== 'awaited') return words.notTaken(name, words.isTaken)
  if ('kind' in form) return words.refused(name, form)
  const sent = { content: file.bytes, name: stemOf(file.name), by: member.personId, now: at, source }
  await putInUse(tx, row, sent)
  await recordDeeds(tx, [
    {
      congressId: member.congressId,
      at,
      userid: member.userid,
      action: 'template.use',
      outcome: 'done',
      subject: `template:${row.id}`,
      detail: { kind: row.kind, placeholders: form.names },
      message: { bot: source.bot, msgid: source.msgid },
    },
  ])
  return words.inUse(row.kind, form.names)
}
