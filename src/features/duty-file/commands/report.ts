import { isClerk } from '../../../bot/actor.ts'
import { defineCommand } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { findCongress } from '../../congress/store.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { offerDownload } from '../../downloads/store.ts'
import { belowWords, linkTo } from '../../downloads/texts.ts'
import { byActor } from '../../meetings/finding/named.ts'
import { readDutyFile } from '../store/files.ts'
import { askedOf, periodSaid } from '../store/periods.ts'
import { noTerm, notDeputy, periodName } from '../texts/chat.ts'
import * as words from '../texts/report.ts'
import { isGroup, ownPerson, pickDeputy } from './pick.ts'

/** `/述职报告 2026年`: a draft of a deputy's report to his voters, with where each figure comes from. */
export const draftDutyReport = defineCommand({
  name: '述职报告',
  aliases: ['起草述职报告'],
  bare: true,
  who: 'members',
  ...words.face,
  async run(context, text) {
    const { tx, tenant, actor, now } = context
    if (isGroup(context)) return say(words.inSingleChat)
    const own = await periodSaid(tx, tenant, text, now)
    if (own === 'no_term') return say(noTerm)
    if (own === 'unread' && !isClerk(actor)) return say(words.othersByClerks)
    const picked =
      own === 'unread' ? await pickDeputy(context, text) : { person: await ownPerson(context), period: own }
    if (!('person' in picked)) return picked
    if (picked.person === null) return say(notDeputy)
    const { period } = picked
    const file = await readDutyFile(tx, tenant, period, now, picked.person.id)
    const congress = await findCongress(tx, tenant.id)
    if (file === null || congress === null) return say(notDeputy)
    const paper = words.dutyReport(file, congress, dayOf(now, tenant.zone))
    const document = { kind: 'duty_report', personId: picked.person.id, of: askedOf(period) } as const
    const link = await offerDownload(tx, actor, document, linkTo(document.kind), now)
    const detail = { personId: picked.person.id, ...askedOf(period) }
    await recordDeeds(tx, [
      { ...byActor(context), action: 'duty.draft', outcome: 'done', subject: 'duty-files', detail },
    ])
    const said = words.drafted(picked.person.name, periodName(period), paper.figures.length)
    return { kind: 'text', text: said, link, below: belowWords }
  },
})
