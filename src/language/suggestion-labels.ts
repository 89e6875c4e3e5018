/** A suggestion filled in as in a form, and what its fields are called when it is corrected. */
import { type LabelledValue as Labelled, labelsOf } from './labels.ts'

export type SuggestionField =
  | 'title'
  | 'text'
  | 'category'
  | 'district'
  | 'kind'
  | 'source'
  | 'raised'
  | 'confidential'
  | 'cosigners'
  | 'signer'

/** A longer name stands before the name it ends with or begins with. */
const fieldNames: readonly (readonly [SuggestionField, string])[] = [
  ['title', '建议名称|建议标题|议案名称|标题|题目|案由|名称'],
  ['text', '具体内容|建议内容|议案内容|主要内容|正文|内容'],
  ['category', '类别|分类'],
  ['district', '村\\(社区\\)|村社区|所在村|村居|村|社区|选区'],
  ['kind', '种类|类型|性质'],
  ['source', '来源'],
  ['raised', '提出时间|提出期间|届会'],
  ['confidential', '是否保密|保密'],
  ['cosigners', '附议代表|附议人|附议|联名代表|联名人|联名|共同提出人'],
  ['signer', '提出人|提出代表|提案人|建议人|领衔代表|领衔人|领衔'],
]

/** What is said goes on to the next label; names to where a sentence ends; everything else ends with its word. */
const endOf = (field: SuggestionField): RegExp | null => {
  if (field === 'text') return null
  return field === 'title' || field === 'cosigners' ? /[。;\n]/ : /[ ,;。\n]/
}

const labels = labelsOf(fieldNames, endOf)

export type LabelledValue = Labelled<SuggestionField>
export const { values: labelledValues, inFront: fieldInFront } = labels
