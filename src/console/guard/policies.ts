import { selfOnly } from '../../pages/security-headers.ts'

// Trusted Types: htmx puts pieces in place as HTML, and has no hook for a policy of a name; so the default
// one stands for it, made by files/script/trust.js, and lets pass what this server has just answered.
export const content = [...selfOnly, "media-src 'self'", 'trusted-types default']
export const permissions = 'geolocation=(), camera=(), microphone=(), payment=(), usb=()'
