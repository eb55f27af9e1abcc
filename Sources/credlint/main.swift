import Bytes
import Command

exitProcess(with: runCommand())
