import type { ComponentChildren, VNode } from 'preact'
import { madeAtId } from './live.tsx'
import { FormToken } from './parts.tsx'
import * as words from './texts.ts'
import { icon, script, style } from './web-files.ts'

export interface MenuItem {
  readonly words: string
  readonly href: string
  readonly isHere: boolean
}

/** What the frame knows of somebody who is signed in. */
interface Signed {
  readonly name: string
  readonly congress: string
  readonly menu: readonly MenuItem[]
  /** The same person in his other congresses. */
  readonly others: readonly MenuItem[]
  readonly formToken: string
}

interface FrameProps {
  readonly title: string
  readonly botName: string
  /** Null: nobody is signed in. */
  readonly signed: Signed | null
  /** Where what goes on comes from; null or left out: nothing does. */
  readonly live?: string | null
  /** The moment of the figures, in words. */
  readonly madeAt?: string
  readonly children: ComponentChildren
}

/** The whole document: one style sheet, a script only where something goes on; readable when neither comes. */
export function Frame({ title, botName, signed, live = null, madeAt, children }: FrameProps): VNode {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        {live === null ? null : <GoingOn />}
        <title>{words.titleOf(title, botName)}</title>
        <link rel="stylesheet" href={style.path} />
        <link rel="icon" href={icon.path} type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header class="top">
          <div class="bar">
            <a class="brand" href="/console">
              {botName}
            </a>
            {signed === null ? null : <SignedBar {...signed} />}
          </div>
          {signed === null || signed.menu.length === 0 ? null : <Menu {...signed} />}
        </header>
        <main id="main">
          <h1>{title}</h1>
          {live === null ? null : <LiveState from={live} />}
          {children}
        </main>
        {madeAt === undefined ? null : <footer id={madeAtId}>{words.madeAt(madeAt)}</footer>}
      </body>
    </html>
  )
}

/** Stands in the address of a page that the browser has asked for again by itself. */
export const againQuery = 'again'

/** Without a script the browser asks for the page again. */
function GoingOn(): VNode {
  return (
    <>
      <noscript>
        <meta http-equiv="refresh" content={`20;url=?${againQuery}`} />
      </noscript>
      <script src={script.path} defer />
    </>
  )
}

function LiveState({ from }: { readonly from: string }): VNode {
  return (
    <p
      id="live"
      class="live"
      role="status"
      data-from={from}
      data-on={words.liveOn}
      data-off={words.liveOff}
    />
  )
}

function SignedBar({ name, congress, formToken }: Signed): VNode {
  return (
    <div class="me">
      <span>{words.who(name, congress)}</span>
      <form method="post" action="/console/sign-out">
        <FormToken value={formToken} />
        <button type="submit" class="plain">
          {words.signOut}
        </button>
      </form>
    </div>
  )
}

function Menu({ menu, others }: Signed): VNode {
  return (
    <nav class="menu" aria-label={words.menu}>
      <ul>
        {menu.map(item => (
          <li key={item.href} class={item.isHere ? 'here' : ''}>
            <a href={item.href} {...(item.isHere ? { 'aria-current': 'page' as const } : {})}>
              {item.words}
            </a>
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <ul class="others" aria-label={words.otherCongresses}>
          {others.map(item => (
            <li key={item.href}>
              <a href={item.href}>{item.words}</a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  )
}
