// Stands in for the browser's address and history that Taro imitates on weapp: here pages go Taro's own ways, and nobody reads an address.
import { Events } from '@tarojs/shared'

export class Location extends Events {}
export class History extends Events {}
