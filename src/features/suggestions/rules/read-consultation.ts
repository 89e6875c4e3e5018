/**
 * 面商 in words: the day (today where none is said), the place, who spoke with whom, and what was said, as it was
 * written. `12月3日 在镇政府 与王秀兰、李大为 面商：同意先修路灯` · `时间：12月3日 地点：镇政府 内容：同意修复`.
 */
import type { Day } from '../../../calendar/day.ts'
import { normalise } from '../../../language/normalise.ts'
import { pastDayInFront } from './past-day.ts'

export interface ConsultationReading {
  /** Null: the words name a day that cannot be. */
  readonly on: Day | null
  readonly place: string | null
  readonly who: string | null
  /** Null: not a word of what was said. */
  readonly said: string | null
}

const verb =
  '(?:(?:进行|当面|再次|已经?|又|第[一二]次|共同|一起) ?)*(?:面商|面谈|沟通|座谈|见面|商谈|会面|走访|上门|交换(?:了)?意见)(?:过|了|后|情况|意见|内容|结果)*'
const separator = '[ ,:;。]'
const verbInFront = new RegExp(`^${verb} ?[,:;。]* ?`)
const atPlace = new RegExp(
  `^(?:在|于|地点:? ?)([^ ,:;。]{2,20}?)(?=${separator}|与|和|同|跟|向|${verb})${separator}*`,
)
const byWire = /^(?:通过|用|以)?(电话|微信|视频)(?:方式)?(?=[ ,:;。]|与|和|同|跟|向|沟通|联系|面商)[ ,:;。]*/
const withWhom = new RegExp(
  `^(?:已经?)?(?:与(?!会)|和(?![解谐])|同(?![意时步样])|跟|向|会同)([^ ,:;。]{2,60}?)(?:等?代表|同志)?(?=${separator}|[在于]|${verb}|$)${separator}*`,
)
const labels: Readonly<Record<'on' | 'place' | 'who' | 'said', RegExp>> = {
  on: /(?:面商)?(?:时间|日期):/,
  place: /(?:面商)?地点:/,
  who: /(?:参加|面商)?(?:人员|对象|代表|参加人):/,
  said: /(?:面商)?(?:内容|情况|意见|结果):/,
}

/** 还没面商, 没有与王秀兰面商: that it was not is no consultation. */
const notHeld =
  /(?:^|[\s,，])(?:还|尚)?(?:没有?|未能?|没能|打算|准备|计划)(?:[与和跟同]|面商|见面?)|没接(?:电话|通)?|没联系上|不在(?:家|镇|村)?(?=$|[,，。])|(?:明天|后天|下周|下个?月|下次|改天|过[几两]天)[^,，。]{0,6}(?:面商|见面?|面谈|再)/u
export const saysNotHeld = (words: string): boolean => notHeld.test(words)

/** @param since the first day on which there can have been a talk: a day without a year is looked for from then on */
export function readConsultation(words: string, today: Day, since: Day): ConsultationReading {
  return labelled(words, today, since) ?? told(words, today, since)
}

function told(words: string, today: Day, since: Day): ConsultationReading {
  const source = normalise(words.trim())
  let at = 0
  let hasVerb = false
  const take = (pattern: RegExp): string | null => {
    const match = pattern.exec(source.text.slice(at))
    if (match === null) return null
    const [all, inner = ''] = match
    const from = at + all.indexOf(inner)
    at += all.length
    return original(source, from, from + inner.length)
  }
  const taken = pastDayInFront(source.text, today, since)
  at = taken.end
  let place: string | null = null
  let who: string | null = null
  for (let before = -1; before !== at; ) {
    before = at
    place ??= take(atPlace) ?? take(byWire)
    who ??= take(withWhom)
    if (!hasVerb) hasVerb = take(verbInFront) !== null
  }
  const rest = original(source, at, source.text.length)
  if (rest !== '') return { on: taken.day, place, who, said: rest }
  // 在枫树湾修路灯的事已说明: no head at all, but what was said.
  const all = original(source, taken.end, source.text.length)
  return hasVerb || all === ''
    ? { on: taken.day, place, who, said: null }
    : { on: taken.day, place: null, who: null, said: all }
}

function labelled(words: string, today: Day, since: Day): ConsultationReading | null {
  const source = normalise(words.trim())
  const found = Object.entries(labels)
    .flatMap(([field, pattern]) => {
      const match = pattern.exec(source.text)
      return match === null ? [] : [{ field, from: match.index, to: match.index + match[0].length }]
    })
    .toSorted((a, b) => a.from - b.from)
  if (found.length < 2 || found[0]?.from !== 0) return null
  const value = (field: string): string | null => {
    const index = found.findIndex(one => one.field === field)
    const label = found[index]
    if (label === undefined) return null
    const said = original(source, label.to, found[index + 1]?.from ?? source.text.length)
    return said.replace(/[\s,，;；。]+$/u, '') || null
  }
  const on = value('on')
  const day = on === null ? today : pastDayInFront(normalise(on).text, today, since).day
  return { on: day, place: value('place'), who: value('who'), said: value('said') }
}

const original = ({ original: text, at }: ReturnType<typeof normalise>, from: number, to: number): string =>
  text.slice(at[from] ?? text.length, at[to] ?? text.length).trim()
