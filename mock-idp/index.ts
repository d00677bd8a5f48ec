/** The mock Entra ID: `startMockEntra()`, and the words for the lies that it can tell. */
export type * from './contract.ts'
export { type ControlClient, controlClient } from './control/client.ts'
export type * from './control/client-types.ts'
export { MockEntraError, type MockEntraErrorCode, type Problem } from './errors.ts'
export * from './faults/fault.ts'
export { startMockEntra } from './start.ts'
