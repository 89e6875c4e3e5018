import { fold } from '../../../language/normalise.ts'
import { saysNotDone } from '../../../language/not-done.ts'
import { withheld } from '../../../language/order.ts'
import { deeds } from '../../../language/words/orders.ts'
import { acknowledges } from '../../../language/words/seen.ts'

/** 仍然提出, 还是要提: what was shown as similar is not what is meant. */
export const isSure = (words: string): boolean =>
  /^(?:仍然|仍|还是|照样|继续|确定|坚持)(?:要|得)?(?:提出?|提交|登记)(?:吧|了)?[。!]?$/u.test(fold(words))

/** What a signer says who was asked whether an item is to be taken back; null: he gives a reason of his own. */
export function agreementIn(words: string): 'agrees' | 'refuses' | null {
  const said = fold(words).replace(/[\s,。!、;]+/gu, '')
  if (/^(?:我)?(?:不同意|不赞成|反对|不撤回?|不要撤回?|别撤回?|不想撤回?|继续办理?)(?:撤回)?/u.test(said))
    return 'refuses'
  return /^(?:我)?(?:也)?(?:同意|赞成|可以|好的?|行|没意见|无异议)(?:撤回)?$/u.test(said) ? 'agrees' : null
}

/** 代 王五 同意: it is somebody's answer, whoever that is. */
export const endsInAnswer = (words: string): boolean => /同意(?:撤回)?[。!]?$/u.test(fold(words).trim())

const told = /[说讲叫让要求][^,，。]{0,4}撤/u
const greeting = /^(?:[你您]好|在吗|请问|问问)/u

/** Why an item is taken back: no question, no greeting, nor what somebody else has said. */
export const isReason = (said: string): boolean =>
  withheld(said, deeds.withdraw) === null &&
  !saysNotDone(said) &&
  !acknowledges(said) &&
  !told.test(said) &&
  !greeting.test(said)
