/// Through what somebody uses the program.
package enum Door: String, CaseIterable, Hashable, Sendable {
  case commandLine = "cli"
  case web
  case api
  case mcp
}
