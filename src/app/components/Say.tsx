import { Text } from '@tarojs/components'

interface SayProps {
  text: string
  /** The parts of the text that carry the weight, usually the time: "周四 17:30 前". */
  strong?: string | string[]
}

/** A sentence with its weighty parts in bold. */
export function Say({ text, strong = [] }: SayProps) {
  return (
    <>
      {pieces(text, [strong].flat()).map(({ words, isStrong }, index) =>
        isStrong ? (
          <Text key={index} className="strong">
            {words}
          </Text>
        ) : (
          words
        ),
      )}
    </>
  )
}

function pieces(text: string, strong: string[]) {
  let rest = [{ words: text, isStrong: false }]
  for (const part of strong.filter(Boolean)) rest = rest.flatMap((piece) => (piece.isStrong ? [piece] : cut(piece.words, part)))
  return rest
}

function cut(words: string, part: string) {
  const at = words.indexOf(part)
  if (at < 0) return [{ words, isStrong: false }]
  const pieces = [
    { words: words.slice(0, at), isStrong: false },
    { words: part, isStrong: true },
    { words: words.slice(at + part.length), isStrong: false },
  ]
  return pieces.filter((piece) => piece.words)
}
