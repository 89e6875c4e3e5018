/** Two clerks, or a clerk and a deputy, at one moment: who comes second is told what the first has done. */
import { expect, it } from 'vitest'
import { startTown } from '../support/town.ts'

const town = await startTown()

const handIn = async (name: string, words: string): Promise<string> => {
  const { message } = await town.say(name, words)
  return String(Number(/2026-(\d+)/.exec(message?.text ?? '')?.[1]))
}

it('of two clerks who assign it to different offices, the later one learns from which office he took it', async () => {
  const number = await handIn('潘金土', '/建议 下溪村养蜂场边农药喷洒请提前告知')
  const answers = await Promise.all([
    town.say('杨国梁', `/交办 ${number} 农业农村办`),
    town.say('沈月英', `/交办 ${number} 生态环境办`),
  ])
  const said = answers.map(({ text }) => text ?? '')
  const later = said.filter(text => /原由(农业农村办|生态环境办)办理，不再由其办理/.test(text))
  expect(later).toHaveLength(1)
  // What was given back is nobody's who could lose it.
  await town.say(
    '周晓敏',
    `/退回 ${number} ${later[0]?.includes('原由农业农村办') ? '生态环境办' : '农业农村办'} 不属于本单位`,
  )
  expect((await town.say('周晓敏', `/交办 ${number} 财政所`)).text).not.toContain('原由')
})

it('who discards a draft that another has just sent is shown the notice with its own figures', async () => {
  const draft = await town.say('杨国梁', '/会议 3月19日上午9点 三楼会议室 主席团会议 议题：人事')
  await town.say('周晓敏', '/发布 1', '主席团')
  const { text } = await town.click('杨国梁', draft.message?.id ?? '', 'drop:1')
  expect(text).toContain('已经发出')
  expect(text).toContain('主席团成员（9人）')
  expect(text).toContain('法定人数:须5人')
})

it('of two clerks who enter the same paper, the later one learns of the first', async () => {
  for (let nth = 1; nth <= 5; nth++) {
    const words = `/收文 县府办 云政办〔2026〕${nth}号 关于防汛的通知`
    const answers = await Promise.all([town.say('周晓敏', words), town.say('杨国梁', words)])
    expect(answers.filter(({ text }) => text?.includes('如是重复登记') === true)).toHaveLength(1)
  }
})
