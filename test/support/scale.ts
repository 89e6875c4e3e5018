/** The arithmetic of docs/scale.md: what is assumed, what was measured, what WeCom allows, and what follows from them. */
import { appLimits, connectionLimits, webhookLimits } from '../../src/wecom/limits.ts'

/** What is counted in: a county with its towns is a database and a service of its own. */
export const sizes = [
  { name: 'town', towns: 1 },
  { name: 'county', towns: 15 },
  { name: 'prefecture', towns: 158 },
  { name: 'province', towns: 1_500 },
  { name: 'country', towns: 38_602 },
] as const

type Size = (typeof sizes)[number]

interface Towns {
  readonly towns: number
}

/** Nobody has measured these. */
export const assumed = {
  townsACounty: 15,
  /** 2.3 million in 38,602 towns. */
  deputiesATown: 60,
  /** Everybody presses once. */
  clicksADeputy: 1,
  /** And so many of them write besides: a reason, a question. */
  wordsADeputy: 0.2,
  /** Of all that comes that morning, within the first ten minutes. */
  inTheFirst: 0.6,
  firstMinutes: 10,
  /** Cores that are there for each that is busy: the machine is slower, somebody else is on it, a replica is away. */
  coresABusyOne: 3,
  /** So that one may be killed, or upgraded. */
  replicasAtLeast: 2,
  /** A server of PostgreSQL with max_connections of 500, some of them for backups and people. */
  connectionsAServer: 450,
  /** Said in a group that morning: the card, a call to the silent, the result. */
  saidInAGroup: 3,
  /** Said to each alone where there is no group: the notice, and one word more. */
  saidToEach: 2,
  photosATownAndYear: 100,
  photoMb: 0.5,
} as const

/** By which command, on which machine and day, stands on the page. */
export const measured = {
  clickServiceUs: 500,
  clickDatabaseUs: 130,
  wordsServiceUs: 4_000,
  wordsDatabaseUs: 2_000,
  /** Of the service, after a hundred thousand callbacks: the bound of `npm run bench`. */
  processMb: 220,
  /** Sessions of a process at the database: its pool. */
  sessionsAProcess: 10,
  /** An empty database with the schema. */
  emptyDatabaseMb: 13,
  /** What one town writes in a year (`test/year`), and what is there of it at its end. */
  rowsATownAndYear: 8_000,
  mbATownAndYear: 4,
} as const

/** The rest of WeCom's numbers; those of a conversation are in `src/wecom/limits.ts`. P90454, P90312. */
export const platform = {
  callsAMinuteOfACorp: 10_000,
  callsAnHourOfACorp: 150_000,
  callsAMinuteOfAnAddress: 20_000,
  callsAnHourOfAnAddress: 600_000,
  /** Times the account ceiling of the corp: person-messages of an app and day. */
  personMessagesADay: 200,
} as const

const second = 60
const million = 1_000_000

export function needsOf({ towns }: Towns) {
  const deputies = towns * assumed.deputiesATown
  const counties = Math.ceil(towns / assumed.townsACounty)
  const clicks = deputies * assumed.clicksADeputy
  const words = deputies * assumed.wordsADeputy
  const atThePeak = (all: number) => (all * assumed.inTheFirst) / (assumed.firstMinutes * second)
  const busy = (clickUs: number, wordsUs: number) =>
    (atThePeak(clicks) * clickUs + atThePeak(words) * wordsUs) / million
  const serviceCores = busy(measured.clickServiceUs, measured.wordsServiceUs) * assumed.coresABusyOne
  const databaseCores = busy(measured.clickDatabaseUs, measured.wordsDatabaseUs) * assumed.coresABusyOne
  const processes = counties * assumed.replicasAtLeast
  const connections = processes * measured.sessionsAProcess
  return {
    deputies,
    counties,
    callbacks: clicks + words,
    callbacksASecond: atThePeak(clicks + words),
    serviceCores,
    databaseCores,
    processes,
    memoryGb: (processes * measured.processMb) / 1_024,
    connections,
    servers: Math.ceil(connections / assumed.connectionsAServer),
    rowsAYear: towns * measured.rowsATownAndYear,
    gbAYear: (towns * measured.mbATownAndYear + counties * measured.emptyDatabaseMb) / 1_024,
    gbOfPhotosAYear: (towns * assumed.photosATownAndYear * assumed.photoMb) / 1_024,
    toGroups: towns * assumed.saidInAGroup,
    toEach: deputies * assumed.saidToEach,
  }
}

/** How much of what WeCom allows is used, 1 being all of it; `minutes`: how long what is over it takes. */
export function usedOf(size: Towns) {
  const { deputies } = needsOf(size)
  const inOneGroup = assumed.deputiesATown * (assumed.clicksADeputy + assumed.wordsADeputy)
  const notices = deputies
  return {
    /** Words pushed into one group, all within one minute. */
    webhookMinute: assumed.saidInAGroup / webhookLimits.messagesPerMinute,
    /** Answers in one group over the long connection at the peak, and if the whole town answered within one minute. */
    conversationMinute:
      (inOneGroup * assumed.inTheFirst) / assumed.firstMinutes / connectionLimits.messagesPerMinute,
    conversationMinuteAtOnce: inOneGroup / connectionLimits.messagesPerMinute,
    conversationHour: inOneGroup / connectionLimits.messagesPerHour,
    memberMinute: assumed.saidToEach / appLimits.messagesPerMinute,
    personDay: assumed.saidToEach / platform.personMessagesADay,
    /** A notice to each alone, a call a person, by one corp and from one address. */
    corpMinute: notices / platform.callsAMinuteOfACorp,
    corpHour: notices / platform.callsAnHourOfACorp,
    addressMinute: notices / platform.callsAMinuteOfAnAddress,
    addressHour: notices / platform.callsAnHourOfAnAddress,
  }
}

type Limit = keyof ReturnType<typeof usedOf>

/** Which of those that grow with the size, or hold one group, is used most; what only a whole town within one minute would use is left out. */
export function bindingOf(size: Towns): { readonly limit: Limit; readonly used: number } {
  const { conversationMinuteAtOnce: _, ...used } = usedOf(size)
  const [limit, share] = Object.entries(used).reduce((most, one) => (one[1] > most[1] ? one : most))
  return { limit: limit as Limit, used: share }
}

/** Minutes that a notice to each alone takes one corp, by the minute and, where that is slower, by the hour. */
export function minutesToAll({ towns }: Towns): number {
  const { deputies } = needsOf({ towns })
  const hours = Math.floor((deputies - 1) / platform.callsAnHourOfACorp)
  const rest = deputies - hours * platform.callsAnHourOfACorp
  return hours * 60 + Math.ceil(rest / platform.callsAMinuteOfACorp)
}

/** As people read it: three digits at most where they matter. */
const said = (value: number): string =>
  value >= 100
    ? Math.round(value).toLocaleString('en-US')
    : value >= 10
      ? String(Math.round(value))
      : String(Number(value.toPrecision(value < 0.1 ? 1 : 2)))
const percent = (share: number): string => `${said(share * 100)} %`

const row = (name: string, cell: (size: Size) => string): string =>
  `| ${[name, ...sizes.map(cell)].join(' | ')} |`
const table = (rows: readonly string[]): string =>
  [row('', ({ name }) => name), `|---${'|---:'.repeat(sizes.length)}|`, ...rows].join('\n')

export function needsTable(): string {
  const line = (name: string, of: (needs: ReturnType<typeof needsOf>) => number) =>
    row(name, size => said(of(needsOf(size))))
  return table([
    row('towns', ({ towns }) => said(towns)),
    line('deputies', needs => needs.deputies),
    line('callbacks of the morning', needs => needs.callbacks),
    line('… a second at the peak', needs => needs.callbacksASecond),
    line('messages of the morning, where there are groups', needs => needs.toGroups),
    line('… where everybody is told alone', needs => needs.toEach),
    line('databases (one a county)', needs => needs.counties),
    line('processes (two a county)', needs => needs.processes),
    line('cores of the services at the peak, times three', needs => needs.serviceCores),
    line('cores of PostgreSQL at the peak, times three', needs => needs.databaseCores),
    line('memory of the processes, GB', needs => needs.memoryGb),
    line('connections to PostgreSQL', needs => needs.connections),
    line('servers of PostgreSQL by their connections', needs => needs.servers),
    line('rows a year, thousands', needs => needs.rowsAYear / 1_000),
    line('GB after a year, without photos', needs => needs.gbAYear),
    line('GB of photos a year', needs => needs.gbOfPhotosAYear),
  ])
}

export function limitsTable(): string {
  const line = (name: string, limit: Limit) => row(name, size => percent(usedOf(size)[limit]))
  return table([
    line('webhook: 20 a minute and group', 'webhookMinute'),
    line('long connection: 30 a minute and conversation, at the peak', 'conversationMinute'),
    line('… if a whole town answered within one minute', 'conversationMinuteAtOnce'),
    line('long connection: 1,000 an hour and conversation', 'conversationHour'),
    line('app: 30 a minute and member', 'memberMinute'),
    line('app: ceiling × 200 person-messages a day, with as many accounts as deputies', 'personDay'),
    line('app: 10,000 calls a minute, one corp for all', 'corpMinute'),
    line('app: 150,000 calls an hour, one corp for all', 'corpHour'),
    line('app: 20,000 calls a minute, one address for all', 'addressMinute'),
    line('app: 600,000 calls an hour, one address for all', 'addressHour'),
    row('**binds first**, at the assumed peak', size => limitNames[bindingOf(size).limit]),
    row('a notice to each alone by one corp takes, minutes', size => said(minutesToAll(size))),
  ])
}

const limitNames: Readonly<Record<Limit, string>> = {
  webhookMinute: 'group, minute',
  conversationMinute: 'conversation, minute',
  conversationMinuteAtOnce: 'conversation, minute',
  conversationHour: 'conversation, hour',
  memberMinute: 'member, minute',
  personDay: 'app, day',
  corpMinute: 'corp, minute',
  corpHour: 'corp, hour',
  addressMinute: 'address, minute',
  addressHour: 'address, hour',
}

/** Puts the tables where the page has their marks. */
export function withTables(page: string): string {
  const put = (text: string, name: string, tableText: string) => {
    const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`)
    if (!place.test(text)) throw new Error(`no place for ${name}`)
    return text.replace(place, (_, before, after) => `${before}${tableText}\n${after}`)
  }
  return put(put(page, 'needs', needsTable()), 'limits', limitsTable())
}
