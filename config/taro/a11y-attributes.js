// What weapp's templates carry beyond (and short of) Taro's own list. Builder and phone number the attributes of a component by
// the same sorted list, so both sides read this file: a list that differs by one name gives every later attribute a wrong value.
const BOX = ['role', 'label', 'hidden', 'checked', 'disabled', 'selected', 'live', 'modal']
const PICTURE = ['role', 'label', 'hidden']
const ENTRY = ['role', 'label', 'disabled']

const attributes = (names) => names.reduce((all, name) => ({ ...all, [`aria-${name}`]: '' }), {})

module.exports.spoken = {
  View: attributes(BOX),
  Button: attributes(BOX),
  Text: attributes(PICTURE),
  Image: attributes(PICTURE),
  Input: attributes(ENTRY),
  Textarea: attributes(ENTRY),
}

// the app moves by CSS alone and listens to taps alone: what nothing here sets is left out of the templates, many of which are written out a dozen times
const touches = ['bindTouchStart', 'bindTouchMove', 'bindTouchEnd', 'bindTouchCancel', 'bindLongTap']
const keyboard = [
  ...[
    'bindKeyboardHeightChange',
    'bindSelectionChange',
    'hold-keyboard',
    'selection-start',
    'selection-end',
    'cursor',
    'placeholder-style',
  ],
  ...['bindKeyboardCompositionStart', 'bindKeyboardCompositionUpdate', 'bindKeyboardCompositionEnd', 'confirm-hold', 'name'],
]
module.exports.unused = {
  View: [
    ...['animation', 'bindAnimationStart', 'bindAnimationIteration', 'bindAnimationEnd', 'bindTransitionEnd'],
    ...[...touches, 'hover-stop-propagation', 'hover-start-time'],
  ],
  Text: [...touches, 'selectable', 'space', 'decode', 'user-select', 'overflow', 'max-lines'],
  Image: [...touches, 'bindError', 'bindLoad', 'webp', 'fade-in'],
  Input: [
    ...[...keyboard, 'always-embed', 'auto-fill', 'cursor-color', 'cursor-spacing', 'bindNicknameReview', 'safe-password-cert-path'],
    ...['length', 'time-stamp', 'nonce', 'salt', 'custom-hash'].map((part) => `safe-password-${part}`),
  ],
  Textarea: [...keyboard, 'fixed', 'auto-focus', 'bindLineChange', 'confirm-type', 'adjust-keyboard-to'],
  Button: [
    ...[...touches, 'size', 'type', 'plain', 'loading', 'form-type', 'name', 'lang', 'hover-stop-propagation', 'app-parameter'],
    ...['session-from', 'send-message-title', 'send-message-path', 'send-message-img', 'show-message-card', 'business-id', 'bindContact'],
    ...[
      'bindGetUserInfo',
      'bindGetPhoneNumber',
      'bindGetRealTimePhoneNumber',
      'bindChooseAvatar',
      'bindError',
      'bindOpenSetting',
      'bindLaunchApp',
    ],
  ],
}
