package import RulePack

/// The rules that credlint ships with, packed at build time from the YAML files beside this one.
package let builtInRules = PackedRules(packedRules)
