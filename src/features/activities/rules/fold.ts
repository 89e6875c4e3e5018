/** The record of a meeting: its entries, folded. Nothing is lost by a correction: what stood there is kept as earlier. */
import type { ActivityEntry, ActivityRecord, DutyReport, Part, RecordField } from '../types.ts'

export const emptyRecord: ActivityRecord = {
  parts: { theme: [], places: [], people: [], findings: [], advice: [], result: [] },
  earlier: [],
  suggestionIds: [],
  reports: [],
}

/** @param entries in their order */
export const recordOf = (entries: readonly ActivityEntry[]): ActivityRecord =>
  entries.reduce(evolve, emptyRecord)

function evolve(record: ActivityRecord, entry: ActivityEntry): ActivityRecord {
  switch (entry.kind) {
    case 'add':
    case 'replace':
      return entry.field === null || entry.text === null
        ? record
        : withPart(record, entry.field, { text: entry.text, by: entry.by, at: entry.at }, entry.kind)
    case 'link':
    case 'unlink': {
      const others = record.suggestionIds.filter(id => id !== entry.suggestionId)
      const isGone = entry.kind === 'unlink' || entry.suggestionId === null
      return { ...record, suggestionIds: isGone ? others : [...others, entry.suggestionId] }
    }
    case 'report':
    case 'unreport': {
      const others = record.reports.filter(({ personId }) => personId !== entry.personId)
      const report = entry.kind === 'report' ? reportOf(entry) : null
      return { ...record, reports: report === null ? others : [...others, report] }
    }
  }
}

function withPart(
  record: ActivityRecord,
  field: RecordField,
  part: Part,
  how: 'add' | 'replace',
): ActivityRecord {
  const before = record.parts[field]
  if (how === 'add') return { ...record, parts: { ...record.parts, [field]: [...before, part] } }
  return {
    ...record,
    parts: { ...record.parts, [field]: [part] },
    earlier: [...record.earlier, ...before.map(each => ({ ...each, field }))],
  }
}

function reportOf({
  personId,
  personName,
  way,
  satisfied,
  basically,
  dissatisfied,
}: ActivityEntry): DutyReport | null {
  if (personId === null || way === null) return null
  const votes =
    satisfied === null || basically === null || dissatisfied === null
      ? null
      : { satisfied, basically, dissatisfied }
  return { personId, name: personName ?? '', way, votes }
}

/** Nothing of it was written down yet. */
export const isEmpty = ({ parts, suggestionIds, reports }: ActivityRecord): boolean =>
  Object.values(parts).every(pieces => pieces.length === 0) && suggestionIds.length + reports.length === 0
