import theme from './theme.json'

/** weapp looks the value up in theme.json by day and by night; h5 takes the day value and lets styles/h5.css follow the theme. */
const themed = (name: keyof typeof theme.light) => (process.env.TARO_ENV === 'h5' ? theme.light[name] : `@${name}`)

/** What WeChat alone reads: a browser does not carry it. */
const FOR_WECHAT: Parameters<typeof defineAppConfig>[0] = {
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['resident'] },
    'pages/progress/index': { network: 'all', packages: ['resident'] },
    'pages/board/index': { network: 'all', packages: ['board'] },
    // residents come by here too: staff's pages cost them no data
    'pages/me/index': { network: 'wifi', packages: ['mine', 'worker'] },
    // what comes after 提交: signing in, the receipt
    'resident/report/index': { network: 'all', packages: ['mine'] },
    'worker/inbox/index': { network: 'all', packages: ['supervise', 'visit'] },
  },
  // search shows what is for everybody, nobody's reports
  sitemapLocation: 'sitemap.json',
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  permission: { 'scope.userLocation': { desc: '用来填写问题发生的地点，也可以不用定位，自己写地址' } },
  __usePrivacyCheck__: true,
}

/** Pages, tab bar and permissions. */
export default defineAppConfig({
  pages: ['pages/home/index', 'pages/progress/index', 'pages/board/index', 'pages/me/index'],
  // the tabs alone are in the main package; what a resident opens next is fetched while home is looked at
  subPackages: [
    {
      root: 'resident',
      pages: [
        'report/index',
        'ticket/index',
        'verdict/index',
        // WeChat opens no address that is not a page
        ...(process.env.TARO_ENV === 'h5' ? ['lost/index'] : []),
      ],
    },
    // who one is here, and what is one's own beside the reports
    {
      root: 'mine',
      pages: [
        'signin/index',
        'submitted/index',
        'code/index',
        'unsent/index',
        'account/index',
        'number/index',
        'claim/index',
        'feedback/index',
        'notices/index',
        'privacy/index',
      ],
    },
    {
      root: 'worker',
      pages: [
        'inbox/index',
        'ticket/index',
        'signin/index',
        'order/index',
        'notices/index',
        'outbox/index',
        'find/index',
        // ticking many tickets is work for a desk with a wide screen
        ...(process.env.TARO_ENV === 'h5' ? ['batch/index'] : []),
        // printed from a browser
        ...(process.env.TARO_ENV === 'h5' ? ['casefile/index'] : []),
      ],
    },
    // how reports come in by staff: filed for others, and the codes on lamp posts and doors; the workers' package is full
    { root: 'intake', pages: ['register/index', 'scenes/index'] },
    // who is on duty, and the rosters
    { root: 'duty', pages: ['roster/index'] },
    // a leader's five cards
    { root: 'lead', pages: ['today/index'] },
    // today's walk, booklets, notes: for the staff who go to people
    { root: 'visit', pages: ['walk/index', 'booklet/index', 'note/index'] },
    {
      root: 'bulletin',
      pages: [
        'read/index',
        'told/index',
        // held and printed at a desk
        ...(process.env.TARO_ENV === 'h5' ? ['desk/index'] : []),
      ],
    },
    // people, units and the log, at a desk; one address, for each costs the first page of every resident
    ...(process.env.TARO_ENV === 'h5' ? [{ root: 'admin', pages: ['desk/index'] }] : []),
    { root: 'board', pages: ['cases/index', 'case/index', 'projects/index'] },
    {
      root: 'supervise',
      pages: [
        'publish/index',
        'bars/index',
        'watch/index',
        'calendar/index',
        'deadletters/index',
        'empty/index',
        'figures/index',
        'vintages/index',
        'feedback/index',
      ],
    },
  ],
  tabBar: {
    color: themed('tabText'),
    selectedColor: themed('tabChosen'),
    backgroundColor: themed('surface'),
    borderStyle: themed('tabBorder') as 'white',
    list: [
      { pagePath: 'pages/home/index', text: '首页', iconPath: themed('tabHome'), selectedIconPath: themed('tabHomeChosen') },
      { pagePath: 'pages/progress/index', text: '进度', iconPath: themed('tabProgress'), selectedIconPath: themed('tabProgressChosen') },
      { pagePath: 'pages/board/index', text: '公开', iconPath: themed('tabBoard'), selectedIconPath: themed('tabBoardChosen') },
      { pagePath: 'pages/me/index', text: '我的', iconPath: themed('tabMe'), selectedIconPath: themed('tabMeChosen') },
    ],
  },
  window: {
    navigationBarTitleText: '市民吹哨',
    navigationBarBackgroundColor: themed('bg'),
    navigationBarTextStyle: themed('navText') as 'black',
    backgroundColor: themed('bg'),
    backgroundTextStyle: themed('pullText') as 'dark',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  ...(process.env.TARO_ENV === 'weapp' && FOR_WECHAT),
})
