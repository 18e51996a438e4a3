/** npm run evaluate:accusations [-- FILE.jsonl]: every error, then recall and false alarms; without a file of our own sentences, by folds. */
import { evaluate } from '../hearing/evaluate'
import { ACCUSATION_LESSON } from '../hearing/lessons'

evaluate(ACCUSATION_LESSON, process.argv[2], (line) => console.log(line))
