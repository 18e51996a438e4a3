import { useState } from 'react'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ChipGroup } from '../../src/app/components/Chips'
import { Page } from '../../src/app/components/Page'
import { Segmented } from '../../src/app/components/Segmented'
import { listenForKeys } from '../../src/app/platform/keys'
import { newPhone, openPage } from '../helpers/app'
import { appear, vanish } from '../helpers/taro'

beforeAll(listenForKeys)
beforeEach(() => void newPhone())

const OPTIONS = ['一', '二', '三'].map((text) => ({ value: text, text }))
const arrow = (key: string) => act(async () => void fireEvent.keyDown(document.activeElement!, { key }))

function Both() {
  const [chip, setChip] = useState('一')
  const [tab, setTab] = useState('一')
  return (
    <Page title="选">
      <ChipGroup label="选一个" options={[OPTIONS[0]!, { ...OPTIONS[1]!, off: true }, OPTIONS[2]!]} value={chip} onChange={setChip} />
      <Segmented kind="tabs" label="看哪些" options={OPTIONS} value={tab} onChange={setTab} />
    </Page>
  )
}

test('arrows choose among radios, round the end and past what is off', async () => {
  await openPage(<Both />, { route: 'resident/report/index' })
  screen.getByRole('radio', { name: '一' }).focus()
  await arrow('ArrowRight')
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: '三', checked: true }))
  await arrow('ArrowDown')
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: '一', checked: true }))
  await arrow('ArrowLeft')
  expect(screen.getByRole('radio', { name: '三', checked: true })).toBeTruthy()
})

test('and among tabs; elsewhere they are the browser’s own', async () => {
  await openPage(<Both />, { route: 'resident/report/index' })
  screen.getByRole('tab', { name: /^一/ }).focus()
  await arrow('ArrowRight')
  expect(screen.getByRole('tab', { name: /^二/, selected: true })).toBeTruthy()
  const { container } = render(<input aria-label="别的" />)
  expect(fireEvent.keyDown(container.querySelector('input')!, { key: 'ArrowRight' })).toBe(true)
})

test('a page that opens is told by its heading; left and come back to, the focus is where it was', async () => {
  const first = await openPage(<Both />, { route: 'resident/report/index' })
  first.unmount()
  await openPage(<Both />, { route: 'resident/report/index' })
  const heading = screen.getByRole('heading', { name: '选' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  const radio = screen.getByRole('radio', { name: '三' })
  radio.focus()
  act(vanish)
  act(() => radio.blur())
  await act(async () => appear())
  await waitFor(() => expect(document.activeElement).toBe(radio))
})
