// Asks this browser for a passkey, or to make one, and sends on what it says.
import { find } from './page.js'

/** @param {HTMLFormElement} form */
function askForPasskey(form) {
  const options = JSON.parse(form.dataset.options || '{}')
  const answer = /** @type {HTMLInputElement} */ (form.elements.namedItem('answer'))
  const fault = form.querySelector('.fault')
  let asking = false

  async function ask() {
    if (asking) return
    asking = true
    fault?.setAttribute('hidden', '')
    try {
      answer.value = JSON.stringify(
        await (form.dataset.does === 'make' ? makePasskey : usePasskey)(options),
      )
      form.requestSubmit()
    } catch {
      // Called off, too late, or a browser that knows no passkeys: it does not say which.
      fault?.removeAttribute('hidden')
      asking = false
    }
  }

  form.addEventListener('submit', (event) => {
    if (answer.value !== '') return
    event.preventDefault()
    ask()
  })
  ask()
}

/** @param {any} options */
async function makePasskey({ challenge, user, excludeCredentials, ...rest }) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...rest,
      challenge: bytesOf(challenge),
      user: { ...user, id: bytesOf(user.id) },
      excludeCredentials: excludeCredentials.map(keyAsked),
    },
  })
  const { response, ...of } = keyTold(made)
  const { attestationObject } = response
  const transports = response.getTransports ? response.getTransports() : []
  const said = { attestationObject: lettersOf(attestationObject), transports }
  return { ...of, response: { ...clientDataTold(response), ...said } }
}

/** @param {any} options */
async function usePasskey({ challenge, ...rest }) {
  const used = await navigator.credentials.get({
    publicKey: { ...rest, challenge: bytesOf(challenge) },
  })
  const { response, ...of } = keyTold(used)
  const { authenticatorData, signature, userHandle } = response
  const said = {
    authenticatorData: lettersOf(authenticatorData),
    signature: lettersOf(signature),
    userHandle: userHandle ? lettersOf(userHandle) : '',
  }
  return { ...of, response: { ...clientDataTold(response), ...said } }
}

/** @param {any} credential */
const keyTold = ({ id, rawId, type, response }) => ({ id, rawId: lettersOf(rawId), type, response })

/** @param {any} response */
const clientDataTold = ({ clientDataJSON }) => ({ clientDataJSON: lettersOf(clientDataJSON) })

/** @param {any} key */
const keyAsked = (key) => ({ ...key, id: bytesOf(key.id) })

/** @param {string} text base64url */
function bytesOf(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

/** @param {ArrayBuffer} buffer */
function lettersOf(buffer) {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)))
  return plain.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const passkeyForm = find('passkey')
if (passkeyForm instanceof HTMLFormElement) askForPasskey(passkeyForm)
