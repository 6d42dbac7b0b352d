import Hummingbird
import Workbench

/// The numbered pages of a long list.
struct PageLinks {
  let page: Page
  let total: Int
  let reader: Reader

  /// The values of the template `pages`: "1–100 of 3,700", and links to the first, the last and the next pages.
  ///
  /// - Parameters:
  ///   - request: The request for the list, whose other parameters the links keep.
  ///   - noun: What is counted; see `Reader.counted`.
  /// - Returns: The values.
  func values(for request: Request, of noun: String) -> [String: Any] {
    let size = max(1, page.limit)
    let count = (total + size - 1) / size
    let current = page.start / size
    let end = min(page.start + size, total)
    var values: [String: Any] = ["hasPages": count > 1]
    let all = reader.counted(noun, total)
    values["range"] =
      count > 1 && end > page.start
      ? reader["rangeOf"].replacing("#1", with: reader.number(page.start + 1))
        .replacing("#2", with: reader.number(end)).replacing("#3", with: all) : all
    func link(_ number: Int) -> String {
      request.address(changing: ["start": number == 0 ? nil : "\(number * size)"])
    }
    if current > 0 { values["previous"] = link(current - 1) }
    if current + 1 < count { values["next"] = link(current + 1) }
    let near = Set(
      [0, count - 1] + (current - 2...current + 2).filter { (0..<count).contains($0) }
    )
    var links: [[String: Any]] = []
    var last = -1
    for number in near.sorted() where number >= 0 {
      if number > last + 1 { links.append(["isGap": true]) }
      links.append([
        "number": reader.number(number + 1), "href": link(number),
        "isCurrent": number == current, "isLink": number != current,
      ])
      last = number
    }
    values["links"] = links
    return values
  }
}
