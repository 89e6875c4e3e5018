/** Seen, thanked, wished: no answer (corpus rule R2). */
import { withoutSmall } from './small.ts'

/** As a whole clause, of at most so many characters. */
export const maxAcknowledgement = 24

const before =
  '那就?|我们?|这边|本人|[0-9一二两三四五六几]+[个条份项](?=通知|会|消息|文件|都)|(?<=通知|会|消息|会议)的|都|全|统统|已经?|通知|会议|消息|信息|文件|材料|时间|地点|内容|要求'
const verb =
  '学习了|已学习|点赞|收讫|收到|收悉|收妥|收|知道|已知|敬悉|拜读|知悉|悉知|知晓|获悉|晓得|明白|清楚|了解|已?阅|阅[悉知]|看[到见了过]|已看|已?读|懂|记[住下着到]来?|领会|悉|[瞧瞅听接拿领]到|[瞧瞅]见|已?(?:查看|接收|查收|签收|获知|过目)|留意|注意到|看完|浏览|g[eo]t到?|copy(?:that)?|roger|rogerthat|已?转(?:发|达|告|到群|村群)'
const courtesy =
  '好(?!消息)[的滴嘞咧哒呢吧哩勒]?|中|[嗯恩][呐哪呢]?|感恩|承蒙|[哦噢喔]|是的?|对|要得|遵照|遵从|执行|谢谢?|多谢|感谢|辛苦|有劳|劳烦|费心|麻烦|赞|roger|祝福|欢迎|☺'
const after =
  '了|啦|的|咧|哩|哪|捏|喏|呗|哇|噢|哈|咯|喽|啊|呀|滴|吧|嘞|哦|呢|噻|嘛|撒|哒|哟|各位|大家|通知|消息|信息|会议|文件|材料|内容|时间|值班|排班|接待|活动|议程|日程|名单|要求|事项|精神|地点|副?主席|书记|领导|组长|联络员|[王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗]主席|[小老][一-龥]|提醒|安排|关心|告知|转发|分享|您|你|同志们?'

/** 排班表收到, 图片都看到了: whatever it is that was seen. */
const thing =
  '(?![^,]*(?:[谁没未还不么]|是否|请|有人))(?:[一-龥]{0,8}(?:收到|收悉|收妥|已收|看到|看了|已阅|已知悉|已转发)|(?:我|这边)?(?:知道|晓得|明白|清楚)(?:这个?[事会]|轮到|排到|排了|是[0-9一二三四五六七八九十]|该我)[一-龥0-9]{0,8}|(?:已经?)?(?:收到|接到|看到|看了|记下)(?![^,]*(?:再|就|才|请|没|会来|参加))[一-龥0-9]{1,8}了|(?:材料|文件|资料)?(?:我|先|会|一定|马上|回头|认真|好好|仔细)+(?:学习|阅读|研读|看|领会|准备|传达|落实|贯彻|执行)(?:着|完|好|一下|下去)?(?:材料|文件|资料|通知|精神)?)'

const acknowledgeAlone = new RegExp(
  `^(?:(?:${before})*(?:${verb}|${courtesy})(?:${after}){0,3}){1,4}$|^${thing}(?:${after}){0,2}$`,
)

/** Says seen or thanks. */
const seenOrThanked =
  /收到|知道了|晓得了|看[到见了过]|明白|清楚|了解|阅|谢|辛苦|感激|费心|劳烦|有劳|记[住下着到]|[瞧瞅]见/
/** To whom, and of what, and how much. */
const everySeen = new RegExp(
  `${verb}|${courtesy}|您|你们?|各位|大家|同志们?|领导|(?:[一-龥]?(?:副?主席|书记|组长|主任|镇长|乡长|秘书|委员|干事|联络员))|[小老][一-龥](?=$|[,。])|(?:会议|群里?|开会)?(?:的)?(?:通知|消息|信息|文件|材料|公告|议程|附件|内容|安排|时间|地点|名单)|非常|十分|万分|很|太|及时|提醒|告知|通知|转发|操心|关心|了`,
  'g',
)

/** @returns whether a clause says seen, thanked or wished, and nothing besides */
export function acknowledges(text: string): boolean {
  if (acknowledgeAlone.test(text)) return true
  return seenOrThanked.test(text) && withoutSmall(text.replace(everySeen, '')) === ''
}
