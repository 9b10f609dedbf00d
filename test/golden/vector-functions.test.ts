import { goldenExpressions } from '../support/golden.js';

const SQL = { only: 'SQL' } as const;

goldenExpressions(
  'SQL Language Reference: TO_VECTOR',
  {
    "VECTOR_DIMENSION_FORMAT(TO_VECTOR('[1, 2]'))": 'FLOAT32',
    "VECTOR_DIMENSION_FORMAT(TO_VECTOR('[1, 2]', 2, INT8))": 'INT8',
    "VECTOR_DIMENSION_COUNT(TO_VECTOR('[1, 2, 3]', 3))": '3',
    'VECTOR_DIMENSION_COUNT(TO_VECTOR(NULL))': null,
  },
  SQL,
);
goldenExpressions('SQL Language Reference: VECTOR', { "VECTOR_DIMENSION_COUNT(VECTOR('[1, 2, 3]'))": '3' }, SQL);
goldenExpressions(
  'SQL Language Reference: VECTOR_DIMENSION_COUNT',
  { "VECTOR_DIMENSION_COUNT(VECTOR('[7]'))": '1' },
  SQL,
);
goldenExpressions('SQL Language Reference: VECTOR_DIMS', { "VECTOR_DIMS(VECTOR('[7, 8]'))": '2' }, SQL);
goldenExpressions(
  'SQL Language Reference: VECTOR_DIMENSION_FORMAT',
  { "VECTOR_DIMENSION_FORMAT(TO_VECTOR('[7]', 1, FLOAT64))": 'FLOAT64' },
  SQL,
);
goldenExpressions('SQL Language Reference: VECTOR_NORM', { "TO_NUMBER(VECTOR_NORM(VECTOR('[3, 4]')))": '5' }, SQL);

goldenExpressions(
  'SQL Language Reference: VECTOR_DISTANCE',
  {
    "TO_NUMBER(VECTOR_DISTANCE(VECTOR('[1, 2]'), VECTOR('[4, 6]'), EUCLIDEAN))": '5',
    "TO_NUMBER(VECTOR_DISTANCE(VECTOR('[1, 2]'), VECTOR('[4, 6]'), EUCLIDEAN_SQUARED))": '25',
    "TO_NUMBER(VECTOR_DISTANCE(VECTOR('[1, 2]'), VECTOR('[4, 6]'), MANHATTAN))": '7',
    // The negated inner product
    "TO_NUMBER(VECTOR_DISTANCE(VECTOR('[1, 2]'), VECTOR('[4, 6]'), DOT))": '-16',
    // COSINE is the default.
    "TO_NUMBER(VECTOR_DISTANCE(VECTOR('[1, 0]'), VECTOR('[0, 1]')))": '1',
    "VECTOR_DISTANCE(NULL, VECTOR('[0, 1]'))": null,
  },
  SQL,
);
goldenExpressions(
  'SQL Language Reference: COSINE_DISTANCE',
  { "TO_NUMBER(COSINE_DISTANCE(VECTOR('[1, 0]'), VECTOR('[-1, 0]')))": '2' },
  SQL,
);
goldenExpressions(
  'SQL Language Reference: INNER_PRODUCT',
  { "TO_NUMBER(INNER_PRODUCT(VECTOR('[1, 2]'), VECTOR('[4, 6]')))": '16' },
  SQL,
);
goldenExpressions(
  'SQL Language Reference: L1_DISTANCE',
  { "TO_NUMBER(L1_DISTANCE(VECTOR('[1, 2]'), VECTOR('[4, 6]')))": '7' },
  SQL,
);
goldenExpressions(
  'SQL Language Reference: L2_DISTANCE',
  { "TO_NUMBER(L2_DISTANCE(VECTOR('[1, 2]'), VECTOR('[4, 6]')))": '5' },
  SQL,
);
goldenExpressions(
  'SQL Language Reference: HAMMING_DISTANCE',
  { "TO_NUMBER(HAMMING_DISTANCE(VECTOR('[1, 2, 3]'), VECTOR('[1, 5, 3]')))": '1' },
  SQL,
);
goldenExpressions(
  'SQL Language Reference: JACCARD_DISTANCE',
  { "TO_NUMBER(JACCARD_DISTANCE(TO_VECTOR('[5]', 8, BINARY), TO_VECTOR('[4]', 8, BINARY)))": '.5' },
  SQL,
);

goldenExpressions(
  'SQL Language Reference: FROM_VECTOR',
  { "FROM_VECTOR(VECTOR('[7, -2.5]'))": '[7.0E+000,-2.5E+000]', 'FROM_VECTOR(TO_VECTOR(NULL))': null },
  SQL,
);
goldenExpressions(
  'SQL Language Reference: VECTOR_SERIALIZE',
  { "VECTOR_SERIALIZE(VECTOR('[7, -2.5]') RETURNING VARCHAR2(100))": '[7.0E+000,-2.5E+000]' },
  SQL,
);
