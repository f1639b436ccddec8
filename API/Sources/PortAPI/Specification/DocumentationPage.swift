import Wording

/// The specification as a page to read: one file of HTML, without scripts, that fetches nothing.
enum DocumentationPage {
  static let shared = html(of: Endpoint.all)

  static func html(of endpoints: [Endpoint]) -> String {
    let list = endpoints.map(section).joined()
    return """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>KrosAI porting API</title>
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
      h2 { font-size: 1.1rem; margin: 2rem 0 0 } code, pre { font: 0.9em ui-monospace, monospace }
      pre { background: #f3f3f3; padding: 0.7rem; overflow: auto } dt { font-weight: bold }
      b { background: #dde8f4; padding: 0 0.4rem; border-radius: 3px; font-weight: 600 }
      </style></head><body>
      <h1>KrosAI porting API</h1>
      <p>Name your key as <code>x-api-key</code>, or as <code>Authorization: Bearer</code>. Failures are
      <code>{"error", "code", "details"}</code>, one code for each cause. A call that changes something
      takes an <code>Idempotency-Key</code>: the same call again comes to the same. For programs:
      <a href="/v1/openapi.json">openapi.json</a>.</p>
      \(list)
      </body></html>

      """
  }

  private static func section(_ endpoint: Endpoint) -> String {
    let parameters = endpoint.parameters.map {
      "<dt><code>\(escaped($0.name))</code></dt><dd>\(escaped($0.about))</dd>"
    }
    let failures = endpoint.allFailures.map { "\($0.code)" }.joined(separator: ", ")
    return """
      <h2 id="\(endpoint.name)"><b>\(endpoint.method.rawValue)</b> <code>\(escaped(endpoint.path))</code></h2>
      <p>\(escaped(endpoint.summary))</p>
      \(parameters.isEmpty ? "" : "<dl>\(parameters.joined())</dl>")
      \(example(of: endpoint))
      <p>Failures: \(failures)</p>

      """
  }

  private static func example(of endpoint: Endpoint) -> String {
    guard case .json(let schema) = endpoint.body,
      case .list(let examples)? = schema.json["examples"], let first = examples.first
    else { return "" }
    return "<pre>\(escaped(first.line))</pre>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
