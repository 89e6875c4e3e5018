import { describe, expect, it } from 'vitest'
import { readWhen, type When } from '../../src/calendar/when.ts'
import { isoInZone } from '../../src/calendar/zone.ts'
import { whenTable } from './when.table.ts'

const now = new Date('2026-03-11T10:00:00+08:00')
const zone = 'Asia/Shanghai'

function shown({ start, end, certain, problem }: When): string {
  const minute = (instant: Date) => isoInZone(instant, zone).slice(0, 16).replace('T', ' ')
  if (!start) return problem ?? 'nothing'
  const parts = [
    minute(start),
    end ? `> ${minute(end)}` : '',
    certain === 'half_day' ? 'half' : (certain ?? ''),
    problem ?? '',
  ]
  return parts.filter(part => part !== '').join(' ')
}

for (const [guarantee, lines] of whenTable) {
  describe(guarantee, () => {
    it.each(lines)('%s → %s', (text, expected) => {
      expect(shown(readWhen(text, now, zone))).toBe(expected)
    })
  })
}
