/**
 * A matter of the register of visits as a suggestion. Who came never goes along: what is known of him is taken out of
 * the matter's words, and the title is made of words of closed lists alone, because titles are shown in groups.
 */
import { normalise } from '../../../language/normalise.ts'
import { isName } from '../../../language/people.ts'
import { readSuggestion } from '../../../language/suggestion.ts'
import type { SuggestionWorld } from '../../../language/suggestion-reading.ts'
import { topicOf } from '../../../language/visit-category.ts'
import { keptOf } from '../../../language/visit-matter.ts'
import { findPhones } from '../../../language/visit-phone.ts'
import type { Visit, VisitKind, Visitor } from '../../visits/types.ts'
import type { Contents } from './acts.ts'

const sourceOf = { visit: 'reception', letter: 'letter', contact: 'visit' } as const satisfies Record<
  VisitKind,
  string
>

export interface FromVisitWords {
  /** 关于枫树湾村路灯有关问题的建议 */
  title(village: string | null, topic: string | null): string
  /** What stands for whoever came. */
  readonly somebody: string
}

/** @param visitor whoever came, so that he can be taken out; it is not shown to anybody */
export function contentsFromVisit(
  visit: Pick<Visit, 'kind' | 'village' | 'matter' | 'category'>,
  visitor: Visitor,
  world: SuggestionWorld,
  words: FromVisitWords,
): Omit<Contents, 'raised'> {
  const text = withoutVisitor(visit.matter, visitor, words.somebody)
  const village = visit.village !== null && world.villages.includes(visit.village) ? visit.village : null
  const { category } = readSuggestion(text, world)
  return {
    kind: 'suggestion',
    source: sourceOf[visit.kind],
    title: words.title(village, topicOf(text, visit.category)),
    text,
    category,
    district: visit.village,
    confidential: false,
  }
}

/** Without phones, and without the names of whoever came. */
function withoutVisitor(matter: string, { name, phone }: Visitor, somebody: string): string {
  const source = normalise(matter)
  let text = keptOf(source, findPhones(source.text)).trim()
  const names = name === null ? selfNamed(text) : name.split('、')
  for (const known of [...names, ...(phone?.split('、') ?? [])].map(one => one.trim()))
    if (Array.from(known).length >= 2) text = text.replaceAll(known, somebody)
  return /\p{L}/u.test(text) ? text : somebody
}

/** Who gives his name in the words themselves, where no reader found who came: 阿依古丽·买买提, `钱七：`, 我叫钱七. */
function selfNamed(text: string): readonly string[] {
  const dotted = text.match(/[一-龥]{1,12}(?:·[一-龥]{1,8}){1,3}/gu) ?? []
  const told = [
    ...text.matchAll(/(?:^|\n)\s*([一-龥]{2,4})\s*[:：]|(?:我叫|我是|名叫)([一-龥]{2,4})(?![一-龥])/gu),
  ]
  return [
    ...dotted.map(words => words.replace(placeBefore, '').replace(verbBehind, '')),
    ...told.map(([, first, second]) => first ?? second ?? '').filter(isName),
  ]
}

/** 石桥村阿依古丽·买买提: the place stays. */
const placeBefore = /^.*(?:[村组区]民?|群众|选民|居民)(?=[一-龥]+·)/u
const verbBehind = /(?:反映|来访|来电|来信|要求|投诉|希望|认为|称|说).*$/u
