import type { Who } from '../bot/actor.ts'
import type { Command } from '../bot/command.ts'
import type { Withheld } from '../language/order.ts'

/** What the front desk says: help, refusals, greetings, apologies. */

/** @param isApp the app is asked, which is in no group */
export const helpOverview = (commands: readonly Command[], botName: string, isApp: boolean): string =>
  [
    `我是${botName}，协助办理人大会议、代表接待和代表建议等工作。可以发送：`,
    ...commands.map(command => `${command.usage}：${command.summary}`),
    `${isApp ? '' : `在群里请先@${botName}；单独给我发送时不用@。`}方括号里的可以不写。要看例子，请发送“/帮助 名称”${
      commands[0] === undefined ? '' : `，如：/帮助 ${commands[0].name}`
    }`,
  ].join('\n')

export const commandHelp = (command: Command): string =>
  [
    `/${command.name}：${command.summary}`,
    `用法：${command.usage}`,
    ...(command.aliases.length === 0
      ? []
      : [`也可以写：${command.aliases.map(alias => `/${alias}`).join('、')}`]),
    `如：`,
    ...command.examples,
  ].join('\n')

/** Where a notice and a turn of reception duty are both open. */
export const whichTurn = '您有几次接待值班，这次回复的是哪一次？'
export const whichOfBoth = '您既有会议通知，又有接待值班，这次回复的是哪一个？'
export const acknowledgedBoth =
  '收到。您还有会议通知和接待值班需要回复，请分别回复，如“第3号 参加”“值班 确认”。只回“收到”不算回复。'
export const acknowledgedAnswered = '收到。您的会议通知和接待值班都已回复，没有变化。'
export const unsureBoth = '好的，暂不登记。定下来后请分别回复，如“第3号 参加”“值班 确认”。'

const whoMay: Record<Who, string> = {
  anyone: '所有人',
  members: '花名册中的人员',
  clerks: '主席、副主席和联络员',
}

export const mayNot = (command: string, who: Who): string =>
  `“/${command}”由${whoMay[who]}使用。如有需要，请与联络员联系。`

const notPlain: Record<Withheld, string> = {
  asked: '这句话像是询问',
  denied: '这句话像是说不办',
  open: '这句话像是还没有定下来',
}

/** What is asked, denied or put off is not done. */
export const notOrdered = (command: Command, why: Withheld): string =>
  `没有办理“/${command.name}”：${notPlain[why]}。要办理，请直接写：${command.usage}；例子请发送：/帮助 ${command.name}`

/** @param kind of the congress that the sender is of */
export const notBusinessOf = (command: string, kind: 'township' | 'street' | 'county'): string =>
  kind === 'county'
    ? `“/${command}”由各乡镇人大使用，县级不办理。查看各乡镇情况请发送：/各镇；给各乡镇发通知请发送：/县通知 内容`
    : `“/${command}”由县级人大使用。如有需要，请与县人大联系。`
export const notYourButton = '这个按钮不由您所在的单位使用。'
export const countyHint =
  '没有看懂。查看各乡镇情况请发送：/各镇；给各乡镇发通知请发送：/县通知 内容；全部功能请发送：帮助'

export const mayNotPress = (who: Who): string => `这个按钮由${whoMay[who]}使用。如有需要，请与联络员联系。`

/** @param botName null: alone, where nobody has to be mentioned */
export const unknownPerson = (botName: string | null): string =>
  `花名册中还没有您的企业微信账号。请发送“${botName === null ? '' : `@${botName} `}/我是 姓名”，由联络员确认后即可使用。`

export const hasLeft = '花名册显示您已离任，不能再使用本服务。如有误，请与联络员联系。'

export const unboundChat = (botName: string): string =>
  `本群还没有绑定。请联络员发送“@${botName} /绑定”；单位第一次使用的，请向管理员索取管理码。`

export const unknownCommand = (typed: string, meant: string | null): string =>
  meant === null
    ? `没有“/${typed}”这个命令。发送“帮助”查看使用方法。`
    : `没有“/${typed}”这个命令。您是不是要发送“/${meant}”？`

/** @param botName of a group, where each has to name it; null: alone with it */
export const severalCommands = (commands: readonly string[], botName: string | null): string =>
  `没有办理：一条消息只办一条命令，这里有${commands.length}条：${slashed(commands)}。${sendApart(botName)}`
/** Words came first, and behind them a command: it cannot be both. */
export const commandBesideWords = (commands: readonly string[], botName: string | null): string =>
  `没有办理：命令要单独发送，这条消息里夹着${slashed(commands)}。请与其他文字分开，${sendApart(botName)}`
const mostNamed = 6
const slashed = (commands: readonly string[]): string =>
  `${commands
    .slice(0, mostNamed)
    .map(command => `“/${command}”`)
    .join('、')}${commands.length > mostNamed ? '等' : ''}`
const sendApart = (botName: string | null): string =>
  botName === null ? '请一次发送一条。' : `请一次发送一条，每条都@${botName}。`

export const onlySlash = '请在斜杠后写命令，如：/帮助'

export const onlyMention = (botName: string): string =>
  `您好。回复通知请说“参加”或“请假 原因”；其他功能请发送“@${botName} 帮助”。`

export const empty = '没有收到文字内容。发送“帮助”查看使用方法。'

export const looksLikeNotice = '这像是一份会议通知。要发出，请在开头加上“/会议”再发送一次。'

/** What can neither be read nor kept. */
export const notForUs: Readonly<Record<'voice' | 'location' | 'link', string>> = {
  voice: '收到语音，但听不到内容，未作登记。请打字发送，或用输入法的语音输入转成文字再发。',
  location: '收到位置，目前不能处理，未作登记。可以发送文字、照片和PDF文件。',
  link: '收到链接，目前不能处理，未作登记。可以发送文字、照片和PDF文件。',
}

export const mediaReceived = (kind: 'image' | 'file' | 'video'): string =>
  `已收到${{ image: '图片', file: '文件', video: '视频' }[kind]}，目前只能处理文字，未作登记。请用文字说明。`

export const greeting = (name: string | null, botName: string): string =>
  name === null
    ? `您好，我是${botName}。请先发送“我是 姓名”，由联络员确认后即可使用。`
    : `${name}，您好。我是${botName}。发送“我的”查看您的通知，发送“帮助”查看使用方法。`

export const sorry = (msgid: string): string =>
  `抱歉，这条消息没有处理成功，未作登记。请稍后再发一次；仍不成功，请把编号告诉管理员：${msgid}`

export const sorryTitle = '没有处理成功'
export const tryAgain = '再试一次'
export const tooFastTitle = '请稍后再试'
export const tooFast = '您发送得太快，这条没有登记。请过一分钟再发。'
/** As a congress is called where people read it. */
export const congressName = (name: string): string => `${name}人大`
/** 云溪镇人大  3月11日（星期三） */
export const congressInFront = (name: string, desc: string): string =>
  desc === '' ? congressName(name) : `${congressName(name)}  ${desc}`
export const ofCongress = (name: string, text: string): string => `${congressName(name)}：${text}`
export const typeForLink = (name: string): string =>
  `卡片里不能给出链接。请直接发送“${name}”，链接随回复发给您。`
export const whichCongressTitle = '请选择单位'
export const whichCongress = (names: readonly string[]): string =>
  `您在${names.length}个单位的花名册中，这是哪个单位的事？请点按钮，或回复单位名称，如：${names[0] ?? ''}`
export const choose = '确定'
export const choiceIsOver = '这次选择已处理或已过期，请重新发送。'
export const choiceIsSuperseded = '这个选择已过时，没有办理。请按最新的一张，或重新发送。'
export const comesNext = '内容较多，另发给您。'
export const mine = '我的通知'
export const unknownButton = '这张卡片已不再使用。发送“我的”查看您的通知。'
export const cardTitle = '提示'
export const streamOver = '处理已完成。'
/** What a number chosen in a group comes to, as it would have been written. */
export const pressed = {
  attend: (number: number): string => `第${number}号 参加`,
  leave: (number: number): string => `第${number}号 请假`,
  list: (number: number): string => `/名单 ${number}`,
} as const
export const pressedAlone = '已收到，结果不便在群里说明，请单独给我发送“我的”查看。'
