/**
 * One year of a town, carried by chat commands alone: two sessions, four presidium meetings, twelve receptions, twenty
 * activities, four studies, ten duty reports. It ends in right sheets, minutes, a plan with every item done or explained,
 * twelve bulletins and a summary whose every figure is counted again from the records it names.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { linesOf as dayLines } from '../../src/features/attendance/rules/day.ts'
import { readDays } from '../../src/features/attendance/store/day.ts'
import { settingsOf } from '../../src/features/congress/settings.ts'
import { findCongressByName } from '../../src/features/congress/store.ts'
import { yearPeriod } from '../../src/features/duty-file/rules/period.ts'
import { readDutyFiles } from '../../src/features/duty-file/store/files.ts'
import { codeOf } from '../../src/features/duty-file/texts/entries.ts'
import { dutyForm, sectionsOf } from '../../src/features/duty-file/texts/form.ts'
import type { Entry, FigureKey } from '../../src/features/duty-file/types.ts'
import { lookAtMeetings } from '../../src/features/meetings/store/answers.ts'
import { figuresOf as yearFigures } from '../../src/features/reports/rules/figures.ts'
import { recount } from '../../src/features/reports/rules/recount.ts'
import { readYearFacts } from '../../src/features/reports/store/facts.ts'
import { writeDutyForm } from '../../src/registers/duty-file-form.ts'
import { deputyGroups } from '../../src/sandbox/sample-people.ts'
import { linkIn, PlainBrowser } from '../console/browser.ts'
import { unzip, wordsOf } from '../registers/unzip.ts'
import { startTown } from '../support/town.ts'
import { documentOf } from '../support/ways.ts'
import { bookOf } from './books.ts'
import { besides, inOrder, liaison, linesOf, perform, placeOf, postedAt, proposals } from './play.ts'
import {
  answeredNumber,
  type Figures,
  figuresOf,
  type Held,
  isMember,
  papers,
  programme,
  receptions,
  reporters,
  suggestions,
  visits,
} from './programme.ts'

const town = await startTown(new Date('2025-12-30T10:00:00+08:00'))
const { db } = town.database
/** Notices get their numbers in the order in which they are posted. */
const numbered = programme
  .toSorted((a, b) => Date.parse(postedAt(a)) - Date.parse(postedAt(b)))
  .map((held, i) => ({ held, number: i + 1 }))
const numberOf = (held: Held) => numbered.find(one => one.held === held)?.number ?? 0
/** Whoever looks at the documents with an office program has them written into this folder. */
const folder = process.env.LIAISON_TEST_PAPERS

const months = Array.from({ length: 12 }, (_, i) => i + 1)
const bulletins: { readonly month: number; readonly said: string; readonly words: string }[] = []

async function paper(words: string, name: string): Promise<{ said: string; words: string }> {
  const heard = await town.say(liaison, words)
  const said = heard.text ?? ''
  const bytes = new Uint8Array((await documentOf(town, heard)).bytes)
  expect([...unzip(bytes).keys()].filter(file => /vba|embed/i.test(file))).toEqual([])
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}.docx`), bytes)
  }
  return { said, words: wordsOf(bytes).join('\n') }
}

beforeAll(async () => {
  const lines = inOrder([...besides, ...numbered.flatMap(({ held, number }) => linesOf(held, number))])
  const runTo = async (at: string) => {
    if (Date.parse(at) > town.clock.now().getTime()) await town.moveTo(at)
  }
  for (const month of months) {
    const prefix = `2026-${String(month).padStart(2, '0')}`
    for (const line of lines.filter(one => one.at.startsWith(prefix))) {
      await runTo(line.at)
      const answered = await perform(town, line)
      const where = `${line.at} ${line.who}: ${line.words}`
      if (typeof line.answer === 'string') expect(answered, where).toContain(line.answer)
      else expect(answered, where).toMatch(line.answer)
    }
    const isLast = month === 12
    await runTo(
      isLast ? '2026-12-31T17:00:00+08:00' : `2026-${String(month + 1).padStart(2, '0')}-01T17:00:00+08:00`,
    )
    bulletins.push({ month, ...(await paper(`/简报 ${month}月`, `bulletin-${month}`)) })
  }
}, 560_000)

const readAll = () =>
  db.transaction(async tx => {
    const meetings = await lookAtMeetings(tx, tx.sql.part`m.status <> 'draft' order by m.number`)
    return { meetings, days: await readDays(tx, meetings) }
  })

describe('the duty files', () => {
  const readFiles = () =>
    db.transaction(async tx => {
      const congress = await findCongressByName(tx, '云溪镇')
      if (congress === null) throw new Error('no congress')
      return { congress, files: await readDutyFiles(tx, congress, yearPeriod(2026), town.clock.now()) }
    })

  it('of all sixty hold every line of the programme, and no other; every count is that of its lines', async () => {
    const { files } = await readFiles()
    expect(files).toHaveLength(60)
    for (const { person, entries, book } of files) {
      const { name, groupName } = person
      const where = `${groupName} ${name}`
      const attended = programme.filter(held => isMember(held, name, groupName))
      const isAmong = (names: readonly string[]) => !isNamesake(name) && names.includes(name)
      const came = (held: Held) => (isNamesake(name) ? 'present' : cameTo(held, name))
      const reported = programme.filter(held => held.kind === 'duty_report' && isAmong(reporters(held)))
      const duties = receptions.filter(({ onDuty }) => isAmong(onDuty))
      const received = isAmong(['王秀兰']) ? visits : []
      const led = suggestions.filter(({ leads }) => isAmong([leads]))
      const cosigned = suggestions.filter(({ cosigns }) => isAmong([cosigns]))
      const isAnswered = ({ number }: { number: number }) => number === answeredNumber
      const wanted = [
        ...attended.map(held => `notice:${numberOf(held)} ${came(held)}`),
        ...reported.map(held => `report:${numberOf(held)}`),
        ...duties.map(({ month, day }) => `day:2026-${month}-15 ${month}-${day}`),
        ...received.map(({ month }) => `visit:2026-${month} 1`),
        ...led.map(one => `suggestion:2026-${one.number} led${isAnswered(one) ? ' answered' : ''}`),
        ...cosigned.map(one => `suggestion:2026-${one.number} signed${isAnswered(one) ? ' answered' : ''}`),
      ]
      expect(entries.map(sayEntry).toSorted(), where).toEqual(wanted.toSorted())
      const times = (kinds: readonly string[], ...stands: string[]) =>
        attended.filter(held => kinds.includes(held.kind) && stands.includes(came(held))).length
      const there = ['present', 'late']
      const counts: Partial<Record<FigureKey, number>> = {
        sessionShould: times(['session'], ...there, 'leave', 'absent'),
        sessionPresent: times(['session'], ...there),
        sessionLeave: times(['session'], 'leave'),
        sessionAbsent: times(['session'], 'absent'),
        presidiumShould: times(['presidium'], ...there, 'leave', 'absent'),
        presidiumPresent: times(['presidium'], ...there),
        presidiumLeave: times(['presidium'], 'leave'),
        presidiumAbsent: times(['presidium'], 'absent'),
        late: times(['session', 'presidium'], 'late'),
        activities: times(['inspection', 'survey', 'law_check', 'visit'], ...there),
        studies: times(['study'], ...there),
        receptions: duties.length,
        visits: received.length,
        visitors: received.length,
        led: led.length,
        answered: led.filter(isAnswered).length,
        cosigned: cosigned.length,
        reports: reported.length,
      }
      for (const [key, { value }] of book) expect(value, `${where}: ${key}`).toBe(counts[key] ?? 0)
    }
  })

  it('say the same lines and counts on their pages and on paper', async () => {
    const { congress, files } = await readFiles()
    const browser = new PlainBrowser(town.url)
    await browser.enter(linkIn((await town.say(liaison, '网页')).text))
    for (const file of files) {
      const { person, entries } = file
      const { html } = await browser.get(`/console/c/${congress.id}/duty-files/${person.id}?year=2026`)
      const today = { year: 2026, month: 12, day: 31 }
      const onPaper = wordsOf(await writeDutyForm(dutyForm(file, congress, today)))
      const codes = entries.map(({ key }) => codeOf(key)).toSorted()
      const isCode = /^[会述接访建决]\d[\d-]*$/
      const cells = [...html.matchAll(/<t[hd][^>]*>(?:<div>)?([^<]*)/g)].map(([, cell = '']) => cell)
      expect(cells.filter(cell => isCode.test(cell)).toSorted(), person.name).toEqual(codes)
      expect(onPaper.filter(words => isCode.test(words)).toSorted(), person.name).toEqual(codes)
      for (const { counts, rows } of sectionsOf(file))
        for (const words of [counts, ...rows.map(row => row[2] ?? '')]) {
          expect(html, person.name).toContain(words)
          expect(onPaper.join('\n'), person.name).toContain(words)
        }
    }
  })
})

/** An entry as the programme would say it. */
function sayEntry(entry: Entry): string {
  switch (entry.kind) {
    case 'meeting':
      return `${entry.key} ${entry.isMember ? (entry.isLate ? 'late' : entry.presence) : 'guest'}`
    case 'duty':
      return `${entry.key} ${entry.on.month}-${entry.on.day}`
    case 'visit':
      return `${entry.key} ${entry.visit.people}`
    case 'suggestion':
      return `${entry.key} ${entry.leads ? 'led' : 'signed'}${entry.item.reply === null ? '' : ' answered'}`
    default:
      return entry.key
  }
}

const isNamesake = (name: string): boolean => name === '陈建华'

function cameTo({ absent, onLeave, approvedLate, late }: Held, name: string): string {
  if (absent.includes(name)) return 'absent'
  if (onLeave.includes(name) || approvedLate.includes(name)) return 'leave'
  return late.includes(name) ? 'late' : 'present'
}

describe('the five registers and the roster', () => {
  const forms = new Map<string, string>([
    ['inspection', '视察'],
    ['survey', '调研'],
    ['law_check', '执法检查'],
    ['visit', '走访'],
  ])
  const dayOf = (text: string | undefined) =>
    /(\d{4})\D+(\d{1,2})\D+(\d{1,2})/
      .exec(text ?? '')
      ?.slice(1)
      .map(Number)
      .join('-')
  const ofProgramme = ({ day }: Held) => day.split('-').map(Number).join('-')

  it('① has the presidium’s meetings, with who was there, what was voted and decided', async () => {
    const { rows, totals } = await bookOf(town, liaison, '/导出 主席团会议 2026年')
    const held = programme.filter(({ kind }) => kind === 'presidium')
    expect(rows).toHaveLength(4)
    for (const [i, row] of rows.entries()) {
      const meeting = held[i]
      if (meeting === undefined) throw new Error('a meeting too many')
      const { should, present, onLeave, absent } = figuresOf(meeting)
      expect([row.应到, row.实到, row.请假, row.缺席].map(Number), meeting.title).toEqual([
        should,
        present,
        onLeave,
        absent,
      ])
      expect(row.会议名称).toContain(meeting.title)
      expect(dayOf(row.时间)).toBe(ofProgramme(meeting))
      expect(row.地点).toBe(placeOf(meeting))
      expect(row.主持人).toBe('杨国梁')
      for (const item of meeting.agenda) expect(row.议题).toContain(item)
      for (const name of [...meeting.onLeave, ...meeting.absent])
        expect(row['请假、缺席人员']).toContain(name)
      expect(row.表决).toContain('通过')
      expect(row.议定事项).toContain(`${meeting.title}议定事项按月报告进展`)
    }
    const sum = (of: (figures: Figures) => number) => held.reduce((all, one) => all + of(figuresOf(one)), 0)
    expect(Number.parseInt(totals.应到 ?? '', 10)).toBe(sum(({ should }) => should))
    expect(Number.parseInt(totals.实到 ?? '', 10)).toBe(sum(({ present }) => present))
  })

  it('② has every visit', async () => {
    const { rows, totals } = await bookOf(town, liaison, '/导出 来访簿 2026年')
    expect(totals).toMatchObject({
      '来信/来访': '12件',
      人次: '12',
      办结日期: `${rows.filter(row => row.办结日期 !== '').length}件`,
    })
    expect(rows.map(row => [dayOf(row.日期), row.接待代表, row.人次])).toEqual(
      visits.map(({ month }) => [`2026-${month}-16`, '王秀兰', '1']),
    )
    for (const [i, { matter }] of visits.entries()) expect(rows[i]?.反映事项).toContain(matter)
  })

  it('③ has every paper that came in', async () => {
    const { rows, totals } = await bookOf(town, liaison, '/导出 文件登记簿 2026年')
    expect(totals).toMatchObject({
      来文单位: '12件',
      份数: String(papers.reduce((sum, { copies }) => sum + copies, 0)),
      ...{ 密级: '涉密0件', 缓急: '急件0件', 办结日期: '12件', 归档号: '0件' },
    })
    expect(
      rows.map(row => [dayOf(row.收文日期), row.来文单位, row.文号, row.标题, row.份数, row.办理结果]),
    ).toEqual(
      papers.map(({ month, title, reference, copies }) => [
        `2026-${month}-6`,
        '县人大办',
        reference,
        title,
        String(copies),
        '已按要求办理',
      ]),
    )
  })

  it('④ has every suggestion that was handed in, with who and from where', async () => {
    const { rows, totals } = await bookOf(town, liaison, '/导出 建议簿 2026年')
    expect(rows).toHaveLength(suggestions.length)
    expect(totals).toMatchObject({
      ...{
        种类: '5件',
        审查意见: '1件',
        交办日期: '1件',
        第一次面商: '1件',
        答复日期: '1件',
        办结日期: '0件',
      },
    })
    for (const [i, { survey, leads, cosigns, number }] of suggestions.entries()) {
      expect([rows[i]?.领衔代表, rows[i]?.附议代表]).toEqual([leads, `1人：${cosigns}`])
      expect((rows[i]?.答复日期 ?? '') !== '').toBe(number === answeredNumber)
      expect(rows[i]?.内容).toContain(proposals[survey.room])
      expect(dayOf(rows[i]?.提出日期)).toBe(ofProgramme(survey))
    }
  })

  it('⑤ has every activity of every group', async () => {
    const { rows, totals } = await bookOf(town, liaison, '/导出 小组活动 2026年')
    const held = programme.filter(({ kind }) => forms.has(kind))
    const sum = (of: (figures: Figures) => number) => held.reduce((all, one) => all + of(figuresOf(one)), 0)
    expect(totals).toMatchObject({
      时间: '20次',
      应到: String(sum(({ should }) => should)),
      实到: String(sum(({ present }) => present)),
      提出建议: '5件',
    })
    expect(rows).toHaveLength(20)
    for (const [i, activity] of held.entries()) {
      const row = rows[i] ?? {}
      const { should, present } = figuresOf(activity)
      expect([row.小组, dayOf(row.时间), Number(row.应到), Number(row.实到)], activity.title).toEqual([
        activity.room,
        ofProgramme(activity),
        should,
        present,
      ])
      expect(row.主题).toContain(activity.title)
      expect(row.形式).toContain(forms.get(activity.kind))
      expect(row['主要内容、发现问题']).toContain('部分设施年久失修')
      expect((row.提出建议 ?? '') !== '').toBe(activity.kind === 'survey')
    }
  })

  it('the roster has all sixty in their groups', async () => {
    const { rows } = await bookOf(town, liaison, '/导出 花名册')
    const wanted = deputyGroups.flatMap(([group, people]) =>
      people.split('\n').map(line => `${group} ${line.split('|')[0]}`),
    )
    expect(rows.map(row => `${row.代表小组} ${row.姓名}`).toSorted()).toEqual(wanted.toSorted())
    expect(rows).toHaveLength(60)
  })
})

describe('the sheets', () => {
  it('are as the programme has them, on paper and in the chat', async () => {
    const { meetings, days } = await readAll()
    expect(meetings).toHaveLength(programme.length)
    for (const held of programme) {
      const number = numberOf(held)
      const meeting = meetings.find(one => one.number === number)
      expect(meeting?.notice.kind, held.title).toBe(held.kind)
      const { should, present, onLeave, absent, late } = days.get(meeting?.id ?? 0)?.figures ?? {}
      const wanted = figuresOf(held)
      expect({ should, present, onLeave, absent, late }, `${held.day} ${held.title}`).toEqual(wanted)
      const said = (await town.say('沈月英', `/到会 ${number}`)).text ?? ''
      expect(said).toContain(`应到${wanted.should}人，实到${wanted.present}人`)
      expect(said).toContain(`请假${wanted.onLeave}人，缺席${wanted.absent}人`)
    }
  })

  it('come out the same when the year is replayed from its log', async () => {
    const { meetings, days } = await readAll()
    const entries = await db.sql<
      {
        meetingId: number
        personId: number
        arrivedAt: Date | null
        leftAt: Date | null
        leftReason: string | null
        late: boolean | null
      }[]
    >`select meeting_id as "meetingId", person_id as "personId", arrived_at as "arrivedAt", left_at as "leftAt",
             left_reason as "leftReason", late from attendance_entry order by id`
    expect(entries.length).toBeGreaterThan(programme.length * 5)
    for (const meeting of meetings) {
      const day = days.get(meeting.id)
      if (day === undefined) throw new Error(`no day of ${meeting.number}`)
      const replayed = new Map(
        entries.filter(entry => entry.meetingId === meeting.id).map(entry => [entry.personId, entry]),
      )
      const nothing = { arrivedAt: null, leftAt: null, leftReason: null, late: null }
      const lines = dayLines(
        meeting,
        day.sitting,
        day.lines.map(line => {
          const { arrivedAt, leftAt, leftReason, late } = replayed.get(line.personId) ?? nothing
          return { ...line, presence: { arrivedAt, leftAt, leftReason, late, door: null, enteredBy: null } }
        }),
        settingsOf(meeting).sitting,
      )
      const told = (all: typeof lines) =>
        all.map(({ personId, standing, arrivedAt, leftAt, isLate }) => ({
          personId,
          standing,
          arrivedAt,
          leftAt,
          isLate,
        }))
      expect(told(lines)).toEqual(told([...day.lines]))
    }
  })
})

describe('sessions', () => {
  it('who was absent from both without leave is told of the law; nobody else is on the list', async () => {
    const sessions = programme.filter(({ kind }) => kind === 'session')
    const list = (await town.say(liaison, '/届次 缺席')).text ?? ''
    for (const { name, times } of counted(sessions.flatMap(({ absent }) => absent)))
      expect(list).toContain(`${name}：${times}次`)
    const named = list
      .split('\n')
      .slice(1)
      .filter(line => line.includes('：'))
    expect(named).toHaveLength(new Set(sessions.flatMap(({ absent }) => absent)).size)
  })

  it('have record and minutes with their figures, and nothing unlawful', async () => {
    for (const held of programme.filter(({ kind }) => kind === 'session' || kind === 'presidium')) {
      const number = numberOf(held)
      const { should, present } = figuresOf(held)
      const record = await paper(`/会议记录 ${number}`, `record-${number}`)
      const minutes = await paper(`/会议纪要 ${number}`, `minutes-${number}`)
      for (const { words } of [record, minutes]) {
        expect(words).toContain(held.title)
        expect(words).toMatch(new RegExp(`应到[^\\n]*${should}`))
        expect(words).toMatch(new RegExp(`实到[^\\n]*${present}`))
        expect(words).toContain('农业农村办')
      }
    }
    const rows = await db.sql<
      { warnings: unknown[] }[]
    >`select warnings from sitting where called_at is not null`
    expect(rows.flatMap(({ warnings }) => warnings)).toEqual([])
  })
})

const counted = (names: readonly string[]) =>
  [...new Set(names)].map(name => ({ name, times: names.filter(one => one === name).length }))

describe('the plan', () => {
  it('was drafted in January by itself, and everything in it is done or can be explained', async () => {
    const before = (await town.say(liaison, '/计划 2026年')).text ?? ''
    for (const line of [
      '第一季度主席团会议',
      '第四季度主席团会议',
      '第一次人民代表大会会议',
      '第三代表小组开展活动',
      '代表向选民述职',
    ])
      expect(before.split('\n').find(one => one.includes(line)) ?? '', line).toContain('已完成')
    for (const number of openItems(before)) {
      const said = (await town.say(liaison, `/计划 说明 ${number} 并入其他活动一并开展`)).text ?? ''
      expect(said).toContain('已登记')
    }
    const after = (await town.say(liaison, '/计划 2026年')).text ?? ''
    expect(openItems(after)).toEqual([])
  })
})

/** Numbers of items that are neither done nor explained. */
const openItems = (plan: string): number[] =>
  plan
    .split('\n')
    .filter(line => /^\d+[.．、]/.test(line) && !/已完成|已说明|已删/.test(line))
    .map(line => Number.parseInt(line, 10))

describe('twelve bulletins', () => {
  it.each(months)('month %i has an item for each meeting and activity', month => {
    const bulletin = bulletins.find(one => one.month === month)
    const held = programme.filter(({ day }) => Number(day.slice(5, 7)) === month)
    expect(held.length).toBeGreaterThan(0)
    for (const { title } of held) expect(bulletin?.words).toContain(title.slice(0, 4))
    expect(bulletin?.said).toMatch(/第\d+期/)
    if (held.some(({ agenda }) => agenda.length > 0))
      expect(bulletin?.words.replaceAll('\n', '')).toMatch(/会议审议并通过了.*赞成\d+票.*会议决定：/)
  })
})

describe('the summary', () => {
  it('has the figures of the programme', async () => {
    const { words } = await paper('/总结 2026年', 'summary')
    await paper('/报告 2026年', 'report-party')
    await paper('/报告 2026年 县', 'report-county')
    const of = (...kinds: string[]) => programme.filter(({ kind }) => kinds.includes(kind))
    const present = (held: readonly Held[]) => held.reduce((sum, one) => sum + figuresOf(one).present, 0)
    const activities = of('inspection', 'survey', 'law_check', 'visit')
    for (const sentence of [
      '召开人民代表大会会议2次',
      '召开主席团会议4次',
      '会议作出决定事项6项，已完成6项。',
      '代表在活动中提出建议5件',
      '安排代表接待选民日活动12次',
      `开展代表活动20次，参加${present(activities)}人次`,
      `组织代表向选民述职${new Set(of('duty_report').flatMap(reporters)).size}名`,
    ])
      expect(words).toContain(sentence)
    expect(words).toContain('附：数据来源')
  })

  it('every figure is counted again from the records it names, and the records are there', async () => {
    const { figures, numbers } = await db.transaction(async tx => {
      const congress = await findCongressByName(tx, '云溪镇')
      if (congress === null) throw new Error('no congress')
      const facts = await readYearFacts(tx, congress, 2026, town.clock.now())
      const rows = await tx.sql<
        { number: number }[]
      >`select number from meeting where congress_id = ${congress.id}`
      return { figures: [...yearFigures(facts).values()], numbers: new Set(rows.map(row => row.number)) }
    })
    expect(figures.length).toBeGreaterThan(15)
    for (const figure of figures) {
      expect(recount(figure), figure.name).toBe(figure.value)
      for (const { ref } of figure.records) {
        const notice = /^第(\d+)号/.exec(ref)?.[1]
        if (notice !== undefined) expect(numbers.has(Number(notice)), ref).toBe(true)
      }
    }
  })
})

it('nobody was told anything that the platform would have refused', async () => {
  expect((await town.api('violations')).body).toMatchObject({ violations: [] })
})
