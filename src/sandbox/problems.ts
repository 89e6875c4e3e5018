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
  if (inCard) return { rule: isLimit(issue) || tooFew(issue) ? 'card-limit' : 'card-field', detail }
  return { rule: isLimit(issue) ? 'byte-limit' : 'reply-field', detail }
}

function isLimit(issue: Issue): boolean {
  return issue.code === 'too_big' || (issue.code === 'custom' && issue.params?.limit === true)
}

/** Fewer rows, buttons or options than the least; an empty text is a missing field instead. */
function tooFew(issue: Issue): boolean {
  return issue.code === 'too_small' && (issue.origin === 'array' || issue.origin === 'number')
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`,
    )
    .join('')
}
