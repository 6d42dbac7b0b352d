import ArgumentParser
import Files
import Workbench

/// The files that a command reads and writes, known before it begins.
struct FileUse {
  /// The path of the library, if the command opens one.
  var library: String?
  /// What is read.
  var inputs: [InputFile]
  /// What is written; `nil` is standard output.
  var outputs: [String?]

  init(_ library: LibraryOptions?, reads paths: [String?] = [], writes outputs: [String?]) throws {
    self.library = try library?.path
    inputs = paths.compactMap { path in path.map { InputFile($0) } }
    self.outputs = outputs
  }

  /// Refuses an output that is the library, an input, or another output, whatever its name.
  ///
  /// - Throws: `FileAccessError`.
  func check() throws {
    var files = ProtectedFiles(library: library, inputs: inputs)
    for output in outputs { try files.claim(output: output) }
  }
}

/// A command that writes; nothing of what it reads is read before its outputs are known to be others.
protocol WritingCommand {
  var fileUse: FileUse { get throws }
}

extension AlignCommand: WritingCommand {
  var fileUse: FileUse {
    get throws {
      var use = try FileUse(library, writes: [common.output])
      use.inputs = try ArticlePair.pairs(source, target).pairs.flatMap { [$0.source, $0.target] }
      return use
    }
  }
}

extension AnalyzeCommand: WritingCommand {
  var fileUse: FileUse {
    get throws { try FileUse(library, reads: files, writes: [common.output]) }
  }
}

extension AnnotateCommand: WritingCommand {
  var fileUse: FileUse {
    get throws {
      var use = try FileUse(library, reads: [stopList], writes: [common.output])
      use.inputs += try InputFile.files(named: files).files
      return use
    }
  }
}

extension BriefCommand: WritingCommand {
  var fileUse: FileUse {
    get throws {
      var use = try FileUse(library, writes: [common.output])
      use.inputs = try InputFile.files(named: files).files
      return use
    }
  }
}

extension CheckCommand: WritingCommand {
  var fileUse: FileUse {
    get throws {
      var use = try FileUse(library, reads: [source, baseline, brief], writes: [common.output])
      use.inputs += try InputFile.files(named: files).files
      return use
    }
  }
}

extension PackageCommand: WritingCommand {
  var fileUse: FileUse {
    get throws {
      var use = try FileUse(library, writes: [common.output])
      use.inputs = try InputFile.files(named: files).files
      return use
    }
  }
}

extension SegmentCommand: WritingCommand {
  var fileUse: FileUse {
    get throws { try FileUse(nil, reads: files + [rules], writes: [common.output]) }
  }
}

extension LookupCommand: WritingCommand {
  var fileUse: FileUse { get throws { try FileUse(library, writes: [common.output]) } }
}

extension GlossaryImportCommand: WritingCommand {
  var fileUse: FileUse {
    get throws { try FileUse(library, reads: files, writes: [common.output]) }
  }
}

extension GlossaryExportCommand: WritingCommand {
  var fileUse: FileUse {
    get throws {
      guard format == .stardict, let path = common.output, DictionaryFiles.areWanted(at: path)
      else {
        return try FileUse(library, writes: [common.output])
      }
      let title = GlossaryExport.dictionaryTitle(of: name)
      let names = ["ifo", "idx", "dict", "syn"].map { "\(title).\($0)" }
      return try FileUse(library, writes: DictionaryFiles(names, at: path).paths)
    }
  }
}

extension GlossaryAddCommand: WritingCommand {
  var fileUse: FileUse { get throws { try FileUse(library, writes: [common.output]) } }
}

extension GlossaryExtractCommand: WritingCommand {
  var fileUse: FileUse {
    get throws {
      var use = try FileUse(library, writes: [common.output])
      use.inputs += try InputFile.files(named: files).files
      return use
    }
  }
}

extension GlossaryHarvestCommand: WritingCommand {
  var fileUse: FileUse {
    get throws { try FileUse(library, reads: files + [term], writes: [common.output]) }
  }
}

extension GlossaryListCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension GlossaryRemoveCommand: WritingCommand {
  var fileUse: FileUse {
    get throws { try FileUse(library, writes: common.output == nil ? [] : [common.output]) }
  }
}

extension MemoryImportCommand: WritingCommand {
  var fileUse: FileUse {
    get throws {
      var use = try FileUse(library, writes: [common.output] + (rejected.map { [$0] } ?? []))
      use.inputs = files.flatMap(InputFile.memories(at:))
      return use
    }
  }
}

extension MemoryExportCommand: WritingCommand {
  var fileUse: FileUse { get throws { try FileUse(library, writes: [common.output]) } }
}

extension MemoryMatchCommand: WritingCommand {
  var fileUse: FileUse {
    get throws { try FileUse(library, reads: [input], writes: [common.output]) }
  }
}

extension MemoryConcordanceCommand: WritingCommand {
  var fileUse: FileUse { get throws { try FileUse(library, writes: [common.output]) } }
}

extension MemoryListCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension MemoryImportsCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension MemoryUndoCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension MemoryRemoveCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension HistoryListCommand: WritingCommand {
  var fileUse: FileUse { get throws { try FileUse(library, writes: [common.output]) } }
}

extension HistoryPurgeCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension UndoCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension UserAddCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension UserListCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension UserTokenCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension ReviewListCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension ReviewAcceptCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension ReviewRefuseCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension UserPasswordCommand: WritingCommand {
  var fileUse: FileUse { get throws { try FileUse(library, writes: [common.output]) } }
}

extension UserRemoveCommand: WritingCommand {
  var fileUse: FileUse { get throws { try FileUse(library, writes: [common.output]) } }
}

extension LibraryInfoCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension LibraryCheckCommand: WritingCommand {
  var fileUse: FileUse { get throws { try report.fileUse } }
}

extension LibraryBackupCommand: WritingCommand {
  var fileUse: FileUse {
    get throws {
      try FileUse(library, writes: common.output == nil ? [path] : [path, common.output])
    }
  }
}

extension LibraryCopyCommand: WritingCommand {
  var fileUse: FileUse {
    get throws {
      // A copy goes into a library that is made or filled, never into a file that a report replaces.
      let isFile = !LibraryOpener.isShared(target)
      return try FileUse(
        report.library,
        writes: [report.common.output] + (isFile ? [target] : [])
      )
    }
  }
}

extension ReportOptions {
  /// A report reads the library alone.
  fileprivate var fileUse: FileUse {
    get throws { try FileUse(library, writes: [common.output]) }
  }
}
