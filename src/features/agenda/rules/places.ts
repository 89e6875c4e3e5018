/** Which meeting and which item words begin with: `3 第2项 …` · `第二项 …` · `会议3 …`. */
import { takeNumber } from '../../../bot/grammar.ts'
import { readNumber } from '../../../calendar/numerals.ts'
import { normalise } from '../../../language/normalise.ts'

export interface Places {
  readonly meeting: number | null
  /** From 1. */
  readonly item: number | null
  /** What follows, as it was written. */
  readonly rest: string
}

const figure = '([0-9]{1,2}|[一二三四五六七八九十]{1,3})'
const itemInFront = new RegExp(
  `^(?:第${figure} ?(?:项|个?议题|个?议程)|(?:议题|议程|第)${figure}(?=[ ,:、]|$))[ ,:、]*`,
)
const meetingWord = /^(?:会议|通知)[ :]?(?=#?第?[0-9])/
/** A figure that begins a vote's result: 30票赞成, 30:1:2. */
const result = /^[0-9]{1,4} ?(?:票|人|名|位|赞|同意|反对|弃权|支持|[:/-] ?[0-9])/

/** 1、会议听取了…: a list begins. */
const listMark = /^[0-9]{1,2} ?[、.)](?! ?第)/

export function takePlaces(words: string): Places {
  let rest = words.trim()
  let meeting: number | null = null
  let item: number | null = null
  for (let turn = 0; turn < 2; turn++) {
    const source = normalise(rest)
    const cut = (length: number) => rest.slice(source.at[length] ?? rest.length).trim()
    const found = item === null ? itemInFront.exec(source.text) : null
    if (found !== null) {
      item = readNumber(found[1] ?? found[2] ?? '')
      rest = cut(found[0].length)
      continue
    }
    if (meeting !== null || result.test(source.text) || listMark.test(source.text)) break
    const named = meetingWord.exec(source.text)?.[0].length ?? 0
    const taken = takeNumber(cut(named))
    if (taken.number === null) break
    meeting = taken.number
    rest = taken.rest.replace(/^会议?(?=[\s,，:：第]|$)[\s,，:：]*/u, '')
  }
  return { meeting, item, rest }
}
