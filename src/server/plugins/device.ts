/** From where somebody signs in: the address, and the random number a phone or browser gives itself (设备号). */
import type { FastifyRequest } from 'fastify'
import { DEVICE_HEADER } from '../../domain/report/draft'

export type From = { address: string; device: string | undefined }

export const fromOf = (request: FastifyRequest): From => ({ address: networkOf(request.ip), device: deviceOf(request) })

/** The number a phone gives itself; one that is no such number counts as none. */
export function deviceOf({ headers }: FastifyRequest): string | undefined {
  const device = headers[DEVICE_HEADER]
  return typeof device === 'string' && /^[0-9a-f]{32}$/.test(device) ? device : undefined
}

/** An IPv6 customer has a whole /64 and may come from another address each time: they are one. */
export function networkOf(ip: string): string {
  // what a proxy passed on may be no address at all
  if (!ip.includes(':')) return ip.slice(0, 64)
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)
  if (mapped) return mapped[1]!
  const [head = '', tail] = ip.toLowerCase().split('::')
  const groups = head.split(':').filter(Boolean)
  const filled =
    tail === undefined ? groups : [...groups, ...Array(Math.max(0, 8 - groups.length - tail.split(':').filter(Boolean).length)).fill('0')]
  return `${filled
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
