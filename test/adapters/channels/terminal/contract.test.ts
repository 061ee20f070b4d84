import { channelContract } from '../../../contracts/channel.ts'
import { openRig } from './rig.ts'

channelContract('terminal', openRig)
