import type { Tx } from '../db/tx.ts'
import type { Congress } from '../features/congress/types.ts'
import { leftPhone } from '../features/personal-data/rules/same-persons.ts'
import { type VisitorRow, visitorsOfCongress } from '../features/personal-data/store/visitors.ts'
import { takeVisitNumber } from '../features/visits/rules/number.ts'
import { WrongInput } from './wrong-input.ts'

/**
 * The matters of one visitor: those with his phone, or the one of a number and those with a phone that stands there.
 * @throws WrongInput when there are none
 */
export async function visitsOf(tx: Tx, congress: Congress, called: string): Promise<VisitorRow[]> {
  const all = await visitorsOfCongress(tx, congress.id)
  const { which, rest } = takeVisitNumber(called)
  const isNumber = which !== null && which.year !== null && rest === ''
  if (!isNumber) {
    if (!/^[+\d][\d -]{4,19}$/.test(called))
      throw new WrongInput(`--visitor is a phone, or the number of a matter with its year: 2026-012`)
    const found = all.filter(row => leftPhone(row, called))
    if (found.length === 0)
      throw new WrongInput(`nobody with this phone stands in the register of ${congress.name}`)
    return found
  }
  const chosen = all.filter(row => row.year === which.year && row.number === which.number)
  if (chosen.length === 0)
    throw new WrongInput(`the matter ${called} of ${congress.name} has no name and no phone`)
  const phones = chosen.flatMap(({ phone }) => (phone ?? '').split('、')).filter(phone => phone !== '')
  return all.filter(row => chosen.includes(row) || phones.some(phone => leftPhone(row, phone)))
}
