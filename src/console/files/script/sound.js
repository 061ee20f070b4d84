// Two soft notes, made here: nothing has to be fetched first.
import { find, inside, wish, words } from './page.js'

const loud = wish('sound', true)
let isLoud = loud.get()
/** @type {AudioContext | null} */
let audio = null

export function ring() {
  if (!isLoud) return
  audio = audio || new AudioContext()
  // Before the first key or tap a browser lets no page be heard.
  void audio.resume()
  note(audio, 660, 0)
  note(audio, 880, 0.22)
}

/** @param {AudioContext} on @param {number} pitch @param {number} after seconds */
function note(on, pitch, after) {
  const begin = on.currentTime + after
  const volume = on.createGain()
  volume.gain.setValueAtTime(0, begin)
  volume.gain.linearRampToValueAtTime(0.2, begin + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.5)
  volume.connect(on.destination)
  const tone = on.createOscillator()
  tone.frequency.value = pitch
  tone.connect(volume)
  tone.start(begin)
  tone.stop(begin + 0.5)
}

const soundButton = find('sound')

function showSound() {
  if (!soundButton) return
  soundButton.hidden = !inside || typeof AudioContext === 'undefined'
  soundButton.setAttribute('aria-pressed', String(isLoud))
  soundButton.textContent = words[isLoud ? 'sound-on' : 'sound-off']
}

if (soundButton) {
  soundButton.addEventListener('click', () => {
    isLoud = !isLoud
    loud.set(isLoud)
    showSound()
    ring()
  })
}
showSound()
