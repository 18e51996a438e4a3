/** The server's time on a phone whose own clock may be wrong: every countdown uses it. */
let ahead = 0

/** Learns from a reply that carries `now`. */
export function noteServerTime(reply: unknown) {
  const now = (reply as { now?: unknown } | null)?.now
  if (typeof now === 'number') ahead = now - Date.now()
}

export const serverNow = (): number => Date.now() + ahead
