/** h5: what goes on paper is on record first. */
import Taro from '@tarojs/taro'
import { intakeApi, type Printed } from '../../domain/api-intake'
import { call, CallFailed } from '../remote/call'

/** Prints the page once it is written down who printed what; without that nothing is printed. */
export async function printNoted(id: string, what: Printed) {
  try {
    await call(intakeApi.notePrint, { params: { id }, body: { what } })
    window.print()
  } catch (failed) {
    if (!(failed instanceof CallFailed)) throw failed
    void Taro.showModal({ title: '', content: `没有打印，先要记下谁打的：${failed.message}`, showCancel: false, confirmText: '知道了' })
  }
}
