/** A change of a setting as the audit log keeps it: what differs, before and after. */
export function changeOf(before: object | null, after: object | null): string {
  const [was, is] = [before ?? {}, after ?? {}] as Record<string, unknown>[]
  const names = [...new Set([...Object.keys(was!), ...Object.keys(is!)])].filter(
    (name) => JSON.stringify(was![name]) !== JSON.stringify(is![name]),
  )
  const only = (all: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, all[name] ?? null]))
  return JSON.stringify({ before: before && only(was!), after: after && only(is!) })
}
