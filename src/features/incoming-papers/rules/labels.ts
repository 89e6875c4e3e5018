/** 来文单位：… 文号：… 标题：…: what is filled in as in a form, and named when it is corrected. */
import { labelsOf } from '../../../language/labels.ts'

export type LabelledField =
  | 'sender'
  | 'reference'
  | 'title'
  | 'copies'
  | 'secrecy'
  | 'urgency'
  | 'receivedOn'
  | 'handler'
  | 'due'

/** A longer word stands before the word it ends with or begins with. */
export const labels = labelsOf<LabelledField>(
  [
    ['sender', '来文单位|来文机关|发文单位|发文机关|来文部门|来文'],
    ['reference', '发文字号|发文文号|文件编号|来文文号|来文字号|文号|字号'],
    ['title', '文件标题|文件名称|文件题名|标题|题名|文件名|事由'],
    ['copies', '收文份数|份数'],
    ['secrecy', '秘密等级|密级'],
    ['urgency', '紧急程度|缓急程度|缓急'],
    ['receivedOn', '收文日期|收到日期|收文时间|来文日期'],
    ['handler', '承办单位|承办部门|承办人员?|承办'],
    ['due', '办理期限|办理时限|办结期限|完成期限|期限|时限'],
  ],
  () => null,
)
