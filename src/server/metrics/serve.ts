/** Where Prometheus reads: a port of its own on this machine alone, so that nobody outside reaches it through the public address. */
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { FastifyBaseLogger } from 'fastify'
import type { Metrics } from './metrics'

const LOOPBACK = '127.0.0.1'

/** Serves GET /metrics, and nothing else. */
export async function serveMetrics(
  metrics: Metrics,
  port: number,
  log: FastifyBaseLogger,
): Promise<{ server: Server; stop: () => Promise<void> }> {
  const server = createServer((request, reply) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void reply.writeHead(404).end()
    metrics.text().then(
      (text) => reply.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' }).end(text),
      (error: Error) => {
        log.error({ err: error }, 'metrics')
        reply.writeHead(500).end()
      },
    )
  })
  server.listen(port, LOOPBACK)
  await once(server, 'listening')
  return { server, stop: () => new Promise((done) => server.close(() => done()).closeAllConnections()) }
}
