// Stands in for the bar that Taro draws over every page of a browser: every page here draws its own.
export function initNavigationBar() {}
