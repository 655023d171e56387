import { BlockList, isIP } from 'node:net';

/** Tells whether an address is one of these proxies: single addresses, and networks such as `10.0.0.0/8`. */
export function trustedProxies(addresses: readonly string[]): (address: string) => boolean {
  const trusted = new BlockList();
  for (const address of addresses) {
    const [host = '', prefix] = address.split('/');
    const family = isIP(host) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) trusted.addAddress(host, family);
    else trusted.addSubnet(host, Number(prefix), family);
  }
  return (address) => {
    const version = isIP(address);
    return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4');
  };
}
