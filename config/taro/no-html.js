// Stands in for Taro's HTML parser on weapp (14 KB): nothing here ever writes HTML.
export const setInnerHTML = () => {
  throw new Error('innerHTML is not built in')
}
