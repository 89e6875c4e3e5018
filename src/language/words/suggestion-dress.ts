/**
 * Words that stand in every other suggestion and tell nothing of what it is about. Without them 修复路灯 and 路灯不亮
 * are alike, and 提高电梯补贴标准 and 提高村干部待遇标准 are not.
 */
import { oneOf } from './one-of.ts'

export const suggestionDress: string = oneOf({
  frame: '关于|建议|议案|意见|批评|问题|希望|请求|请|应当|应该|应|对|的|了|和|及|在|给|把|进行',
  manner: '进一步|尽快|尽早|及时|切实|加强|加快|加大|推进|完善|落实|提高|改善|提升|解决|帮助|开展|组织|安排',
  trouble: '存在|安全隐患|隐患|年久失修|无人|没有|没人|缺少|不足|太少|不到位|困难',
  work: '管理|管护|建设|改造|修复|维修|修缮|整治|治理|增设|增加|新建|工作|情况|政策|标准|机制|措施|方面|力度',
  people: '群众|老百姓|村民|居民|老人|我镇|我村|全镇|各村',
}).source
