import type { Membership } from '../bot/command.ts'
import { congressName } from '../desk/texts.ts'
import { OwnNotices } from '../features/meetings/pages/own.tsx'
import { ownNotices } from '../features/meetings/store/looked-at.ts'
import { ownNoticesTitle } from '../features/meetings/texts/pages.ts'
import { Devices } from '../features/sessions/pages.tsx'
import { devicesOf, type Session } from '../features/sessions/store/sessions.ts'
import { todayPage } from '../features/today/pages.tsx'
import type { MenuItem } from '../pages/frame.tsx'
import type { Shown, Visit } from '../pages/page.ts'
import { Section } from '../pages/parts.tsx'
import { menuOf } from './menu.ts'
import { countyHome, homeTitle } from './texts.ts'

const isFirst = ({ href }: MenuItem): boolean => href.endsWith(`/${todayPage.path}`)

/** It calls no meetings, so nobody of it has notices to answer. */
const isCounty = ({ tenant }: Membership): boolean => tenant.kind === 'county'

/** The first page: what concerns somebody, in each of his congresses, and where he is signed in. */
export async function home(visit: Visit, session: Session): Promise<Shown> {
  const { tx, now, memberships, formToken } = visit
  const places = []
  for (const membership of memberships) {
    const { menu } = menuOf(memberships, membership.tenant.id, '')
    places.push({
      membership,
      notices: await ownNotices(tx, membership.actor.personId, now),
      // Where there is one congress the menu has them all; the clerks' first page is found in the text, too.
      links: memberships.length > 1 || isCounty(membership) ? menu.slice(1) : menu.slice(1).filter(isFirst),
    })
  }
  const devices = await devicesOf(tx, session, now)
  const [{ tenant, actor }] = memberships
  return {
    title: homeTitle(actor.name),
    body: (
      <>
        {places.map(({ membership, notices, links }) => (
          <Section
            key={membership.tenant.id}
            title={
              memberships.length > 1 || isCounty(membership)
                ? congressName(membership.tenant.name)
                : ownNoticesTitle
            }
          >
            {isCounty(membership) ? (
              <p>{countyHome}</p>
            ) : (
              <OwnNotices membership={membership} notices={notices} now={now} />
            )}
            {links.length === 0 ? null : (
              <p class="links screen-only">
                {links.map(({ href, words }) => (
                  <a key={href} href={href}>
                    {words}
                  </a>
                ))}
              </p>
            )}
          </Section>
        ))}
        <Devices devices={devices} here={session.id} formToken={formToken} now={now} zone={tenant.zone} />
      </>
    ),
  }
}
