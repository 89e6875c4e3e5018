/** Seen, thanked, wished: no answer (corpus rule R2). */

/** As a whole clause, of at most so many characters. */
export const maxAcknowledgement = 24

const before =
  '那就?|我们?|这边|本人|[0-9一二两三四五六几]+[个条份项](?=通知|会|消息|文件|都)|(?<=通知|会|消息|会议)的|都|全|统统|已经?|通知|会议|消息|信息|文件|材料'
const verb =
  '收到|收悉|收|知道|知悉|悉知|知晓|获悉|晓得|明白|清楚|了解|已?阅|阅[悉知]|看[到见了]|已看|已?读|懂|记[住下着]|领会|悉'
const courtesy =
  '好[的滴嘞咧哒呢吧]?|中|[嗯恩]|[哦噢喔]|是的?|对|要得|遵照|遵从|执行|谢谢?|多谢|感谢|辛苦|有劳|劳烦|费心|麻烦|赞|roger|祝福|欢迎|☺'
const after =
  '了|啦|的|哈|咯|喽|啊|呀|滴|吧|嘞|哦|呢|噻|嘛|撒|哒|哟|各位|大家|通知|消息|信息|会议|文件|材料|内容|时间|副?主席|书记|领导|组长|联络员|[王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗]主席|[小老][一-龥]|提醒|安排|关心|告知|转发|分享|您|你|同志们?'

export const acknowledgeAlone = new RegExp(
  `^(?:(?:${before})*(?:${verb}|${courtesy})(?:${after}){0,3}){1,4}$`,
)
