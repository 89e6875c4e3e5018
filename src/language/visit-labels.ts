/** Words filled in as in a form: 姓名:李四 电话:138… 事项:路灯坏了. */
import { type LabelledValue as Labelled, labelsOf } from './labels.ts'

export type VisitField =
  | 'visitor'
  | 'phone'
  | 'people'
  | 'village'
  | 'matter'
  | 'category'
  | 'handling'
  | 'office'
  | 'due'
  | 'deputy'
  | 'date'
  | 'outcome'
  | 'status'

/** Also what a field is called when it is corrected. A longer word stands before the word it ends with or begins with. */
const fieldNames: readonly (readonly [VisitField, string])[] = [
  ['people', '来访人数|来访人次|人数|人次'],
  ['visitor', '来访人姓名|来访人员?|来访者|来信人|反映人|联系人|群众姓名|选民姓名|姓名|名字'],
  ['phone', '联系电话|电话号码|联系方式|手机号码?|手机|电话'],
  ['village', '村\\(社区\\)|村社区|所在村|村居|村|社区|地址|住址'],
  [
    'matter',
    '反映事项|反映问题|反映内容|反映情况|主要诉求|主要问题|主要内容|具体事项|事项|诉求|内容|问题|情况',
  ],
  ['category', '类别|类型|分类'],
  ['outcome', '办理结果|处理结果|结果'],
  ['due', '办理期限|办结期限|办理时限|期限|时限|限期'],
  ['handling', '处理方式|处理情况|处理意见|办理方式|处理'],
  ['office', '承办单位|承办部门|责任单位|办理单位|承办|单位'],
  ['deputy', '接待代表|接待人员?|走访代表|联系代表|接待|代表'],
  ['date', '来访日期|接待日期|来信日期|走访日期|联系日期|来访时间|接待时间|走访时间|日期|时间'],
  ['status', '状态'],
]

/** A matter goes on to the next label, a phone to its last figure; everything else ends with its word. */
const endOf = (field: VisitField): RegExp | null => {
  if (field === 'matter' || field === 'handling' || field === 'outcome') return null
  return field === 'phone' ? /(?![\d +-])/ : /[ ,;。\n]/
}

const labels = labelsOf(fieldNames, endOf)

export type LabelledValue = Labelled<VisitField>
export const { values: labelledValues, inFront: fieldInFront } = labels
