// SPDX-License-Identifier: MIT
// Starts `ansatz lsp` and hands it every .anz file; all else is the server's.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function activate() {
  const command = vscode.workspace.getConfiguration("ansatz").get("path");
  client = new LanguageClient(
    "ansatz",
    "Ansatz",
    { command, args: ["lsp"] },
    {
      documentSelector: [{ language: "ansatz" }],
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{anz,lua}") },
    },
  );
  await client.start();
}

function deactivate() {
  return client && client.stop();
}

module.exports = { activate, deactivate };
