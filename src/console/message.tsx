import { Frame } from '../pages/frame.tsx'
import { render } from '../pages/render.ts'
import { toHome } from '../pages/texts.ts'
import type { PageAnswer } from './exchange.ts'

/** A page that says one thing, to somebody who need not be signed in. */
export function message(
  status: number,
  { title, text }: { readonly title: string; readonly text: string },
  botName: string,
  home: 'home' | null = null,
): Extract<PageAnswer, { html: string }> {
  const html = render(
    <Frame title={title} botName={botName} signed={null}>
      <div class="card narrow">
        <p>{text}</p>
        {home === null ? null : (
          <p>
            <a href="/console">{toHome}</a>
          </p>
        )}
      </div>
    </Frame>,
  )
  return { status, html }
}
