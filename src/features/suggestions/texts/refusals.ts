import type { Day } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import type { Refusal } from '../rules/acts.ts'
import type { ActName } from '../rules/articles.ts'
import { partsOf, type Standing } from '../rules/standing.ts'
import type { SuggestionRules } from '../settings.ts'
import type { Suggestion } from '../types.ts'
import { actNames, howTo, howToRate, quoted, whoMay } from './acts.ts'
import { nextStep } from './next-step.ts'
import { numberOf, stateNames } from './words.ts'

/** Why something was not done: what is the matter, who may, and what to do next. */

export interface RefusalFacts {
  readonly act: ActName
  readonly item: Suggestion
  readonly who: Standing
  readonly today: Day
  readonly rules: Pick<SuggestionRules, 'classes'>
  readonly officeName: (officeId: number) => string
}

export function sayRefusal(refusal: Refusal, facts: RefusalFacts): string {
  const { item, act, today } = facts
  const number = numberOf(item)
  const say = (day: Day) => sayCalendarDay(day, today)
  switch (refusal.why) {
    case 'not_his':
      return notHis(refusal.act, facts)
    case 'wrong_state':
      return wrongState(refusal.act, facts)
    case 'already':
      return already(refusal.act, facts)
    case 'signers_missing':
      return `议案须有${refusal.needed}名代表署名，${number}还差${refusal.missing}名。请代表发送${quoted(howTo('cosign', item))}，或请联络员改为建议：“${howTo('correct', item).replace('要改的内容', '种类 建议')}”。`
    case 'leads':
      return `您是${number}的领衔代表，不能取消署名。要撤回，请发送${quoted(howTo('withdraw', item))}。`
    case 'no_withdrawal':
      return `没有代表提出撤回${number}，照常办理。`
    case 'examined':
      return `${number}已经审查，要更正请与联络员联系。`
    case 'return_over':
      return `退回期限是${say(refusal.by)}，已经过了，不能退回。确实不属于本单位的，请与联络员联系，由联络员改办：${quoted(howTo('assign', item))}。`
    case 'which_office':
      return act === 'assign'
        ? `写了几个单位，请写明主办和协办，如：“${howTo('assign', item).replace('承办单位', '农业农村办主办，财政所协办')}”；各办各的，请写“分办”。`
        : `${number}有几个承办单位：${officesOf(facts)}。请在编号后写明是哪一个，如：${quoted(withOffice(facts))}`
    case 'no_office':
      return act === 'assign'
        ? `请写明承办单位，如：${quoted(howTo('assign', item))}`
        : `所写的单位不是${number}的${act === 'assist' ? '协办' : '主办'}单位。${number}的承办单位：${officesOf(facts)}。`
    case 'waits_for_deputy':
      return `${number}正等代表说明，办理期限暂停计算，现在不用${actNames[act]}。代表说明以后再办；电话里说过的，请先登记：${quoted(howTo('reply_to_office', item))}。`
    case 'not_waiting':
      return `承办单位现在没有请代表说明${number}。有话要告诉承办单位，请与联络员联系。`
    case 'not_yet':
      return `所写的日期还没有到。请在${act === 'keep_promise' ? '落实' : '面商'}以后再登记，日期写当天或以前的，如：“12月3日”；不写日期就是今天。`
    case 'too_early':
      return `所写的面商日期早于${say(refusal.after)}，不能算这一次的面商。请核对日期后重新发送：${quoted(howTo('consult', item))}`
    case 'unknown_class':
      return `请在编号后写明答复类别：${classesOf(facts)}。如：${quoted(howTo('answer', item))}`
    case 'needs_promise_day':
      return `这一类答复是承诺，请在内容中写明完成的日期，如：“${howTo('answer', item).replace('A 答复内容', `${promising(facts)} 2026年12月底前完成`)}”。`
    case 'promises_nothing':
      return act === 'answer'
        ? '这一类答复不是承诺，不写完成日期。要承诺日期，请改用承诺的一类。'
        : `${number}的答复没有承诺事项，不用登记兑现。`
    case 'promise_over':
      return '所写的完成日期已经过去。请写今后的日期，再发送一次。'
    case 'extension_asked':
      return `${number}已经申请延期，正等主席、副主席、联络员决定。`
    case 'no_extension':
      return `${number}没有待决定的延期申请。要延期，由承办单位申请：${quoted(howTo('ask_extension', item))}`
    case 'overdue':
      return `${number}的答复期限是${say(refusal.dueOn)}，已经过了，不能再申请延期。请尽快办理；有困难的请与联络员联系。`
    case 'extension_not_later':
      return `答复期限已经是${say(refusal.dueOn)}，申请的日期要比它晚。请重新发送：${quoted(howTo('ask_extension', item))}`
    case 'extension_too_far':
      return `按规定最迟到${say(refusal.most)}，请把日期写在这一天以前：${quoted(howTo('ask_extension', item))}`
    case 'no_signer':
      return act === 'rate' || act === 'reply_to_office'
        ? `请写明是哪位署名代表${act === 'rate' ? '评价' : '说明'}的，如：“${howTo(act, item).replace(/ 说明$/, '')} 代 姓名${act === 'rate' ? '' : ' 说明'}”。`
        : `这一步由署名的代表本人办理。`
    case 'promise_open':
      return `${number}承诺的事项还没有落实（${say(refusal.until)}前），不能归档。落实后请发送${quoted(howTo('keep_promise', item))}`
    case 'not_over':
      return `评价要等到${say(refusal.until)}，现在还不能结束。`
    case 'nothing_changed':
      return '和原来一样，没有改动。'
  }
}

function notHis(act: ActName, { item, who }: RefusalFacts): string {
  const parts = partsOf(item, who)
  const said = `${numberOf(item)}：${actNames[act]}由${whoMay(act)}办理。`
  if (parts.has('assistant') && act === 'answer')
    return `${said}您单位是协办单位，请把意见发给主办单位：${quoted(howTo('assist', item))}`
  if (parts.has('office') && act === 'assist')
    return `${said}您单位是主办单位，请发送${quoted(howTo('answer', item))}`
  return `${said}如有需要，请与联络员联系。`
}

function wrongState(act: ActName, { item, today, who }: RefusalFacts): string {
  const now = `${numberOf(item)}现在是“${stateNames[item.state]}”`
  if (act === 'accept' && (item.state === 'handling' || item.state === 'consulted'))
    return `${now}，不用再接收。${nextStep(item, today, who)}`
  if (act === 'return' && item.state === 'consulted')
    return `${now}，已经与代表面商，不能再退回。${nextStep(item, today, who)}`
  if (act === 'close' && item.state !== 'closed' && item.state !== 'archived')
    return `${now}，还不能办结：办结前要有答复、两次面商和代表评价。${nextStep(item, today, who)}`
  if (act === 'archive' && item.state !== 'archived')
    return `${now}，还不能归档：办结、不予接收或撤回以后才归档。${nextStep(item, today, who)}`
  if (act === 'rate' && (item.state === 'rated' || item.state === 'closed'))
    return `${now}，评价已经结束。要更改，请与联络员联系。`
  return `${now}，不能${actNames[act]}。${nextStep(item, today, who)}`
}

function already(act: ActName, { item, today, who }: RefusalFacts): string {
  const number = numberOf(item)
  switch (act) {
    case 'cosign':
      return `您已经在${number}上署名，不用再附议。`
    case 'withdraw':
      return `您已经同意撤回${number}，正等其他署名代表同意。`
    case 'assign':
      return `${number}已经这样交办，没有变化。${nextStep(item, today, who)}`
    case 'ask_deputy':
      return `${number}已经请代表说明，代表还没有说明，办理期限暂停计算。`
    case 'consult':
      return `这次面商已经登记过，没有重复登记。${nextStep(item, today, who)}`
    case 'answer':
      return `这一答复已经登记过，没有重复登记。${nextStep(item, today, who)}`
    case 'assist':
      return '这条协办意见已经登记过，没有重复登记。'
    case 'rate':
      return `评价和上次一样，没有变化。要更改，请发送${howToRate(item)}。`
    case 'keep_promise':
      return `${number}承诺的事项已经登记落实，不用再登记。`
    case 'key':
      return item.isKey ? `${number}已经是重点督办件。` : `${number}现在不是重点督办件。`
    default:
      return `${number}已经${actNames[act]}，没有变化。`
  }
}

const officesOf = ({ item, officeName }: RefusalFacts): string =>
  item.parties.length === 0
    ? '还没有交办'
    : item.parties
        .map(({ officeId, role }) => `${officeName(officeId)}（${role === 'lead' ? '主办' : '协办'}）`)
        .join('、')

function withOffice({ act, item, officeName }: RefusalFacts): string {
  const [number = '', ...rest] = howTo(act, item).split(' ').slice(1)
  const [party] = item.parties
  const office = party === undefined ? '承办单位' : officeName(party.officeId)
  return [howTo(act, item).split(' ')[0], number, office, ...rest].join(' ')
}

const classesOf = ({ rules }: RefusalFacts): string =>
  rules.classes.map(({ code, name }) => `${code} ${name}`).join('；')

const promising = ({ rules }: RefusalFacts): string =>
  rules.classes.find(({ promises }) => promises)?.code ?? 'B'
