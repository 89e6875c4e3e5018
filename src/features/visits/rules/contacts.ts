/** Whether a deputy has been with his voters as often, and with as many, as his congress wants (domain 2, S11). */

/** In a year: how often, and with how many voters by that. */
export interface Contacts {
  readonly contacts: number
  readonly voters: number
}

/** @param needed 0: nobody asks for it */
export const isShort = (had: Contacts, needed: Contacts): boolean =>
  had.contacts < needed.contacts || had.voters < needed.voters
