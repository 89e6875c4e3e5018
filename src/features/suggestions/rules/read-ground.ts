/** Why an item is not admissible, from the words of whoever examines it. */
import { fold } from '../../../language/normalise.ts'
import type { Ground } from '../types.ts'

/** In this order: 亲属的案件 is a case before it is somebody's own affair. */
const signs: readonly (readonly [Ground, RegExp])[] = [
  ['court', /司法|案件|诉讼|法院|检察|判决|审理|仲裁|涉法|涉诉|起诉/],
  ['private_letter', /来信|信件|转交|转递|代转|信访材料/],
  ['own_affairs', /个人(?:事务|问题|的事|私事|利益)|本人|亲属|私事|家事|自家|自己的事/],
  ['academic', /学术|论文|理论探讨|课题/],
  ['advertising', /广告|推荐(?:作品|产品)|推销|宣传产品|作品|产品|商业/],
  [
    'no_content',
    /(?:没有|无|缺少|缺乏|不)(?:具体|实质)?(?:的)?内容|内容(?:空|不|太|过)|不具体|空泛|太笼统|笼统|没写|不明确|不清/,
  ],
]

/** `other` where the words name none of the grounds of the rule. */
export const groundIn = (words: string): Ground => {
  const text = fold(words)
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? 'other'
}
