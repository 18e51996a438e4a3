/** In these one of several is chosen, and arrows go from one to the next; the arrow chooses. */
const GROUPS: Record<string, string> = { radio: '[role=radiogroup]', tab: '[role=tablist]' }
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
const ROLES = ['button', 'link', 'radio', 'checkbox', 'switch', 'tab']

/**
 * h5: Enter and Space press whatever has the focus, as on a native button; arrows choose among radios and tabs; and links of the tab bar that
 * lead to `javascript:;` lead nowhere, for the content policy would report each of them.
 */
export function listenForKeys() {
  if (process.env.TARO_ENV !== 'h5') return
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if (STEPS[event.key]) return goAlong(event, target)
    if ((event.key !== 'Enter' && event.key !== ' ') || !ROLES.includes(target.getAttribute?.('role') ?? '')) return
    event.preventDefault()
    target.click()
  })
  document.addEventListener('click', (event) => {
    if ((event.target as HTMLElement).closest?.('a[href^="javascript:"]')) event.preventDefault()
  })
}

function goAlong(event: KeyboardEvent, from: HTMLElement) {
  const role = from.getAttribute?.('role') ?? ''
  const group = GROUPS[role] && from.closest(GROUPS[role])
  if (!group) return
  const all = Array.from(group.querySelectorAll<HTMLElement>(`[role=${role}]`)).filter(({ tabIndex }) => tabIndex >= 0)
  const next = all[(all.indexOf(from) + STEPS[event.key]! + all.length) % all.length]
  event.preventDefault()
  next?.focus()
  next?.click()
}
