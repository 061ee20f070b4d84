import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/**
 * Whatever a person sends is matched against our expressions: none of them may take more than linear time.
 * They are found by the compiler's own reader and proven by recheck.
 */

type Expression = { file: string; line: number; source: string; flags: string }

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : []
  })
}

function expressionsIn(file: string): Expression[] {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  const found: Expression[] = []
  const visit = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      found.push({
        file,
        line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1,
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

const all = files('src').flatMap(expressionsIn)
const distinct = [...new Map(all.map((one) => [`/${one.source}/${one.flags}`, one])).entries()]

describe('expressions', () => {
  it('are found', () => {
    expect(all.length).toBeGreaterThan(30)
  })

  it.each(distinct)('%s is linear', (_, { file, line, source, flags }) => {
    const { status } = checkSync(source, flags, { timeout: 20_000 })
    expect(`${file}:${line} is ${status}`).toBe(`${file}:${line} is safe`)
  })

  it('would see one that is not', () => {
    expect(checkSync('^(a+)+$', '', { timeout: 20_000 }).status).toBe('vulnerable')
  })
})
