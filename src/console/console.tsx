/**
 * The pages: a request in, an answer out. Who is asking is his session's account; what he may see is read anew with
 * every request, by the same reader that the chat has (desk/access.ts).
 */
import { isClerk, mayUse } from '../bot/actor.ts'
import { isBusinessOf, type Membership } from '../bot/command.ts'
import { sayInstant } from '../calendar/say.ts'
import type { Tx } from '../db/tx.ts'
import { readMemberships } from '../desk/access.ts'
import { recordDeeds } from '../features/deeds/store.ts'
import { consolePath } from '../features/sessions/rules/back.ts'
import { endLinksOf, enterPath } from '../features/sessions/store/links.ts'
import { sameToken } from '../features/sessions/store/secrets.ts'
import {
  endSession,
  endSessionsOf,
  lookAtSession,
  type Session,
  useSession,
} from '../features/sessions/store/sessions.ts'
import { formOver, noAccess, pagesTooFast, signedOut } from '../features/sessions/texts.ts'
import { lives } from '../features/sessions/types.ts'
import { againQuery, Frame } from '../pages/frame.tsx'
import { congressPath, type Offered, type PageContext, type Shown, type Visit } from '../pages/page.ts'
import { formTokenField } from '../pages/parts.tsx'
import { render } from '../pages/render.ts'
import { mayNot, notFound } from '../pages/texts.ts'
import type { PageAnswer, PageRequest } from './exchange.ts'
import { home } from './home.tsx'
import { menuOf } from './menu.ts'
import { message } from './message.tsx'
import { findPage } from './registry.ts'
import { askToSignIn, comeBack, enter, returnPath, type SignInDeps, signInPath } from './sign-in.tsx'

/** Behind the address of a page: what of it goes on by itself. */
const livePath = '/live'

export type Console = (request: PageRequest) => Promise<PageAnswer>

export function createConsole(deps: SignInDeps): Console {
  return async request => {
    const { path, method } = request
    if (path.startsWith(enterPath)) return enter(deps, request)
    // What looks at addresses before people do asks with HEAD: it begins and ends nothing.
    if (path === returnPath && method === 'GET') return comeBack(deps, request)
    if (path === signInPath && method === 'GET') return askToSignIn(deps, request)
    const answer = await inOneMoment(deps, request, tx => answerSession(deps, tx, request))
    if (answer !== null) return answer
    // What goes on asks by itself: that must begin no trip to the platform.
    if (path.endsWith(livePath)) return message(401, signedOut, deps.botName)
    // Not sent on to sign in: browsers stop a form that would end on the platform's site, and say nothing.
    return method === 'POST' ? message(401, signedOut, deps.botName, 'home') : askToSignIn(deps, request)
  }
}

/** A page is read in many statements, and its totals fit its rows: it is of one moment. What a form does is no page. */
const inOneMoment = <T,>(
  { db }: SignInDeps,
  { method }: PageRequest,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => (method === 'POST' ? db.transaction(work) : db.lookAndNote(work))

/**
 * What a browser asks while nobody need sit before it: what goes on, the page that is fetched again, whether the service is
 * there. An open sheet on a desk keeps nobody signed in.
 */
const isByItself = ({ path, method, query }: PageRequest): boolean =>
  method === 'HEAD' || path.endsWith(livePath) || query.has(againQuery)

/** @returns null when nobody is signed in */
async function answerSession(deps: SignInDeps, tx: Tx, request: PageRequest): Promise<PageAnswer | null> {
  const now = deps.clock.now()
  const used = isByItself(request)
    ? { session: await lookAtSession(tx, request.cookies.session, now), newId: null }
    : await useSession(tx, request.cookies.session, now)
  if (used === null || used.session === null) return null
  const { session, newId } = used
  const answer = await answerOf(deps, tx, session, request)
  if (newId === null) return answer
  return { ...answer, cookies: { session: { value: newId, lifeMs: lives.sessionMs }, ...answer.cookies } }
}

async function answerOf(
  deps: SignInDeps,
  tx: Tx,
  session: Session,
  request: PageRequest,
): Promise<PageAnswer> {
  if (request.method === 'POST') return act(deps, tx, session, request)
  if (deps.patience !== undefined && deps.patience.judge(session.account) !== 'go')
    return message(429, pagesTooFast, deps.botName)
  return show(deps, tx, session, request)
}

/** What the forms of a signed-in person's pages do. */
async function act(deps: SignInDeps, tx: Tx, session: Session, request: PageRequest): Promise<PageAnswer> {
  const { botName } = deps
  if (!sameToken(request.form?.get(formTokenField) ?? '', session.formToken))
    return message(403, formOver, botName, 'home')
  switch (request.path) {
    case '/console/sign-out':
      await endSession(tx, request.cookies.session)
      break
    case '/console/sign-out-everywhere':
      await endSessionsOf(tx, session)
      await endLinksOf(tx, session.account, deps.clock.now())
      break
    default:
      return message(404, notFound, botName, 'home')
  }
  return { ...message(200, signedOut, botName), cookies: { session: null } }
}

async function show(deps: SignInDeps, tx: Tx, session: Session, request: PageRequest): Promise<PageAnswer> {
  const { botName, clock } = deps
  const [first, ...others] = await readMemberships(tx, session)
  if (first === undefined) return message(403, noAccess, botName)
  const visit: Visit = {
    tx,
    now: clock.now(),
    botName,
    memberships: [first, ...others],
    formToken: session.formToken,
  }
  if (request.path === consolePath) return framed(visit, first, request.path, 200, await home(visit, session))
  const isLive = request.path.endsWith(livePath)
  const found = findPage(isLive ? request.path.slice(0, -livePath.length) : request.path)
  const here = visit.memberships.find(({ tenant }) => tenant.id === found?.congressId)
  if (found === null || here === undefined || !isBusinessOf(found.page, here.tenant))
    return message(404, notFound, botName, 'home')
  if (!mayUse(found.page.who, here.actor)) return message(403, mayNot(found.page.who), botName, 'home')
  const hasPage = (path: string) => findPage(congressPath(here.tenant.id, path)) !== null
  const context: PageContext = { ...visit, ...here, hasPage }
  if (isLive) {
    const view = (await found.page.live?.(context, found.numbers)) ?? null
    if (view === null) return message(404, notFound, botName, 'home')
    return {
      status: 200,
      seat: {
        account: session.account,
        sessionId: session.id,
        personId: here.actor.personId,
        asClerk: isClerk(here.actor),
        view,
      },
    }
  }
  const shown = await found.page.show(context, found.numbers, request.query)
  if (shown === null) return message(404, notFound, botName, 'home')
  if (!('file' in shown)) return framed(visit, here, request.path, 200, shown)
  // What looks at addresses before people do takes nothing.
  if (request.method === 'GET') await noteTaken(context, shown)
  return { file: shown.file }
}

const noteTaken = ({ tx, now, actor, tenant }: PageContext, { taken }: Offered): Promise<void> =>
  recordDeeds(tx, [
    {
      congressId: tenant.id,
      at: now,
      userid: actor.userid,
      action: 'page.take',
      outcome: 'done',
      ...taken,
    },
  ])

function framed(
  visit: Visit,
  { tenant, actor }: Membership,
  path: string,
  status: number,
  { title, body, isLive = false }: Shown,
): PageAnswer {
  const { now, botName, formToken, memberships } = visit
  const signed = {
    name: actor.name,
    congress: tenant.name,
    formToken,
    ...menuOf(memberships, tenant.id, path),
  }
  const html = render(
    <Frame
      title={title}
      botName={botName}
      signed={signed}
      live={isLive ? path + livePath : null}
      madeAt={sayInstant(now, now, tenant.zone)}
    >
      {body}
    </Frame>,
  )
  return { status, html, runs: isLive }
}
