import { BlockList, isIP } from 'node:net'

const notPublic = new BlockList()

/** Addresses that are not on the public internet (IANA's special-purpose registries, RFC 6890). */
const ranges = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['::1', 128],
  // Addresses that carry one of the above: NAT64 and 6to4.
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const

for (const [network, prefix] of ranges)
  notPublic.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4')

/** Whether an IP address belongs to this machine or a network of its own. Anything that is no address counts as one. */
export const isPrivateAddress = (address: string): boolean => {
  const version = isIP(address)
  // An IPv4 address in the clothes of an IPv6 one (::ffff:127.0.0.1) is checked as what it is by BlockList.
  return version === 0 || notPublic.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
