const ROLES = ['button', 'link', 'radio', 'checkbox', 'switch', 'tab']

/**
 * h5: Enter and Space press whatever has the focus, as on a native button; and links of the tab bar that lead to `javascript:;` lead
 * nowhere, for the content policy would report each of them.
 */
export function listenForKeys() {
  if (process.env.TARO_ENV !== 'h5') return
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if ((event.key !== 'Enter' && event.key !== ' ') || !ROLES.includes(target.getAttribute?.('role') ?? '')) return
    event.preventDefault()
    target.click()
  })
  document.addEventListener('click', (event) => {
    if ((event.target as HTMLElement).closest?.('a[href^="javascript:"]')) event.preventDefault()
  })
}
