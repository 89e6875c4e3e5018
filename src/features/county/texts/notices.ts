/** What is said about a county's notices: in the county, in the towns, by itself. */
import { sayInstant } from '../../../calendar/say.ts'
import type { NoticeTrouble } from '../rules/read-notice.ts'
import type { ReplyRefusal } from '../rules/reply.ts'
import type { CountyNotice, SentNotice, TownLine, TownReply } from '../types.ts'

/** The moment of speaking, where it is said. */
export interface Wall {
  readonly now: Date
  readonly zone: string
}

export const countyNotice = {
  summary: '县级给各乡镇发通知并汇总回复；乡镇查看、回复县里的通知',
  usage: '/县通知 [号] 内容',
  examples: [
    '/县通知 请各乡镇3月25日下午5点前上报联络站建设情况。回报：建成数量、存在问题',
    '/县通知 3',
    '/县通知 3 已建成2个，无问题',
    '/县通知 3 取消 已改期',
  ],
}

const numbered = (number: number): string => `县通知第${number}号`
const until = (notice: CountyNotice, { now, zone }: Wall): string =>
  notice.dueAt === null ? '不限' : sayInstant(notice.dueAt, now, zone)

/** The notice itself, as every town reads it. */
const body = (notice: CountyNotice, wall: Wall): string =>
  [
    notice.words,
    // The words may still name the day before it was moved.
    `回复截止：${until(notice, wall)}${notice.version > 1 && notice.dueAt !== null ? '（以此为准）' : ''}`,
  ].join('\n')

const troubles: Readonly<Record<NoticeTrouble, string>> = {
  empty: '请写明通知内容，如：/县通知 请各乡镇3月25日下午5点前上报联络站建设情况。回报：建成数量、存在问题',
  too_long: '通知最多1500字，请写短一些，详细材料另发。',
  past: '回复截止时间已过，请另定后重发。',
  unclear: '没有看懂回复截止时间，请写明日期，如：3月25日下午5点前。',
}
export const trouble = (what: NoticeTrouble): string => troubles[what]

export const previewTitle = '县通知预览'
export const preview = (
  notice: CountyNotice,
  towns: number,
  wall: Wall,
  { onCard, hasUnreadDay }: { readonly onCard: boolean; readonly hasUnreadDay: boolean },
): string =>
  [
    notice.state === 'open'
      ? `${numbered(notice.number)}的修改（还没有发出），将告知${towns}个单位：`
      : `${numbered(notice.number)}（草稿），将发给${towns}个单位的主席、副主席和联络员：`,
    body(notice, wall),
    ...(hasUnreadDay ? [`没有看出回复截止时间。需要的话请发送：/县通知 ${notice.number} 改期到 日期`] : []),
    ...(notice.asks === null ? ['没有要求回报内容，各乡镇回复“收到”即可。'] : []),
    `发布请${onCard ? '点按钮，或' : ''}发送：/县通知 ${notice.number} 发布；修改：/县通知 ${notice.number} 改 新内容${notice.state === 'open' ? `；不改了：/县通知 ${notice.number} 不改了` : ''}`,
  ].join('\n')
export const publishButton = '发布'
export const dropButton = '不发了'
export const noTowns = '还没有乡镇与本县关联，不能发布。请管理员用命令行登记：liaison congress county'
export const published = (number: number, towns: number, reached: number): string =>
  `已发布${numbered(number)}，发给${towns}个单位的${reached}人。查看回复请发送：/县通知 ${number}`
/** Said at once: else a county waits for an answer that nobody was asked for. */
export const missed = (names: readonly string[]): string =>
  `${names.join('、')}暂时没有人能收到（花名册中没有主席、副主席、联络员，或机器人还联系不上），请电话告知。`
export const publishedBefore = (number: number): string =>
  `${numbered(number)}已经发布。查看回复请发送：/县通知 ${number}`
export const dropped = (number: number): string => `已放弃${numbered(number)}草稿，没有发给任何人。`
export const changed = (number: number, towns: number): string =>
  `已修改${numbered(number)}，并告知${towns}个单位。`
export const changeDropped = (number: number): string => `${numbered(number)}没有修改，仍以原来发布的为准。`
export const sameAsBefore = (number: number): string => `${numbered(number)}没有变化。`
export const cancelNeedsReason = (number: number): string =>
  `请写明取消的原因，如：/县通知 ${number} 取消 会议改期`
export const notCancelled = (number: number): string =>
  `没有取消${numbered(number)}：这句话像是询问，或者还没有定下来。要取消请写明原因，如：/县通知 ${number} 取消 会议改期`
export const cancelled = (number: number, towns: number): string =>
  `已取消${numbered(number)}，并告知${towns}个单位。`
export const cancelledBefore = (number: number): string => `${numbered(number)}已经取消。`
export const noSuch = (number: number): string => `没有县通知第${number}号。查看请发送：/县通知`
export const isOver = '这份草稿已经处理过了。查看请发送：/县通知'
export const whatToDo = (number: number): string =>
  `没有看懂。查看回复：/县通知 ${number}；修改：/县通知 ${number} 改 新内容；改期：/县通知 ${number} 改期到4月1日；取消：/县通知 ${number} 取消 原因`

export const stateNames: Readonly<Record<CountyNotice['state'], string>> = {
  draft: '草稿',
  open: '已发布',
  cancelled: '已取消',
  dropped: '已放弃',
}
export const short = (words: string, most = 40): string => {
  const characters = Array.from(words.replace(/\s+/gu, ' '))
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('')}…`
}
export const answeredOf = (lines: readonly TownLine[]): string =>
  `${lines.filter(({ reply }) => reply !== null).length}/${lines.length}个单位已回复`

export const noNotices = '还没有发过县通知。发通知请发送：/县通知 内容'
export const listed = (notice: CountyNotice, lines: readonly TownLine[]): string =>
  `第${notice.number}号（${notice.state === 'open' ? answeredOf(lines) : stateNames[notice.state]}）${short(notice.words)}`
export const listHeading = '县通知（最近的在前）：'
export const listEnd = '查看各乡镇回复请发送：/县通知 号'

/** By town, in their order. @param missed the towns where nobody can be reached */
export const sheet = (
  notice: CountyNotice,
  lines: readonly TownLine[],
  wall: Wall,
  missed: ReadonlySet<number> = new Set(),
): string =>
  [
    `${numbered(notice.number)}（${stateNames[notice.state]}${notice.state === 'open' ? `，${answeredOf(lines)}` : ''}）：`,
    body(notice, wall),
    ...(notice.cancelReason === null ? [] : [`取消原因：${notice.cancelReason}`]),
    ...lines.map(line =>
      missed.has(line.townId)
        ? `${townLine(notice, line, wall)}（暂时没有人能收到，请电话告知）`
        : townLine(notice, line, wall),
    ),
  ].join('\n')

const townLine = (notice: CountyNotice, { name, reply, earlier, times }: TownLine, wall: Wall): string =>
  reply === null
    ? `· ${name}：${earlier === null ? silent : silentSince(notice, earlier, times, wall)}`
    : `· ${name}：${reply.words}（${replyMark(notice, reply, times, wall)}）`

/** Who, when, and what has to be known of it. */
export const replyMark = (
  { version, dueAt }: Pick<CountyNotice, 'version' | 'dueAt'>,
  reply: TownReply,
  times: number,
  { now, zone }: Wall,
): string =>
  [
    `${reply.enteredByName}，${sayInstant(reply.at, now, zone)}`,
    ...(dueAt !== null && reply.at > dueAt ? ['逾期回复'] : []),
    ...(reply.version < version ? ['修改前的回复'] : []),
    ...(times > 1 ? [`共回复${times}次`] : []),
  ].join('，')

// In the towns.
const townTitle = (county: string, number: number): string => `${county}人大：县通知第${number}号`
/** As it is called in a town, and as it is typed there. */
export const inTown = ({ number, from }: SentNotice): string =>
  from === null ? numbered(number) : `${from}人大的${numbered(number)}`
export const typedInTown = ({ number, from }: SentNotice): string =>
  from === null ? `/县通知 ${number}` : `/县通知 ${from} ${number}`
const howToReply = (notice: SentNotice): string =>
  notice.asks === null
    ? `请代表本单位回复：${typedInTown(notice)} 收到`
    : `请代表本单位回复：${typedInTown(notice)} 回复内容（只回“收到”不算）`
/** @param notices of the same number */
export const whichCounty = (notices: readonly SentNotice[]): string =>
  `有几个县的通知都是第${notices[0]?.number ?? 0}号，没有登记，请写明是哪个县的：\n${notices
    .map(notice => `${typedInTown(notice)}（${short(notice.words, 20)}）`)
    .join('\n')}`
export const told = (county: string, notice: SentNotice, wall: Wall): string =>
  [townTitle(county, notice.number), body(notice, wall), howToReply(notice)].join('\n')
export const toldChanged = (county: string, notice: SentNotice, asksAnew: boolean, wall: Wall): string =>
  [
    `${townTitle(county, notice.number)}有变动，以下面的为准：`,
    body(notice, wall),
    asksAnew
      ? `要求的内容有变，已回复的也请重新回复：${typedInTown(notice)} ${notice.asks === null ? '收到' : '回复内容'}`
      : `已回复的请核对，有变化请重新回复：${typedInTown(notice)} 回复内容`,
  ].join('\n')
export const toldCancelled = (county: string, { number, cancelReason, words }: CountyNotice): string =>
  `${townTitle(county, number)}已取消，不用再回复。原因：${cancelReason ?? ''}\n原通知：${short(words, 100)}`
export const readButton = '收到'
export const writeButton = '填写回复'
export const askReply = (notice: SentNotice): string =>
  `请直接发送对${inTown(notice)}的回复${notice.asks === null ? '' : `（${notice.asks}）`}，确认后提交；不填请发送“取消”。`
export const confirmReply = (notice: SentNotice, words: string, isChanged: boolean): string =>
  `${isChanged ? '县里刚刚修改了这个通知，请先核对。' : ''}将代表本单位回复${inTown(notice)}：${short(words, 200)}\n发送“确认”提交，重新发送内容可修改，发送“取消”放弃。`
export const replyDropped = (notice: SentNotice): string =>
  `没有回复${inTown(notice)}。需要时请发送：${typedInTown(notice)} 回复内容`
export const kept = (notice: SentNotice, words: string, isLate: boolean, isFirst: boolean): string =>
  `已代表本单位回复${inTown(notice)}：${short(words, 200)}\n（通知：${short(notice.words, 20)}）${isLate ? '（已过截止时间，按逾期回复记录）' : ''}${isFirst ? '' : '（以这次为准）'}`
/** The card that was pressed showed other words. */
export const changedSince = (notice: SentNotice): string =>
  `这份通知已有变动，请看过以后再点“${readButton}”（全文请发送“${typedInTown(notice)}”）：${short(notice.words, 60)}`
export const sameReply = (notice: SentNotice): string => `本单位对${inTown(notice)}已经是这样回复的。`
export const colleagueReplied = (notice: SentNotice, name: string, words: string): string =>
  `${name}已代表本单位回复${inTown(notice)}：${short(words, 200)}`
const refusals: Readonly<Record<ReplyRefusal, (notice: SentNotice) => string>> = {
  not_open: notice => `${inTown(notice)}已取消，不用再回复。`,
  empty: notice => howToReply(notice),
  too_long: () => '回复最多1000字，请写短一些，详细材料另报。',
  says_nothing: notice =>
    `只回“收到”不算回复。请写明${notice.asks ?? ''}，如：${typedInTown(notice)} 参加2人`,
}
export const refusal = (why: ReplyRefusal, notice: SentNotice): string => refusals[why](notice)
/** 要报什么？ is no answer of a town's. */
export const asksCounty = (notice: SentNotice): string => `没有回复：这句话像是询问。${howToReply(notice)}`
export const noneForTown = '县里还没有给本单位发过通知。'
/** To somebody who has ceased to be a clerk since he was asked for the answer. */
export const noLongerClerk = '没有回复：您现在不是本单位的主席、副主席或联络员，不能代表本单位回复县通知。'
export const notForTown = '没有回复：没有查到发给本单位的这份通知。查看请发送：/县通知'
export const noneOpen = '没有回复：县里发来的通知都已取消，没有要回复的。查看请发送：/县通知'
export const noSuchForTown = (number: number): string =>
  `县里没有给本单位发过第${number}号通知。查看请发送：/县通知`
export const needsNumber = '请写明是第几号通知，如：/县通知 3 参加2人。查看请发送：/县通知'
export const townListHeading = '县里发来的通知（最近的在前）：'
export const townListed = (notice: SentNotice, reply: TownReply | null, wall: Wall): string =>
  `${notice.from === null ? '' : `${notice.from}人大`}第${notice.number}号（${notice.state === 'cancelled' ? '已取消' : reply === null ? `未回复，截止：${until(notice, wall)}` : '已回复'}）${short(notice.words)}`
export const townListEnd = (from: string | null): string =>
  from === null ? '查看和回复请发送：/县通知 号' : `查看和回复请发送：/县通知 县名 号，如：/县通知 ${from} 1`
export const seenByTown = (
  county: string,
  notice: SentNotice,
  replies: readonly TownReply[],
  wall: Wall,
): string =>
  [
    townTitle(county, notice.number),
    body(notice, wall),
    ...(notice.state === 'cancelled' ? [`已取消，原因：${notice.cancelReason ?? ''}`] : []),
    ...(replies.length === 0
      ? notice.state === 'open'
        ? [howToReply(notice)]
        : []
      : [
          '本单位的回复（以最后一次为准）：',
          ...replies.map(
            ({ words, at, enteredByName }) =>
              `· ${words}（${enteredByName}，${sayInstant(at, wall.now, wall.zone)}）`,
          ),
        ]),
  ].join('\n')

// By itself.
export const reminder = (county: string, notice: SentNotice, kind: 'eve' | 'morning', wall: Wall): string =>
  [
    `提醒：${townTitle(county, notice.number)}，本单位还没有回复，${kind === 'eve' ? '明天' : '今天'}截止（${until(notice, wall)}）。`,
    short(notice.words, 200),
    howToReply(notice),
  ].join('\n')
export const allAnswered = (notice: CountyNotice, lines: readonly TownLine[], wall: Wall): string =>
  `各乡镇都已回复。${sheet(notice, lines, wall)}`
export const over = (notice: CountyNotice, lines: readonly TownLine[]): string => {
  const silent = lines.filter(({ reply }) => reply === null).map(({ name }) => name)
  return `${numbered(notice.number)}回复时间已到，${answeredOf(lines)}。${silent.length === 0 ? '' : `未回复：${silent.join('、')}。`}查看请发送：/县通知 ${notice.number}`
}

// On pages.
export const noticesTitle = '县通知'
export const noticeTitle = (number: number): string => numbered(number)
export const noticeColumns = {
  notice: '通知',
  words: '内容',
  until: '回复截止',
  state: '状态',
  answered: '回复情况',
}
export const replyColumns = { town: '单位', reply: '回复', mark: '回复人和时间' }
export const silent = '未回复'
/** Something else is asked than the town has answered. */
export const silentSince = (
  notice: Pick<CountyNotice, 'version' | 'dueAt'>,
  earlier: TownReply,
  times: number,
  wall: Wall,
): string => `${silent}新要求，此前回复：${earlier.words}（${replyMark(notice, earlier, times, wall)}）`
export const repliesTitle = '各乡镇回复'
export const factNames = {
  words: '内容',
  asks: '回报内容',
  until: '回复截止',
  state: '状态',
  reason: '取消原因',
}
export const howToSend = '发通知请在企业微信里发送“/县通知 内容”。'
export const howToGoOn = (number: number): string =>
  `更改、改期、取消请在企业微信里发送“/县通知 ${number} 改 新内容”“/县通知 ${number} 改期到 日期”“/县通知 ${number} 取消 原因”。`
export const backToList = '全部县通知'
export const sayUntil = until
