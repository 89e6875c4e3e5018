import { type Context, defineCommand } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { orders } from '../../../language/words/orders.ts'
import { settingsOf } from '../../congress/settings.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor, subjectOf } from '../../meetings/finding/named.ts'
import type { LockedMeeting } from '../../meetings/store/answers.ts'
import { pickHeld, whereHeld } from '../finding/meeting.ts'
import { readItem } from '../rules/item.ts'
import { takePlaces } from '../rules/places.ts'
import { isCorrection, readVote, type VoteReading } from '../rules/read-vote.ts'
import { countVote, majorityOf, type VoteBase } from '../rules/vote.ts'
import { whichItem } from '../rules/which-item.ts'
import { type VotingBase, voteBaseOf } from '../store/base.ts'
import { addItem, agendaOf } from '../store/items.ts'
import { enterVote, votesOn } from '../store/votes.ts'
import { noSuchItem } from '../texts/agenda.ts'
import * as words from '../texts/vote.ts'
import type { AgendaItem, Ballots, Vote } from '../types.ts'

/** `/表决 3 第2项 赞成30 反对1 弃权2`; without a result it shows what was entered. */
export const registerVote = defineCommand({
  name: '表决',
  aliases: ['表决结果', '登记表决', '投票结果', 'vote'],
  order: orders.vote,
  who: 'clerks',
  ...words.enterVote,
  narrow: whereHeld('held'),
  async run(context, text) {
    const places = takePlaces(text)
    const picked = await pickHeld(context, places.meeting, 'held', words.enterVote.usage)
    if (picked.meeting === null) return picked.reply
    const { meeting } = picked
    const read = readVote(places.rest)
    const items = await agendaOf(context.tx, meeting, context.actor.personId, context.now)
    const which = whichItem(items, places.item, read.before)
    if (which.kind === 'beyond') return say(noSuchItem(meeting.number, which.number, items.length))
    if (which.kind === 'unclear' || (which.kind === 'new' && read.vote.kind === 'none'))
      return say(words.whichItem(meeting.number, items))
    const base = atTheVote(await voteBaseOf(context.tx, meeting, context.now), read.vote)
    const trouble = troubleWith(read.vote, base, meeting.number, which.kind === 'new' ? null : which.number)
    if (which.kind === 'new') {
      if (trouble !== null) return say(trouble)
      const item = { ...readItem(read.before), kind: 'decide' as const }
      const added = await addItem(context.tx, meeting.id, item, context.actor.personId, context.now)
      return register(
        context,
        { meeting, number: 1, item: added, said: text },
        ballotsOf(read.vote, base),
        base,
        [],
        false,
      )
    }
    const item = items[which.number - 1]
    if (item === undefined) return say(noSuchItem(meeting.number, which.number, items.length))
    const votes = (await votesOn(context.tx, [item.id])).get(item.id) ?? []
    if (read.vote.kind === 'none') return show(context, meeting, which.number, item, votes)
    if (trouble !== null) return say(trouble)
    // The agenda may have changed since: its number is that of another item now.
    if (votes.length === 0 && read.saysCorrection && !isCorrection(item.title)) {
      const voted = await votesOn(
        context.tx,
        items.map(({ id }) => id),
      )
      return say(
        words.nothingToCorrect(
          meeting.number,
          which.number,
          items,
          one => (voted.get(one.id) ?? []).length > 0,
        ),
      )
    }
    const subject = { meeting, number: which.number, item, said: text }
    return register(context, subject, ballotsOf(read.vote, base), base, votes, read.corrects)
  },
})

/** More votes than are in the hall now, and no more than were there: it was held before some of them left. */
function atTheVote(base: VotingBase, vote: VoteReading): VotingBase {
  if (vote.kind !== 'counts' || base.present === null) return base
  const { inFavour, against, abstained } = vote.ballots
  const present = Math.max(base.present, Math.min(inFavour + against + abstained, base.everPresent))
  const quorumMet = base.quorumNeeded === null ? base.quorumMet : present >= base.quorumNeeded
  return { ...base, present, quorumMet }
}

function troubleWith(
  vote: VoteReading,
  { present }: VoteBase,
  meeting: number,
  number: number | null,
): string | null {
  if (vote.kind === 'unclear') return words.unclear(meeting, number)
  const needsPresent = vote.kind === 'unanimous' || vote.kind === 'rest'
  return needsPresent && present === null ? words.nobodyPresent(meeting, number) : null
}

function ballotsOf(vote: VoteReading, { present }: VoteBase): Ballots {
  switch (vote.kind) {
    case 'counts':
      return vote.ballots
    case 'unanimous':
      return { inFavour: present ?? 0, against: 0, abstained: 0 }
    case 'rest': {
      const { against, abstained } = vote
      return { inFavour: Math.max(0, (present ?? 0) - against - abstained), against, abstained }
    }
    default:
      return { inFavour: 0, against: 0, abstained: 0 }
  }
}

function show(
  { now, tenant }: Context,
  { number: meeting }: LockedMeeting,
  number: number,
  item: AgendaItem,
  votes: readonly Vote[],
): Reply {
  if (votes.length === 0) return say(words.needsVotes(meeting, number, item))
  return say(words.shown(meeting, number, item, votes, vote => words.voteEntered(vote, now, tenant.zone)))
}

interface Subject {
  readonly meeting: LockedMeeting
  readonly number: number
  readonly item: AgendaItem
  readonly said: string
}

/** What was entered stays; a second entry needs a word that it corrects the first. */
async function register(
  context: Context,
  { meeting, number, item, said }: Subject,
  ballots: Ballots,
  base: VotingBase,
  votes: readonly Vote[],
  corrects: boolean,
): Promise<Reply> {
  const { tx, tenant, actor, now, origin } = context
  const before = votes.at(-1) ?? null
  const counted = countVote(ballots, base, majorityOf(meeting.notice.kind, settingsOf(tenant)))
  if (counted.kind === 'nobody_voted') return say(words.nobodyVoted(meeting.number, number))
  if (counted.kind === 'too_many') return say(words.tooMany(counted.votes, counted.most, counted.isPresent))
  if (before !== null) {
    const entered = { ...ballots, members: base.members, present: base.present, quorumMet: base.quorumMet }
    const sides = ['inFavour', 'against', 'abstained'] as const
    const isSame = [...sides, ...(corrects ? (['members', 'present', 'quorumMet'] as const) : [])].every(
      part => before[part] === entered[part],
    )
    if (isSame) return say(words.sameAgain(meeting.number, number, item, before))
    if (!corrects)
      return say(
        words.counted(meeting.number, number, item, before, words.voteEntered(before, now, tenant.zone)),
      )
  }
  const { needed, passed, notVoted } = counted
  const { members, present, quorumMet, quorumNeeded } = base
  const vote = { ...ballots, itemId: item.id, members, present, needed, passed, quorumMet, at: now }
  const message = { bot: origin.bot, msgid: origin.msgid }
  await enterVote(tx, { ...vote, words: said, enteredBy: actor.personId, message })
  await recordDeeds(tx, [
    {
      ...byActor(context),
      action: before === null ? 'agenda.vote' : 'agenda.vote_correct',
      outcome: 'done',
      subject: subjectOf(meeting),
      detail: { item: number, ...ballots, members, present, needed, passed, quorumMet },
    },
  ])
  return say(
    words.registered({ meeting: meeting.number, number, item, vote, notVoted, quorumNeeded, before }),
  )
}
