// Runs the BUILT mini-program (dist/weapp) in Tencent's own component engine and template compiler, under jsdom, against a real
// server. What WeChat's base library gives is stood in for here: pages and their stack, storage, network, uploads, sockets.
const fs = require('node:fs')
const http = require('node:http')
const path = require('node:path')
const { randomBytes } = require('node:crypto')
const exparser = require('miniprogram-exparser')
const simulate = require('miniprogram-simulate')

const SHOWN_PROPS = [
  'src',
  'value',
  'placeholder',
  'disabled',
  'mode',
  'checked',
  'type',
  'maxlength',
  'ariaRole',
  'ariaLabel',
  'ariaHidden',
  'ariaChecked',
  'ariaDisabled',
  'openType',
]
const BUILTINS = ['image', 'input', 'textarea', 'button', 'picker', 'view', 'text', 'switch', 'scroll-view', 'swiper', 'form', 'label']
const SYSTEM = {
  SDKVersion: '3.7.12', platform: 'android', pixelRatio: 2, windowWidth: 375, windowHeight: 667, screenWidth: 375, screenHeight: 667,
  statusBarHeight: 20, brand: 'host', model: 'host', system: 'Android 13', language: 'zh_CN', theme: 'light', fontSizeSetting: 16,
} // prettier-ignore

class Host {
  constructor(dist, wxExtra = {}) {
    this.dist = dist
    this.stack = []
    this.toasts = []
    this.online = true
    this.files = new Map()
    this.storage = new Map()
    this.pickNext = []
    this.heard = []
    this.sayNext = []
    this.loginCode = 'host-user'
    this.server = undefined
    this.defs = new Map()
    this.observers = new Set()
    this.setData = { calls: 0, bytes: 0, largest: 0 }
    this.config = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'))
    const subs = this.config.subPackages ?? this.config.subpackages ?? []
    this.pages = new Set([...this.config.pages, ...subs.flatMap((sub) => sub.pages.map((page) => `${sub.root}/${page}`))])
    this.tabs = new Set(this.config.tabBar.list.map((tab) => tab.pagePath))
    this.installGlobals(wxExtra)
  }

  /** The build carries an address; the test's server listens at another. */
  reach(url) {
    return this.server ? url.replace(/^(http|ws):\/\/[^/]+/, (_, kind) => this.server.replace('http', kind)) : url
  }

  /** What WeChat defines before app.js runs; Taro copies wx's keys when it loads. */
  installGlobals(extra) {
    global.wx = Object.assign(global.wx ?? {}, wxOf(this), extra)
    global.App = (options) => (this.app = options)
    global.getApp = () => this.app
    global.getCurrentPages = () => this.stack.map((page) => page.instance)
    const component = global.Component
    global.Page = ({ data, options: _options, behaviors: _behaviors, ...rest }) => {
      const methods = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'function'))
      this.lastFields = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value !== 'function'))
      component({ data, methods, options: { classPrefix: '' } })
    }
    global.Component = (definition) => component({ ...definition, options: { ...definition.options, classPrefix: '' } })
    for (const name of BUILTINS)
      simulate.load({
        id: name,
        tagName: `wx-${name}`,
        template: '<slot/>',
        properties: Object.fromEntries(SHOWN_PROPS.map((prop) => [prop, { type: null }])),
      })
  }

  async start(url = this.config.pages[0]) {
    require(path.join(this.dist, 'app.js'))
    const launch = { path: url.split('?')[0], query: {}, scene: 1001 }
    this.app.onLaunch?.(launch)
    this.app.onShow?.(launch)
    // jest keeps comp.js after its first load, so its component is registered once and named to every page
    this.compId = fs.existsSync(path.join(this.dist, 'comp.json'))
      ? simulate.load(path.join(this.dist, 'comp'), 'comp', { rootPath: this.dist })
      : undefined
    return this.open(url)
  }

  async open(url, how = 'push') {
    const [route, queryText = ''] = url.replace(/^\//, '').split('?')
    const query = Object.fromEntries(new URLSearchParams(queryText))
    if (!this.pages.has(route)) throw new Error(`not a page of app.json: ${route}`)
    if (how === 'push' && this.tabs.has(route) && this.stack.length > 0) throw new Error(`navigateTo cannot open the tab ${route}`)
    if (how === 'push' && this.stack.length >= 10) throw new Error('the page stack holds 10')
    if (how === 'replace') this.drop()
    if (how === 'tab' || how === 'relaunch') while (this.stack.length > 0) this.drop()
    this.top?.instance.onHide?.()
    const page = this.render(route, query)
    this.stack.push(page)
    page.instance.onLoad?.(query)
    page.instance.onShow?.()
    await pause(0)
    page.instance.onReady?.()
    await this.settle()
    return this.top
  }

  render(route, query) {
    if (!this.defs.has(route)) {
      const id = simulate.load(path.join(this.dist, route), 'page', {
        rootPath: this.dist,
        usingComponents: this.compId ? { comp: this.compId } : {},
      })
      this.defs.set(route, { id, fields: this.lastFields })
    }
    const { id, fields } = this.defs.get(route)
    const component = simulate.render(id)
    const element = document.createElement('div')
    document.body.append(element)
    component.attach(element)
    const instance = Object.assign(component.instance, fields, { route, options: query })
    this.countSetData(instance)
    return new PageHandle(this, route, component, element, instance)
  }

  countSetData(instance) {
    const original = instance.setData
    instance.setData = (data, done) => {
      const bytes = Buffer.byteLength(JSON.stringify(data))
      this.setData.calls++
      this.setData.bytes += bytes
      this.setData.largest = Math.max(this.setData.largest, bytes)
      this.deepest = Math.max(this.deepest ?? 0, depthOf(instance.data?.root))
      original(data, done)
      // what was drawn moves what lies below it
      setTimeout(() => this.observers.forEach((look) => look()), 0)
    }
  }

  /** The page on top is scrolled to here. */
  async scroll(top) {
    this.top.scrollTop = top
    this.observers.forEach((look) => look())
    await this.settle()
  }

  /** How many elements the app has in a page's tree. */
  nodesOf(page) {
    return countOf(page.instance.data.root) - 1
  }

  drop() {
    const page = this.stack.pop()
    page?.instance.onUnload?.()
    page?.component.detach()
    page?.element.remove()
  }

  async back(delta = 1) {
    while (delta-- > 0 && this.stack.length > 1) this.drop()
    this.top.instance.onShow?.()
    await this.settle()
  }

  get top() {
    return this.stack[this.stack.length - 1]
  }

  /** What the built sheets of the main package say of a class. */
  zIndexOf(name) {
    this.sheets ??= ['app-origin.wxss', 'common.wxss'].map((file) => fs.readFileSync(path.join(this.dist, file), 'utf8')).join('')
    return Number(new RegExp(`\\.${name}\\{[^}]*z-index:(\\d+)`).exec(this.sheets)?.[1] ?? 0)
  }

  /** Until nothing has been drawn for a moment. */
  async settle(quietMs = 40) {
    for (let seen = -1; seen !== this.setData.calls;) {
      seen = this.setData.calls
      await pause(quietMs)
    }
  }

  /** Until `check` holds (it may throw meanwhile); says what was on the page when it never did. */
  async until(what, check, limitMs = 8_000) {
    for (const end = Date.now() + limitMs; Date.now() < end; await pause(50)) {
      try {
        if (check()) return
      } catch {
        // not there yet
      }
    }
    const told = this.toasts.slice(-2).join(' / ')
    throw new Error(`never happened: ${what}. On ${this.top.route}: ${this.top.text().slice(0, 600)} Told: ${told}`)
  }
}

class PageHandle {
  constructor(host, route, component, element, instance) {
    Object.assign(this, { host, route, component, element, instance })
  }

  text(selector) {
    return selector ? this.find(selector).dom.textContent : this.element.textContent
  }

  find(selector) {
    const found = this.component.querySelector(selector)
    if (!found) throw new Error(`no ${selector} on ${this.route}: ${this.text().slice(0, 400)}`)
    return found
  }

  all(selector) {
    return this.component.querySelectorAll(selector)
  }

  /** What a built-in component was given, by property name. */
  prop(node, name) {
    return node.data?.[name]
  }

  /** Nodes a screen reader calls by this label: a string in full, or a pattern. */
  labelled(label) {
    const fits = (text) => typeof text === 'string' && (label instanceof RegExp ? label.test(text) : text === label)
    return nodesBelow(this.component._exparserNode).filter((node) => fits(this.prop(node, 'ariaLabel')))
  }

  /** Pictures that come from such an address. */
  withSource(pattern) {
    return nodesBelow(this.component._exparserNode).filter((node) => pattern.test(this.prop(node, 'src') ?? ''))
  }

  /** Nodes of this role, as a screen reader is told it. */
  inRole(role) {
    return nodesBelow(this.component._exparserNode).filter((node) => this.prop(node, 'ariaRole') === role)
  }

  one(label) {
    const [node] = this.labelled(label)
    if (!node)
      throw new Error(
        `nothing called ${label} on ${this.route}: ${this.labelled(/./)
          .map((one) => this.prop(one, 'ariaLabel'))
          .join(' | ')}`,
      )
    return node
  }

  async tap(label) {
    // a page may still be drawing: a finger waits until what it is after is there
    await this.host.until(`${label} to tap`, () => this.labelled(label).length > 0)
    const node = this.one(label)
    if (!this.isOnTop(node)) throw new Error(`${label} on ${this.route} lies under another sheet`)
    await this.send(node, 'tap', {})
  }

  /** Whether a finger reaches it: of the sheets that are open the highest takes all, and of two as high the one drawn later. */
  isOnTop(node) {
    const sheets = this.drawnAs('sheet')
    const highest = Math.max(...sheets.map((sheet) => this.heightOf(sheet)))
    const top = sheets.filter((sheet) => this.heightOf(sheet) === highest).pop()
    return !top || nodesBelow(top).includes(node)
  }

  /** Nodes with this class, in the order they are drawn. */
  drawnAs(name) {
    return nodesBelow(this.component._exparserNode).filter((node) => classesOf(node).includes(name))
  }

  heightOf(node) {
    return Math.max(0, ...classesOf(node).map((name) => this.host.zIndexOf(name)))
  }

  async type(label, value) {
    await this.host.until(`${label} to write in`, () => this.labelled(label).length > 0)
    await this.send(this.one(label), 'input', { value, cursor: value.length })
  }

  async send(node, name, detail) {
    const event = new CustomEvent(name, { bubbles: true, composed: true, detail })
    exparser.Event.dispatchEvent(
      node,
      exparser.Event.create(name, detail, {
        originalEvent: event,
        bubbles: true,
        capturePhase: true,
        composed: true,
        extraFields: { touches: [], changedTouches: [] },
      }),
    )
    await this.host.settle()
  }
}

/** How many levels of elements a page nests. */
const depthOf = (node) => (node?.cn?.length ? 1 + Math.max(...node.cn.map(depthOf)) : 0)

const countOf = (node) => 1 + (node?.cn ?? []).reduce((sum, child) => sum + countOf(child), 0)

const classesOf = (node) => String(node.$$?.className ?? '').split(/\s+/)

/** Every node of the drawn tree, through nested components. */
function nodesBelow(node) {
  if (!(node instanceof exparser.Element)) return []
  const inner = node instanceof exparser.Component && node.shadowRoot instanceof exparser.Element ? nodesBelow(node.shadowRoot) : []
  return [node, ...inner, ...node.childNodes.flatMap(nodesBelow)]
}

/** wx as far as the app uses it. Calls without callbacks answer with a promise, as the base library does. */
function wxOf(host) {
  const answer = (option, result = {}) => settleCall(option, { errMsg: 'ok', ...result })
  const fail = (option, errMsg) => settleCall(option, { errMsg }, true)
  const read = (key) => (host.storage.has(key) ? JSON.parse(host.storage.get(key)) : '')
  const write = (key, value) => {
    const text = JSON.stringify(value)
    if (Buffer.byteLength(text) > 1_000_000) throw new Error(`storage takes 1 MB a key: ${key}`)
    host.storage.set(key, text)
  }
  const go = (how) => (option) =>
    void host.open(option.url, how).then(
      () => answer(option),
      (error) => fail(option, error.message),
    )
  return {
    getSystemInfoSync: () => SYSTEM,
    getWindowInfo: () => SYSTEM,
    getDeviceInfo: () => SYSTEM,
    getAppBaseInfo: () => SYSTEM,
    getSystemInfo: (option) => answer(option, SYSTEM),
    getMenuButtonBoundingClientRect: () => ({ top: 24, bottom: 56, left: 278, right: 365, width: 87, height: 32 }),
    canIUse: () => true,
    onNeedPrivacyAuthorization: (listener) => (host.askPrivacy = listener),
    openPrivacyContract: answer,
    nextTick: (run) => setTimeout(run, 0),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    onAppShow() {},
    onAppHide() {},
    onError() {},
    onThemeChange() {},
    onUnhandledRejection() {},
    onPageNotFound() {}, // prettier-ignore
    onNetworkStatusChange: (listener) => (host.onNetwork = listener),
    getNetworkType: (option) => answer(option, { networkType: host.online ? 'wifi' : 'none' }),
    setStorageSync: write,
    getStorageInfoSync: () => ({ keys: [...host.storage.keys()] }),
    getStorageSync: read,
    removeStorageSync: (key) => host.storage.delete(key),
    setStorage: (option) => (write(option.key, option.data), answer(option)),
    getStorage: (option) => answer(option, { data: read(option.key) }),
    removeStorage: (option) => (host.storage.delete(option.key), answer(option)),
    showToast: (option) => (host.toasts.push(option.title), answer(option)),
    hideToast: answer,
    showLoading: answer,
    hideLoading: answer,
    setNavigationBarTitle: answer,
    setNavigationBarColor: answer,
    setTabBarStyle: answer,
    setTabBarItem: answer, // prettier-ignore
    stopPullDownRefresh: answer,
    vibrateShort: answer,
    pageScrollTo: answer,
    setClipboardData: answer,
    makePhoneCall: answer,
    previewImage: answer,
    hideHomeButton: answer, // prettier-ignore
    showModal: (option) => answer(option, { confirm: true, cancel: false }),
    showActionSheet: (option) => answer(option, { tapIndex: 0 }),
    getSetting: (option) => answer(option, { authSetting: {} }),
    getPrivacySetting: (option) => answer(option, { needAuthorization: false, privacyContractName: '' }),
    navigateTo: go('push'),
    redirectTo: go('replace'),
    switchTab: go('tab'),
    reLaunch: go('relaunch'),
    navigateBack: (option) => void host.back(option?.delta ?? 1).then(() => answer(option)),
    login: (option) => answer(option, { code: host.loginCode }),
    getLocation: (option) => (host.location ? answer(option, host.location) : fail(option, 'getLocation:fail auth deny')),
    chooseLocation: (option) => answer(option, host.chosenPlace),
    chooseMedia: (option) =>
      answer(option, {
        type: 'image',
        tempFiles: host.pickNext.map((file) => ({ tempFilePath: file, size: host.files.get(file).length, fileType: 'image' })),
      }),
    chooseMessageFile: (option) => {
      host.askedFor = { type: option.type, extension: option.extension, count: option.count }
      const tempFiles = host.pickNext.map((path) => ({
        path,
        name: path.split('/').pop(),
        size: host.files.get(path).length,
        type: 'file',
      }))
      return answer(option, { tempFiles })
    },
    openDocument: (option) => ((host.opened = { ...option, bytes: host.files.get(option.filePath) }), answer(option)),
    getRandomValues: (option) => answer(option, { randomValues: new Uint8Array(randomBytes(option.length)).buffer }),
    getRecorderManager: () => (host.recorder ??= recorderOf(host)),
    createInnerAudioContext: () => soundOf(host),
    setInnerAudioOption: answer,
    openSetting: (option) => answer(option, { authSetting: {} }),
    createSelectorQuery: () => selectorQuery(),
    createIntersectionObserver: (instance) => observerOf(host, instance),
    env: { USER_DATA_PATH },
    getFileSystemManager: () => filesOf(host),
    request: (option) => requestOf(host, option),
    uploadFile: (option) => uploadOf(host, option),
    downloadFile: (option) => downloadOf(host, option),
    openLocation: (option) => ((host.shownPlace = option), answer(option)),
    connectSocket: (option) => socketOf(host, option),
  }
}

function settleCall(option, result, failed = false) {
  const done = new Promise((resolve, reject) =>
    setTimeout(() => {
      option?.[failed ? 'fail' : 'success']?.(result)
      option?.complete?.(result)
      if (failed) reject(result)
      else resolve(result)
    }, 0),
  )
  if (!option?.success && !option?.fail && !option?.complete) return done
  done.catch(() => undefined)
  return undefined
}

/** wx.request over node:http, so the bundle talks to a real server. */
function requestOf(host, option) {
  const method = (option.method ?? 'GET').toUpperCase()
  const body = method === 'GET' ? null : typeof option.data === 'string' ? option.data : JSON.stringify(option.data ?? {})
  return exchange(
    host,
    option,
    { method, headers: { ...(body !== null && { 'content-type': 'application/json' }), ...option.header } },
    body,
    (text, headers) => (String(headers['content-type']).includes('json') && text !== '' ? JSON.parse(text) : text),
  )
}

/** wx.uploadFile: one file as multipart; an answer of 4xx is a success, its body a string. */
function uploadOf(host, option) {
  const bytes = host.files.get(option.filePath)
  if (!bytes) throw new Error(`no such file: ${option.filePath}`)
  if (host.online) host.uploads = [...(host.uploads ?? []), option.filePath]
  const boundary = `----host${randomBytes(8).toString('hex')}`
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${option.name}"; filename="photo.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const listeners = []
  const task = exchange(
    host,
    option,
    { method: 'POST', headers: { ...option.header, 'content-type': `multipart/form-data; boundary=${boundary}` } },
    body,
    (text) => text,
  )
  setTimeout(() => listeners.forEach((listener) => listener({ progress: 62, totalBytesSent: 62, totalBytesExpectedToSend: 100 })), 0)
  return {
    ...task,
    onProgressUpdate: (listener) => listeners.push(listener),
    offProgressUpdate() {},
    onHeadersReceived() {},
    offHeadersReceived() {},
  }
}

/** wx.downloadFile: what comes lies in a file of the moment. */
function downloadOf(host, option) {
  const keep = (text, headers) => {
    const file = `wxfile://tmp_${randomBytes(6).toString('hex')}.${String(headers['content-type']).split('/')[1]}`
    host.files.set(file, Buffer.from(text, 'latin1'))
    return file
  }
  const success = ({ data, ...result }) => option.success?.({ ...result, tempFilePath: data })
  return exchange(host, { ...option, success }, { method: 'GET', headers: { ...option.header } }, null, keep, 'latin1')
}

function exchange(host, option, { method, headers }, body, read, charset = 'utf8') {
  const finish = (kind, result) => {
    option[kind]?.(result)
    option.complete?.(result)
  }
  if (!host.online) {
    setTimeout(() => finish('fail', { errMsg: 'request:fail network is down' }), 5)
    return { abort() {} }
  }
  const request = http.request(
    new URL(host.reach(option.url)),
    {
      method,
      headers: { ...headers, ...(body !== null && { 'content-length': Buffer.byteLength(body) }) },
      timeout: option.timeout ?? 60_000,
    },
    (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () =>
        finish('success', {
          statusCode: response.statusCode,
          header: response.headers,
          data: read(Buffer.concat(chunks).toString(charset), response.headers),
          errMsg: 'request:ok',
        }),
      )
    },
  )
  request.on('error', (error) => finish('fail', { errMsg: `request:fail ${error.message}` }))
  request.on('timeout', () => request.destroy(new Error('timeout')))
  if (body !== null) request.write(body)
  request.end()
  return { abort: () => request.destroy(new Error('abort')) }
}

/** Where a mini-program may keep files; all others are gone when it is closed. */
const USER_DATA_PATH = 'wxfile://usr'

/** wx.getFileSystemManager as far as the app uses it. */
const filesOf = (host) => ({
  saveFile({ tempFilePath, filePath, success, fail }) {
    const bytes = host.files.get(tempFilePath)
    if (!bytes) return setTimeout(() => fail({ errMsg: `saveFile:fail no such file ${tempFilePath}` }), 0)
    host.files.set(filePath, bytes)
    host.files.delete(tempFilePath)
    setTimeout(() => success({ savedFilePath: filePath }), 0)
  },
  access: ({ path: file, success, fail }) =>
    setTimeout(() => (host.files.has(file) ? success({}) : fail({ errMsg: 'access:fail no such file' })), 0),
  unlink({ filePath, success }) {
    host.files.delete(filePath)
    setTimeout(() => success({}), 0)
  },
})

/** What a phone still has of a closed app: its storage, and the files it kept. */
const leftOf = ({ storage, files }) => ({
  storage: new Map(storage),
  files: Object.fromEntries([...files].filter(([name]) => name.startsWith(USER_DATA_PATH))),
})

/** wx's one recorder: what it hears is the next of `sayNext`, a file the test put there and its length; a phone that says no hears nothing. */
function recorderOf(host) {
  const on = {}
  const tell = (name, result) => setTimeout(() => on[name]?.(result), 0)
  const listen = (name) => (listener) => (on[name] = listener)
  let running = false
  return {
    onStart: listen('start'),
    onStop: listen('stop'),
    onError: listen('error'),
    onInterruptionBegin: listen('interrupted'),
    start(option) {
      if (host.noMicrophone) return tell('error', { errMsg: 'operateRecorder:fail auth deny' })
      running = true
      host.recordedAs = option
      tell('start', {})
    },
    stop() {
      if (!running) return
      running = false
      const { file, duration } = host.sayNext.shift()
      tell('stop', { tempFilePath: file, duration, fileSize: host.files.get(file).length })
    },
  }
}

/** wx.createInnerAudioContext: fetches what it is to play, from the phone or the server, and is over at once; it fails on what is not there. */
function soundOf(host) {
  const on = {}
  const sound = {
    src: '',
    onEnded: (listener) => (on.ended = listener),
    onError: (listener) => (on.error = listener),
    destroy() {},
    play() {
      const over = (bytes) => {
        host.heard.push({ src: sound.src, bytes })
        on.ended?.()
      }
      const fail = (errMsg) => on.error?.({ errMsg, errCode: 10002 })
      if (!sound.src.startsWith('http')) {
        const bytes = host.files.get(sound.src)
        return setTimeout(() => (bytes ? over(bytes) : fail('no such file')), 0)
      }
      if (!host.online) return setTimeout(() => fail('network is down'), 0)
      http
        .get(host.reach(sound.src), (response) => {
          const chunks = []
          response.on('data', (chunk) => chunks.push(chunk))
          response.on('end', () => (response.statusCode === 200 ? over(Buffer.concat(chunks)) : fail(`status ${response.statusCode}`)))
        })
        .on('error', (error) => fail(error.message))
    },
  }
  return sound
}

/** wx.connectSocket on jsdom's WebSocket. */
function socketOf(host, option) {
  const socket = new WebSocket(host.reach(option.url))
  host.sockets = [...(host.sockets ?? []), socket]
  const task = {
    send: ({ data, success }) => (socket.send(data), success?.()),
    close: () => socket.close(),
    onOpen: (listener) => socket.addEventListener('open', () => listener({})),
    onMessage: (listener) => socket.addEventListener('message', ({ data }) => listener({ data })),
    onClose: (listener) => socket.addEventListener('close', ({ code }) => listener({ code, reason: '' })),
    onError: (listener) => socket.addEventListener('error', () => listener({ errMsg: 'fail' })),
  }
  setTimeout(() => option.success?.({ errMsg: 'connectSocket:ok' }), 0)
  return task
}

/** How high a row of a list is, with the gap below it, and what stands above the first. */
const [ROW_PX, TOP_PX] = [116, 280]
const ROWS = /(^|\s)(work|ticket|row)(\s|$)/
/** wx.createIntersectionObserver: told where the parts of a page are, as if each row were as high as the others. */
function observerOf(host, instance) {
  const told = new Map()
  let [margins, selector, tell] = [{}, '', undefined]
  const look = () => {
    const page = host.stack.find((one) => one.instance === instance)
    let top = TOP_PX - (page?.scrollTop ?? 0)
    for (const node of page?.drawnAs(selector.slice(1)) ?? []) {
      const rows = nodesBelow(node).filter((one) => ROWS.test(one.$$?.className))
      const height = parseFloat(node.$$.style.height) || rows.length * ROW_PX
      const isIn = height > 0 && top < SYSTEM.windowHeight + (margins.bottom ?? 0) && top + height > -(margins.top ?? 0)
      const id = node.id ?? node.$$.id
      if (told.get(id) !== isIn) {
        told.set(id, isIn)
        tell({ id, intersectionRatio: isIn ? 0.5 : 0, boundingClientRect: { top, height } })
      }
      top += height
    }
  }
  const observer = {
    relativeToViewport: (given) => ((margins = given), observer),
    observe(given, run) {
      ;[selector, tell] = [given, run]
      host.observers.add(look)
      setTimeout(() => host.observers.has(look) && look(), 0)
    },
    disconnect: () => host.observers.delete(look),
  }
  return observer
}

const selectorQuery = () => {
  const query = { in: () => query, select: () => query, selectAll: () => query, selectViewport: () => query, boundingClientRect: () => query, scrollOffset: () => query, fields: () => query, node: () => query, exec: (done) => setTimeout(() => done?.([null]), 0) } // prettier-ignore
  return query
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Starts the built mini-program; `wx` replaces single calls. */
async function launch(dist, { url, wx, files = {}, storage, server, online = true } = {}) {
  const host = new Host(dist, wx)
  host.online = online
  host.server = server
  if (storage) host.storage = storage
  for (const [name, bytes] of Object.entries(files)) host.files.set(name, bytes)
  await host.start(url)
  return host
}

module.exports = { launch, leftOf, pause }
