import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameInFront, namesInFront } from '../../../../src/features/roster/rules/name-in-front.ts'
import type { Person } from '../../../../src/features/roster/types.ts'
import { bestMs, nastyTexts } from '../../../language/nasty.ts'

let id = 0
const person = (name: string, facts: Partial<Person> = {}): Person => ({
  id: ++id,
  congressId: 1,
  name,
  aliases: [],
  userid: null,
  phone: null,
  levels: ['town'],
  district: null,
  groupId: null,
  groupName: null,
  unit: null,
  active: true,
  leftReason: null,
  roles: [],
  ...facts,
})

const chair = person('杨国梁', { roles: ['chair', 'presidium_member'], aliases: ['老杨'] })
const vice = person('沈月英', { roles: ['vice_chair'] })
const zhang = person('张三', { district: '上溪村' })
const liMing = person('李明')
const liMingHua = person('李明华')
const ofWillows = person('王建国', { district: '杨树湾村', groupName: '第一代表小组', unit: '镇农技站' })
const ofBridge = person('王建国', { district: '石桥村', groupName: '第三代表小组', unit: '石桥村村委会' })
const uyghur = person('阿卜杜热合曼·阿卜杜克热木')
const people = [
  chair,
  vice,
  zhang,
  liMing,
  liMingHua,
  ofWillows,
  ofBridge,
  uyghur,
  person('赵敏'),
  person('诸葛晴'),
]

const read = (words: string) => {
  const found = nameInFront(people, words)
  return found === null ? null : [found.people, found.rest]
}

describe('the person whom words begin with', () => {
  it.each([
    ['张三', zhang, ''],
    ['张三 请假', zhang, '请假'],
    ['张三请假 住院', zhang, '请假 住院'],
    ['张三，请假', zhang, '请假'],
    ['张三：请假', zhang, '请假'],
    ['  张三\n请假', zhang, '请假'],
    ['、张三 请假', zhang, '请假'],
    ['@张三 请假', zhang, '请假'],
    ['張三 請假', zhang, '請假'],
    ['张 三 请假', zhang, '请假'],
    ['张　三　请假', zhang, '请假'],
    ['张三(上溪村)请假', zhang, '请假'],
    ['张三 上溪村有会，请假', zhang, '上溪村有会，请假'],
    ['张三（在县里开会）请假', zhang, '在县里开会）请假'],
    ['张三同志 参加', zhang, '参加'],
    ['张三代表请假', zhang, '请假'],
    ['杨主席 请假', chair, '请假'],
    ['杨主席请假 在县里开会', chair, '请假 在县里开会'],
    ['沈副主席参加', vice, '参加'],
    ['主席 参加', chair, '参加'],
    ['老杨参加', chair, '参加'],
    ['李明华 参加', liMingHua, '参加'],
    ['李明华参加', liMingHua, '参加'],
    ['李明 参加', liMing, '参加'],
    ['李明 华西村开会', liMing, '华西村开会'],
    ['阿卜杜热合曼·阿卜杜克热木 参加', uyghur, '参加'],
    ['阿卜杜热合曼•阿卜杜克热木同志参加', uyghur, '参加'],
  ])('%s', (words, who, rest) => {
    const found = nameInFront(people, words)
    expect(found?.people).toEqual([who])
    expect(found?.rest).toBe(rest)
  })

  it.each(['', ' ', '请假', '李四 请假', '住院 张三', '同志 请假', '张', '杨', '👌', '(张', '，，，', '@'])(
    '%j begins with nobody',
    words => {
      expect(read(words)).toBeNull()
    },
  )

  it.each([['张三丰 参加'], ['张三丰'], ['张三丰参加'], ['张三丰请假 住院'], ['张三丰，不来']])(
    '%s: a longer name that nobody has is not the shorter one',
    words => {
      expect(read(words)).toBeNull()
    },
  )

  it.each([
    ['张三来', '来'],
    ['张三要请假', '要请假'],
    ['张三不来', '不来'],
    ['张三病假', '病假'],
    ['张三因病请假', '因病请假'],
    ['张三也参加', '也参加'],
    ['张三能来', '能来'],
    ['张三去不了', '去不了'],
    ['张三感冒了,请假', '感冒了,请假'],
    ['张三家里有事', '家里有事'],
    ['张三迟到十分钟', '迟到十分钟'],
  ])('%s: what follows without a space is no part of the name', (words, rest) => {
    expect(read(words)).toEqual([[zhang], rest])
  })
})

describe('homonyms', () => {
  it.each([
    ['王建国(杨树湾村) 请假', ofWillows, '请假'],
    ['王建国（杨树湾村） 请假', ofWillows, '请假'],
    ['王建国（杨树湾村）请假', ofWillows, '请假'],
    ['王建国 石桥村 请假 住院', ofBridge, '请假 住院'],
    ['王建国，石桥村，请假', ofBridge, '请假'],
    ['王建国 石桥 请假', ofBridge, '请假'],
    ['王建国(杨树湾)请假', ofWillows, '请假'],
    ['王建国石桥村请假', ofBridge, '请假'],
    ['王建国 杨树湾村请假', ofWillows, '请假'],
    ['王建国杨树湾请假', ofWillows, '请假'],
    ['王建国(第三代表小组) 参加', ofBridge, '参加'],
    ['王建国(三组) 参加', ofBridge, '参加'],
    ['王建国 1组 参加', ofWillows, '参加'],
    ['王建国 镇农技站 参加', ofWillows, '参加'],
    ['王建國(楊樹灣村) 請假', ofWillows, '請假'],
    ['王建国(石桥村)', ofBridge, ''],
  ])('%s: told apart by the place behind the name', (words, who, rest) => {
    expect(read(words)).toEqual([[who], rest])
  })

  it.each([
    ['王建国 请假', '请假'],
    ['王建国', ''],
    ['王建国(白岩村) 请假', '白岩村) 请假'],
    ['王建国(村) 请假', '村) 请假'],
    ['王建国 石 请假', '石 请假'],
    ['王建国 杨树下有人等 请假', '杨树下有人等 请假'],
  ])('%s: both are meant, and no word is lost', (words, rest) => {
    expect(read(words)).toEqual([[ofWillows, ofBridge], rest])
  })

  it('of one place cannot be told apart by it', () => {
    const two = [person('陈建华', { district: '上溪村' }), person('陈建华', { district: '上溪村' })]
    expect(nameInFront(two, '陈建华(上溪村) 请假')?.people).toEqual(two)
  })

  it('of a place whose name another begins with, the exact one is meant', () => {
    const short = person('陈建华', { district: '石桥' })
    const long = person('陈建华', { district: '石桥头村' })
    expect(nameInFront([short, long], '陈建华 石桥头村 请假')).toMatchObject({ people: [long], rest: '请假' })
    expect(nameInFront([short, long], '陈建华 石桥 请假')).toMatchObject({ people: [short], rest: '请假' })
  })
})

describe('several names in a row', () => {
  it.each<[string, Person[][], string]>([
    ['张三 李明', [[zhang], [liMing]], ''],
    ['张三、李明华、沈副主席', [[zhang], [liMingHua], [vice]], ''],
    ['张三，李明', [[zhang], [liMing]], ''],
    ['张三李明', [[zhang], [liMing]], ''],
    ['张三和李明', [[zhang], [liMing]], ''],
    ['张三、李明及杨主席', [[zhang], [liMing], [chair]], ''],
    ['张三 李明 住院', [[zhang], [liMing]], '住院'],
    ['张三和家里人', [[zhang]], '和家里人'],
    ['王建国 张三', [[ofWillows, ofBridge], [zhang]], ''],
    ['王建国(石桥村) 张三', [[ofBridge], [zhang]], ''],
    ['住院', [], '住院'],
    ['', [], ''],
  ])('%s', (words, found, rest) => {
    const read = namesInFront(people, words)
    expect(read.found.map(one => one.people)).toEqual(found)
    expect(read.rest).toBe(rest)
  })

  it('however they are divided, all are found, in order', () => {
    const some = fc.array(fc.constantFrom(chair, vice, zhang, liMing, liMingHua), { maxLength: 12 })
    const divider = fc.constantFrom(' ', '、', '，', ',', '　', '；', '\n', '和', '与')
    fc.assert(
      fc.property(some, divider, fc.constantFrom('', ' 请假 住院'), (list, between, behind) => {
        const { found, rest } = namesInFront(people, list.map(one => one.name).join(between) + behind)
        expect(found.map(one => one.people)).toEqual(list.map(one => [one]))
        expect(rest).toBe(behind.trim())
      }),
    )
  })
})

describe('whatever is written', () => {
  it('the name and what follows come from the words, and nothing throws', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '张三',
        '王建国',
        '石桥村',
        '(',
        '）',
        ' ',
        '请假',
        '李明',
        '华',
        '主席',
        '杨',
        '同志',
        '@',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
        const words = pieces.join('')
        const found = nameInFront(people, words)
        if (found !== null) {
          expect(words).toContain(found.name)
          expect(words.endsWith(found.rest)).toBe(true)
          expect(found.people.length).toBeGreaterThan(0)
        }
        expect(words.endsWith(namesInFront(people, words).rest)).toBe(true)
      }),
    )
  })

  it.each(nastyTexts)('%s: quickly done', (_what, text) => {
    expect(bestMs(() => nameInFront(people, text))).toBeLessThan(50)
  })
})
