import type { Button, Command } from '../bot/command.ts'
import { attach } from '../features/attachments/commands/attach.ts'
import { bindChatCommand } from '../features/identity/commands/bind-chat.ts'
import { allowBinding, iAm, refuseBinding, showClaims } from '../features/identity/commands/claim.ts'
import { changeUse, keepUse } from '../features/identity/commands/group-use.ts'
import { amendNotice, cancelNotice, restoreNotice } from '../features/meetings/commands/amend.ts'
import { answerButtons } from '../features/meetings/commands/answer-buttons.ts'
import {
  approveLeave,
  approveOnCard,
  refuseLeave,
  refuseOnCard,
  showPending,
} from '../features/meetings/commands/leave.ts'
import { showLog } from '../features/meetings/commands/log.ts'
import { dropDraft, postNotice, publishDraft } from '../features/meetings/commands/notice.ts'
import { nudgeNow, showCounts, showSheet } from '../features/meetings/commands/sheet.ts'
import { receptionDays } from '../features/reception/commands/days.ts'
import { dutyButtons, dutyCommand, showTurnsOnCard } from '../features/reception/commands/duty.ts'
import { showNotice } from '../features/reception/commands/notice.ts'
import { rotaCommand } from '../features/reception/commands/rota.ts'
import { setReception } from '../features/reception/commands/settings.ts'
import { chooseSwapDay, swapCommand } from '../features/reception/commands/swap.ts'
import { swapButtons } from '../features/reception/commands/swap-answers.ts'
import { fillVacancy, lookAtVacancies, showVacancies } from '../features/reception/commands/vacancies.ts'
import { putOnKeyList } from '../features/suggestions/commands/key.ts'
import { showOverdue } from '../features/suggestions/commands/overdue.ts'
import { setSuggestionRules } from '../features/suggestions/commands/settings.ts'
import { showTerm } from '../features/suggestions/commands/term.ts'
import { sendAgain, showUndelivered } from '../features/undelivered/commands.ts'
import { showBook } from '../features/visits/commands/book.ts'
import { visitButtons } from '../features/visits/commands/buttons.ts'
import { closeVisit, followUp } from '../features/visits/commands/close.ts'
import { correctVisit, voidVisit } from '../features/visits/commands/correct.ts'
import { enterContact, enterLetter, enterVisit } from '../features/visits/commands/enter.ts'
import { fold } from '../language/normalise.ts'
import { attendCommand, chooseAnswer, leaveCommand, proxyAnswer } from './answer-commands.ts'
import { showMine, showMineOnCard } from './mine.ts'

/** Every command and button there is. To add one, write it in its feature and name it here. */
const commands: readonly Command[] = [
  postNotice,
  publishDraft,
  amendNotice,
  cancelNotice,
  restoreNotice,
  showSheet,
  nudgeNow,
  showPending,
  approveLeave,
  refuseLeave,
  proxyAnswer,
  showLog,
  attendCommand,
  leaveCommand,
  showMine,
  receptionDays,
  setReception,
  showNotice,
  rotaCommand,
  dutyCommand,
  swapCommand,
  showVacancies,
  enterVisit,
  enterContact,
  enterLetter,
  correctVisit,
  voidVisit,
  closeVisit,
  followUp,
  showBook,
  attach,
  showTerm,
  putOnKeyList,
  showOverdue,
  setSuggestionRules,
  showUndelivered,
  sendAgain,
  bindChatCommand,
  iAm,
  showClaims,
]

const buttons: readonly Button[] = [
  ...answerButtons,
  showCounts,
  dropDraft,
  chooseAnswer,
  ...dutyButtons,
  showTurnsOnCard,
  chooseSwapDay,
  ...swapButtons,
  fillVacancy,
  lookAtVacancies,
  approveOnCard,
  refuseOnCard,
  showMineOnCard,
  allowBinding,
  refuseBinding,
  changeUse,
  keepUse,
  ...visitButtons,
]

export interface Registry {
  readonly commands: readonly Command[]
  /** Folded name or alias → command. */
  readonly byName: ReadonlyMap<string, Command>
  readonly byAction: ReadonlyMap<string, Button>
}

export const registry: Registry = register(commands, buttons)

/** @throws when two commands answer to one name, or two buttons to one action. */
export function register(all: readonly Command[], pressed: readonly Button[]): Registry {
  const byName = new Map<string, Command>()
  for (const command of all) {
    for (const name of [command.name, ...command.aliases].map(fold)) {
      if (byName.has(name)) throw new Error(`two commands are called ${name}`)
      byName.set(name, command)
    }
  }
  const byAction = new Map(pressed.map(button => [button.action, button]))
  if (byAction.size !== pressed.length) throw new Error('two buttons have one action')
  return { commands: all, byName, byAction }
}
