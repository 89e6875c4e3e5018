import { fold } from '../../../language/normalise.ts'

/** Words behind `/审查 17` that say no more than the command: 通过, 同意, or none. */
export const passes = (words: string): boolean =>
  /^(?:(?:审查|审核)?(?:通过|合格|同意|可以|属实|符合要求|予以接收)(?:了|交办)?)?[。!,]*$/.test(fold(words))

/** `/归档 全部`, `/归档 全部已办结` */
export const isAll = (words: string): boolean =>
  /^(?:全部|所有|都)(?:已办结|已办结的|可归档的?|的)?(?:建议)?$/.test(fold(words))

/** What follows 代, 替, 帮: somebody's name, and what is entered for him; null when the words begin with none of these. */
export const afterInNameOf = (words: string): string | null => {
  const [inNameOf] = /^(?:代|替|帮)\s*(?!表)/u.exec(words.trim()) ?? []
  return inNameOf === undefined ? null : words.trim().slice(inNameOf.length)
}
