import type { DeviceGrant } from '../grants.ts'

/** Seconds that device code and user code live. */
export const deviceCodeLife = 900

/** Whether the codes of a device are too old, by the clock of the tenant. */
export const isOver = ({ clock, expires }: Pick<DeviceGrant, 'clock' | 'expires'>): boolean =>
  clock.ms() > expires
