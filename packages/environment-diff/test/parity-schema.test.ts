import { join } from "node:path";
import { publishedSchema } from "../../runtime/test/support/published-schema";
import { PARITY_SCHEMA } from "../src/parity/parity";

it("publishes the form of a parity file as the code reads it", () => {
  const { expected, published } = publishedSchema({
    file: join(__dirname, "..", "schemas", "parity.schema.json"),
    title: "Parity file of environment-diff",
    schema: PARITY_SCHEMA,
    isOpen: false,
  });
  expect(published).toBe(expected);
});
