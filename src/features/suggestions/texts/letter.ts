import { sayDate } from '../../../calendar/say.ts'
import type { CongressKind } from '../../congress/types.ts'
import { townName } from '../../reception/texts/levels.ts'
import { classNameOf } from '../rules/outcome.ts'
import type { LetterAnswer } from '../rules/papers.ts'
import type { ResultClass } from '../settings.ts'
import type { Names, Suggestion } from '../types.ts'
import { sayClass } from './steps.ts'
import { bareNumber, kindNames, numberOf } from './words.ts'

/** 答复函: what an office answers the signers, as an official paper. */
export interface AnswerLetter {
  readonly title: string
  /** 发文字号; with room to write it where the office said none. */
  readonly issued: string
  /** Above the title: which item it answers, and at the right the class of the result. */
  readonly number: string
  readonly mark: string
  readonly addressee: string
  /** A paragraph each. */
  readonly body: readonly string[]
  readonly contact: string | null
  readonly signature: string
  readonly date: string
  readonly copies: string
}

export interface Answered {
  readonly item: Suggestion
  readonly answer: LetterAnswer
  readonly classes: readonly ResultClass[]
  readonly congress: { readonly name: string; readonly kind: CongressKind }
  readonly names: Names
  /** Whom to ask at the office. */
  readonly contacts: readonly { readonly name: string; readonly phone: string | null }[]
}

/** All are named as long as they stand on a line or two; the form has every name. */
const namedSigners = 10

export function answerLetter({ item, answer, classes, congress, names, contacts }: Answered): AnswerLetter {
  const { officeId, resultClass, text, promisedOn, on, round } = answer
  const signers = item.signers.map(({ personId }) => names.person(personId))
  const you = signers.length > 1 ? '你们' : '您'
  const again = round > 1 ? '再次' : ''
  const assisting = item.parties
    .filter(({ role }) => role === 'assist')
    .map(party => names.office(party.officeId))
  const organ = congress.kind === 'street' ? '人大工委' : '人民代表大会主席团'
  return {
    issued: `发文字号：${answer.issued ?? `＿＿＿＿〔${on.year}〕＿＿号`}`,
    title: `关于第${bareNumber(item)}号${kindNames[item.kind]}的${again}答复`,
    number: `${numberOf(item)}${item.confidential ? '（不公开）' : ''}`,
    mark: `办理结果：${sayClass(resultClass, classNameOf(answer, classes))}`,
    addressee: `${sayAddressee(signers)}代表：`,
    body: [
      `${you}提出的《${item.title.replace(/^《|》$/g, '')}》收悉。${opening(you, round, assisting)}`,
      ...text.split('\n').flatMap(line => (line.trim() === '' ? [] : [ended(line.trimEnd())])),
      ...(promisedOn === null ? [] : [`以上事项我单位承诺于${sayDate(promisedOn)}前落实，落实后另行告知。`]),
      `感谢${you}对我们工作的关心和支持。请${you}对办理态度和办理结果作出评价，如有意见，请及时反馈。`,
    ],
    contact: contacts.length === 0 ? null : `联系人：${contacts.map(sayContact).join('、')}`,
    signature: names.office(officeId),
    date: sayDate(on),
    copies: `抄送：${[`${townName(congress)}${organ}`, ...assisting].join('、')}。`,
  }
}

/** In a chat nobody writes the last full stop; a letter has it. */
const ended = (line: string): string => (/[\p{P}\p{S}]$/u.test(line) ? line : `${line}。`)

function sayAddressee(signers: readonly string[]): string {
  if (signers.length <= namedSigners) return signers.join('、')
  return `${signers.slice(0, namedSigners).join('、')}等${signers.length}位`
}

function opening(you: string, round: number, assisting: readonly string[]): string {
  const together = assisting.length === 0 ? '' : `会同${assisting.join('、')}`
  return round > 1
    ? `根据${you}对前次答复的意见，我单位${together}重新作了研究办理，现再次答复如下：`
    : `经我单位${together}研究办理，现答复如下：`
}

const sayContact = ({ name, phone }: { readonly name: string; readonly phone: string | null }): string =>
  phone === null ? name : `${name}（电话${phone}）`
