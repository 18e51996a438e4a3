import Taro from '@tarojs/taro'

/** Asks before something is lost; `no` keeps things as they are. */
export async function confirmed(title: string, content: string, yes: string, no: string): Promise<boolean> {
  const { confirm } = await Taro.showModal({ title, content, confirmText: yes, cancelText: no })
  return confirm
}
