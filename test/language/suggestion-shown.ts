import type { SuggestionReading, SuggestionWorld } from '../../src/language/suggestion-reading.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'

/** What the sample town knows. */
export const world: SuggestionWorld = {
  villages: [...new Set(sampleTown.roster.map(row => row.选区).filter(village => village !== ''))],
  categories: [
    '农业农村',
    '城乡建设',
    '交通道路',
    '生态环境',
    '教育文化',
    '卫生健康',
    '民政社保',
    '安全稳定',
    '政务服务',
    '其他',
  ],
}

/** All that was read and is not nothing, in few words: `题 … | 村 …`; what the congress does not know has a `?`. */
export function shown(reading: SuggestionReading): string {
  const { village } = reading
  const parts: readonly (readonly [string, string | null])[] = [
    ['题', reading.title === '' ? null : reading.title],
    ['种', reading.kind],
    ['类', reading.category],
    ['村', village && village.name + (village.known ? '' : '?')],
    ['时', reading.raised],
    ['源', reading.source],
    ['密', reading.confidential ? '是' : null],
    ['附', reading.cosigners.length === 0 ? null : reading.cosigners.join('、')],
    ['人', reading.signer],
    ['缺', reading.hasContent || reading.title === '' ? null : '内容'],
  ]
  return parts.flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`])).join(' | ')
}
