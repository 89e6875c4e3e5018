/** What a template leaves to fill in: ×月×日, 20xx, ___, 待定, 地点另行通知. */

const blank =
  '(?:[×✕✖╳☓△□◯]|(?<![a-z0-9])x{1,4}(?![a-z])|\\*{1,8}|_{1,8}|○{2,8}|某某|\\( {0,2}\\)(?=[年月日时点分]))'
const unfilled =
  /[×✕✖╳☓△□]|(?<![a-z0-9])x{2,}(?![a-z0-9])|(?<![a-z0-9])x(?=[年月日时点分镇乡村号])|20[x×*_○〇]{2}|\*{2,}|_{2,}|○{2,}|某某(?![同志])|(?<=年) ?月 ?日|^ ?月 ?日|(?<=[^0-9〇零一二三四五六七八九十廿卅]) 月 日/
const later = /待定|未定|另行通知|另行告知|待通知|另定|暂定不了|待确定|待明确/
const change = /如有|若有|如遇|变动|变化|变更|调整|未尽/

const dayBlank = new RegExp(
  `${blank} ?[月日号](?!常)|(?<=年) ?月 ?日|(?<=月) ?${blank} ?[日号]|(?<=[^0-9一二三四五六七八九十廿卅]) 月 日`,
)
const timeBlank = new RegExp(`${blank} ?(?:[点时]|: ?${blank})|[0-9]{1,2}[点时:]${blank}`)
const placeBlank = new RegExp(
  `(?:地 ?点|会 ?场|在)[^,。;\n]{0,12}${blank}|${blank}[^,。;\n]{0,4}(?:会议室|楼|礼堂|村委会|广场)`,
)

export interface Placeholders {
  /** The day or the hour of the event. */
  readonly day: boolean
  readonly time: boolean
  readonly place: boolean
  readonly other: boolean
}

/** @param text folded */
export function findPlaceholders(text: string): Placeholders {
  const announced = text
    .split(/[。;!\n]/)
    .flatMap(sentence => (later.test(sentence) && !change.test(sentence) ? [aboutWhat(sentence)] : []))
  const found = {
    day: dayBlank.test(text) || announced.includes('time'),
    time: timeBlank.test(text) || announced.includes('hour'),
    place: placeBlank.test(text) || announced.includes('place'),
  }
  return { ...found, other: announced.includes('other') || unfilled.test(text) }
}

function aboutWhat(sentence: string): 'time' | 'hour' | 'place' | 'other' {
  const before = sentence.slice(0, sentence.search(later))
  const place = Math.max(
    before.lastIndexOf('地点'),
    before.lastIndexOf('会场'),
    before.lastIndexOf('场地'),
    before.lastIndexOf('地 点'),
  )
  const time = Math.max(before.lastIndexOf('时间'), before.lastIndexOf('日期'), before.lastIndexOf('时 间'))
  const hour = Math.max(
    before.lastIndexOf('几点'),
    before.lastIndexOf('具体时间'),
    before.lastIndexOf('具体时段'),
  )
  if (hour >= 0 && hour >= place) return 'hour'
  if (time > place) return 'time'
  return place >= 0 ? 'place' : 'other'
}
