/** Who goes along with every ticket filed and every step taken, in this order. A new subject adds its line here, and the writers stay as they are. */
import type { Follower } from './deps'
import { figuresFollow } from './figures/follow'
import { wordsFollow } from './find/follow'
import { noticesFollow } from './outbox/follow'
import { publicationFollows } from './publication/store'

export const FOLLOWERS: readonly Follower[] = [publicationFollows, noticesFollow, wordsFollow, figuresFollow]
