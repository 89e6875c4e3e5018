import { z } from 'zod'

/** A reply as it lies in the database (`bot/reply.ts`). */
const card = z.object({
  taskId: z.string(),
  title: z.string(),
  desc: z.string().exactOptional(),
  quote: z.string().exactOptional(),
  body: z.string().exactOptional(),
  rows: z.array(z.object({ name: z.string(), value: z.string() })).exactOptional(),
  select: z
    .object({
      key: z.string(),
      title: z.string(),
      options: z.array(z.object({ id: z.string(), text: z.string() })),
      selected: z.string().exactOptional(),
    })
    .exactOptional(),
  buttons: z.array(
    z.object({
      text: z.string(),
      key: z.string(),
      style: z.enum(['primary', 'plain', 'danger']).exactOptional(),
    }),
  ),
})

const link = z.object({ words: z.string(), path: z.string() })

export const storedReplySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    link: z.union([link, z.array(link)]).exactOptional(),
    below: z.object({ links: z.string(), files: z.string() }).exactOptional(),
  }),
  z.object({ kind: z.literal('card'), card }),
  z.object({ kind: z.literal('update'), card, audience: z.enum(['everyone', 'clicker']) }),
  z.object({ kind: z.literal('silent') }),
])
