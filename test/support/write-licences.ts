/** `npm run licences` writes docs/licences.md. */
import { writeFileSync } from 'node:fs'
import { licencePage, licencesOf, readLock } from './licences.ts'

writeFileSync(new URL('../../docs/licences.md', import.meta.url), licencePage(licencesOf(readLock())))
