/** Long texts that have hung or broken readers of free text: [what, 20 000 characters of it]. */
const length = 20_000
const repeated = (piece: string) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

export const nastyTexts: readonly (readonly [what: string, text: string])[] = [
  ['digits', repeated('1234567890')],
  ['one Chinese digit', repeated('一')],
  ['dates', repeated('3月18日上午9点')],
  ['dates in ranges', repeated('3月18日-')],
  ['dates with points', repeated('3.18 ')],
  ['half dates', repeated('2026年3月')],
  ['clock times', repeated('9:00-')],
  ['weekdays', repeated('下下周三')],
  ['spaces', repeated(' ')],
  ['full-width spaces', repeated('　')],
  ['line breaks', repeated('\n')],
  ['lines with a space', repeated(' \n')],
  ['opening brackets', repeated('(')],
  ['closing brackets', repeated('】)')],
  ['commas', repeated(',,、;。')],
  ['labels', repeated('时间:地点:议题:')],
  ['labels on lines', repeated('一、会议时间\n')],
  ['numbered items', repeated('1.甲\n2.乙\n')],
  ['circled numbers', repeated('①②③')],
  ['names', repeated('张三、李四、')],
  ['placeholders', repeated('××月××日')],
  ['underlines', repeated('_')],
  ['stars', repeated('*')],
  ['not', repeated('不')],
  ['not and can', repeated('不能不去')],
  ['leave', repeated('请假')],
  ['if', repeated('如果就')],
  ['questions', repeated('吗?')],
  ['I', repeated('我')],
  ['about meetings', repeated('关于召开会议的通知')],
  ['in places', repeated('在镇政府')],
  ['Chinese characters', repeated('的一是在不了有和人这中大为上个国我以要他')],
  ['traditional characters', repeated('請參會議時間點週')],
  ['emoji', repeated('👌🙏👍🏽')],
  ['families of emoji', repeated('👨‍👩‍👧‍👦')],
  ['bidi marks', repeated('\u202e\u2066参加\u2069')],
  ['control characters', repeated('\u0000\u0007\u001b[31m')],
  ['high surrogates alone', repeated('\ud83d')],
  ['low surrogates alone', repeated('\udc4c参')],
  ['combining marks', repeated('a\u0300\u0301')],
  ['mentions', repeated('@所有人 <@all> ')],
  ['Latin', repeated('lorem ipsum dolor ')],
  ['zero-width characters', repeated('\u200b\u200d')],
]

/**
 * The best of three runs in milliseconds of the processor: what the code needs, not what the machine's other work
 * leaves it.
 */
export function bestMs(run: () => void): number {
  const times = [0, 1, 2].map(() => {
    const started = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(started)
    return (user + system) / 1000
  })
  return Math.min(...times)
}
