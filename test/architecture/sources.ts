import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'

/** One file of `src/`, and what the rules want to know of it. */
export interface Source {
  /** Below `src/`, with slashes. */
  readonly path: string
  readonly lines: number
  readonly imports: readonly Import[]
  /** Names of what is called or read: `process.env`, `Date.now`, and `new Date` when it is given nothing. */
  readonly uses: ReadonlySet<string>
  /** Texts and patterns with Chinese characters in them, comments left out. */
  readonly chinese: readonly string[]
}

interface Import {
  /** Below `src/`, with the suffix; packages and Node's own modules are not listed. */
  readonly path: string
  readonly dynamic: boolean
  /** `import type`: gone when it runs. */
  readonly erased: boolean
  readonly names: readonly string[]
}

const sourceFolder = new URL('../../src', import.meta.url).pathname

export function readSources(): Source[] {
  return readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => /\.(tsx?|js|css)$/.test(path))
    .sort()
    .map(path => readSource(path, readFileSync(join(sourceFolder, path), 'utf8')))
}

/** @param path below `src/` */
export function readSource(path: string, text: string): Source {
  const lines = text.replace(/\n$/, '').split('\n').length
  if (!/\.tsx?$/.test(path)) return { path, lines, imports: [], uses: new Set(), chinese: [] }
  const imports: Import[] = []
  const uses = new Set<string>()
  const chinese: string[] = []
  const add = (specifier: ts.Node | undefined, dynamic: boolean, names: readonly string[] = []) => {
    if (specifier === undefined || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) return
    const erased =
      /^(im|ex)port type /.test(specifier.parent.getText()) || ts.isLiteralTypeNode(specifier.parent)
    imports.push({ path: posix.join(posix.dirname(path), specifier.text), dynamic, erased, names })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, false, namesOf(node))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, false)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, false)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], true)
    else if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
      uses.add(`${node.expression.text}.${node.name.text}`)
    else if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && !node.arguments?.length)
      uses.add(`new ${node.expression.text}`)
    if (isText(node) && /\p{Script=Han}/u.test(node.text) && !isCommandsName(node)) chinese.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return { path, lines, imports, uses, chinese }
}

function namesOf({ importClause }: ts.ImportDeclaration): string[] {
  const named = importClause?.namedBindings
  if (named === undefined) return []
  return ts.isNamedImports(named)
    ? named.elements.map(element => (element.propertyName ?? element.name).text)
    : ['*']
}

const isText = (node: ts.Node): node is ts.LiteralLikeNode =>
  ts.isStringLiteral(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node) ||
  ts.isJsxText(node) ||
  ts.isRegularExpressionLiteral(node)

/** What stands under `name`, `aliases` or `notBefore` in a `defineCommand({…})`. */
function isCommandsName(node: ts.Node): boolean {
  const list = ts.isArrayLiteralExpression(node.parent) ? node.parent : node
  const property = list.parent
  if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) return false
  if (!['name', 'aliases', 'notBefore'].includes(property.name.text)) return false
  const call = property.parent.parent
  return (
    ts.isCallExpression(call) && ts.isIdentifier(call.expression) && call.expression.text === 'defineCommand'
  )
}
