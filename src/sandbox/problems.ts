import type { z } from 'zod'
import type { Problem } from './journal.ts'

type Issue = z.core.$ZodIssue

/**
 * A failed parse in the words of the rules. A reply that fits no branch of a union is explained by its issues;
 * `where` is put before each path, e.g. `template_card`.
 */
export function problemsOf(error: z.ZodError, where = ''): Problem[] {
  return error.issues.slice(0, 20).map(issue => describe(issue, where))
}

function describe(issue: Issue, where: string): Problem {
  const path = pathText([...(where === '' ? [] : [where]), ...issue.path])
  const inCard = path.includes('template_card')
  const detail = `${path === '' ? 'body' : path}: ${issue.message}`
  if (isLimit(issue)) return { rule: inCard ? 'card-limit' : 'byte-limit', detail }
  return { rule: inCard ? 'card-field' : 'reply-field', detail }
}

function isLimit(issue: Issue): boolean {
  if (issue.code === 'too_big') return true
  if (issue.code === 'too_small') return issue.origin === 'array' || issue.origin === 'number'
  return issue.code === 'custom' && issue.params?.limit === true
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`,
    )
    .join('')
}
