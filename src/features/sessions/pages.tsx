import type { VNode } from 'preact'
import { sayInstant } from '../../calendar/say.ts'
import { FormToken, Section, Table } from '../../pages/parts.tsx'
import * as words from './texts.ts'
import type { Device } from './types.ts'

interface FormProps {
  readonly action: string
  readonly formToken: string
}

/** Behind a one-time link. Only the button uses it up: what looks at links before people do presses none. */
export function EnterForm({ action, formToken }: FormProps): VNode {
  return (
    <div class="card narrow">
      <p>{words.enterText}</p>
      <form method="post" action={action}>
        <FormToken value={formToken} />
        <button type="submit">{words.enterButton}</button>
      </form>
    </div>
  )
}

/** @param wecom where WeCom's own way begins; null: there is none */
export function HowToSignIn({
  botName,
  wecom,
}: {
  readonly botName: string
  readonly wecom: string | null
}): VNode {
  return (
    <div class="card narrow">
      <p>{words.signInByBot(botName)}</p>
      {wecom === null ? null : (
        <p>
          {words.signInByWecom}
          <a href={wecom}>{words.signInButton}</a>
        </p>
      )}
    </div>
  )
}

interface DevicesProps {
  readonly devices: readonly Device[]
  readonly here: number
  readonly formToken: string
  readonly now: Date
  readonly zone: string
}

export function Devices({ devices, here, formToken, now, zone }: DevicesProps): VNode {
  const rows = devices.map(({ id, device, createdAt, seenAt }) => ({
    key: id,
    cells: [
      words.sayDevice(device),
      sayInstant(createdAt, now, zone),
      id === here ? words.thisDevice : sayInstant(seenAt, now, zone),
    ],
  }))
  return (
    <Section title={words.devicesTitle}>
      <Table caption={words.devicesTitle} columns={words.deviceColumns} rows={rows} />
      <p class="note">{words.devicesNote}</p>
      <form method="post" action="/console/sign-out-everywhere">
        <FormToken value={formToken} />
        <button type="submit" class="plain">
          {words.signOutEverywhere}
        </button>
      </form>
    </Section>
  )
}
