import { channelContract } from '../../../contracts/channel.ts'
import { openRig } from './rig.ts'

channelContract('telegram, polling', () => openRig({ mode: 'polling' }))
channelContract('telegram, webhook', () => openRig({ mode: 'webhook' }))
