#!/usr/bin/env node
// The installed command. The TypeScript is put together as it stands, at each start: that takes a tenth of a
// second, while loading some three hundred small files one by one takes one. Nothing can be out of date.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Files that lie beside a source file are still looked for there. */
const whereItLay = {
  name: 'where-it-lay',
  setup(built) {
    built.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const url = JSON.stringify(pathToFileURL(path).href)
      return {
        contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', url),
        loader: 'ts',
      }
    })
  },
}

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir: 'built',
  bundle: true,
  // What is loaded on first use stays so.
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  write: false,
  logLevel: 'error',
  plugins: [whereItLay],
})

const hash = createHash('sha256')
for (const { path, hash: of } of outputFiles) hash.update(`${basename(path)} ${of}\n`)
const cache = join(root, 'node_modules', '.cache', 'suar')
const folder = join(cache, hash.digest('hex').slice(0, 32))
if (!existsSync(folder)) {
  // Several processes may start at once: whoever is first puts the whole folder in place.
  const own = join(cache, `making-${process.pid}`)
  mkdirSync(own, { recursive: true })
  for (const { path, contents } of outputFiles) writeFileSync(join(own, basename(path)), contents)
  try {
    renameSync(own, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(own, { recursive: true, force: true })
  }
}
await import(pathToFileURL(join(folder, 'main.js')).href)
