import type { Job } from '../bot/job.ts'
import { registry } from '../desk/registry.ts'
import { listTopicsAtTheEnd } from '../features/agenda/jobs.ts'
import { nextTopicListAt } from '../features/agenda/store/topics.ts'
import { tellOfLostFiles } from '../features/attachments/jobs.ts'
import { followUpNotices } from '../features/county/jobs.ts'
import { countyCalls } from '../features/county/store/calls.ts'
import { followUpDecisions } from '../features/decisions/jobs.ts'
import { decisionCalls } from '../features/decisions/store/calls.ts'
import { followUpPapers } from '../features/incoming-papers/jobs.ts'
import { paperCallStore } from '../features/incoming-papers/store/calls.ts'
import { closeMeetings, sendReminders } from '../features/meetings/jobs.ts'
import { nextCloseAt, nextReminderAt } from '../features/meetings/store/reminders.ts'
import { forgetByRule, nextNight, sealOld } from '../features/personal-data/jobs.ts'
import { planPlanCalls, sayPlanCalls } from '../features/plan/jobs.ts'
import { nextPlanCallAt } from '../features/plan/store/calls.ts'
import { callReception } from '../features/reception/jobs/call.ts'
import { fillRotas } from '../features/reception/jobs/fill-rotas.ts'
import { planReception } from '../features/reception/jobs/plan.ts'
import { nextReceptionCallAt } from '../features/reception/store/due-calls.ts'
import { nextPlanAt } from '../features/reception/store/planning.ts'
import { listBeforeMeetings, planLists } from '../features/suggestions/jobs/lists.ts'
import { reportMonths } from '../features/suggestions/jobs/months.ts'
import { reckonSuggestions } from '../features/suggestions/jobs/reckon.ts'
import { superviseSuggestions } from '../features/suggestions/jobs/supervise.ts'
import { nextSuggestionCallAt } from '../features/suggestions/store/calls.ts'
import { reviewSessions } from '../features/terms/jobs.ts'
import { nextReviewAt } from '../features/terms/store/warnings.ts'
import { planContactCalls, sayCalls } from '../features/visits/jobs.ts'
import { nextCallAt } from '../features/visits/store/calls.ts'
import { nextLostFileAt } from '../outbox/lost-files.ts'
import { forgetOld } from './housekeeping.ts'

/** Every job there is. To add one, write it in its feature and name it here. */
export const jobs: readonly Job[] = [
  { name: 'meetings.close', run: closeMeetings, nextDueAt: nextCloseAt },
  { name: 'meetings.remind', run: sendReminders, nextDueAt: nextReminderAt },
  { name: 'terms.review', run: reviewSessions, nextDueAt: nextReviewAt },
  { name: 'topics.list', run: listTopicsAtTheEnd, nextDueAt: nextTopicListAt },
  { name: 'decisions.remind', run: followUpDecisions, nextDueAt: decisionCalls.nextAt },
  { name: 'papers.remind', run: followUpPapers, nextDueAt: paperCallStore.nextAt },
  { name: 'reception.plan', run: planReception, nextDueAt: nextPlanAt },
  { name: 'reception.rota', run: fillRotas },
  { name: 'reception.call', run: callReception, nextDueAt: nextReceptionCallAt },
  { name: 'visits.plan', run: planContactCalls },
  { name: 'visits.remind', run: sayCalls, nextDueAt: nextCallAt },
  { name: 'suggestions.reckon', run: reckonSuggestions },
  { name: 'suggestions.lists', run: planLists },
  { name: 'suggestions.list', run: listBeforeMeetings },
  { name: 'suggestions.months', run: reportMonths },
  { name: 'suggestions.supervise', run: superviseSuggestions, nextDueAt: nextSuggestionCallAt },
  { name: 'plan.plan', run: planPlanCalls },
  { name: 'plan.say', run: sayPlanCalls, nextDueAt: nextPlanCallAt },
  { name: 'county.remind', run: followUpNotices, nextDueAt: countyCalls.nextAt },
  { name: 'attachments.lost', run: tellOfLostFiles(registry.holders), nextDueAt: nextLostFileAt },
  { name: 'forget', run: forgetOld },
  { name: 'data.seal', run: sealOld },
  { name: 'data.forget', run: forgetByRule, nextHour: nextNight },
]
