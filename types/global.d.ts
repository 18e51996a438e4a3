/// <reference types="@tarojs/taro" />

/** Where the server is: an absolute base on weapp ('http://127.0.0.1:8080'), '' on h5 (the same address). */
declare const __API__: string

declare module '*.css'
declare module '*.png'
declare module '*.svg'

/** The WeChat calls Taro does not wrap. */
declare const wx: {
  /** The folder in which this mini-program may keep files. */
  env: { USER_DATA_PATH: string }
  getSystemInfoSync(): { SDKVersion: string }
  getRandomValues(option: { length: number; success: (result: { randomValues: ArrayBuffer }) => void; fail: () => void }): void
  onNeedPrivacyAuthorization?(listener: (resolve: (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void) => void): void
  openPrivacyContract?(option: object): void
}
