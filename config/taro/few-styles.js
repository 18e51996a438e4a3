// Stands in for Taro's list of all CSS properties there are: what parts of the app set on an element itself, on weapp. A test compares.
export const styleProperties = ['width', 'height', 'left', 'top', 'paddingBottom', 'display']
