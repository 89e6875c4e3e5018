/** Both ways in: a one-time link of the bot's, and the platform that says who somebody is. They end in the same session. */
import type { Database } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { PlatformRefused, PlatformUnreachable } from '../errors.ts'
import { recordDeeds } from '../features/deeds/store.ts'
import { EnterForm, HowToSignIn } from '../features/sessions/pages.tsx'
import { safeBack } from '../features/sessions/rules/back.ts'
import { deviceOf, isWecom } from '../features/sessions/rules/device.ts'
import { countAttempt } from '../features/sessions/store/attempts.ts'
import { enterPath, lookAtLink, takeLink } from '../features/sessions/store/links.ts'
import { isToken, newToken, sameToken } from '../features/sessions/store/secrets.ts'
import { endSession, openSession } from '../features/sessions/store/sessions.ts'
import { beginTrip, endTrip } from '../features/sessions/store/trips.ts'
import * as words from '../features/sessions/texts.ts'
import { type Arrival, lives } from '../features/sessions/types.ts'
import type { Logger } from '../log.ts'
import { againQuery, Frame } from '../pages/frame.tsx'
import { formTokenField } from '../pages/parts.tsx'
import { render } from '../pages/render.ts'
import type { Patience } from '../patience.ts'
import type { PageAnswer, PageRequest } from './exchange.ts'
import { message } from './message.tsx'

/** What the platform knows: who somebody is that it has sent back to us. */
export interface SignInByPlatform {
  /** Where to send a browser. @param returnTo our own address, without what the platform adds */
  readonly authorizeUrl: (given: { readonly state: string; readonly returnTo: string }) => string
  /** @returns null for somebody who is no member */
  readonly userOfCode: (code: string) => Promise<{ readonly userid: string } | null>
}

export interface SignInDeps {
  readonly db: Database
  readonly clock: { now(): Date }
  readonly botName: string
  readonly publicUrl: () => string
  /** Null: there is no app. */
  readonly platform: SignInByPlatform | null
  readonly log: Logger
  /** How many pages in a row somebody may ask for; left out: as many as he likes. */
  readonly patience?: Patience | undefined
}

export const signInPath = '/console/sign-in'
export const returnPath = '/console/oauth'

/** GET shows a button, POST signs in. */
export function enter(deps: SignInDeps, request: PageRequest): Promise<PageAnswer> {
  const token = request.path.slice(enterPath.length)
  return request.method === 'POST' ? enterNow(deps, request, token) : showButton(deps, request, token)
}

async function showButton(deps: SignInDeps, request: PageRequest, token: string): Promise<PageAnswer> {
  const { db, clock, botName } = deps
  const now = clock.now()
  const found = await db.transaction(async tx => {
    const state = await lookAtLink(tx, token, now)
    return state === 'unknown' ? inVain(deps, tx, request, now) : state
  })
  if (typeof found === 'object') return found
  if (found === 'over') return linkIsOver(deps)
  const formToken = isToken(request.cookies.form) ? request.cookies.form : newToken()
  const html = render(
    <Frame title={words.enterTitle} botName={botName} signed={null}>
      <EnterForm action={request.path} formToken={formToken} />
    </Frame>,
  )
  return { status: 200, html, cookies: { form: { value: formToken, lifeMs: lives.linkMs } } }
}

async function enterNow(deps: SignInDeps, request: PageRequest, token: string): Promise<PageAnswer> {
  const { db, clock, botName } = deps
  const now = clock.now()
  // Nobody is signed in as somebody else by a form of another site's.
  if (!sameToken(request.form?.get(formTokenField) ?? '', request.cookies.form))
    return message(403, words.enterFormOver, botName)
  return db.transaction(async tx => {
    const taken = await takeLink(tx, token, now)
    if (taken === 'unknown') return inVain(deps, tx, request, now)
    return taken === 'over' ? linkIsOver(deps) : arrive(tx, request, taken, 'link', now)
  })
}

/** Whoever has pressed twice is signed in by now: he finds the way from here. */
const linkIsOver = ({ botName }: SignInDeps): PageAnswer =>
  message(410, words.linkPages.over, botName, 'home')

async function inVain(
  { botName }: SignInDeps,
  tx: Tx,
  { address }: PageRequest,
  now: Date,
): Promise<PageAnswer> {
  const mayGoOn = await countAttempt(tx, address, 'failed', now)
  return mayGoOn ? message(404, words.linkPages.unknown, botName) : message(429, words.tooMany, botName)
}

/** Somebody wants a page and is not signed in. */
export async function askToSignIn(deps: SignInDeps, request: PageRequest): Promise<PageAnswer> {
  const { botName, platform } = deps
  const back = safeBack(request.path === signInPath ? request.query.get('back') : addressOf(request))
  const isAsked = request.path === signInPath
  if (platform !== null && request.method === 'GET' && (isAsked || isWecom(request.agent)))
    return sendToPlatform(deps, platform, request, back)
  const wecom = platform === null ? null : `${signInPath}?${new URLSearchParams({ back })}`
  const html = render(
    <Frame title={words.signInTitle} botName={botName} signed={null}>
      <HowToSignIn botName={botName} wecom={wecom} />
    </Frame>,
  )
  return { status: 401, html }
}

/** The page that was asked for, as somebody asks for it himself. */
function addressOf({ path, query }: PageRequest): string {
  const asked = new URLSearchParams(query)
  asked.delete(againQuery)
  return asked.size === 0 ? path : `${path}?${asked}`
}

async function sendToPlatform(
  { db, clock, botName, publicUrl }: SignInDeps,
  platform: SignInByPlatform,
  request: PageRequest,
  back: string,
): Promise<PageAnswer> {
  const now = clock.now()
  const trip = await db.transaction(async tx => {
    const mayBegin = await countAttempt(tx, request.address, 'begun', now)
    return mayBegin ? beginTrip(tx, back, now) : null
  })
  if (trip === null) return message(429, words.tooMany, botName)
  return {
    goTo: platform.authorizeUrl({ state: trip.state, returnTo: publicUrl() + returnPath }),
    cookies: { trip: { value: trip.browser, lifeMs: lives.tripMs } },
  }
}

/** The code was used, is too old or invented; whatever else is refused no new trip of his mends. */
const codeIsOver = 40029

/** Somebody comes back from the platform, with a code. */
export async function comeBack(deps: SignInDeps, request: PageRequest): Promise<PageAnswer> {
  const { db, clock, botName, platform, log } = deps
  const now = clock.now()
  const [state, code] = [request.query.get('state') ?? '', request.query.get('code') ?? '']
  const back = await db.transaction(async tx => {
    const found = await endTrip(tx, { state, browser: request.cookies.trip }, now)
    if (found !== null) return found
    return (await countAttempt(tx, request.address, 'failed', now)) ? null : 'tooMany'
  })
  if (back === 'tooMany') return message(429, words.tooMany, botName)
  // WeCom's browser may ask for this address twice: then there is a session by now, and the way to it is shown.
  if (back === null || platform === null || !/^[\w-]{1,512}$/.test(code))
    return { ...message(403, words.tripFailed, botName, 'home'), cookies: { trip: null } }
  try {
    const user = await platform.userOfCode(code)
    if (user === null) return { ...message(403, words.notOfCorp, botName), cookies: { trip: null } }
    const arrival = { account: user.userid, back }
    return await db.transaction(tx => arrive(tx, request, arrival, 'platform', now))
  } catch (error) {
    if (!(error instanceof PlatformRefused || error instanceof PlatformUnreachable)) throw error
    const isOver = error instanceof PlatformRefused && error.errcode === codeIsOver
    const event = 'sign-in'
    // Anybody can come with a code that is none.
    if (isOver) log.info({ event, errcode: codeIsOver }, 'somebody came with a code that is over, or none')
    else log.warn({ event, err: error }, 'the platform did not say who somebody is')
    return {
      ...message(isOver ? 403 : 503, isOver ? words.tripFailed : words.platformAway, botName, 'home'),
      cookies: { trip: null },
    }
  }
}

/** A new id always, whatever the browser had: nobody can have given it one beforehand. */
async function arrive(
  tx: Tx,
  request: PageRequest,
  { account, back }: Arrival,
  how: 'link' | 'platform',
  now: Date,
): Promise<PageAnswer> {
  await endSession(tx, request.cookies.session)
  const device = deviceOf(request.agent)
  const id = await openSession(tx, { account, device }, now)
  await recordDeeds(tx, [
    {
      congressId: null,
      at: now,
      userid: account,
      action: 'console.sign_in',
      outcome: 'done',
      detail: { how, device },
    },
  ])
  return {
    goTo: safeBack(back),
    cookies: { session: { value: id, lifeMs: lives.sessionMs }, form: null, trip: null },
  }
}
