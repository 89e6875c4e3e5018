import { saidHeard } from '../../notes/texts.ts'
import type { HearingByName } from '../../notes/types.ts'
import type { SwapTrouble } from '../rules/swap.ts'

/** `/换班`: a turn is offered to another, who agrees or does not. Days are said with their hours. */

export const swapCommand = {
  summary: '与别的代表换接待值班，对方同意后生效',
  usage: '/换班 姓名 [日期] [换 对方的日期]',
  examples: ['/换班 李四', '/换班 李四 12月15日', '/换班 李四 12月15日 换 1月15日', '换班'],
}

/** Said alone, by somebody who was asked. */
export const agreeing: ReadonlySet<string> = new Set(['同意', '同意换班', '我同意', '同意换'])
export const declining: ReadonlySet<string> = new Set([
  '不同意',
  '不同意换班',
  '我不同意',
  '不换',
  '拒绝',
  '不同意换',
])

export const needsName = `请写要与谁换班，如：${swapCommand.examples.slice(0, 3).join('，或 ')}`
export const onlyOne = '一次只能与一位代表换班，请只写一个姓名。'
export const notRead = (words: string): string => `没有看懂“${words}”，未提出换班。${needsName}`
export const hasLeft = (name: string): string => `${name}已离任，不能换班。`
export const noAccount = (name: string): string =>
  `${name}还没有绑定企业微信，收不到换班请求。请先与他商量好，再请联络员用“/排班 日期 换 姓名 姓名”办理。`
export const noReturnDay = (day: string): string => `${day}不是接待日，未提出换班。`

export const you = '您'

/** What stands against it. @param names of who proposed it and of the other, or «you» */
export function trouble(
  why: SwapTrouble,
  { from, to: name }: { readonly from: string; readonly to: string },
  day: string,
  back: string | null,
): string {
  switch (why) {
    case 'with_oneself':
      return '不能与自己换班，请写别的代表的姓名。'
    case 'proposer_left':
      return `提出人${from}已离任，没有换成，值班没有变化。`
    case 'proposer_no_deputy':
      return `${from}已不是代表，没有换成，值班没有变化。`
    case 'not_a_deputy':
      return `${name}不是代表，不能换班。`
    case 'excluded':
      return `${name}${day}不参加排班，请换一位代表。`
    case 'over':
      return `${day}的接待已经开始或结束，不能换班。`
    case 'cancelled':
      return `${day}的接待已取消，不需要换班。`
    case 'not_yours':
      return `${day}已不是原来的人值班，不能换班。`
    case 'on_duty':
      return `${name}${day}也在值班，不能换班，请换一位代表。`
    case 'on_leave':
      return `${name}${day}已请假，不能换班，请换一位代表。`
    case 'same_day':
      return '两个日期相同，不能换班。'
    case 'back_over':
      return `${back ?? ''}的接待已经开始或结束，不能换。`
    case 'back_cancelled':
      return `${back ?? ''}的接待已取消，不能换。`
    case 'back_not_theirs':
      return `${name}${back ?? ''}没有值班，不能换。`
    case 'back_on_duty':
      return `${back ?? ''}本来就有${from}值班，不能换。`
  }
}

export const asked = (name: string, day: string, back: string | null, hearing: HearingByName): string =>
  `已向${name}提出换班：${terms(day, back, name)}。${saidHeard(hearing)}对方同意后生效，结果将单独告知您。在此之前，${day}仍由您值班。`
export const askedInstead = (earlier: string): string => `原来向${earlier}提出的换班已撤回。`
export const askedAlready = (name: string, day: string): string =>
  `已向${name}提出过${day}的换班，请等对方回复。`
const terms = (day: string, back: string | null, name: string): string =>
  back === null ? `${day}由${name}值班` : `${day}由${name}值班，${back}由您值班`

/** To him who is asked, alone. */
export const request = (from: string, when: string, back: string | null): string =>
  `【换班请求】${from}请您代为参加${when}的接待值班${
    back === null ? '' : `，由${from}代您参加${back}的接待值班`
  }。请单独给我发送“换班”，点“同意”或“不同意”。`
export const withdrawn = (from: string, when: string): string =>
  `【换班撤回】${from}已撤回${when}的换班请求，不用再回复。`

export const cardTitle = '换班请求'
export const requestLine = (from: string, when: string, back: string | null): string =>
  back === null
    ? `${from}请您代为参加${when}的接待值班。`
    : `${from}请您代为参加${when}的接待值班，由${from}代您参加${back}的接待值班。`
export const choose = '选择一件'
export const option = (from: string, month: number, day: number): string => `${from} ${month}.${day}`
export const agree = '同意'
export const decline = '不同意'
export const mine = '我的值班'
export const nothingChosen = '请先选择一件，再点按钮。'
export const noRequests = '没有等您回复的换班请求。'
export const waiting = (name: string, when: string): string => `您向${name}提出的换班（${when}）还没有回复。`
export const waitsInVain = (name: string, when: string): string =>
  `您向${name}提出的换班（${when}）不会有回复：${name}已离任。请另找代表换班。`

export const accepted = (when: string, back: string | null): string =>
  `已换班：${when}由您值班${back === null ? '' : `，${back}您不用到岗`}。`
export const declined = (from: string): string => `已回复${from}：不同意换班。`
/** What he was asked for, or what the card showed, was another date, hour or place. */
export const askedAnew = (when: string, place: string): string =>
  `值班日已改为${when}，地点：${place}，是否仍同意？同意的，请再点一次“同意”，或回复“同意”。`
/** What was offered in return is another since it was offered. */
export const backIsOther = (back: string, from: string): string =>
  `没有换成：约定交换的值班已改为${back}，${from}提出时还不是这样，已请他重新提出。`
export const backIsOtherTold = (back: string, to: string): string =>
  `【换班】没有换成：您要代${to}参加的接待值班已改为${back}。仍要换班的，请重新发送“/换班”。`
export const settledAlready = '这件换班请求已经处理或已撤回。'
export const notForYou = '这件换班请求不是给您的。'

/** To him who asked, alone. */
export const acceptedTold = (name: string, when: string, back: string | null): string =>
  `【换班】${name}已同意换班：${when}由${name}值班，您不用到岗${back === null ? '' : `；${back}由您值班`}。`
export const declinedTold = (name: string, when: string): string =>
  `【换班】${name}不同意换班，${when}仍由您值班。不能到岗的，请发送“请假 原因”，或与别的代表换班。`
export const failedTold = (why: string): string => `【换班】换班没有办成：${why}`

/** To the clerks. */
export const clerksTold = (from: string, to: string, when: string, back: string | null): string =>
  `【换班】${when}的接待值班由${from}换为${to}${
    back === null ? '' : `，${back}由${to}换为${from}`
  }，双方已同意。已经张贴的公告请更换。`

/** Which of several own turns. */
export const whichTitle = '选择值班'
export const which = (name: string): string => `您有几次接待值班，要与${name}换的是哪一次？`
export const dayOption = (month: number, day: number): string => `${month}月${day}日`
/** The card that was pressed showed another date, hour or place. */
export const dayIsOther = (when: string, name: string): string =>
  `值班日已改为${when}，没有提出换班。请核对后重新发送“/换班 ${name}”。`
export const confirmDay = '提出换班'
