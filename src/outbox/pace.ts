/**
 * The platform's "20 messages a minute" as the outbox keeps it: `outbox_target.recent` holds, for each of the
 * last requests to a conversation, the latest moment at which the platform can have seen it: when its claim was
 * settled, or when the lease of a crashed claim ran out. A new request is seen after its claim. So when every
 * request settled within the last `minute + margin` counts, the platform never sees one too many in any
 * sliding minute, however slow the network was. The margin is for its clock running a little faster than ours.
 *
 * Written in SQL (`claim.ts` reads it, `settle.ts` and `recover.ts` write it) because several replicas must
 * agree on it, in milliseconds here. Entries of the future come from a clock that was set back: two seconds
 * are believed, more are not (a sandbox that was restarted).
 */
export const minute = 60_000
export const hour = 3_600_000
export const margin = 1_000
