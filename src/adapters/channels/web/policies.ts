import { selfOnly } from '../../../pages/security-headers.ts'

export const content = [...selfOnly, "trusted-types 'none'"]
/** Only whoever presses for it sends where they are. */
export const permissions = 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()'
