import { heardWrong } from './words/slips.ts'

/**
 * Words of dialect and slips of the input method, each read as the standard word of the same length, so that a
 * place in the text stays true (corpus rule R6).
 */
const asMeant: readonly (readonly [RegExp, string])[] = [
  // Cantonese
  [/唔使/g, '不用'],
  [/唔该/g, '麻烦'],
  [/返[嚟来]/g, '回来'],
  [/得闲/g, '得空'],
  [/听日/g, '明天'],
  [/嗰日|果日/g, '那天'],
  [/屋企/g, '家里'],
  [/[边邊]度/g, '哪里'],
  [/[边邊]个/g, '哪个'],
  [/点解/g, '为啥'],
  [/几点钟?去?嘅/g, '几点'],
  [/嚟/g, '来'],
  [/唔/g, '不'],
  [/冇/g, '没'],
  [/咗/g, '了'],
  [/嘅/g, '的'],
  [/哋/g, '们'],
  [/佢/g, '他'],
  [/[俾畀]/g, '给'],
  [/睇/g, '看'],
  // Wu
  [/(?<=来)勿来|(?<=去)勿去/g, '不了'],
  [/今朝|今儿/g, '今天'],
  [/明朝(?!代)|明儿/g, '明天'],
  [/后日|后儿/g, '后天'],
  [/事体/g, '事情'],
  [/阿拉(?!伯|善|木)/g, '我们'],
  [/[覅弗]/g, '不'],
  [/(?<=[来去到走])勿(?=[来去到了成得开起])|勿(?=来|去|会|能|晓|好|参|得空)(?<![请切万])/g, '不'],
  // Hunan, Sichuan, Guizhou, the north
  [/莫(?=得|法|空|事|时间)/g, '没'],
  [/啷个|咋个/g, '怎么'],
  [/克(?=不[了到成起得])/g, '去'],
  [/(?<=[来去]不)倒/g, '到'],
  [/俺(?!们)/g, '我'],
  [/俺们|咱们/g, '我们'],
  [/吾(?=来|去|到|参|会|不|能)/g, '我'],
  [/(?<=[我俺要会能可])克(?=$|[,。的了哈吧啊]|开会|参加)/g, '去'],
  [/阔以/g, '可以'],
  [/瞭解/g, '了解'],
  [/[木米么冇闷冒莫无](?=[有得]?问题)/g, '没'],
  [/[木么](?=麻达)/g, '没'],
  [/没得问题/g, '没有问题'],
]

/** Slips of typing that turn 参加, 请假 and their like into something else. */
const slips: readonly (readonly [RegExp, string])[] = [
  [
    /(?<!养|早|中|晚|加|午|伤|老|小|第)[参叁惨掺三餐残蚕灿馋][佳家加价嘉咖迦假甲架驾夹贾](?!酒|宴|宽|工|厂|长|庭|法|格|店|公|企|村|单|代|里|常|人|户)/g,
    '参加',
  ],
  [/参jia|can ?jia|can ?加|c加/g, '参加'],
  [/请[叚暇瑕]/g, '请假'],
  [/qing ?jia/g, '请假'],
  [/请jia|qing假/g, '请假'],
  [/参(?:叫|见)(?=$|会|吧|的|,)/g, '参加'],
  [/[请清情青亲晴][加价架驾佳嫁伽嘉](?!班|工|长|入|急|油|快|强|上|大|请|女)/g, '请假'],
  [/(?<![感心亲友爱热神案事])[情清晴轻倾庆倩](?=假)/g, '请'],
  [/(?<=[来去到参加])不[料聊撩辽鸟](?=$|,|。|了|会)/g, '不了'],
  [/[叁惨掺餐]会(?=$|的|,|。)/g, '参会'],
  [/收[倒道]/g, '收到'],
  [/出[习息西夕]席?(?=$|的)/g, '出席'],
  [/(?:尊时|准[实石食])(?=参加|到|来|出席)/g, '准时'],
  [/[准按]是(?=参加|到|来|出席)/g, '准时'],
  [/(?<=[准按])[实事](?=参加|到|来|出席)/g, '时'],
  [/知到了/g, '知道了'],
  [/明[百拜]了/g, '明白了'],
]

/** @returns a text of the same length */
export function asStandard(folded: string): string {
  return [...asMeant, ...slips, ...heardWrong].reduce(
    (fixed, [written, meant]) =>
      fixed.replace(written, matched => meant.slice(0, matched.length).padEnd(matched.length, ' ')),
    folded,
  )
}
