/** A number that stands before a choice, said alone: `1`, `1。`, `选1`, `回复1`. @param text folded; @returns null for anything else */
export function readChosenNumber(text: string): number | null {
  const figures = /^(?:选择?|回复)?\s*(\d{1,4})[\s。.!,，、]*$/u.exec(text)?.[1]
  return figures === undefined ? null : Number(figures)
}
