/**
 * The parts of a notice that carry a heading: 时间, 地点, 议程 … An official heading stands after an ordinal, in
 * brackets, before a colon or alone on its line; in a chat line 时间 and 地点 stand straight before their words.
 */

type Label =
  | 'time'
  | 'check_in'
  | 'deadline'
  | 'gathering'
  | 'visited'
  | 'place'
  | 'agenda'
  | 'audience'
  | 'title'
  | 'requirements'
  | 'ignored'

export interface Section {
  readonly label: Label
  /** The heading as written, folded. */
  readonly heading: string
  /** Where the heading (with its ordinal) begins. */
  readonly start: number
  /** The content, up to the next heading or the end of the text. */
  readonly from: number
  readonly to: number
  /** 一、 when the heading carries an ordinal of that kind: the next such ordinal ends the section. */
  readonly ordinal: 'han' | 'bracketed' | 'digit' | null
}

const activity =
  '(?:会议|大会|活动|培训|视察|执法检查|检查|调研|走访|慰问|接待|评议|测评|述职|学习|座谈|研讨|进站|开班|开会|召开|举办|举行|参加|具体|主要|建议|专题|本次|此次|重点|现场|集体)*'

/** The first kind that fits wins. */
const kinds: readonly (readonly [Label, RegExp])[] = [
  [
    'ignored',
    /^(?:列席|邀请|特邀|旁听)(?:人员|对象|单位|领导|范围)?$|^主持(?:人|领导)?$|^主讲(?:人|老师|嘉宾)?$|^授课(?:人|老师|教师|专家)?$|^(?:讲课|辅导)(?:人|老师)$|^(?:联系|咨询|联络)(?:人|电话|方式|人及电话|人和电话)$|^(?:电话|手机|邮箱|传真)$|^述职(?:代表|人员?|对象|人)$|^(?:被?评议|被?测评|走访|慰问|检查|被检查|调研|视察|座谈|联系)(?:对象|单位|部门|企业)$|^(?:评议|测评|走访|慰问|检查|调研|视察|参会|会议|活动|召开|培训|学习|组织|接待)?(?:方式|方法|形式|路线|分组|组织|步骤|依据|目的|组成员名单)$|^会期$|^会议(?:号|id|密码|链接|材料|资料)$|^(?:密码|入会密码|车辆|交通|乘车|车辆安排|交通安排|带队|带队领导|带队人|分组|费用|经费|附件|抄送|发|抄报|落款|材料|资料|主办|承办|协办)(?:单位|安排)?$|^(?:指导|组织|责任)(?:单位|领导|部门)$/,
  ],
  ['check_in', /^(?:报到|签到|入场)(?:时间|地点|安排|要求)?$|^(?:报到|签到)时间(?:和|及|、)地点$/],
  [
    'deadline',
    /^(?:报名|回复|反馈|回执|请假|截止|报送|答复|确认|接龙|回执报送|参会回执|报名回执)(?:时间|日期|截止|截止时间|截止日期|方式|事项|要求|期限|回执|须知|安排|制度|事宜|纪律)?$/,
  ],
  ['gathering', /^(?:集合|集中|出发|上车|乘车|候车|会合|碰头|碰面|见面)(?:地点|地址|点|处)?$/],
  ['visited', /^(?:视察|检查|执法检查|调研|走访|慰问|参观|考察|察看)(?:地点|地址|场所)$/],
  ['title', /^(?:会议|活动|培训|培训班)?(?:名称|题目|标题)$/],
  ['time', new RegExp(`^${activity}(?:集合|集中|出发)?(?:时 ?间|日 ?期|时间安排|日期时间|起止时间)$`)],
  ['place', new RegExp(`^${activity}(?:地 ?点|地 ?址|会 ?场|会 ?址|场地|场所|位置)$`)],
  [
    'audience',
    /^(?:通知|参会|参加|出席|与会|参训|应到|到会|接待|值班|值守|轮值|进站|驻站|坐班|本期接待|会议|活动|培训|视察|检查|调研)*(?:人员|对象|范围|代表|同志|成员|人员范围|人员名单|代表名单|名单|人)$|^(?:参会|参加|出席|轮值|值班|进站|驻站|接待安排|值班安排)$|^参会单位$/,
  ],
  [
    'requirements',
    /^(?:有关|会议|工作|活动|培训|纪律|相关|参会|其他|其它|几点|具体|视察|检查|调研|未尽|注意|着装)*(?:要求|事项|须知|提示|纪律|准备|事宜)$|^(?:温馨提示|备 ?注|其 ?他|其 ?它|说 ?明|着 ?装|注 ?意|提示)$/,
  ],
  [
    'agenda',
    new RegExp(
      `^${activity}(?:议程|议 ?题|内 ?容|点 ?位|(?<=视察|检查|调研|走访|慰问|参观)点|重 ?点|提 ?纲|程 ?序|主 ?题|课程|日程|流程|议事日程|议程安排|课程安排|日程安排|主要事项|环节|安排议程|议程如下|项目)(?:安排|如下)?$`,
    ),
  ],
]

function labelOf(heading: string): Label | null {
  const word = heading.replace(/^[【[(]|[】\])]$/g, '').trim()
  if (word.length === 0 || word.length > 12) return null
  return kinds.find(([, pattern]) => pattern.test(word))?.[0] ?? null
}

const ordinalSource =
  '(?:([一二三四五六七八九十]{1,3})[、.. ]|(\\([一二三四五六七八九十]{1,3}\\))|([0-9]{1,2}[.、)](?![0-9])))?'
/** 📍地点 */
const emoji = '(?:[\\u231a-\\u2bff]|[\\ud83c-\\ud83e][\\udc00-\\udfff]) ?'
const word = '[一-龥]{1,8}(?: [一-龥]{1,2})?'
/** At the start of a line: 一、会议时间: …, 【培训地点】…, 时间:…, or the heading alone. */
const atLineStart = new RegExp(
  `^ ?(?:${emoji})*${ordinalSource} ?(?:【(${word})】 ?:?|(${word}) ?(?::|(?= )|$))`,
)
/** 议题:, 集合地点: inside a line */
const inline = new RegExp(`(?:^|[ ,。;!?:)】])(?:【(${word})】 ?:?|([一-龥]{2,6}) ?:)`, 'g')
/** 时间4月16号, 地点在三楼, 议题 听取…, 议程① straight before their words */
const bare =
  /(?:^|[ ,。;!])((?:会议|活动|开会|集合|集中|培训|出发|视察|调研|检查|走访)?(?:时间|地点)|(?:集合|集中|上车|乘车|候车|会合|碰头|碰面|见面)(?:地点|点|处)|会址|(?:主要|会议|建议)?(?:议程|议题)|(?:视察|检查|调研|培训|会议|主要)内容|内容(?=是|为)|接待主题|(?:通知|参会|参加)(?:对象|人员)|值班代表|接待代表|轮值)(?=[ 0-9①一二三四五六七八九十]|设在|定在|在|为|是|改|待|另|明|后|今|下|本|周|星期|镇|乡|村|县|[一-龥]{2,20}(?:[ ,。;]|$))(?:设在|定在|改在|改到|改为|在|为|是|定于)? ?/g

/** Sections in order; text before the first heading and lines that end one belong to none. */
export function findSections(text: string): Section[] {
  const starts: (Omit<Section, 'to'> & { end?: number })[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const heading = atLineStart.exec(line)
    const name = heading?.[4] ?? heading?.[5]
    const label = name === undefined ? null : labelOf(name)
    let searched = 0
    // 走访企业 3月20日: what is done, unless a colon makes it a heading
    const isActivity = name?.endsWith('企业') === true && !heading?.[0].includes(':')
    if (heading && name !== undefined && label && !isActivity) {
      const ordinal = heading[1] ? 'han' : heading[2] ? 'bracketed' : heading[3] ? 'digit' : null
      starts.push({ label, heading: name, start: at, from: at + heading[0].length, ordinal })
      searched = heading[0].length
    }
    starts.push(...inlineHeadings(line, at, searched))
    at += line.length + 1
  }
  starts.sort((a, b) => a.start - b.start)
  return starts.map((section, index) => ({
    ...section,
    to: Math.max(section.from, starts[index + 1]?.start ?? text.length),
  }))
}

function inlineHeadings(line: string, at: number, searched: number): Omit<Section, 'to'>[] {
  const found: Omit<Section, 'to'>[] = []
  for (const pattern of [inline, bare]) {
    for (const match of line.matchAll(pattern)) {
      const heading = match[1] ?? match[2] ?? ''
      const label = labelOf(heading)
      const start = match.index + match[0].indexOf(heading)
      if (!label || start < searched || found.some(other => Math.abs(other.start - at - start) < 2)) continue
      found.push({
        label,
        heading,
        start: at + start,
        from: at + match.index + match[0].length,
        ordinal: null,
      })
    }
  }
  return found
}

/** The section in which a place of the text lies. */
export function sectionAt(sections: readonly Section[], position: number): Section | null {
  return sections.findLast(({ start, to }) => start <= position && position < to) ?? null
}
