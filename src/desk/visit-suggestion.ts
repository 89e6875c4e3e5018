/** 转为建议: a matter of the register of visits becomes a suggestion with one click; each shows the other's number. */
import type { Context } from '../bot/command.ts'
import { byName } from '../features/notes/outreach.ts'
import { saidHeard } from '../features/notes/texts.ts'
import type { Person } from '../features/roster/types.ts'
import { isDeputy, isGroup, type Known, knownOf } from '../features/suggestions/commands/facts.ts'
import { submit } from '../features/suggestions/commands/hand-in.ts'
import { similarTo } from '../features/suggestions/commands/similar.ts'
import { contentsFromVisit } from '../features/suggestions/rules/from-visit.ts'
import { raisedOn } from '../features/suggestions/rules/raised.ts'
import { suggestionOfVisit } from '../features/suggestions/store/of-visit.ts'
import * as words from '../features/suggestions/texts/from-visit.ts'
import { alikeOnes } from '../features/suggestions/texts/hand-in.ts'
import { bareNumber } from '../features/suggestions/texts/words.ts'
import { onVisit } from '../features/visits/commands/buttons.ts'
import { change } from '../features/visits/commands/change.ts'
import { withHandling } from '../features/visits/rules/status.ts'
import { visitorOf } from '../features/visits/store/visitors.ts'
import type { Visit } from '../features/visits/types.ts'

/** The matter is locked meanwhile: of two who press at once the second sees what the first made. */
export const visitToSuggestion = onVisit('visit_suggest', 'everyone', async ({ context, visit }) => {
  const { tx, origin } = context
  if (visit.status === 'void' || (await suggestionOfVisit(tx, visit.id)) !== null) return { visit }
  const known = await knownOf(context)
  const signer = signerOf(context, known, visit)
  if (typeof signer === 'string') return { visit, note: signer }
  const titled = { title: words.titleOf, somebody: words.somebody }
  const visitor = await visitorOf(tx, visit.id)
  const contents = contentsFromVisit(visit, visitor, known.world, titled)
  const alike = await similarTo(context, known, contents)
  const submitted = {
    ...contents,
    raised: raisedOn(known.today, known.rules),
    district: contents.district ?? signer.district,
    visitId: visit.id,
    signerId: signer.id,
  }
  const { item, hearing } = await submit(context, known, submitted, {
    msgid: origin.msgid,
    invited: [],
  })
  const said = { suggestion: bareNumber(item) }
  const saved = await change(context, visit, withHandling(visit, 'suggestion', known.today), 'correct', {
    said,
  })
  const hears = isGroup(context) ? '' : saidHeard(await byName(tx, hearing))
  const notes = isGroup(context)
    ? []
    : [
        ...(hears === '' ? [] : [hears]),
        words.checkNames(item, visitor.name !== null),
        ...(alike.length === 0 ? [] : [alikeOnes(alike)]),
      ]
  return { visit: saved ?? visit, ...(notes.length === 0 ? {} : { note: notes.join('\n') }) }
})

/** A deputy signs himself; a clerk has it signed by whoever received the voter, who is told. @returns why it cannot be */
function signerOf({ actor }: Context, { people, who }: Known, { deputyId }: Visit): Person | string {
  const self = people.find(person => person.id === actor.personId)
  const receiver = people.find(person => person.id === deputyId)
  if (who.isClerk && deputyId !== null) {
    if (receiver === undefined) return words.deputyLeft
    return isDeputy(receiver) ? receiver : words.needsDeputy
  }
  return self !== undefined && isDeputy(self) ? self : words.needsDeputy
}
