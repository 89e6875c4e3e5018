import { randomUUID } from 'node:crypto'

/** A card's name, never used before: the platform refuses one that it has seen (errcode 42014). */
export const newTaskId = (about: string): string => `${about}-${randomUUID()}`
