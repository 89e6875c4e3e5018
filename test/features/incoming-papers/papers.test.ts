import { beforeAll, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { heardAlone } from '../../support/ways.ts'
import { jpeg } from '../attachments/stage.ts'

/** 2026-03-11, a Wednesday. */
const town = await startTown()
const { sql } = town.database.db
const clerk = '杨国梁'
const deputy = '王秀兰'
const other = '胡志强'
const title = '关于做好换届选举工作的通知'
const group = '主席团'

const userid = async (name: string): Promise<string> =>
  (await sql<{ userid: string }[]>`select userid from person where name = ${name}`)[0]?.userid ?? ''
const say = async (who: string, words: string, room?: string): Promise<string> =>
  (await (room === undefined ? town.say(who, words) : town.say(who, words, room))).text ?? ''

beforeAll(async () => {
  await say(clerk, '签到')
  await say(deputy, '我的')
})

describe('/收文', () => {
  it('enters what was read, under the next number, and says it back', async () => {
    const said = await say(clerk, `/收文 县人大办 云人办〔2026〕12号 ${title} 3份 急件`)
    expect(said).toContain('已登记文件2026-001')
    expect(said).toContain(`标题：${title}`)
    expect(said).toContain('来文单位：县人大办　文号：云人办〔2026〕12号')
    expect(said).toContain('收文：2026年3月11日　3份　急件')
  })

  it('what is missing is asked back, and nothing is entered', async () => {
    const said = await say(clerk, `/收文 ${title}`)
    expect(said).toBe(
      '没有登记：没有读出来文单位。请补上后连同原来的内容重新发送，如：/收文 …… 来文单位：县人大办',
    )
    expect(await sql`select from incoming_paper`).toHaveLength(1)
  })

  it('the same reference is pointed out', async () => {
    expect(await say(clerk, `/收文 县人大办 云人办〔2026〕12号 ${title}`)).toContain('文号与文件2026-001相同')
    expect(await say(clerk, '/文件 2 作废 重复登记')).toContain('文件2026-002（已作废）')
  })

  it('is for clerks', async () => {
    expect(await say(deputy, `/收文 县人大办 ${title}`)).toContain('由主席、副主席和联络员使用')
    expect(await sql`select from incoming_paper`).toHaveLength(2)
  })

  it('a secret one has no title in a group, and takes no photo', async () => {
    const said = await say(clerk, '/收文 县委办 机密 云委发〔2026〕9号 关于考察对象的通知', group)
    expect(said).toContain('已登记文件2026-003')
    expect(said).toContain('涉密内容不得通过企业微信传输')
    expect(said).not.toContain('考察对象')
    expect(said).not.toContain('县委办')
    expect(await say(clerk, '/文件', group)).not.toContain('考察对象')
    expect(await say(clerk, '/文件 3', group)).not.toMatch(/考察对象|云委发/)
    expect(await say(clerk, '/文件 3')).toContain('关于考察对象的通知')
    expect(await say(clerk, '/附图 文件3')).toContain('是密件')
  })
})

describe('/文件', () => {
  it('is handed on, whoever has it is told alone, and sees it; others learn nothing', async () => {
    expect(await say(clerk, `/文件 1 交 ${deputy} 办理 3月20日前`)).toContain(
      `文件2026-001已交${deputy}办理，期限：3月20日（星期五）`,
    )
    expect(await say(deputy, '/文件')).toContain(`文件2026-001 ${title}`)
    expect(await say(deputy, '/文件 1')).toContain('承办：王秀兰（办理）')
    expect(await say(other, '/文件 1')).toBe('没有查到这一号文件。查看请发送：/文件')
    expect(await say(other, '/文件 1 办结 已报')).toBe('没有查到这一号文件。查看请发送：/文件')
    expect(await heardAlone(town, await userid(deputy))).toContain(`【文件】文件2026-001交${deputy}办理`)
  })

  it('somebody to read it is told; of a secret one he hears the number alone', async () => {
    expect(await say(clerk, `/文件 3 传阅 ${other}`)).toContain(`请${other}阅看`)
    const heard = `${await say(other, '/文件 3')}\n${await heardAlone(town, await userid(other))}`
    expect(heard).toContain('文件2026-003')
    expect(heard).not.toMatch(/考察对象|云委发/)
  })

  it('a correction keeps what stood there', async () => {
    expect(await say(clerk, '/文件 1 更正 份数 5')).toContain('5份')
    expect(await say(clerk, '/文件 1 更正 标题：关于做好选举工作的通知 缓急：特急')).toContain('特急')
    const shown = await say(clerk, '/文件 1')
    expect(shown).toContain('标题：关于做好选举工作的通知')
    expect(shown).toContain(`更正为：${title}`)
    expect(await say(clerk, '/文件 1 更正 收文日期 2025年12月31日')).toContain('不能改到别的年份')
    expect(await say(clerk, '/文件 1 更正 乱七八糟')).toContain('没有读出要更正哪一项')
    await expect(sql`update incoming_paper_entry set nth = 9`).rejects.toThrow()
  })

  it('what is written beside who and until when is part of what is to be done, or is asked about', async () => {
    const asked = await say(clerk, '/文件 1 期限 3月27日，因县里还没有定')
    expect(asked).toContain('没有更改：期限后面的“因县里还没有定”不清楚写到哪里')
    expect(await say(clerk, '/文件 1 更正 份数 4份 承办：胡志强')).toContain(
      '没有更改：承办和期限不在这里更正',
    )
    expect(await say(clerk, '/文件 1')).toContain('5份')
    const long = '永久'.repeat(40)
    expect(await say(clerk, `/文件 1 归档 ${long}`)).toContain('内容最多60字')
    const said = await say(clerk, `/文件 1 交 ${deputy} 办理 3月20日前，统计各村人数`)
    expect(said).toContain('办理，统计各村人数')
    expect(said).toContain('期限：3月20日')
  })

  it('who or until when that cannot be told is asked for, and nothing changes', async () => {
    expect(await say(clerk, '/文件 1 交 赵不存在 办理')).toContain('没有查到承办单位或人员“赵不存在”')
    expect(await say(clerk, `/文件 1 交 ${other} 办理 2月30日前`)).toContain('期限“2月30日前”没有看懂')
    expect(await say(clerk, '/文件 1')).toContain('承办：王秀兰')
  })

  it('whoever has it is reminded before and on the day; ended by him it is over, and the clerks hear', async () => {
    await town.moveTo('2026-03-20T12:00:00+08:00')
    await say(deputy, '我的')
    expect(await heardAlone(town, await userid(deputy))).toContain('以下文件请抓紧办理')
    expect(await say(deputy, '/文件 1 归档')).toContain('由主席、副主席、联络员办理')
    expect(await say(deputy, '/文件 1 办结 已报送名单')).toContain('已办结')
    expect(await say(deputy, '/文件')).toBe('目前没有交您办理、请您阅看的文件。')
    expect(await sql`select from incoming_paper_call where done_at is null and paper_id = 1`).toHaveLength(0)
    expect(await say(clerk, '/文件 1 归档 2026-永久-3')).toContain('归档号：2026-永久-3')
  })

  it('a year’s figures are the register’s', async () => {
    expect(await say(clerk, '/文件 2026年')).toContain(
      '【2026年收文】收文2件（5份），其中涉密1件、急件1件；办理中1件，已办结1件，已归档1件。',
    )
  })

  it('said twice in one message’s repetition or again: nothing happens twice', async () => {
    expect(await say(clerk, '/文件 1 归档 2026-永久-3')).toContain('已经是这样，没有更改')
    expect(await say(clerk, '/文件 2 作废')).toContain('已作废，没有更改')
    expect(await say(clerk, '/文件 99')).toContain('没有查到')
  })
})

describe('what nobody said is not done', () => {
  const paper = '2026-004'
  it('a question or a deadline ends nothing: it is answered, or is another day for the same holder', async () => {
    await say(clerk, `/收文 县人大办 云人办〔2026〕20号 ${title}`)
    await say(clerk, `/文件 4 交 ${deputy} 办理 3月25日前`)
    for (const asked of ['办结了吗', '办完了没有？', '归档了吗', '作废吗'])
      expect(await say(clerk, `/文件 4 ${asked}`)).toContain(`文件${paper}（办理中）`)
    expect(await say(deputy, '/文件 4 办结了没有')).toContain(`文件${paper}（办理中）`)
    expect(await say(clerk, '/文件 4 办结期限 3月28日')).toContain(`已交${deputy}办理，期限：3月28日`)
    expect(await say(clerk, '/文件 4 完成时限改为3月30日')).toContain('期限：3月30日')
    expect(await say(clerk, '/文件 4 完成时限改为以后再说')).toContain('没有更改')
    expect(await sql`select state from incoming_paper where number = 4`).toEqual([{ state: 'open' }])
  })

  it('handing over is understood in the usual ways', async () => {
    expect(await say(clerk, `/文件 4 改由${other}办理`)).toContain(`已交${other}办理`)
    expect(await say(clerk, `/文件 4 交 ${deputy} 3月29日前办理`)).toContain('期限：3月29日')
    expect(await say(clerk, `/文件 4 交办 ${other} 3月27日前`)).toContain(`已交${other}办理，期限：3月27日`)
    expect(await say(clerk, `/文件 4 交${deputy}于3月30日前报送材料`)).toContain(
      `已交${deputy}报送材料，期限：3月30日`,
    )
  })
})

describe('a group', () => {
  it('hears no more of a paper than its number, from whomever', async () => {
    for (const who of [clerk, deputy, other]) {
      const said = await say(who, '/文件 4', group)
      expect(said).toContain('请单独给我发送')
      expect(said).not.toContain('换届')
    }
    expect(await say(deputy, '/文件 4 办结 名单已报送县人大', group)).not.toMatch(/换届|县人大办|名单/)
    expect(await say(deputy, '/文件 4')).toContain('已办结')
    expect(await say(clerk, '/文件 4 重新办理', group)).not.toMatch(/换届|名单/)
  })
})

describe('whom it concerns', () => {
  it('hears that it is open again, void, back, in the archive', async () => {
    const heard = async () => {
      await say(deputy, '我的')
      return heardAlone(town, await userid(deputy))
    }
    expect(await heard()).toContain('文件2026-004恢复办理')
    await say(clerk, '/文件 4 作废 登错')
    expect(await heard()).toContain('文件2026-004已作废')
    await say(clerk, '/文件 4 恢复')
    await say(clerk, '/文件 4 归档')
    expect(await heard()).toContain('文件2026-004已归档')
  })

  it('is not told what was queued of a paper that is void or secret by then, and its photos are named', async () => {
    const words = ['关于甲事项的通知', '关于乙事项的通知']
    for (const [i, word] of words.entries()) await say(clerk, `/收文 县农业局 云农〔2026〕${i}号 ${word}`)
    await sql`
      insert into attachment (congress_id, subject_kind, subject_id, number, mime, name, sha256, content, sent_by, at, bot, msgid, nth)
      select i.congress_id, 'incoming_paper', i.id, 1, 'image/jpeg', '来文.jpg', 'x', ${jpeg()}, p.id, ${town.clock.now()}, 'b', 'm', 0
      from incoming_paper i, person p where i.number = 6 and p.name = ${clerk}`
    await town.moveTo('2026-03-20T23:30:00+08:00')
    for (const number of [5, 6]) await say(clerk, `/文件 ${number} 交 ${other} 办理 3月30日前`)
    await say(clerk, '/文件 5 作废')
    const said = await say(clerk, '/文件 6 更正 密级 机密')
    expect(said).toContain('/删附件 文件2026-006 1')
    await town.moveTo('2026-03-21T09:00:00+08:00')
    const answer = await say(other, '我的')
    const heard = `${answer}\n${await heardAlone(town, await userid(other))}`
    expect(heard).not.toMatch(/甲事项|乙事项/)
    expect(heard).toContain('文件2026-005已作废')
    expect(heard).toContain('文件2026-006')
  })

  it('an office’s contact opens what is kept with its paper', async () => {
    await sql`insert into office (congress_id, name) select id, '农技站' from congress limit 1`
    await sql`insert into office_contact (office_id, person_id)
      select o.id, p.id from office o, person p where o.name = '农技站' and p.name = ${other}`
    await say(clerk, '/文件 6 更正 密级 无')
    await say(clerk, '/文件 6 交 农技站 办理 3月30日前')
    expect(await say(other, '/看附件 文件6')).toContain('现有1个附件')
    expect(await say(deputy, '/看附件 文件6')).toContain('没有查到')
  })
})

it('in January what is open of last year is not gone', async () => {
  await town.moveTo('2027-01-04T09:00:00+08:00')
  await say(clerk, '/收文 县人大办 关于报送年度计划的通知')
  const said = await say(clerk, '/文件')
  expect(said).toContain('办理中（其中往年2件）：')
  expect(said).toContain('文件2026-006 关于乙事项的通知')
  expect(said).toContain('文件2027-001')
  expect(await say(clerk, '/文件 2027年')).not.toContain('文件2026-006')
}, 60_000)

it('what stands behind 承办 and 期限 at the entry is part of what is to be done', async () => {
  const said = await say(
    clerk,
    `/收文 县人大办 关于丙事项的通知 份数：3份，另存一份 承办：${deputy}，统计各村人数 期限：2027年3月26日前，先报主席`,
  )
  expect(said).toContain(`承办：${deputy}（办理，统计各村人数，先报主席）　期限：3月26日`)
  expect(said).toContain('没有登记的内容：另存一份')
})
