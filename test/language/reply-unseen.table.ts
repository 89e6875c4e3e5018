/** Replies written by somebody who had not seen the code, that were misread when they were first read. */
import type { ReplyContext } from '../../src/language/reply.ts'

export const unseenReplies: readonly (readonly [
  context: ReplyContext,
  expected: string,
  texts: readonly string[],
])[] = [
  ['duty', 'acknowledge for=-', ['排班表收到', '已知悉值班安排']],
  ['duty', 'attend for=- why=-', ['到时我准点坐班', '派我去就好,我有空']],
  ['duty', 'leave kind=sick for=罗长林 why=要做CT', ['罗长林那天要做CT,接待他去不了']],
  [
    'one',
    'attend for=- why=-',
    [
      '我哪有请假呀,明天来的',
      '有点感冒,戴口罩来参加',
      '准时蚕加会议',
      '我准点报到',
      '俺准去',
      '来的来的',
      '先说不去,想想还是去吧',
    ],
  ],
  ['one', 'attend for=- why=三点前得离开', ['能到,但下午三点前得离开去赶火车']],
  ['one', 'attend for=- why=四点得走', ['参加,不过四点得走,家里有客']],
  ['one', 'attend for=雷文军 why=-', ['雷文军手机欠费,托我报一声,他参加']],
  [
    'one',
    'leave kind=official for=- why=全县河长制现场会',
    ['全县河长制现场会点名要我发言,参加不了咱们的会'],
  ],
  ['one', 'leave kind=official for=- why=因公外出', ['因公外出,请假']],
  ['one', 'leave kind=other for=- why=在浙江厂里上班', ['我人在浙江厂里上班,回不来']],
  ['one', 'leave kind=other for=扎西主任 why=雪封山', ['扎西主任打电话来说雪封山了下不来,让我代他请假']],
  ['one', 'leave kind=personal for=- why=儿媳妇在坐月子', ['情假,儿媳妇在坐月子,屋里没人煮饭']],
  [
    'one',
    'leave kind=personal for=- why=女儿百日誓师要家长到场',
    ['「人大办:请各位回复参加或请假」\n——————\n请假,女儿百日誓师要家长到场'],
  ],
  [
    'one',
    'leave kind=personal for=- why=羊跑了一大半',
    ['本来都出门了,老婆来电话说羊跑了一大半,掉头回去了,会来不了'],
  ],
  ['one', 'leave kind=sick for=- why=把手割了缝了五针', ['[捂脸]昨天割草把手割了缝了五针,来不到']],
  ['one', 'none for=-', ['请假的统一到小周那里登记', '这次会很重要,请大家都要到', '来不了的请提前说']],
  ['one', 'unsure for=-', ['天气好就参加,下雪我那条路下不来', '要先问过我们厂长', '五成把握吧']],
  ['several', 'attend for=- item=3 why=-', ['(3)参加']],
]
