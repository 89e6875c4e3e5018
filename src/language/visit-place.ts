/** Which village a matter is about: one of the congress's, else what is called 村, 社区 or stands where a place stands. */
import { fold } from './normalise.ts'
import type { Named, Span } from './visit-reading.ts'

export interface FoundPlace {
  readonly place: Named
  readonly span: Span
}

const kind = /(?:行政村|自然村|村|社区|居委会|居民区)$/
/** After these two characters of a village's short name they are what they say: 后山塌方, 石桥断了. */
const noPlaceThen = /^(?:[上下坏断塌垮滑倒漏破修旧坍崩危头镇乡]|被|社区|小区|街道|年久|太|很|不)/

/** @param text folded, without the visitor */
export function findVillage(text: string, villages: readonly string[]): FoundPlace | null {
  return knownVillage(text, villages) ?? namedVillage(text) ?? placeBefore(text)
}

/** 石桥村 as people say it: 石桥; the whole where too little would be left. @returns folded */
export function shortVillage(village: string): string {
  const word = fold(village)
  const bare = word.replace(kind, '')
  return bare.length < 2 ? word : bare
}

interface Spelling {
  readonly village: string
  /** Folded. */
  readonly word: string
  readonly isShort: boolean
}

function knownVillage(text: string, villages: readonly string[]): FoundPlace | null {
  const spellings = villages.flatMap((village): Spelling[] => {
    const word = fold(village)
    const bare = word.replace(kind, '')
    return bare === word || bare.length < 2
      ? [{ village, word, isShort: false }]
      : [
          { village, word, isShort: false },
          { village, word: bare, isShort: bare.length < 3 },
        ]
  })
  const found = spellings.flatMap(({ village, word, isShort }) => {
    const at = placeOf(text, word, isShort)
    return at < 0 ? [] : [{ village, word, at }]
  })
  // 杨树湾村 before 树湾; of several villages the first that is spoken of.
  const [first] = found.toSorted((a, b) => a.at - b.at || b.word.length - a.word.length)
  if (first === undefined) return null
  return {
    place: { name: first.village, known: true },
    span: { from: first.at, to: first.at + first.word.length },
  }
}

function placeOf(text: string, word: string, isShort: boolean): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isShort || !noPlaceThen.test(text.slice(at + word.length, at + word.length + 2))) return at
  }
  return -1
}

/** 村级, 村务, 村规 name no village. */
const called = /(?:行政村|自然村|村委会|村(?![级务规容医庄])|社区|居委会|小区|屯|寨)/g
/** What stands before the name of a place and does not belong to it. */
const notInName =
  /.*(?:反映|来访|来信|要求|希望|投诉|走访|联系|接待|看望|慰问|村民|居民|群众|选民|老人|我们|你们|他们|位于|来自|家住|信箱|街道|[有让叫跟称说我本该全各每在住到去由转交给是的和与及某等多几个从至向对往赴镇乡县市])/u
const noName =
  /^(?:|农业农|[农乡进出外邻驻包返回下上中前后老旧新小大片两三一二首]|新农|美丽乡?|行政|自然|示范|重点|空心|城中|住宅|商品|老旧|安置|开放式|高档|贫困|偏远|移民|传统|文明|未来|智慧|法治|网格)$/

/** 杨树湾村, 阳光小区 */
function namedVillage(text: string): FoundPlace | null {
  for (const match of text.matchAll(called)) {
    const before = /[一-龥]{0,8}$/.exec(text.slice(Math.max(0, match.index - 8), match.index))?.[0] ?? ''
    const name = before.replace(notInName, '')
    if (name.length > 5 || noName.test(name)) continue
    const from = match.index - name.length
    return {
      place: { name: name + match[0].replace(/委会$/, ''), known: false },
      span: { from, to: match.index + match[0].length },
    }
  }
  return null
}

const placeWord =
  /(?<=^|[,;。\n ]|反映|来访|位于|来自|家住|住在|在|到|走访|联系|信箱)([一-龥]{1,3}[湾庄坪岙坑坞垄塘岭畈冲岗圩堡营洼沟坎坳])(?=路|水|桥|村|组|的|有|段|口|道|垃圾|污|停|电|一带|附近|自来|信箱|群众|选民|居民|群众|$|[ ,;。])/
const noPlace =
  /^[路道地坑]|^(?:[池鱼水山荷粪臭泥大小土深路阴边]{1,2}|排水|草|停车|门前|门口|屋后|屋前|田|这个?|那个?|有个?)[塘沟坑坪洼坎岭]/

/** 杨树湾路灯坏了: a place by its last character, where a place stands. */
function placeBefore(text: string): FoundPlace | null {
  const match = placeWord.exec(text)
  const name = match?.[1] ?? ''
  if (match === null || noPlace.test(name)) return null
  return { place: { name, known: false }, span: { from: match.index, to: match.index + name.length } }
}

/** The village that somebody names when he is asked for it. @param said as it was written */
export function villageCalled(said: string, villages: readonly string[]): Named {
  const word = fold(said)
  const bare = word.replace(kind, '')
  const known = villages.find(name => fold(name) === word || fold(name).replace(kind, '') === bare)
  return { name: known ?? said, known: known !== undefined }
}
