/**
 * The phone under the app, without a phone: storage, network, dialogs, the way from page to page. It stands in for Taro alone;
 * what a test says of it is in `phone`.
 */
import { useEffect, useRef } from 'react'

process.env.TARO_ENV ??= 'h5'
Object.assign(globalThis, { __API__: '' })
window.matchMedia ??= () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }) as never
URL.revokeObjectURL ??= () => undefined
Element.prototype.scrollIntoView ??= () => undefined

export type Request = { url: string; method: string; data?: string; header: Record<string, string> }
export type Answer = { statusCode: number; data: unknown }
export type Upload = {
  filePath: string
  header: Record<string, string>
  success: (answer: { statusCode: number; data: string }) => void
  fail: () => void
}
export type Modal = { title: string; content?: string; confirmText?: string; cancelText?: string }

/** One live line as the phone sees it. */
export class Socket {
  sent: string[] = []
  closed = false
  opened = () => {}
  hears = (_: { data: string }) => {}
  lost = () => {}
  onOpen = (run: () => void) => void (this.opened = run)
  onMessage = (run: (message: { data: string }) => void) => void (this.hears = run)
  onClose = (run: () => void) => void (this.lost = run)
  onError = () => undefined
  send = ({ data }: { data: string }) => void this.sent.push(data)
  close = () => {
    this.closed = true
    this.lost()
  }
}

export type Card = { title: string; path: string; imageUrl: string }

const fresh = () => ({
  route: 'pages/home/index',
  /** What stands behind the question mark of the page's address. */
  params: {} as Record<string, string>,
  /** Where the app went, in order. */
  went: [] as string[],
  storage: new Map<string, unknown>(),
  answer: (_: Request): Promise<Answer> => Promise.reject(new Error('request:fail')),
  uploads: [] as Upload[],
  sockets: [] as Socket[],
  /** Whether a live line can be had. */
  connects: true,
  /** What was asked, and what is answered: 'yes' unless said otherwise. */
  modals: [] as Modal[],
  says: true,
  toasts: [] as string[],
  /** What the phone's own bars say. */
  bars: { title: '', tabs: [] as string[] },
  scrolledTo: [] as string[],
  /** Numbers dialled. */
  called: [] as string[],
  card: undefined as (() => Card) | undefined,
  /** What was asked when WeChat was to bring messages, and what the person answers to each template; undefined: WeChat does not ask. */
  asked: [] as string[][],
  consents: undefined as Record<string, string> | undefined,
  /** What lies on the clipboard. */
  copied: '',
  /** Where the phone is, or why it does not say. */
  position: 'getLocation:fail auth deny' as string | { longitude: number; latitude: number; accuracy: number },
  /** What the person picks when asked for photos. */
  album: [] as string[],
})
export const phone = fresh()
/** A browser's picker gives what lies in the album; `URL` names each file as it is called there. */
HTMLInputElement.prototype.click = function (this: HTMLInputElement) {
  const files = phone.album.map((name) => new File(name.includes('empty') ? [] : ['picture'], name, { type: 'image/jpeg' }))
  Object.defineProperty(this, 'files', { value: files })
  this.dispatchEvent(new Event('change'))
}
URL.createObjectURL = (file) => (file as File).name
export const wipe = () => Object.assign(phone, fresh())

type Run = () => void
const listeners = {
  bottom: new Set<Run>(),
  show: new Set<Run>(),
  hide: new Set<Run>(),
  network: new Set<(state: { isConnected: boolean }) => void>(),
}
/** The page comes into sight, or goes out of it. */
export const appear = () => [...listeners.show].forEach((run) => run())
export const vanish = () => [...listeners.hide].forEach((run) => run())
/** The person scrolls to the end of the page. */
export const scrollDown = () => [...listeners.bottom].forEach((run) => run())
/** The phone's network is there again, or gone. */
export const networkIs = (isConnected: boolean) => [...listeners.network].forEach((run) => run({ isConnected }))

const useListener = (set: Set<Run>, run: Run) => {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const hear = () => latest.current()
    set.add(hear)
    return () => void set.delete(hear)
  }, [set])
}
export const useDidShow = (run: Run) => useListener(listeners.show, run)
export const useDidHide = (run: Run) => useListener(listeners.hide, run)
export const useRouter = () => ({ params: phone.params })
export const useLaunch = () => undefined
export const usePullDownRefresh = () => undefined
export const useReachBottom = (run: Run) => useListener(listeners.bottom, run)
/** What a shared page would say of itself. */
export const useShareAppMessage = (card: () => Card) => void (phone.card = card)

const goes = async ({ url }: { url: string }) => void phone.went.push(url)

export default {
  getCurrentPages: () => [{ route: phone.route }],
  navigateTo: goes,
  redirectTo: goes,
  switchTab: goes,
  navigateBack: async () => void phone.went.push('back'),
  getStorageSync: (name: string) => phone.storage.get(name) ?? '',
  setStorageSync: (name: string, value: unknown) => void phone.storage.set(name, value),
  removeStorageSync: (name: string) => void phone.storage.delete(name),
  getStorageInfoSync: () => ({ keys: [...phone.storage.keys()] }),
  request: (request: Request) => phone.answer(request),
  uploadFile: (upload: Upload) => {
    phone.uploads.push(upload)
    return { abort: upload.fail }
  },
  connectSocket: async () => {
    if (!phone.connects) throw new Error('connectSocket:fail')
    const socket = new Socket()
    phone.sockets.push(socket)
    return socket
  },
  onNetworkStatusChange: (run: (state: { isConnected: boolean }) => void) => void listeners.network.add(run),
  offNetworkStatusChange: (run: (state: { isConnected: boolean }) => void) => void listeners.network.delete(run),
  getLocation: async () => {
    if (typeof phone.position === 'string') throw { errMsg: phone.position }
    return phone.position
  },
  showModal: async (modal: Modal) => {
    phone.modals.push(modal)
    return { confirm: phone.says }
  },
  showToast: async ({ title }: { title: string }) => void phone.toasts.push(title),
  setNavigationBarTitle: async ({ title }: { title: string }) => void (phone.bars.title = title),
  setTabBarItem: async ({ index, text }: { index: number; text: string }) => void (phone.bars.tabs[index] = text),
  showLoading: async () => undefined,
  hideLoading: () => undefined,
  pageScrollTo: async ({ selector = '' }: { selector?: string }) => void phone.scrolledTo.push(selector),
  requestSubscribeMessage: async ({ tmplIds }: { tmplIds: string[] }) => {
    phone.asked.push(tmplIds)
    if (!phone.consents) throw new Error('requestSubscribeMessage:fail can only be invoked by user TAP gesture')
    return { errMsg: 'ok', ...phone.consents }
  },
  makePhoneCall: async ({ phoneNumber }: { phoneNumber: string }) => void phone.called.push(phoneNumber),
  setClipboardData: async ({ data }: { data: string }) => void (phone.copied = data),
  stopPullDownRefresh: () => undefined,
}
