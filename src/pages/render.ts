import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

export const render = (document: VNode): string => `<!doctype html>${renderToString(document)}`
