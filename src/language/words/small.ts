/**
 * Words that say nothing alone: who, when, how surely. What is left of a clause without them is what it says, so
 * that 天大的事也得去 and 那天我可以 need not stand in a list.
 */
import { oneOf } from './one-of.ts'

const figure = '[0-9一二两三四五六七八九十廿]'

const everySmall = new RegExp(
  oneOf({
    who: '(?:[我俺]们?|我俩)(?:几个|俩|两个?|三个?|这边|这里|这儿|本人|自己|个人|一家)?|本人|本代表|这边|自己|人(?=[在也都就会能肯一到来去])',
    when: `大后天|[今明后当那这](?:天|日|早|晚)|今儿个?|明儿个?|后儿个?|届时|到时候?|到点|(?:下|本|这|下下)?个?(?:周|星期|礼拜)[一二三四五六日天末]|(?:${figure}{1,3}月)?${figure}{1,3}[号日]|${figure}{1,3}[点时](?:半|整|钟|${figure}{1,3}分?)?|[0-9]{1,2}:[0-9]{2}|[上下]午|早上|晚上|中午|一早|一?大早|大?清早|现在|目前|已经?|刚刚?|早就|[马立][上刻]|立即|随时|这就|正(?:在)?`,
    which:
      '[这那本此]一?[个次回趟场](?:会议?|活动)?|会上|会议|会场|值班那天|接待(?:日|那天)|站里|[镇乡]里|[镇乡]上|现场|联络站',
    surely:
      '按(?:排班表?|照?安排|要求|规定|通知|计划|原来的?|表)|肯定|一定|必须|必定|必然|绝对|保证|准时|按时|准点|按点|正点|如期|照常|照旧|当然|自然|铁定|一准儿?|指定|保准|定准|务必|准保|准|照样|仍然|仍旧|还|本来就?|亲自|提前|早点|早些|完全|全程|全部|尽早',
    able: '会|能够|能|要|想要|得|愿意|乐意|打算|准备',
    also: '但是?|实在|确实|真的?|临时|突然|忽然|刚好|正好|恰好|偏偏|恰巧|可惜|只好|只能|也|都|就|又|再|先|便|那么?|嗯呐?|[哦噢喔诶欸哎]|好[的嘞咧滴]?|是的?|对|放心|确认|确定|答应|安排好了?',
    particle: '[的了啊哈呀滴嘞啦吧哒哦呢噻撒嘛哟喽呗咯捏咧哩嘎哇儿哉喔]|[ .!~]',
  }).source,
  'g',
)

/** What a clause says besides the small words; empty when it has none but these. */
export const withoutSmall = (text: string): string => text.replace(everySmall, '')
