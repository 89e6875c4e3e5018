import { fold } from '../../../language/normalise.ts'

const notYet = /^(?:目前|现在|至今|到现在|暂时)*(?:还|尚|仍|暂|仍然|依然)(?:没|未|无法|不能|需|在|不)/u
const failed =
  /^(?:没|未)(?:有|能|曾)?(?:全部|完全|按期|如期|及时)?(?:兑现|落实|完成|安装|装|修|建|做|办|解决|开工|动工|到位|实施|启动)/u
const goesOn = /^(?:正在|(?:申请|请求|要求|拟)?(?:延期|推迟|暂缓)|办理中|施工中)/u

/** 还没有安装, 未完成, 推迟到明年: who says so has kept no promise, whatever he says it with. */
export const saysNotDone = (words: string): boolean => {
  const said = fold(words).replace(/^[\s,。!、;:]+/u, '')
  return notYet.test(said) || failed.test(said) || goesOn.test(said)
}
