import type { Card } from '../../bot/reply.ts'
import type { BindingRequest } from '../roster/types.ts'
import * as words from './texts.ts'

/** With the account that would end, as it is shown: a card lies in the group while other claims are confirmed. */
const keyOf = ({ id, currentUserid }: Pick<BindingRequest, 'id' | 'currentUserid'>): string =>
  currentUserid === null ? `${id}` : `${id}.${currentUserid}`

/** An account that is claimed, for a clerk to confirm or refuse. */
export const claimCard = (
  taskId: string,
  request: Pick<BindingRequest, 'id' | 'personName' | 'userid' | 'currentUserid'>,
): Card => ({
  taskId,
  title: words.bindingTitle,
  desc: words.bindingQuestion(request.personName),
  body: request.currentUserid === null ? words.bindingHow : `${words.bindingHow}\n${words.replaces}`,
  rows: [
    { name: words.rowName, value: request.personName },
    { name: words.rowAccount, value: request.userid },
    ...(request.currentUserid === null ? [] : [{ name: words.rowBefore, value: request.currentUserid }]),
  ],
  buttons: [
    { text: words.confirm, key: `allow:${keyOf(request)}`, style: 'primary' },
    { text: words.deny, key: `deny:${request.id}`, style: 'danger' },
  ],
})

export const toldCard = (taskId: string, sentence: string): Card => ({
  taskId,
  title: words.bindingTitle,
  body: sentence,
  buttons: [{ text: words.done, key: 'mine', style: 'plain' }],
})

/** Whether a group that serves somebody already is to be given another use. */
export const useCard = (
  taskId: string,
  change: { readonly now: string; readonly next: string; readonly key: string; readonly note: string | null },
): Card => ({
  taskId,
  title: words.useTitle,
  body: [...(change.note === null ? [] : [change.note]), words.useQuestion(change.now, change.next)].join(
    '\n',
  ),
  buttons: [
    { text: words.useChange, key: `use:${change.key}`, style: 'primary' },
    { text: words.useKeep, key: 'keepuse', style: 'plain' },
  ],
})

export const boundCard = (taskId: string, sentence: string): Card => ({
  ...toldCard(taskId, sentence),
  title: words.useTitle,
})
