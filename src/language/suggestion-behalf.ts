/** For whom a clerk enters what that one said by telephone: 代张三：修复路灯, 代表张三提出：修复路灯. */
import { normalise } from './normalise.ts'
import { isName } from './people.ts'

export interface Behalf {
  /** The words from the name on. */
  readonly from: string
  /** Where a colon ends it: what stands for the name, and what follows. */
  readonly marked: { readonly name: string; readonly rest: string } | null
}

const inFront = /^(?:由我)?(?:代表|代|替|帮) ?(?=[一-龥])/
const said = '(?:代表|同志)?(?:提出?|提交|登记|反映|提议)?(?:一条|一件)?(?:建议|批评|意见|议案)?'
const marked = new RegExp(`^([一-龥·]{2,8}?(?: ?\\([^()]{1,12}\\))?)${said} ?:`)

/** @returns null when the words begin with nothing of the kind; 代表 may begin other words: 代表小组, 代表联络站 */
export function behalfInFront(words: string): Behalf | null {
  const { text, at, original } = normalise(words)
  const start = inFront.exec(text)?.[0].length
  if (start === undefined) return null
  const behind = (index: number) => original.slice(at[index] ?? original.length)
  const match = marked.exec(text.slice(start))
  const [whole = '', name = ''] = match ?? []
  return {
    from: behind(start),
    marked: match === null ? null : { name, rest: behind(start + whole.length).trim() },
  }
}

/** Whether it can be a person whom nobody knows, and not 代表小组：. */
export const canBePerson = (name: string): boolean => isName(name.replace(/ ?\(.*\)$/u, ''))
