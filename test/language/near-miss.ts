/**
 * Sentences around an answer. A frame of `misses` makes of any answer none (asked back, in doubt, somebody else's), one of
 * `same` leaves it what it is. `X` is the answer.
 */
type Vocabulary = 'attend' | 'leave'

export interface Frame {
  readonly what: string
  readonly frames: readonly string[]
  /** Of these answers alone does the frame say so. */
  readonly of?: Vocabulary
  /** Only in front of what a verb begins: 没说参加, and not 没说OK. */
  readonly verbs?: true
}

export const misses: readonly Frame[] = [
  {
    what: 'asked',
    frames: [
      'X吗',
      'X吗？',
      'X？',
      'X?',
      'X么？',
      'X了吗',
      'X了没',
      'X没有？',
      '是不是X',
      '是不是X？',
      '是否X',
      'X可以吗',
      'X行不行',
      'X好不好',
      'X，对吗',
      'X，是不是？',
      '谁X？',
      '哪些人X？',
      '为什么X',
      '怎么X',
      '都要X吗',
      '要不要X',
      '能不能X',
      '请问X吗',
      '我问一下，X吗',
    ],
  },
  { what: 'asked behind a comma', frames: ['X，可以吗？', 'X 行吗', 'X，好吗'], of: 'attend' },
  {
    what: 'denied',
    frames: [
      '没说X',
      '我没说X',
      '没说要X',
      '不是说X',
      '别X',
      '先别X',
      '暂时别X',
      '不要X',
      '先不X',
      '没答应X',
    ],
    verbs: true,
  },
  {
    what: 'between yes and no',
    frames: [
      '如果有空就X',
      '要是能X就好了',
      '如果X',
      '要是X的话再说',
      '万一X',
      '可能X',
      '也许X',
      '大概X',
      '说不定X',
      '也可能X',
      '等通知再X',
      '看情况X',
      'X再说',
      '不一定X',
      'X，看情况',
      'X，再说吧',
      'X，不一定',
      'X，还没定',
      'X，到时候再说',
      '考虑X',
      '还在考虑X',
    ],
    verbs: true,
  },
  {
    what: 'told of somebody else',
    frames: [
      '老姜说他X',
      '老姜：X',
      '转老姜：X',
      '他说他X',
      '听说老姜X',
      '代为转告，老姜：X',
      'X（替老姜）',
      'X(代老姜)',
      'X（帮姜国强回复）',
      'X，替老姜',
      'X，这是老姜的回复',
      'X。这是姜国强的意思',
      'X（姜国强的）',
      'X，帮姜国强回的',
      '谢谢老姜替我X',
      '感谢领导帮我X',
    ],
  },
  {
    what: 'told of somebody else, who does it',
    frames: [
      '老姜X',
      '姜国强X',
      '替老姜X',
      '帮姜国强X',
      '代姜国强X',
      '大家X',
      '大家都X',
      '别人X',
      '你们X',
      '他们都X',
      '有人X',
      '各位X',
    ],
    verbs: true,
  },
  {
    what: 'of another time',
    frames: [
      '上次X',
      '上次X了',
      '上次会议X',
      '上次我X',
      '昨天X了',
      '昨天的会X',
      '去年X',
      '那次X',
      '以前X',
      '上个月X',
      '上周的会我X',
      '下次X',
      '下次再X',
      '下次一定X',
      '下回X',
      '改天X',
      '以后X',
      '上次我说X',
    ],
    verbs: true,
  },
  {
    what: 'quoted or only named',
    frames: [
      '“X”是什么意思',
      '有人回复“X”',
      '群里说“X”',
      '回复“X”即可',
      '不要回“X”',
      '他发的“X”',
      '"X"点不了',
      '「X」在哪里填',
      '转发：X',
      '转发消息：X',
      '老姜回复：X',
      '点X没反应',
      'X按钮点不了',
      'X人员',
      'X名单',
      'X的人有几个',
      'X的请举手',
    ],
  },
  {
    what: 'wished for',
    frames: ['希望X', '真想X', '要求X', '请大家X', '欢迎X', '建议X', '大家要X'],
    of: 'attend',
    verbs: true,
  },
  { what: 'wished of others', frames: ['希望大家X', '请大家X', '建议X', '欢迎X'], of: 'leave', verbs: true },
  {
    what: 'one of two',
    frames: ['X还是请假', 'X或者请假', 'X、请假', 'X/请假', '要么X要么请假'],
    of: 'attend',
    verbs: true,
  },
  { what: 'taken back', frames: ['X，但是来不了', 'X，可是我不参加了', 'X，不对，请假'], of: 'attend' },
]

// 还是 alone stays between the two where it names both: X还是请假.
const changesOfMind = [
  '又X',
  '又X了',
  '我又X了',
  '现在又X',
  '还是X',
  '那我还是X',
  '算了，还是X',
  '算了还是X',
  '算了，我X',
  '好吧还是X',
  '唉还是X',
  '那还是X',
  '这次还是X',
  '明天还是X',
  '想了想还是X',
  '想想还是X',
  '更正：X',
  '更正一下，X',
  '点错了，X',
  '刚才点错了，X',
  '改主意了，X',
  '情况有变，X',
]

export const same: readonly Frame[] = [
  {
    what: 'courtesy',
    frames: [
      '领导好，X',
      '您好，X',
      '各位领导好，X',
      '主席好！X',
      '收到，X',
      '收到！X。',
      '好的，X',
      'X，谢谢',
      'X，谢谢领导',
      'X，辛苦了',
      'X！辛苦各位',
      'X🙏',
      'X[抱拳]',
      'X。',
      'X！',
      'X！！',
      'X～',
      ' X ',
      'X\n',
      '“X”',
      '「X」',
    ],
  },
  {
    what: 'asked for, as leave is',
    frames: ['X，可以吗？', 'X，行吗', 'X，好吗？', 'X，家里有人住院，行不行', '您好，X，可以吗，谢谢'],
    of: 'leave',
  },
  { what: 'with a wish that is asked for', frames: ['X，但要早走一会儿，可以吗'], of: 'attend' },
  {
    what: 'small words',
    frames: ['我X', '我这边X', '本人X', 'X哈', 'X啊', 'X哦', 'X了', '这次X', '明天X', '明天的会X', '到时候X'],
    verbs: true,
  },
  { what: 'changed one’s mind', frames: changesOfMind, verbs: true },
]

const before = ['上次', '下次', '昨天', '听说', '老姜说', '如果', '可能', '没说', '是不是', '希望大家']
const between = ['老姜', '他', '大家都', '要', '先别', '没说', '也许', '上次']
const after = ['', '吗', '吗？', '再说', '的人有几个', '按钮点不了', '，对吗']

/** Two of them around one answer, as far as they make sense in one another. */
export const doubled: readonly string[] = before.flatMap(one =>
  between
    .filter(other => !other.startsWith(one))
    .flatMap(other => after.map(last => `${one}${other}X${last}`)),
)

export const into = (frame: string, answer: string): string => frame.replace('X', () => answer)
