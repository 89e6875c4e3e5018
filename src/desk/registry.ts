import type { Button, Command } from '../bot/command.ts'
import { dutyReports } from '../features/activities/commands/duty-reports.ts'
import { listActivities } from '../features/activities/commands/list.ts'
import { recordActivity } from '../features/activities/commands/record.ts'
import { showStudies } from '../features/activities/commands/study.ts'
import { meetingHolder } from '../features/activities/store/holder.ts'
import { checkBook, confirmBook, invite, inviteOnCard } from '../features/address-book/commands.ts'
import { showAgenda } from '../features/agenda/commands/agenda.ts'
import { declineTopic, listTopic } from '../features/agenda/commands/place-topic.ts'
import { askForTopics, proposeTopic } from '../features/agenda/commands/topics.ts'
import { registerVote } from '../features/agenda/commands/vote.ts'
import { attach } from '../features/attachments/commands/attach.ts'
import { dropAttachment } from '../features/attachments/commands/remove.ts'
import { showAttachments } from '../features/attachments/commands/show.ts'
import type { Holder } from '../features/attachments/types.ts'
import { arriveOnCard, checkIn, countOnCard, postCheckIn } from '../features/attendance/commands/check-in.ts'
import { adjourn } from '../features/attendance/commands/convene.ts'
import { leaveEarly } from '../features/attendance/commands/leave-early.ts'
import { papers } from '../features/attendance/commands/papers.ts'
import { callRoll } from '../features/attendance/commands/roll-call.ts'
import { showDay } from '../features/attendance/commands/show-day.ts'
import { countyNotices, noticeButtons } from '../features/county/commands/notice.ts'
import { listOnCard, readOnCard, writeOnCard } from '../features/county/commands/reply.ts'
import { showTowns } from '../features/county/commands/towns.ts'
import { decide } from '../features/decisions/commands/decide.ts'
import { correctDecision, reportDecision } from '../features/decisions/commands/report.ts'
import { dispute, disputeButtons } from '../features/duty-file/commands/dispute.ts'
import { publishCounts, setDutyFiles } from '../features/duty-file/commands/publish.ts'
import { draftDutyReport } from '../features/duty-file/commands/report.ts'
import { showFiles, showOwnFile } from '../features/duty-file/commands/show.ts'
import { showCalendar } from '../features/feeds/commands.ts'
import { bindChatCommand } from '../features/identity/commands/bind-chat.ts'
import { allowBinding, iAm, refuseBinding, showClaims } from '../features/identity/commands/claim.ts'
import { changeUse, keepUse } from '../features/identity/commands/group-use.ts'
import { enterIncoming } from '../features/incoming-papers/commands/enter.ts'
import { handleIncoming } from '../features/incoming-papers/commands/handle.ts'
import { paperHolder } from '../features/incoming-papers/store/holder.ts'
import { amendNotice, cancelNotice, restoreNotice } from '../features/meetings/commands/amend.ts'
import { answerButtons } from '../features/meetings/commands/answer-buttons.ts'
import { showDeliveries } from '../features/meetings/commands/deliveries.ts'
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
import { getMinutes, getRecord } from '../features/minutes/commands/papers.ts'
import { setTemplate } from '../features/minutes/commands/template.ts'
import { changeMinutes, removeMinutes, writeMinutes } from '../features/minutes/commands/write.ts'
import { templateHolder } from '../features/minutes/store/holder.ts'
import { showStored } from '../features/personal-data/commands.ts'
import { planCommand } from '../features/plan/commands/plan.ts'
import { receptionDays } from '../features/reception/commands/days.ts'
import { dutyButtons, dutyCommand, showTurnsOnCard } from '../features/reception/commands/duty.ts'
import { showNotice } from '../features/reception/commands/notice.ts'
import { rotaCommand } from '../features/reception/commands/rota.ts'
import { setReception } from '../features/reception/commands/settings.ts'
import { chooseSwapDay, swapCommand } from '../features/reception/commands/swap.ts'
import { swapButtons } from '../features/reception/commands/swap-answers.ts'
import { fillVacancy, lookAtVacancies, showVacancies } from '../features/reception/commands/vacancies.ts'
import { makeBulletin } from '../features/reports/commands/bulletin.ts'
import { report, summarise } from '../features/reports/commands/year.ts'
import { openPages } from '../features/sessions/commands.ts'
import { answer, assist } from '../features/suggestions/commands/answer.ts'
import { handInAnyway } from '../features/suggestions/commands/anyway.ts'
import { askDeputy, replyToOffice } from '../features/suggestions/commands/ask-deputy.ts'
import { assign } from '../features/suggestions/commands/assign.ts'
import { wayButtons } from '../features/suggestions/commands/buttons.ts'
import { suggestionCardButtons } from '../features/suggestions/commands/card-buttons.ts'
import { archive, close, keepPromise, redo } from '../features/suggestions/commands/conclude.ts'
import { consult } from '../features/suggestions/commands/consult.ts'
import { correctSuggestion } from '../features/suggestions/commands/correct.ts'
import { cosign, uncosign } from '../features/suggestions/commands/cosign.ts'
import {
  enterCriticism,
  enterMotion,
  enterOpinion,
  enterSuggestion,
} from '../features/suggestions/commands/enter.ts'
import { examine, reject } from '../features/suggestions/commands/examine.ts'
import { askExtension, grantExtension, refuseExtension } from '../features/suggestions/commands/extend.ts'
import { putOnKeyList } from '../features/suggestions/commands/key.ts'
import { showOverdue } from '../features/suggestions/commands/overdue.ts'
import { showOwnSuggestions } from '../features/suggestions/commands/own-list.ts'
import { showForm, showLetters } from '../features/suggestions/commands/papers.ts'
import { ratingCommands } from '../features/suggestions/commands/rate.ts'
import { showAwards, showRegister, showStatistics } from '../features/suggestions/commands/register.ts'
import { setSuggestionRules } from '../features/suggestions/commands/settings.ts'
import { accept, giveBack } from '../features/suggestions/commands/take-up.ts'
import { showTerm } from '../features/suggestions/commands/term.ts'
import { showTodo } from '../features/suggestions/commands/todo.ts'
import { withdraw } from '../features/suggestions/commands/withdraw.ts'
import { suggestionHolder } from '../features/suggestions/store/holder.ts'
import { changeTerm, termButtons } from '../features/terms/commands/change.ts'
import { showChecklist } from '../features/terms/commands/checklist.ts'
import { handOverOffice } from '../features/terms/commands/hand-over.ts'
import { showTerms } from '../features/terms/commands/terms.ts'
import { sendAgain, showUndelivered } from '../features/undelivered/commands.ts'
import { showBook } from '../features/visits/commands/book.ts'
import { visitButtons } from '../features/visits/commands/buttons.ts'
import { closeVisit, followUp } from '../features/visits/commands/close.ts'
import { correctVisit, voidVisit } from '../features/visits/commands/correct.ts'
import { enterContact, enterLetter, enterVisit } from '../features/visits/commands/enter.ts'
import { visitHolder } from '../features/visits/store/holder.ts'
import { fold } from '../language/normalise.ts'
import { attendCommand, chooseAnswer, leaveCommand, proxyAnswer } from './answer-commands.ts'
import { conveneCommand } from './convene.ts'
import { exportRegister } from './export-register.ts'
import { showMine, showMineOnCard } from './mine.ts'
import { takeBackCommand } from './take-back.ts'
import { visitToSuggestion } from './visit-suggestion.ts'

/** Whatever can have photos and files. To add one, write its `Holder` in its feature and name it here. */
const holders: readonly Holder[] = [
  visitHolder,
  suggestionHolder,
  meetingHolder,
  paperHolder,
  // What reads and writes Word files comes in when one is there.
  templateHolder(async content => (await import('../registers/fill-template.ts')).canBeFilled(content)),
]

/** Every command and button there is. To add one, write it in its feature and name it here. */
const commands: readonly Command[] = [
  postNotice,
  conveneCommand,
  publishDraft,
  amendNotice,
  cancelNotice,
  takeBackCommand,
  restoreNotice,
  showSheet,
  showDeliveries,
  nudgeNow,
  showPending,
  approveLeave,
  refuseLeave,
  proxyAnswer,
  checkIn,
  postCheckIn,
  callRoll,
  leaveEarly,
  showDay,
  adjourn,
  papers,
  showTerms,
  changeTerm,
  handOverOffice,
  showChecklist,
  showLog,
  attendCommand,
  leaveCommand,
  showMine,
  showStored,
  showAgenda,
  registerVote,
  askForTopics,
  proposeTopic,
  listTopic,
  declineTopic,
  writeMinutes,
  changeMinutes,
  removeMinutes,
  getRecord,
  getMinutes,
  setTemplate,
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
  attach(holders),
  showAttachments(holders),
  dropAttachment(holders),
  enterSuggestion,
  enterCriticism,
  enterOpinion,
  enterMotion,
  cosign,
  uncosign,
  withdraw,
  correctSuggestion,
  showOwnSuggestions,
  showRegister,
  showStatistics,
  showForm,
  showLetters,
  showAwards,
  showTodo,
  examine,
  reject,
  assign,
  accept,
  giveBack,
  askDeputy,
  replyToOffice,
  consult,
  answer,
  assist,
  askExtension,
  grantExtension,
  refuseExtension,
  ...ratingCommands,
  redo,
  close,
  keepPromise,
  archive,
  showTerm,
  putOnKeyList,
  showOverdue,
  setSuggestionRules,
  recordActivity,
  listActivities,
  showStudies,
  dutyReports,
  showOwnFile,
  showFiles,
  dispute,
  draftDutyReport,
  publishCounts,
  setDutyFiles,
  planCommand,
  summarise,
  report,
  makeBulletin,
  enterIncoming,
  handleIncoming,
  exportRegister,
  showUndelivered,
  sendAgain,
  openPages,
  showTowns,
  countyNotices,
  showCalendar,
  bindChatCommand,
  // Behind 绑定: 邦定 is a slip of that.
  decide,
  reportDecision,
  correctDecision,
  iAm,
  showClaims,
  checkBook,
  invite,
]

const buttons: readonly Button[] = [
  ...answerButtons,
  arriveOnCard,
  countOnCard,
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
  confirmBook,
  inviteOnCard,
  changeUse,
  keepUse,
  ...visitButtons,
  visitToSuggestion,
  handInAnyway,
  ...suggestionCardButtons,
  ...wayButtons,
  ...disputeButtons,
  ...termButtons,
  ...noticeButtons,
  readOnCard,
  writeOnCard,
  listOnCard,
]

export interface Registry {
  readonly commands: readonly Command[]
  /** Folded name or alias → command. */
  readonly byName: ReadonlyMap<string, Command>
  readonly byAction: ReadonlyMap<string, Button>
  readonly holders: readonly Holder[]
}

export const registry: Registry = register(commands, buttons, holders)

/** @throws when two commands answer to one name, or two buttons to one action. */
export function register(
  all: readonly Command[],
  pressed: readonly Button[],
  holding: readonly Holder[] = [],
): Registry {
  const byName = new Map<string, Command>()
  for (const command of all) {
    for (const name of [command.name, ...command.aliases].map(fold)) {
      if (byName.has(name)) throw new Error(`two commands are called ${name}`)
      byName.set(name, command)
    }
  }
  const byAction = new Map(pressed.map(button => [button.action, button]))
  if (byAction.size !== pressed.length) throw new Error('two buttons have one action')
  return { commands: all, byName, byAction, holders: holding }
}
