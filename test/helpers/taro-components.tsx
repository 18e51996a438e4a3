/** Taro's components as plain HTML, so that a test finds them by role and label. */
import { createElement, forwardRef, type ReactNode } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode; nativeProps?: object }
type Typed = { target: { value: string } }

const KEPT = /^(id|className|style|onClick|onFocus|onBlur|role|tabIndex|src|value|placeholder|disabled|aria-.*)$/

const kept = ({ nativeProps, ...props }: Props) => ({
  ...Object.fromEntries(Object.entries(props).filter(([name]) => KEPT.test(name))),
  ...nativeProps,
})

const box = (tag: string) => forwardRef((props: Props, ref) => createElement(tag, { ...kept(props), ref }, props.children))
const entry = (tag: string) => (props: Props) =>
  createElement(tag, {
    ...kept(props),
    ...(props.password === true && { type: 'password' }),
    onKeyDown: ({ key }: { key: string }) => key === 'Enter' && (props.onConfirm as undefined | (() => void))?.(),
    onChange: ({ target }: Typed) => (props.onInput as (event: object) => void)({ detail: { value: target.value } }),
  })

export const View = box('div')
export const Text = box('span')
export const Button = box('button')
export const Image = (props: Props) => createElement('img', { alt: '', ...kept(props) })
export const Input = entry('input')
export const Textarea = entry('textarea')
