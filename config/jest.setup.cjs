jest.setTimeout(globalThis.testSeconds * 1000);
// Playwright notes at each call where it came from: jest's hundred frames of it take longer than the call.
Error.stackTraceLimit = 10;
