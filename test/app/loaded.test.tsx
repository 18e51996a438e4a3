/** Loaded: what stands where a read of the server is to be. */
import { fireEvent, render, screen } from '@testing-library/react'
import { Loaded } from '../../src/app/components/Loaded'
import { CallFailed } from '../../src/app/remote/call'

const broken = new CallFailed({ code: 'internal', message: '出错了', ref: 'E-7F2C' }, 500)
const offline = new CallFailed({ code: 'offline', message: '没有网络' }, 0)
const never = () => undefined
const words = (text: string) => <div>{text}</div>

test('what came is drawn', () => {
  render(
    <Loaded of={{ data: '三件', loadedAt: 1 }} onRetry={never}>
      {words}
    </Loaded>,
  )
  expect(screen.getByText('三件')).toBeTruthy()
})

test('nothing came: why, and once more', () => {
  const again = jest.fn()
  const { rerender } = render(<Loaded of={{ problem: broken }} onRetry={again} />)
  expect(screen.getByText('报修这个问题时请念：E-7F2C')).toBeTruthy()
  fireEvent.click(screen.getByText('再试一次'))
  expect(again).toHaveBeenCalledTimes(1)
  rerender(<Loaded of={{ problem: offline }} onRetry={again} />)
  expect(screen.getByText('现在没有网络')).toBeTruthy()
})

test('a kept copy says from when it is, where its age is known', () => {
  const { rerender } = render(
    <Loaded of={{ data: '三件', problem: offline, loadedAt: 1 }} onRetry={never}>
      {words}
    </Loaded>,
  )
  expect(screen.getByText(/没有网络，先看 .* 存下的。/)).toBeTruthy()
  rerender(
    <Loaded of={{ data: '三件', problem: offline }} onRetry={never}>
      {words}
    </Loaded>,
  )
  expect(screen.queryByText(/存下的/)).toBeNull()
  expect(screen.getByText('三件')).toBeTruthy()
})

test('empty stands in place of what came, and `instead` in place of everything', () => {
  const empty = <div>还没有</div>
  const { rerender } = render(
    <Loaded of={{ data: '三件' }} onRetry={never} empty={empty}>
      {words}
    </Loaded>,
  )
  expect(screen.getByText('还没有')).toBeTruthy()
  expect(screen.queryByText('三件')).toBeNull()
  rerender(<Loaded of={{ problem: broken }} onRetry={never} empty={empty} instead={<div>请先登录</div>} />)
  expect(screen.getByText('请先登录')).toBeTruthy()
  expect(screen.queryByText('再试一次')).toBeNull()
})
