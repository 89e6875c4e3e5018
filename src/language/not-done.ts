import { fold } from './normalise.ts'

const doing =
  '兑现|落实|完成|安装|装|修|建|做|办|解决|开工|动工|到位|实施|启动|处理|整改|拆|清理|更换|恢复|答复|见效'
const notYet =
  /^(?:目前|现在|至今|到现在|暂时)*(?:还|尚|仍|暂|仍然|依然)(?:没|未|无法|不能|需|在|不|差|剩|要|有待)/u
const failed = new RegExp(`^(?:没|未)(?:有|能|曾)?(?:全部|完全|按期|如期|及时)?(?:${doing})`, 'u')
const goesOn = /^(?:正在|(?:申请|请求|要求|拟)?(?:延期|推迟|暂缓)|办理中|施工中|等待?|待)/u
/** 路灯还没有装, 资金尚未到位: behind what it is about, and nothing else is said. */
const aboutIt = new RegExp(
  `^[^,。;]{1,14}?(?:还没有?|没有?|[尚仍还暂]未|未能?|正在)(?:全部|完全|按期|如期|及时)?(?:${doing})[一-龥]{0,3}[呢了]?$`,
  'u',
)

/** 计划安装, 快装好了, 装了一半 */
const toCome = new RegExp(
  `^[^,。;]{0,12}?(?<![按照原])(?:计划|准备(?!工作)|打算|拟|即将|将要?|快要?|就要)(?:于|在)?[^,。;已]{0,4}(?:${doing})[^,。;已]{0,4}$|(?:了|完成)(?:一半|大半|部分|[0-9]{1,2}%)$`,
  'u',
)

/** 还没有安装, 未完成, 推迟到明年: who says so has kept no promise, whatever he says it with. */
export const saysNotDone = (words: string): boolean => {
  const said = fold(words).replace(/^[\s,。!、;:]+|[\s。!]+$/gu, '')
  return (
    notYet.test(said) || failed.test(said) || goesOn.test(said) || aboutIt.test(said) || toCome.test(said)
  )
}

/** The same, and not another word of how it was explained: 因资金不足未能解决，已向群众说明 ends a matter. */
export const onlyNotDone = (words: string): boolean =>
  saysNotDone(words) && !/[,，。;；\n]\s*\S/u.test(words.trim())
