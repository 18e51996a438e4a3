// Very many open tickets, filed through the server's own calls: each by somebody who does not sign in and keeps a query code.
const { randomBytes } = require('node:crypto')
const http = require('node:http')

const AT_ONCE = 10
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE })

/** One call of the API; gives its reply, and fails with the server's words. */
function ask(base, method, path, { token, code, body } = {}) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const headers = {
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(code && { 'x-query-code': code }),
    }
    const request = http.request(`${base}/api${path}`, { method, agent, headers }, (response) => {
      let words = ''
      response.setEncoding('utf8').on('data', (chunk) => (words += chunk))
      response.on('end', () =>
        response.statusCode < 300 ? resolve(words ? JSON.parse(words) : undefined) : reject(new Error(`${method} ${path}: ${words}`)),
      )
    })
    request.on('error', reject)
    request.end(text)
  })
}

const aReport = (at) => ({
  requestId: randomBytes(16).toString('hex'),
  catalogueVersion: 1,
  category: 'public_facility',
  item: 'lamp',
  text: `第 ${at} 盏路灯从周六晚上就不亮了，老人晚上出门看不清。`,
  photos: [],
  place: { words: `${at} 号楼北侧`, point: { datum: 'WGS-84', lng: 117.708, lat: 49.44, accuracyM: 25 } },
  identity: 'anonymous',
  publicConsent: false,
})

/** A query code as the phone makes one, see domain/people/code.ts. */
function aCode() {
  const values = [...randomBytes(19)].map((byte) => byte & 31)
  const doubled = (value) => (value << 1) ^ (value & 16 ? 0b100101 : 0)
  const check = values.reduce((sum, value) => doubled(sum ^ value), 0)
  return [...values, check].map((value) => LETTERS[value]).join('')
}

/** Files `many` reports in grid 3 of 天和社区; gives the tickets in the order they were filed. */
async function fileMany(base, many) {
  const tickets = []
  for (let at = 1; at <= many; at += AT_ONCE)
    tickets.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, more) => fileOne(base, at + more)))))
  return tickets
}

function fileOne(base, at) {
  return ask(base, 'POST', '/reports', { code: aCode(), body: aReport(at) })
}

/** Somebody of the demo acts on a ticket. */
async function actAs(base, person, id, action, given = {}) {
  const { token } = await ask(base, 'POST', '/signin/demo', { body: { person } })
  const { ticket } = await ask(base, 'GET', `/tickets/${id}`, { token })
  const body = { action, given, requestId: randomBytes(16).toString('hex'), stage: ticket.stage, madeAt: Date.now() }
  return ask(base, 'POST', `/tickets/${id}/actions`, { token, body })
}

module.exports = { ask, fileMany, actAs }
