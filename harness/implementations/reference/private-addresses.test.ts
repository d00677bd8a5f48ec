import { expect, test } from 'vitest'
import { isPrivateAddress } from './private-addresses.ts'

test.each([
  '127.0.0.1',
  '127.8.9.1',
  '0.0.0.0',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.100.0.1',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  'fd00:ec2::254',
  'fe80::1',
  '64:ff9b::7f00:1',
  'not an address',
])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true))

test.each(['20.190.128.1', '172.32.0.1', '2603:1026:3000::1', '::ffff:20.190.128.1'])(
  '%s is public',
  (address) => expect(isPrivateAddress(address)).toBe(false),
)
