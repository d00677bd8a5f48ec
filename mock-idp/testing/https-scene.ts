import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import type { MockEntra, MockEntraOptions } from '../contract.ts'
import { startMockEntra } from '../start.ts'

/** A mock over https whose certificate authority this process trusts, as one that was started with NODE_EXTRA_CA_CERTS does. */
export interface TrustedMock {
  readonly entra: MockEntra
  /** Closes the mock and takes its certificates away. */
  close(): Promise<void>
}

/**
 * Starts a mock over https for clients that take nothing else: they run in this process, unmodified and
 * without a word about the local CA, because Node's default list of authorities has it.
 */
export const startTrustedMock = async (options: MockEntraOptions = {}): Promise<TrustedMock> => {
  const folder = mkdtempSync(join(tmpdir(), 'mock-entra-'))
  const entra = await startMockEntra({ seed: 'test', ...options, caDirectory: folder })
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), entra.ca ?? ''])
  return {
    entra,
    close: async () => {
      await entra.close()
      rmSync(folder, { recursive: true })
    },
  }
}
