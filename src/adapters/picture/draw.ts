import { Worker } from 'node:worker_threads'
import { LRUCache } from 'lru-cache'
import type { Picture } from '../../domain/picture.ts'
import { type Draw, DrawFault } from '../../ports/draw.ts'

/** Pictures that may wait; one takes about a tenth of a second, and a channel does not wait for ever. */
const mostWaiting = 60
/** Pictures kept in memory, some hundred kilobytes each: a page asks again at every look. */
const kept = 16

export type DrawOptions = {
  mostWaiting?: number
  /** Makes a PNG of an SVG. */
  rasterize?: (svg: string, fonts: { fontFiles: string[]; family: string }) => Promise<Uint8Array>
}

/**
 * Draws pictures one at a time, each in a thread of its own, so that no text waits for one. Fonts and
 * library are loaded at the first picture.
 */
export function drawer(options: DrawOptions = {}): Draw {
  const { rasterize = inThread } = options
  const most = options.mostWaiting ?? mostWaiting
  const drawn = new LRUCache<string, Promise<Uint8Array>>({ max: kept })
  let before: Promise<unknown> = Promise.resolve()
  let waiting = 0

  async function draw(picture: Picture): Promise<Uint8Array> {
    const [fonts, { layOut }] = await Promise.all([loadFonts(), import('./lay-out.ts')])
    const { fontFiles, family } = fonts
    return rasterize(layOut(picture, fonts.faces), { fontFiles: Object.values(fontFiles), family })
  }

  return (picture) => {
    const name = JSON.stringify(picture)
    const known = drawn.get(name)
    if (known) return known
    if (waiting >= most) return Promise.reject(new DrawFault('busy', 'too many pictures wait'))
    waiting += 1
    const drawing = before
      .then(() => draw(picture))
      .catch((cause: unknown) => {
        throw new DrawFault('broken', 'the picture could not be drawn', cause)
      })
    before = drawing
      .catch(() => {})
      .finally(() => {
        waiting -= 1
      })
    drawn.set(name, drawing)
    drawing.catch(() => drawn.delete(name))
    return drawing
  }
}

type Fonts = typeof import('./fonts.ts') & {
  faces: ReturnType<typeof import('./fonts.ts').loadFaces>
}
let fonts: Promise<Fonts> | null = null

function loadFonts(): Promise<Fonts> {
  fonts ??= import('./fonts.ts').then((loaded) => ({ ...loaded, faces: loaded.loadFaces() }))
  return fonts
}

/** Longer than any picture takes; what hangs must not hold up those behind it. */
const longest = 10_000

function inThread(
  svg: string,
  fonts: { fontFiles: string[]; family: string },
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const file = new URL('rasterize.mjs', import.meta.url)
    const worker = new Worker(file, { workerData: { svg, ...fonts } })
    const timer = setTimeout(() => void worker.terminate(), longest)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(timer)
      // After a message this changes nothing.
      reject(new Error('the thread ended without a picture'))
    })
  })
}
