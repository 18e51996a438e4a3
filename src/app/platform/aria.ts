/** What a screen reader (读屏) is told about a part of the page. */
interface Aria {
  role?: string
  label?: string
  /** Instead of a label, where it is the words as they stand: a browser takes them from there, WeChat is told them. */
  reads?: string
  /** h5: of a heading, 2 unless it is the page's own. */
  level?: 1
  hidden?: boolean
  checked?: boolean
  disabled?: boolean
  selected?: boolean
  /** What it opens below itself stands open. */
  expanded?: boolean
  /** h5: of a list, the one that is open beside it. */
  current?: true
  live?: 'polite' | 'assertive' | 'off'
  modal?: boolean
}

const isWeapp = process.env.TARO_ENV === 'weapp'

/** The props that say it: ariaRole, ariaLabel ... on weapp, role, aria-label ... in a browser. Spread it into a Taro component. */
export function aria({ reads, ...says }: Aria): object {
  const props: Record<string, unknown> = !isWeapp && says.role === 'heading' ? { 'aria-level': '2' } : {}
  if (isWeapp && reads) props.ariaLabel = reads
  for (const [name, value] of Object.entries(says)) if (value !== undefined) props[propFor(name)] = isWeapp ? value : String(value)
  return props
}

/**
 * The label of an Input or Textarea, and what a browser may fill in; on h5 both belong on the browser's own input inside Taro's wrapper.
 */
export const spoken = (label: string, fills: object = {}): object =>
  isWeapp ? aria({ label }) : { nativeProps: { 'aria-label': label, ...fills } }

/** What an Image shows; on h5 it belongs on the browser's own img inside Taro's wrapper. */
export const pictured = (label: string): object => (isWeapp ? aria({ label }) : { nativeProps: { alt: label } })

/** Everything a pressable part needs: role, label, press look, and on h5 a place in the Tab order. Without `press` it is drawn as off. */
export function pressable(says: Aria, press?: () => void): object {
  const off = says.disabled || !press
  return {
    ...aria({ role: 'button', ...says, disabled: off || undefined }),
    ...(off ? {} : { onClick: press, hoverClass: 'is-pressed', hoverStayTime: 80 }),
    ...(isWeapp ? {} : { tabIndex: off ? -1 : 0 }),
  }
}

function propFor(name: string) {
  if (isWeapp) return `aria${name[0]?.toUpperCase()}${name.slice(1)}`
  return name === 'role' ? 'role' : `aria-${name.toLowerCase()}`
}
