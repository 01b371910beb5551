import { databaseError } from './errors';

/** Where the database deviates from plain mingo, by name, and why; a test proves that each one is needed. */
export const corrections = {
  'query.equality':
    'mingo compares sub-documents without the order of their fields and looks at nested arrays too deep.',
  'query.membership': 'mingo tests $in by its own equality, so that the order of fields does not count.',
  'query.order': 'mingo orders sub-documents and arrays by sorted content instead of field by field.',
  'query.all': 'mingo never matches $all on a field that is no array, nor an array that equals the whole value.',
  'query.elemMatch': 'mingo lets the operators of $elemMatch look into an element that is an array itself.',
  'query.size': 'mingo unwraps an array of one array before it counts.',
  'query.exists': 'mingo finds inherited properties and misjudges paths through arrays.',
  'query.type': 'mingo does not look into arrays and takes every number for an int, a long and a double at once.',
  'query.mod': 'mingo keeps fractions, while MongoDB cuts both operands to integers.',
  'query.regex': 'mingo knows neither the x option nor patterns that equal a stored pattern.',
  'query.bits': 'mingo shifts positions in 32 bits and takes anything for a number.',
  'query.geo': 'mingo has no geospatial operators.',
  'query.jsonSchema': 'mingo has no validator of its own.',
  'query.operands': 'mingo lets a malformed operand match nothing, where MongoDB refuses the query.',
  'sort.arrays': 'mingo sorts arrays downwards by their smallest element instead of their largest.',
  'aggregate.comparison':
    'mingo compares arrays by their elements and sub-documents without the order of their fields.',
  'aggregate.not': 'mingo takes an empty string for false.',
  'aggregate.switch': 'mingo answers nothing when no branch of a $switch fits.',
  'aggregate.operands': 'mingo refuses wrong numbers with sentences of its own, and NaN and the infinities altogether.',
  'aggregate.log': 'mingo answers NaN for logarithms of what is not positive.',
  'aggregate.mod': 'mingo answers NaN for a remainder by zero and refuses null.',
  'aggregate.round': 'mingo rounds some halves and negative places wrongly, and wants a list even for one operand.',
  'aggregate.elements':
    'mingo reads through nested arrays for $first and $last, and refuses the last of an empty array.',
  'aggregate.size': 'mingo answers null for the size of what is no array.',
  'aggregate.in': 'mingo finds sub-documents whose fields are in another order.',
  'aggregate.indexOfArray': 'mingo answers start - 1 for what it does not find.',
  'aggregate.arrayOperands': 'mingo refuses wrong arrays with sentences of its own.',
  'aggregate.slice': 'mingo refuses to slice null.',
  'aggregate.zip': 'mingo zips an empty array with others up to their length, and fills in for null.',
  'aggregate.arrayToObject': 'mingo flattens values that are arrays.',
  'aggregate.sets': 'mingo compares members without the order of their fields, and refuses a union with null.',
  'aggregate.elementsTrue': 'mingo takes NaN and empty strings differently and refuses with sentences of its own.',
  'aggregate.mergeObjects': 'mingo takes anything for a document.',
  'aggregate.stringOperands':
    'mingo refuses wrong strings with sentences of its own, and splits by an empty separator.',
  'aggregate.substr': 'mingo knows no negative length and no length beyond the end of the text.',
  'aggregate.substrCP': 'mingo takes a negative length for all that is left.',
  'aggregate.indexOfBytes': 'mingo counts UTF-16 units.',
  'aggregate.indexOfCP': 'mingo has no $indexOfCP.',
  'aggregate.case': 'mingo answers null for null and changes letters outside ASCII.',
  'aggregate.strcasecmp': 'mingo refuses null beside a text, and numbers.',
  'aggregate.trim': 'mingo takes characters outside the basic plane apart and refuses nothing.',
  'aggregate.regex': 'mingo counts UTF-16 units, knows no x option, and answers null for empty captures.',
  'aggregate.dateParts': 'mingo refuses missing dates and knows no daylight saving time of a zone on other days.',
  'aggregate.week': 'mingo counts the weeks of a year from the ISO week.',
  'aggregate.isoWeekYear': 'mingo finds the year of an ISO week only for the first of January.',
  'aggregate.dateToString':
    'mingo writes %G as the calendar year, %U by the ISO week, %w from 0, and keeps unknown specifiers.',
  'aggregate.dateFromString': 'mingo reads one form only, and answers nothing for what it cannot read.',
  'aggregate.dateFromParts': 'mingo clips days that lie beyond the end of their month and knows no ISO weeks.',
  'aggregate.dateToParts': 'mingo puts the time before the day and takes null for 1970.',
  'aggregate.convert': 'mingo converts what MongoDB refuses.',
  'aggregate.type': 'mingo calls numbers beyond 64 bits long and NaN by another name.',
  'aggregate.extremes': 'mingo orders arrays by their elements.',
  'aggregate.push': 'mingo gathers null for missing values.',
  'aggregate.addToSet': 'mingo gathers null for missing values and ignores the order of fields.',
  'aggregate.deviation': 'mingo answers NaN where there are no numbers.',
  'aggregate.mergeAccumulated': 'mingo merges the grouped documents instead of the expression.',
  'aggregate.group': 'mingo groups without the order of fields.',
  'aggregate.count': 'mingo counts nothing as a document with 0.',
  'aggregate.bucket': 'mingo puts the id last and the default bucket at the end.',
  'aggregate.bucketAuto': 'mingo puts the id last, begins at 0 and drops null from gathered arrays.',
  'aggregate.project': 'mingo computes no fields inside the documents of an array.',
  'aggregate.addFields': 'mingo adds no fields inside the documents of an array.',
  'aggregate.unwind': 'mingo changes the documents it is given and leaves out empty texts.',
  'aggregate.redact': 'mingo descends into documents only where the expression is a $cond.',
  'update.numbers': 'mingo lets $inc and $mul replace what is no number.',
  'update.arrays': 'mingo passes over a field that is no array.',
  'update.scalars': 'mingo puts a sub-document in the place of a scalar on the way.',
  'update.order': 'mingo adds new fields in the order of the request instead of the order of their paths.',
  'update.id': 'mingo lets an update change _id.',
  'projection.slice': 'mingo drops the other fields when only $slice is asked for.',
} as const;

/** The name of a deviation from mingo. */
export type CorrectionName = keyof typeof corrections;

const off = new Set<CorrectionName>();

/** Whether a correction is in force, as all are outside its proof. */
export const active = (name: CorrectionName): boolean => !off.has(name);

/** Lets plain mingo show in this process, until the returned function is called; only the proof does it. */
export const switchOff = (name: CorrectionName): (() => void) => {
  off.add(name);
  return () => {
    off.delete(name);
  };
};

/** Refuses in MongoDB's words what plain mingo lets pass. */
export const insist = (name: CorrectionName, holds: boolean, message: () => string): void => {
  if (!holds && active(name)) throw databaseError(message());
};
