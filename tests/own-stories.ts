/** What is tested is the engine with its own stories, as they are built by default, whatever a shell has chosen. */
for (const name of Object.keys(process.env)) if (/^STORY(_|$)/.test(name)) delete process.env[name];
