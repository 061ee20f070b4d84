// HTML goes onto the page only as this server's own answer to the request that has just come back, and code
// not at all. Browsers that know Trusted Types hold the library to it; in others the policy of sources does.

const types = /** @type {any} */ (window).trustedTypes
let answered = ''

document.addEventListener('htmx:beforeOnLoad', (event) => {
  answered = /** @type {CustomEvent} */ (event).detail.xhr.responseText
})

if (types) {
  types.createPolicy('default', {
    // The library puts what came into an empty page to take it apart.
    createHTML: (/** @type {string} */ html) =>
      answered !== '' && html.includes(answered) ? html : null,
  })
}
