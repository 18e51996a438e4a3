export default definePageConfig({ navigationBarTitleText: '认领代登记的事' })
