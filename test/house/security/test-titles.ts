import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** The titles of the tests written in a file, as they stand there: with `%s`, `$name` and `${...}`. */
export function titlesIn(file: string): Set<string> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  const titles = new Set<string>()
  const visit = (node: ts.Node): void => {
    const [title] = ts.isCallExpression(node) && isTest(node.expression) ? node.arguments : []
    if (title && ts.isStringLiteralLike(title)) titles.add(title.text)
    else if (title && ts.isTemplateExpression(title)) titles.add(title.getText(source).slice(1, -1))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return titles
}

/** `test`, `it`, `test.each(...)` and their like; not `test.skip`, which shows nothing. */
function isTest(called: ts.Expression): boolean {
  if (ts.isIdentifier(called)) return called.text === 'test' || called.text === 'it'
  if (ts.isPropertyAccessExpression(called)) {
    return !['skip', 'todo', 'fails'].includes(called.name.text) && isTest(called.expression)
  }
  return (
    (ts.isCallExpression(called) || ts.isTaggedTemplateExpression(called)) &&
    isTest(ts.isCallExpression(called) ? called.expression : called.tag)
  )
}
