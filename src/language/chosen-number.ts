/** `1。`, `选1`, `回复 1`: how a number is said that chooses. */
const alone = (number: string): RegExp => new RegExp(`^(?:选择?|回复)?\\s*${number}[\\s。.!,，、]*$`, 'u')

const choice = alone('(\\d{1,4})')
const notice = alone('第?\\d{1,4}[号个]?')

/** A number that stands before a choice, said alone. @param text folded; @returns null for anything else */
export function readChosenNumber(text: string): number | null {
  const figures = choice.exec(text)?.[1]
  return figures === undefined ? null : Number(figures)
}

/** Whether nothing but the number of a notice is said. @param text folded */
export const isNumberAlone = (text: string): boolean => notice.test(text)

/** `3号 主席团会议`: the number that something is called by. @returns null when it is called by none */
export function readOwnNumber(text: string): number | null {
  const figures = /^(\d{1,4})号/u.exec(text)?.[1]
  return figures === undefined ? null : Number(figures)
}
