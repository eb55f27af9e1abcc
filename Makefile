# credlint: `make help` lists what there is.

# A folder to scan in place of the example tree.
DIR ?=
# More for every `swift build` and `swift test`, such as `-j 1`.
SWIFT_FLAGS ?=

# Where the toolchain stands on machines that do not name it.
export PATH := $(PATH):/opt/swift/usr/bin

SOURCES := Package.swift Plugins Sources Tests Benchmarks Fuzz rules

# One file that runs on any Linux; elsewhere the system's libraries cannot be linked in.
ifeq ($(shell uname -s),Linux)
STATIC := --static-swift-stdlib -Xswiftc -static-executable -Xlinker -s
# What libarchive needs in turn, where nobody looks it up when the program starts.
STATIC += $(addprefix -Xlinker -l,nettle lzma zstd lz4 bz2 z)
endif

.PHONY: help
help: ## Show this text
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: scan
scan: build ## Scan an example tree, or DIR=/path, with all that is needed installed and built
	@Scripts/scan "$(DIR)"

.PHONY: test
test: set-up ## Run all tests, with all that is needed installed
	swift test --disable-xctest --no-parallel --quiet $(SWIFT_FLAGS)

SANITIZED := swift test --disable-xctest --no-parallel --quiet $(SWIFT_FLAGS)

.PHONY: test-address
test-address: set-up ## Run all tests with checks of addresses and of undefined behaviour
	ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=halt_on_error=1 SWIFT_BACKTRACE=enable=no $(SANITIZED) \
	  --scratch-path .build-address --sanitize address -Xcc -fsanitize=undefined

.PHONY: test-thread
test-thread: set-up ## Run all tests with checks of threads
	TSAN_OPTIONS=halt_on_error=1:suppressions=$(CURDIR)/Scripts/thread-suppressions \
	  SWIFT_BACKTRACE=enable=no $(SANITIZED) \
	  --scratch-path .build-thread --sanitize thread

.PHONY: fuzz
fuzz: set-up ## Try every parser and decoder with bytes of all kinds, an hour each, two at a time
	Scripts/fuzz 3600

.PHONY: build
build: set-up ## Build .build/release/credlint
	swift build --configuration release --product credlint $(SWIFT_FLAGS)

.PHONY: release
release: set-up ## Build .build/static/release/credlint: one file, no libraries; say its size and start-up
	swift build --configuration release --product credlint --scratch-path .build/static $(STATIC) $(SWIFT_FLAGS)
	@Scripts/weigh .build/static/release/credlint

.PHONY: set-up
set-up: ## Install what is missing: PCRE2, libyaml, libsodium, libarchive, libdeflate, pkg-config, git
	@Scripts/set-up

.PHONY: lint
lint: ## Check the format of all Swift files
	swift format lint --strict --recursive $(SOURCES)

.PHONY: format
format: ## Format all Swift files
	swift format format --in-place --recursive $(SOURCES)

.PHONY: bench
bench: set-up ## Measure scans beside their floor, ripgrep and other scanners; fetches a gigabyte
	Benchmarks/run

.PHONY: docs
docs: build ## Write docs/rules.md, docs/cli.md and the generated parts of README.md
	@Scripts/make-docs

.PHONY: clean
clean: ## Remove all that was built
	rm -rf .build .build-address .build-thread
