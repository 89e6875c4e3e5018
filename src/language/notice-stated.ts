/** Who is called by one sentence of a notice (corpus rule N8). */
import { namesOnDuty } from './notice-named.ts'
import type { Audience } from './notice-reading.ts'
import { readNames } from './people.ts'

/** `unknown`: people were stated, and they are none of the kinds we can call. */
export type Stated = Audience | 'unknown' | null

const numeral = '[一二三四五六七八九十0-9]{1,3}'
const groupWord = '(?:代表小组|代表活动小组|代表组|活动小组|小组)'
/** 第二代表小组 before 宝山镇第二代表小组 before 城东片区代表小组. */
const groups = [
  new RegExp(`(第?${numeral}(?:片区)?${groupWord}|第${numeral}组)`),
  new RegExp(`((?:[东西南北中城片区]{1,3}|[一-龥]{2,4}?)(?:片区)?${groupWord})`),
]
/** 第一、第二代表小组: more than one cannot be said as one group, and half of them must not be called alone. */
const severalGroups = new RegExp(`第?${numeral}(?:(?:代表)?小组)?[、和及与]第?${numeral}(?:代表)?小组`)
const presidium = /主席团(?:全体)?(?:成员|各位成员|的各位|全体|组成人员|同志)|(?:各位|全体)主席团/
const deputies =
  /(?:全体|各位|所有|镇|乡|街道|市|县|各级|县乡|两级|我镇|本镇|辖区)*(?:人大)?代表(?:们|同志)?(?!小组|团|组|之家|联络|大会|法|建议|议案|履职|工作|活动|接待|培训|述职|视察|名额|资格|向|进|选|辞|票|发言|作|填|对|提|意见|补选|提名|候选|身份|证|团长|风采|中心组|工委|室|人士|性|表)/
/** 组织代表视察…: here the deputies are called, though an activity follows the word. */
const sentOut =
  /(?:组织|请|邀请|安排)(?:全体|全镇|各位|镇|乡|本镇|我镇|县乡|各级|市|县|人大|部分(?!代表))*代表(?:们)?(?=视察|调研|走访|检查|参观|开展|赴|到|对|进行|学习|观摩|慰问|察看|评议)/
const leaders =
  /组长|负责人|联络员|联系人|检查组|视察组|调研组|工作人员|村支书|书记|村主任|站长|团长|选民|群众|各村|办公室主任|班子|单位/
/** Who is called by a sentence, or by the words under a heading; folded. */
export function audienceIn(text: string): Stated {
  const stated = text
    .replace(/[^,。;、\n]*列席[^,。;\n]*/g, '')
    .replace(/请[^,。;]*(?:领导|负责同志)[^,。;]*列席/g, '')
  const names = readNames(
    stated
      .replace(/[。;].*$/s, '')
      .replace(/^[ \n:]+/, '')
      .replace(/(?:等)?[0-9一二三四五六七八九十]*[名位人](?:同志|代表)?$/, '')
      .trim(),
  )
  if (names.length > 0) return { to: 'named', names }
  const inSentence = namesOnDuty(stated)
  if (inSentence.length > 0) return { to: 'named', names: inSentence }
  if (presidium.test(stated)) return { to: 'presidium' }
  if (severalGroups.test(stated)) return 'unknown'
  const groupName = groups.map(pattern => pattern.exec(stated)?.[1]).find(name => name !== undefined)
  if (groupName !== undefined && !/^(?:各|全体|代表|每|本|以|按)/.test(groupName) && !/组长/.test(stated))
    return { to: 'group', name: groupName }
  if (sentOut.test(stated) || deputies.test(withoutLeaders(stated))) return { to: 'deputies' }
  return leaders.test(stated) || /小组|代表团/.test(stated) ? 'unknown' : null
}

/** 各代表小组组长 holds the word 代表 and calls no deputies. */
const withoutLeaders = (text: string) =>
  text.replace(
    /(?:选民|村民|群众|企业|居民|党员|职工|家长|学生|妇女|青年|商户|行业|党)代表|(?:各)?(?:人大)?代表(?:小组|团|组)[^、,]*|(?:人大)?代表(?:联络站|之家)[^、,]*|[县市省]人大代表/g,
    '',
  )
