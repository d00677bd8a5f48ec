/** What the fixtures of every test runner have in common. */
import { createHash, X509Certificate } from 'node:crypto'
import * as tls from 'node:tls'
import type { JournalEntry, MockEntra, MockEntraOptions } from '../../mock-idp/contract.ts'
import { startMockEntra } from '../../mock-idp/index.ts'

const line = ({ message, method, path, status, outcome, code, reason, delivered }: JournalEntry): string =>
  [
    `  ${outcome.padEnd(8)} ${message}: ${method} ${path.split('?')[0]} → ${status}`,
    `           ${code === undefined ? '' : `${code}: `}${reason}`,
    ...delivered.map(({ says }) => `           lie: ${says}`),
  ].join('\n')

/** What the mock received and decided, for a person who looks at a failed test; without parameters, which hold secrets. Pure. */
export const journalText = (entries: readonly JournalEntry[]): string =>
  entries.length === 0
    ? 'Mock Entra ID: nobody asked anything in this tenant. Does the product have the right issuer?'
    : ['Mock Entra ID, what was asked in this tenant:', ...entries.map(line)].join('\n')

/**
 * Lets this process trust the mock's certificate authority, for products and clients that run inside it. Returns
 * what ends that. A product in a process of its own is started with NODE_EXTRA_CA_CERTS or the like instead.
 */
export const trustMockEntra = ({ ca }: Pick<MockEntra, 'ca'>): (() => void) => {
  if (ca === undefined) return () => {}
  const before = tls.getCACertificates('default')
  tls.setDefaultCACertificates([...before, ca])
  return () => tls.setDefaultCACertificates(before)
}

/** A mock Entra that this worker trusts, for as long as it is used. */
export const lendMockEntra = async (
  options: MockEntraOptions,
  use: (entra: MockEntra) => Promise<void>,
): Promise<void> => {
  const entra = await startMockEntra(options)
  const distrust = trustMockEntra(entra)
  await use(entra)
  distrust()
  await entra.close()
}

/** The argument by which a Chromium trusts the mock's certificate, and no other. */
export const chromiumTrust = ({ certificate }: Pick<MockEntra, 'certificate'>): readonly string[] => {
  if (certificate === undefined) return []
  const key = new X509Certificate(certificate.cert).publicKey.export({ type: 'spki', format: 'der' })
  return [`--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`]
}
