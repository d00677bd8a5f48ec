/** What the rest of the harness uses of this folder. */
export { type ContainerPlan, startContainer } from './container.ts'
export type { Ended, ProcessPlan, Ready, Running } from './plan.ts'
export { freePort } from './port.ts'
export { startProcess } from './start.ts'
export { stopAllAtExit, sweep } from './sweep.ts'
export { namedFiles, openTrust, type TrustFiles, trustEnvironment, writeTrustFiles } from './trust.ts'
