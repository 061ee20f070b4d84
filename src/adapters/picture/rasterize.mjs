// The work of one thread, which ends with its picture: what the drawing library took is given back only so.
// Plain JavaScript, because a thread is started from a file as it stands.
import { parentPort, workerData } from 'node:worker_threads'
import { Resvg } from '@resvg/resvg-js'

const { svg, fontFiles, family } = workerData
const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: family }
const png = new Resvg(svg, { font }).render().asPng()
parentPort?.postMessage(png)
