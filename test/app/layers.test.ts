/** h5: Back closes what lies over a page, one thing at a time, and what closed by itself leaves no step behind. */
import { waitFor } from '@testing-library/react'
import { listenForBack, overPage, whenSettled } from '../../src/app/platform/layers'
import { wipe } from '../helpers/taro'

listenForBack()
beforeEach(() => {
  wipe()
  window.history.replaceState(null, '')
})

const layer = () => (window.history.state as { layer?: number } | null)?.layer
const inOrder = () => waitFor(() => expect(layer()).toBeUndefined())

test('Back closes the top one alone; the router never hears of it', async () => {
  const heard = jest.fn()
  window.addEventListener('popstate', heard)
  const closed: string[] = []
  const over = (name: string) => {
    const leave = overPage(() => {
      closed.push(name)
      leave()
    })
  }
  over('sheet')
  over('question')
  window.history.back()
  await waitFor(() => expect(closed).toEqual(['question']))
  await waitFor(() => expect(layer()).toBeDefined())
  await new Promise<void>((resolve) => whenSettled(resolve))
  window.history.back()
  await waitFor(() => expect(closed).toEqual(['question', 'sheet']))
  await inOrder()
  expect(heard).not.toHaveBeenCalled()
  window.removeEventListener('popstate', heard)
})

test('one that asks first, and stays, is still there for the next Back', async () => {
  let asked = 0
  const leave = overPage(() => void asked++)
  for (const times of [1, 2]) {
    window.history.back()
    await waitFor(() => expect(asked).toBe(times))
    expect(layer()).toBeDefined()
  }
  leave()
  await inOrder()
})

test('closed by itself, its entry goes, and a page opened at once waits for that', async () => {
  const order: string[] = []
  const leave = overPage(() => order.push('closed by Back'))
  leave()
  whenSettled(() => order.push('next page'))
  await waitFor(() => expect(order).toContain('next page'))
  expect(layer()).toBeUndefined()
  expect(order).not.toContain('closed by Back')
})

test('with nothing over the page, a page opens at once', () => {
  const run = jest.fn()
  whenSettled(run)
  expect(run).toHaveBeenCalled()
})
