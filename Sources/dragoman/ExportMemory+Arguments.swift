import ArgumentParser
import Workbench

extension ExportMemory.Format: ExpressibleByArgument {}
