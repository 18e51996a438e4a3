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

// every View template repeats these, and the app moves by CSS alone and listens to taps alone: leaving them out pays for the aria attributes
module.exports.unused = {
  View: [
    ...['animation', 'bindAnimationStart', 'bindAnimationIteration', 'bindAnimationEnd', 'bindTransitionEnd'],
    ...['bindTouchStart', 'bindTouchMove', 'bindTouchEnd', 'bindTouchCancel', 'bindLongTap', 'hover-stop-propagation', 'hover-start-time'],
  ],
}
