import { goldenBlocks, goldenExpressions } from '../support/golden.js';

const PLSQL = { only: 'PL/SQL' } as const;
const KEY8 = "utl_raw.cast_to_raw('01234567')";
const KEY16 = "utl_raw.cast_to_raw('0123456789abcdef')";
const KEY24 = "utl_raw.cast_to_raw('0123456789abcdefABCDEFGH')";
const KEY32 = "utl_raw.cast_to_raw('0123456789abcdef0123456789ABCDEF')";
const ABC = '616263';

// Digests: the test vectors of RFC 1321, FIPS 180-4, RFC 2202 and RFC 4231.
goldenExpressions(
  'PL/SQL Packages and Types Reference: DBMS_CRYPTO',
  {
    [`dbms_crypto.hash('${ABC}', dbms_crypto.hash_md5)`]: '900150983CD24FB0D6963F7D28E17F72',
    [`dbms_crypto.hash('${ABC}', dbms_crypto.hash_sh1)`]: 'A9993E364706816ABA3E25717850C26C9CD0D89D',
    [`dbms_crypto.hash('${ABC}', dbms_crypto.hash_sh256)`]:
      'BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD',
    [`dbms_crypto.hash('${ABC}', dbms_crypto.hash_sh384)`]:
      'CB00753F45A35E8BB5A03D699AC65007272C32AB0EDED1631A8B605A43FF5BED8086072BA1E7CC2358BAECA134C825A7',
    [`dbms_crypto.hash('${ABC}', dbms_crypto.hash_sh512)`]:
      'DDAF35A193617ABACC417349AE20413112E6FA4E89A97EA20A9EEEE64B55D39A2192992A274FC1A836BA3C23A3FEEBBD454D4423643CE80E2A9AC94FA54CA49F',
    "dbms_crypto.hash(to_clob('abc'), dbms_crypto.hash_md5)": '900150983CD24FB0D6963F7D28E17F72',
    [`dbms_crypto.hash(to_blob(hextoraw('${ABC}')), dbms_crypto.hash_md5)`]: '900150983CD24FB0D6963F7D28E17F72',
    'dbms_crypto.hash(empty_clob(), dbms_crypto.hash_md5)': 'D41D8CD98F00B204E9800998ECF8427E',
    [`dbms_crypto.hash('${ABC}', NULL)`]: 'ORA-28829: no cipher type specified',
    "dbms_crypto.mac(utl_raw.cast_to_raw('Hi There'), dbms_crypto.hmac_md5, utl_raw.copies('0B', 16))":
      '9294727A3638BB1C13F48EF8158BFC9D',
    "dbms_crypto.mac(utl_raw.cast_to_raw('Hi There'), dbms_crypto.hmac_sh1, utl_raw.copies('0B', 20))":
      'B617318655057264E28BC0B6FB378C8EF146BE00',
    "dbms_crypto.mac(utl_raw.cast_to_raw('Hi There'), dbms_crypto.hmac_sh256, utl_raw.copies('0B', 20))":
      'B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7',
    [`dbms_crypto.mac('${ABC}', dbms_crypto.hmac_sh1, NULL)`]: 'ORA-28239: no key provided',

    // Ciphers: AES in FIPS 197, DES and Triple DES in NIST SP 800-17 and 800-20.
    "dbms_crypto.encrypt('00112233445566778899AABBCCDDEEFF', dbms_crypto.encrypt_aes128 + dbms_crypto.chain_ecb + dbms_crypto.pad_none, '000102030405060708090A0B0C0D0E0F')":
      '69C4E0D86A7B0430D8CDB78070B4C55A',
    "dbms_crypto.encrypt('00112233445566778899AABBCCDDEEFF', dbms_crypto.encrypt_aes192 + dbms_crypto.chain_ecb + dbms_crypto.pad_none, '000102030405060708090A0B0C0D0E0F1011121314151617')":
      'DDA97CA4864CDFE06EAF70A0EC0D7191',
    "dbms_crypto.encrypt('00112233445566778899AABBCCDDEEFF', dbms_crypto.encrypt_aes256 + dbms_crypto.chain_ecb + dbms_crypto.pad_none, '000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F')":
      '8EA2B7CA516745BFEAFC49904B496089',
    "dbms_crypto.encrypt('8000000000000000', dbms_crypto.encrypt_des + dbms_crypto.chain_ecb + dbms_crypto.pad_none, '0101010101010101')":
      '95F8A5E5DD31D900',
    "dbms_crypto.encrypt('8000000000000000', dbms_crypto.encrypt_3des + dbms_crypto.chain_ecb + dbms_crypto.pad_none, utl_raw.copies('01', 24))":
      '95F8A5E5DD31D900',
    "dbms_crypto.encrypt('8000000000000000', dbms_crypto.encrypt_3des_2key + dbms_crypto.chain_cbc + dbms_crypto.pad_none, utl_raw.copies('01', 16))":
      '95F8A5E5DD31D900',
    // The initialization vector is added to the first block.
    "dbms_crypto.encrypt('00112233445566778899AABBCCDDEE00', dbms_crypto.encrypt_aes128 + dbms_crypto.chain_cbc + dbms_crypto.pad_none, '000102030405060708090A0B0C0D0E0F', '000000000000000000000000000000FF')":
      '69C4E0D86A7B0430D8CDB78070B4C55A',
    // Padding fills up a block, PKCS #5 a whole one if need be.
    [`utl_raw.length(dbms_crypto.encrypt(${KEY16}, dbms_crypto.encrypt_aes128 + dbms_crypto.chain_cbc + dbms_crypto.pad_pkcs5, ${KEY16}))`]:
      '32',
    [`utl_raw.length(dbms_crypto.encrypt('${ABC}', dbms_crypto.encrypt_aes128 + dbms_crypto.chain_cbc + dbms_crypto.pad_zero, ${KEY16}))`]:
      '16',
    [`dbms_crypto.decrypt(dbms_crypto.encrypt('${ABC}', 12288 + 256 + 6, ${KEY16}), 12288 + 256 + 6, ${KEY16})`]: ABC,
    [`dbms_crypto.decrypt(dbms_crypto.encrypt('${ABC}', dbms_crypto.des_cbc_pkcs5, ${KEY8}), 4353, ${KEY8})`]: ABC,
    [`dbms_crypto.decrypt(dbms_crypto.encrypt('${ABC}', dbms_crypto.des3_cbc_pkcs5, ${KEY24}), 4355, ${KEY24})`]: ABC,
    [`dbms_crypto.decrypt(dbms_crypto.encrypt('${ABC}', 4360, ${KEY32}, ${KEY16}), 4360, ${KEY32}, ${KEY16})`]: ABC,
    [`dbms_crypto.decrypt(dbms_crypto.encrypt('${ABC}', 4096 + 512 + 8, ${KEY32}), 4096 + 512 + 8, ${KEY32})`]: ABC,
    [`dbms_crypto.decrypt(dbms_crypto.encrypt('${ABC}', 4096 + 1024 + 6, ${KEY16}), 4096 + 1024 + 6, ${KEY16})`]: ABC,

    [`dbms_crypto.encrypt('${ABC}', dbms_crypto.encrypt_aes128 + dbms_crypto.chain_cbc + dbms_crypto.pad_none, ${KEY16})`]:
      'ORA-28232: invalid input length for obfuscation toolkit',
    [`dbms_crypto.encrypt('${ABC}', dbms_crypto.encrypt_aes256 + dbms_crypto.chain_cbc + dbms_crypto.pad_pkcs5, ${KEY16})`]:
      'ORA-28234: invalid key length',
    [`dbms_crypto.encrypt('${ABC}', dbms_crypto.encrypt_aes128 + dbms_crypto.pad_pkcs5, ${KEY16})`]:
      'ORA-28827: invalid cipher type passed',
    [`dbms_crypto.encrypt('${ABC}', NULL, ${KEY16})`]: 'ORA-28829: no cipher type specified',
    [`dbms_crypto.encrypt('${ABC}', dbms_crypto.des_cbc_pkcs5, NULL)`]: 'ORA-28239: no key provided',
    [`dbms_crypto.decrypt('${ABC}', dbms_crypto.des_cbc_pkcs5, ${KEY8})`]:
      'ORA-28817: PL/SQL function returned an error.',

    'utl_raw.length(dbms_crypto.randombytes(24))': '24',
    "case when dbms_crypto.randomnumber between 0 and power(2, 128) - 1 then 'within' end": 'within',
    "case when dbms_crypto.randominteger between -2147483648 and 2147483647 then 'within' end": 'within',
  },
  PLSQL,
);

goldenBlocks('PL/SQL Packages and Types Reference: DBMS_CRYPTO', [
  [
    `declare
       plain clob := rpad('é', 9000, 'x');
       coded blob := to_blob(hextoraw('00'));
       again clob := 'overwritten';
     begin
       dbms_crypto.encrypt(coded, plain, dbms_crypto.des3_cbc_pkcs5, ${KEY24});
       dbms_output.put_line(mod(dbms_lob.getlength(coded), 8));
       dbms_crypto.decrypt(again, coded, dbms_crypto.des3_cbc_pkcs5, ${KEY24});
       dbms_output.put_line(dbms_lob.compare(plain, again));
       dbms_crypto.decrypt(coded, coded, dbms_crypto.des3_cbc_pkcs5, ${KEY24});
       dbms_output.put_line(dbms_lob.getlength(coded));
     end;`,
    ['0', '0', '9001'],
  ],
  [
    `begin dbms_output.put_line(dbms_crypto.encrypt('00', 1, ${KEY8}));
     exception when dbms_crypto.ciphersuiteinvalid then dbms_output.put_line('invalid'); end;`,
    ['invalid'],
  ],
  [
    `declare nothing clob; begin dbms_output.put_line(dbms_crypto.hash(nothing, dbms_crypto.hash_md5)); end;`,
    ['ORA-01405: fetched column value is NULL', 'ORA-06512: at line 1'],
  ],
]);
