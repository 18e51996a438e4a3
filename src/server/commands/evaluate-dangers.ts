/** npm run evaluate:dangers [-- FILE.jsonl]: every error, then recall and false alarms; without a file of our own sentences, by folds. */
import { evaluate } from '../hearing/evaluate'
import { DANGER_LESSON } from '../hearing/lessons'

evaluate(DANGER_LESSON, process.argv[2], (line) => console.log(line))
