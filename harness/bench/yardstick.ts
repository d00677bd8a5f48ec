/** How fast this machine is just now: what a flow's figures are read against. */
import { generateKeyPairSync, sign } from 'node:crypto'
import type { Row } from './measure.ts'

/** Milliseconds of processor time of one RS256 signature with 2048 bits, of which each login needs one. */
export const yardstick = (signatures = 300): Row => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const input = Buffer.alloc(900, 'x')
  const before = process.cpuUsage()
  for (let index = 0; index < signatures; index += 1) sign('RSA-SHA256', input, privateKey)
  const { user, system } = process.cpuUsage(before)
  return {
    what: 'one RS256 signature on this machine just now, CPU (about 0.45 ms when nothing else runs)',
    figure: `${((user + system) / 1000 / signatures).toFixed(2)} ms`,
    budget: '–',
    kept: true,
  }
}
