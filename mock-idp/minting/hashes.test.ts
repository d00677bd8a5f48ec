import { describe, expect, it } from 'vitest'
import { frontChannelHashes } from './hashes.ts'

describe('hashes of an ID token in the front channel', () => {
  // The examples of OpenID Connect Core 1.0, A.3, A.4 and A.6.
  const code = 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk'
  const accessToken = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y'
  const c_hash = 'LDktKdoQak3Pk0cnXxCltA'
  const at_hash = '77QmUPtjPfzWtF2AnpK9RQ'
  it.each([
    ['an ID token alone', {}, {}],
    ['with a code', { code }, { c_hash }],
    ['with an access token', { accessToken }, { at_hash }],
    ['with both', { code, accessToken }, { at_hash, c_hash }],
  ])('%s ⟨id-token.hashes⟩', (_, sent, expected) =>
    expect(frontChannelHashes({ code: undefined, accessToken: undefined, ...sent })).toEqual(expected),
  )
})
