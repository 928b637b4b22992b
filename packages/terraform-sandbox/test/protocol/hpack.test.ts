import { encodeHeaders, type Header, HeaderDecoder } from "../../src/protocol/grpc/hpack";

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(" ", ""), "hex");

/** https://www.rfc-editor.org/rfc/rfc7541#appendix-C.3 and C.4: three requests on one connection. */
const REQUESTS: readonly (readonly Header[])[] = [
  [
    [":method", "GET"],
    [":scheme", "http"],
    [":path", "/"],
    [":authority", "www.example.com"],
  ],
  [
    [":method", "GET"],
    [":scheme", "http"],
    [":path", "/"],
    [":authority", "www.example.com"],
    ["cache-control", "no-cache"],
  ],
  [
    [":method", "GET"],
    [":scheme", "https"],
    [":path", "/index.html"],
    [":authority", "www.example.com"],
    ["custom-key", "custom-value"],
  ],
];

const PLAIN = [
  "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
  "8286 84be 5808 6e6f 2d63 6163 6865",
  "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65",
];

const HUFFMAN = [
  "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff",
  "8286 84be 5886 a8eb 1064 9cbf",
  "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf",
];

test.each([
  ["as they are", PLAIN],
  ["in Huffman's code", HUFFMAN],
])("the RFC's requests are decoded, with texts %s", (_, blocks) => {
  const decoder = new HeaderDecoder();
  expect(blocks.map((block) => decoder.decode(bytes(block)))).toEqual(REQUESTS);
});

/** https://www.rfc-editor.org/rfc/rfc7541#appendix-C.5, whose table holds 256 octets. */
test("entries leave the table when it is full", () => {
  const decoder = new HeaderDecoder();
  const text = (value: string): string => Buffer.from(value).toString("hex");
  decoder.decode(bytes("3fe101"));
  expect(decoder.decode(bytes(`4803${text("302")}`))).toEqual([[":status", "302"]]);
  expect(decoder.decode(bytes("be"))).toEqual([[":status", "302"]]);
  // 257 octets: 127 and 2 + 1 * 128 more.
  expect(decoder.decode(bytes(`4001${text("a")}7f8201${text("x".repeat(257))}`))[0]?.[1]).toHaveLength(257);
  expect(() => decoder.decode(bytes("be"))).toThrow("no header has the index 62");
});

test.each([
  ["an index that nothing has", "ff 00", "no header has the index"],
  ["a text longer than its block", "40 0a 61", "longer than its block"],
  ["an integer without an end", "ff", "ends too early"],
  ["an endless integer", "ff ff ff ff ff ff ff ff", "too large"],
  ["a larger table than was allowed", "3f e2 ff 03", "too large"],
  ["no Huffman code", "40 81 00 00", "not Huffman coded"],
])("%s is refused", (_, block, message) => {
  expect(() => new HeaderDecoder().decode(bytes(block))).toThrow(message);
});

test("headers are encoded so that they can be decoded, however long", () => {
  const headers: readonly Header[] = [
    ["grpc-status", "0"],
    ["grpc-message", "x".repeat(126)],
    ["grpc-message", "y".repeat(127)],
    ["grpc-message", "z".repeat(5000)],
  ];
  expect(new HeaderDecoder().decode(encodeHeaders(headers))).toEqual(headers);
});
