/**
 * The documents that can be fetched by a link, a line each. The link says who may fetch; what he may see is decided
 * when it is made, by what he is then.
 */
import { isClerk, type Member } from '../bot/actor.ts'
import { dayOf } from '../calendar/zone.ts'
import type { Tx } from '../db/tx.ts'
import { mayOpen } from '../features/attachments/rules/access.ts'
import { isShown } from '../features/attachments/rules/file-type.ts'
import { lockSubject, readAttachment } from '../features/attachments/store.ts'
import type { Holder } from '../features/attachments/types.ts'
import { findCongress } from '../features/congress/store.ts'
import type { Congress } from '../features/congress/types.ts'
import { recordDeeds } from '../features/deeds/store.ts'
import { takeDownload } from '../features/downloads/store.ts'
import type { Document } from '../features/downloads/types.ts'
import { readDutyFile } from '../features/duty-file/store/files.ts'
import { type Asked, periodOf } from '../features/duty-file/store/periods.ts'
import { dutyForm } from '../features/duty-file/texts/form.ts'
import { dutyReport } from '../features/duty-file/texts/report.ts'
import type { DutyFile } from '../features/duty-file/types.ts'
import { mayRead } from '../features/minutes/rules/access.ts'
import { type Recorded, readRecorded } from '../features/minutes/store/paper.ts'
import { contentInUse } from '../features/minutes/store/templates.ts'
import { minutesPaper } from '../features/minutes/texts/minutes-paper.ts'
import { recordPaper } from '../features/minutes/texts/record-paper.ts'
import { minutesStarter, recordStarter } from '../features/minutes/texts/starter.ts'
import { templateNames } from '../features/minutes/texts/template.ts'
import { valuesOf } from '../features/minutes/texts/values.ts'
import type { PaperKind } from '../features/minutes/types.ts'
import { readPublicNoticeOf } from '../features/reception/store/public-notice.ts'
import { publicNotice } from '../features/reception/texts/public-notice.ts'
import { figuresOf } from '../features/reports/rules/figures.ts'
import { bulletinEvents, bulletinNumbered } from '../features/reports/store/bulletins.ts'
import { readYearFacts } from '../features/reports/store/facts.ts'
import { bulletinOf } from '../features/reports/texts/bulletin.ts'
import { yearPaper } from '../features/reports/texts/summary.ts'
import { findMember } from '../features/roster/store/member.ts'
import { mayHavePapers } from '../features/suggestions/rules/papers.ts'
import type { Standing } from '../features/suggestions/rules/standing.ts'
import { readSuggestionStanding } from '../features/suggestions/store/standing.ts'
import { selectSuggestions } from '../features/suggestions/store/suggestions.ts'
import { bareNumber } from '../features/suggestions/texts/words.ts'
import type { Suggestion } from '../features/suggestions/types.ts'
import { writeAnswerLetters } from './answer-letter.ts'
import { writeBulletin } from './bulletin.ts'
import { writeDutyForm } from './duty-file-form.ts'
import { fillTemplate } from './fill-template.ts'
import { registerOf } from './list.ts'
import { writeMinutes, writeRecord } from './minutes-paper.ts'
import { writePaperTable } from './paper-table.ts'
import { writeReceptionNotice } from './reception-notice.ts'
import { madeFor } from './register.ts'
import { tableFile } from './register-file.ts'
import { writeSuggestionForm } from './suggestion-form.ts'
import { answerLettersOf, formOf } from './suggestion-papers.ts'
import { suggestionRegister } from './suggestion-register.ts'
import { fileNames } from './texts.ts'
import { visitRegister } from './visit-register.ts'
import { writeYearPaper } from './year-paper.ts'

interface DocumentFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
  /** A browser may show it in place of keeping it. */
  readonly isShown?: boolean
}

/** Read, and not written yet: that takes longer than anybody should hold a transaction. */
type Unwritten = Pick<DocumentFile, 'name' | 'mime'> & { write(): Promise<Uint8Array> }

/** `forbidden`: he has left, or is not any more what it takes; `gone`: what it was about is not there any more. */
export type Fetched = DocumentFile | 'unknown' | 'over' | 'forbidden' | 'gone'

interface Making {
  readonly tx: Tx
  readonly holders: readonly Holder[]
  readonly member: Member
  readonly congress: Congress
  readonly now: Date
}

type Makers = {
  readonly [K in Document['kind']]: (
    making: Making,
    document: Extract<Document, { kind: K }>,
  ) => Promise<DocumentFile | Unwritten | 'forbidden' | 'gone'>
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const makers: Makers = {
  async attachment({ tx, holders, member }, { attachmentId }) {
    const kept = await readAttachment(tx, attachmentId)
    const held = kept && (await lockSubject(tx, holders, kept.subject))
    if (kept === null || held === null) return 'gone'
    if (!mayOpen(member, held, kept.sentBy)) return 'forbidden'
    return { name: kept.name, mime: kept.mime, bytes: kept.content, isShown: isShown(kept.mime) }
  },
  async reception_notice({ tx, member, congress, now }, { dayId }) {
    if (!isClerk(member)) return 'forbidden'
    const noticed = await readPublicNoticeOf(tx, congress, dayId, now)
    if (typeof noticed === 'string') return 'gone'
    const notice = publicNotice(noticed, now)
    return {
      name: fileNames.notice(notice.title, noticed.day.day),
      mime: docx,
      bytes: await writeReceptionNotice(notice),
    }
  },
  async visit_register({ tx, member, congress, now }, { year, month }) {
    const { table } = await visitRegister(tx, congress, { year, month }, isClerk(member) ? null : member, now)
    return {
      name: fileNames.table(table.title, congress.name),
      mime: xlsx,
      write: () => writePaperTable(table),
    }
  },
  async suggestion_register({ tx, member, congress, now }, { of }) {
    const { officeIds } = await readSuggestionStanding(tx, member)
    const whose = isClerk(member) ? null : { ...member, officeIds }
    const { table } = await suggestionRegister(tx, congress, of, whose, now)
    return {
      name: fileNames.table(table.title, congress.name),
      mime: xlsx,
      write: () => writePaperTable(table),
    }
  },
  async register({ tx, member, congress, now }, { key, period, format }) {
    const made = await madeFor(tx, congress, member, { register: registerOf(key), period }, now)
    if (made === 'forbidden') return 'forbidden'
    return tableFile(made.table, congress.name, format)
  },
  async suggestion_form(making, { itemId }) {
    const found = await itemFor(making, itemId)
    if (found === 'forbidden') return 'forbidden'
    const { tx, congress, now } = making
    const form = await formOf(tx, congress, found.item, found.who.isClerk, now)
    const bytes = await writeSuggestionForm(form)
    return { name: fileNames.paper(form.title + bareNumber(found.item)), mime: docx, bytes }
  },
  async answer_letters(making, { itemId, round, officeId }) {
    const found = await itemFor(making, itemId)
    if (found === 'forbidden') return 'forbidden'
    const letters = await answerLettersOf(making.tx, making.congress, found.item, { round, officeId })
    const [first] = letters
    if (first === undefined) return 'gone'
    return { name: fileNames.paper(first.title), mime: docx, bytes: await writeAnswerLetters(letters) }
  },
  async meeting_paper({ tx, member, congress }, { paper, meetingId }) {
    if (!mayRead(member)) return 'forbidden'
    const recorded = await readRecorded(tx, congress, meetingId)
    if (recorded === null) return 'gone'
    const { title } = paper === 'record' ? recordPaper(recorded) : minutesPaper(recorded)
    return { name: fileNames.paper(title), mime: docx, bytes: await paperOf(tx, recorded, paper) }
  },
  async paper_template({ tx, member, congress }, { paper }) {
    if (!isClerk(member)) return 'forbidden'
    const own = await contentInUse(tx, congress.id, paper)
    const bytes =
      own ?? (paper === 'record' ? await writeRecord(recordStarter) : await writeMinutes(minutesStarter))
    return { name: fileNames.paper(templateNames[paper]), mime: docx, bytes }
  },
  async year_paper({ tx, member, congress, now }, { year, to }) {
    if (!isClerk(member)) return 'forbidden'
    const facts = await readYearFacts(tx, congress, year, now)
    const paper = yearPaper(facts, figuresOf(facts), to)
    return { name: fileNames.paper(paper.title), mime: docx, bytes: await writeYearPaper(paper) }
  },
  async bulletin({ tx, member, congress, now }, { year, number }) {
    if (!isClerk(member)) return 'forbidden'
    const of = await bulletinNumbered(tx, congress, { year, number })
    const events = of === null ? [] : await bulletinEvents(tx, congress, of, now)
    if (events.length === 0) return 'gone'
    const made = bulletinOf(congress, { year, number }, events, dayOf(now, congress.zone))
    return { name: fileNames.paper(made.title + made.number), mime: docx, bytes: await writeBulletin(made) }
  },
  async duty_file(making, asked) {
    const file = await dutyFileFor(making, asked)
    if (typeof file === 'string') return file
    const { congress, now } = making
    const form = dutyForm(file, congress, dayOf(now, congress.zone))
    const name = fileNames.paper(file.person.name + form.title + form.period)
    return { name, mime: docx, bytes: await writeDutyForm(form) }
  },
  async duty_report(making, asked) {
    const file = await dutyFileFor(making, asked)
    if (typeof file === 'string') return file
    const { congress, now } = making
    const paper = dutyReport(file, congress, dayOf(now, congress.zone))
    const name = fileNames.paper(file.person.name + paper.title)
    return { name, mime: docx, bytes: await writeYearPaper(paper) }
  },
}

/** The duty file, when it is for this person as he is now: his own, or a clerk's to see. */
async function dutyFileFor(
  { tx, member, congress, now }: Making,
  { personId, of }: { readonly personId: number; readonly of: Asked },
): Promise<DutyFile | 'forbidden' | 'gone'> {
  if (!isClerk(member) && member.personId !== personId) return 'forbidden'
  const period = await periodOf(tx, congress, of, now)
  if (period === null) return 'gone'
  return (await readDutyFile(tx, congress, period, now, personId)) ?? 'gone'
}

/** The congress's own form, filled; else the house's. */
async function paperOf(tx: Tx, recorded: Recorded, kind: PaperKind): Promise<Uint8Array> {
  const own = await contentInUse(tx, recorded.congress.id, kind)
  if (own !== null) return fillTemplate(own, valuesOf(recorded, kind))
  return kind === 'record' ? writeRecord(recordPaper(recorded)) : writeMinutes(minutesPaper(recorded))
}

/** The item, when its papers are for this person as he is now. */
async function itemFor(
  { tx, member, congress }: Making,
  itemId: number,
): Promise<{ readonly item: Suggestion; readonly who: Standing } | 'forbidden'> {
  const [item] = await selectSuggestions(tx, tx.sql.part`where s.id = ${itemId}`)
  const who = await readSuggestionStanding(tx, member)
  if (item === undefined || item.congressId !== congress.id || !mayHavePapers(item, who)) return 'forbidden'
  return { item, who }
}

/** After its transaction. */
export async function written(fetched: Fetched | Unwritten): Promise<Fetched> {
  if (typeof fetched === 'string' || 'bytes' in fetched) return fetched
  const { name, mime } = fetched
  return { name, mime, bytes: await fetched.write() }
}

/** Uses up the link of `token` and reads what it is for. */
export async function fetchDocument(
  tx: Tx,
  holders: readonly Holder[],
  token: string,
  now: Date,
): Promise<Fetched | Unwritten> {
  const taken = await takeDownload(tx, token, now)
  if (typeof taken === 'string') return taken
  const member = await findMember(tx, taken.personId)
  const congress = await findCongress(tx, taken.congressId)
  if (member === null || congress === null || member.congressId !== congress.id) return 'forbidden'
  const file = await make({ tx, holders, member, congress, now }, taken.document)
  await recordDeeds(tx, [
    {
      congressId: congress.id,
      at: now,
      userid: member.userid,
      action: 'document.fetch',
      outcome: typeof file === 'string' ? 'refused' : 'done',
      subject: taken.document.kind,
      detail: taken.document,
    },
  ])
  return file
}

function make(making: Making, document: Document): Promise<DocumentFile | Unwritten | 'forbidden' | 'gone'> {
  switch (document.kind) {
    case 'attachment':
      return makers.attachment(making, document)
    case 'reception_notice':
      return makers.reception_notice(making, document)
    case 'visit_register':
      return makers.visit_register(making, document)
    case 'suggestion_register':
      return makers.suggestion_register(making, document)
    case 'register':
      return makers.register(making, document)
    case 'suggestion_form':
      return makers.suggestion_form(making, document)
    case 'answer_letters':
      return makers.answer_letters(making, document)
    case 'meeting_paper':
      return makers.meeting_paper(making, document)
    case 'paper_template':
      return makers.paper_template(making, document)
    case 'year_paper':
      return makers.year_paper(making, document)
    case 'bulletin':
      return makers.bulletin(making, document)
    case 'duty_file':
      return makers.duty_file(making, document)
    case 'duty_report':
      return makers.duty_report(making, document)
  }
}
