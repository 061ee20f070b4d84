import type { Reporter, TestModule, Vitest } from 'vitest/node'
import { allNamedTests, type Named } from './rows.ts'
import { namesOf } from './test-names.ts'

/** `whole`: no file was left out. Otherwise a run is asked only for the files it had. */
type Run = { whole: boolean; modules: readonly Pick<TestModule, 'relativeModuleId' | 'children'>[] }

/** Those of the tests that did not run in this run, or did not pass, each time they ran. */
export function notShown(named: readonly Named[], { whole, modules }: Run): Named[] {
  const byFile = new Map(modules.map((module) => [module.relativeModuleId, module]))
  return named.filter(({ file, title }) => {
    const module = byFile.get(file)
    if (!module) return whole
    const names = namesOf(title)
    const ran = [...module.children.allTests()].filter(({ name }) => names.test(name))
    return ran.length === 0 || ran.some((test) => test.result().state !== 'passed')
  })
}

/**
 * A reporter of the test run: it fails where docs/security.md or docs/threat-model.md names a test that was
 * left out, skipped or broken. A name in a page shows nothing by itself.
 */
export function reallyRan(): Reporter {
  let vitest: Vitest | undefined
  let whole = false
  return {
    onInit(started) {
      vitest = started
    },
    async onTestRunStart(specifications) {
      const all = await vitest?.globTestSpecifications()
      whole = specifications.length === all?.length
    },
    onTestRunEnd(modules, _, reason) {
      // With `-t` tests are left out on purpose.
      if (vitest?.config.testNamePattern || reason === 'interrupted') return
      const missing = notShown(allNamedTests(), { whole, modules })
      if (missing.length === 0) return
      process.exitCode = 1
      const lines = missing.map(({ file, title }) => `  ${file}: ${title}`)
      process.stderr.write(
        `These tests are named in docs/security.md or docs/threat-model.md and did not pass:\n${lines.join('\n')}\n`,
      )
    },
  }
}
