/// What a CI system runs, for each that credlint knows: a file to begin with.
enum CITemplate: String, CaseIterable {
  case github, gitlab, azure, jenkins, circleci, tekton

  /// Where the system looks for it, from the repository's root.
  var path: String {
    switch self {
    case .github: ".github/workflows/credlint.yml"
    case .gitlab: ".gitlab-ci.yml"
    case .azure: "azure-pipelines.yml"
    case .jenkins: "Jenkinsfile"
    case .circleci: ".circleci/config.yml"
    case .tekton: ".tekton/credlint.yaml"
    }
  }

  /// The whole file.
  var text: String {
    switch self {
    case .github: Self.githubText
    case .gitlab: Self.gitlabText
    case .azure: Self.azureText
    case .jenkins: Self.jenkinsText
    case .circleci: Self.circleciText
    case .tekton: Self.tektonText
    }
  }

  private static let head = """
    # Made by `credlint init`. A change is judged by the policy of the branch that it goes to, with
    # each of its commits; a scan that could not read all it was asked for fails with status 2.

    """

  private static let githubText =
    head + """
      name: credlint
      on:
        push:
          branches: [main]
        pull_request:
      permissions:
        contents: read
        security-events: write
      jobs:
        credlint:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683  # v4.2.2
              with:
                fetch-depth: 0
                persist-credentials: false
            # Put the owner of credlint's repository, and a tag or commit of it, here.
            - uses: OWNER/credlint@REF
              with:
                upload-sarif: true

      """

  private static let gitlabText =
    head + """
      credlint:
        image: swift:6.3-bookworm
        variables:
          GIT_DEPTH: "0"
          CREDLINT_REPOSITORY: https://git.example/credlint.git
          CREDLINT_REF: main
        before_script:
          - git clone --quiet --depth 1 --branch "$CREDLINT_REF" "$CREDLINT_REPOSITORY" /tmp/credlint
          - make -C /tmp/credlint build
        script:
          - |
            set --
            if [ -n "$CI_MERGE_REQUEST_DIFF_BASE_SHA" ]; then
              base=$CI_MERGE_REQUEST_DIFF_BASE_SHA
              set -- --range "$base..HEAD" --config-from "$base"
            fi
            /tmp/credlint/.build/release/credlint scan "$@" \\
              -o gitlab=gl-secret-detection-report.json -o junit=credlint.xml -f concise
        artifacts:
          when: always
          reports:
            secret_detection: gl-secret-detection-report.json
            junit: credlint.xml

      """

  private static let azureText =
    head + """
      trigger:
        - main
      pool:
        vmImage: ubuntu-latest
      container: swift:6.3-bookworm
      variables:
        CREDLINT_REPOSITORY: https://git.example/credlint.git
        CREDLINT_REF: main
      steps:
        - checkout: self
          fetchDepth: "0"
        - bash: |
            git clone --quiet --depth 1 --branch "$CREDLINT_REF" "$CREDLINT_REPOSITORY" /tmp/credlint
            make -C /tmp/credlint build
          displayName: Build credlint
        - bash: |
            set --
            if [ -n "$SYSTEM_PULLREQUEST_TARGETBRANCH" ]; then
              base=origin/${SYSTEM_PULLREQUEST_TARGETBRANCH#refs/heads/}
              set -- --range "$base..HEAD" --config-from "$base"
            fi
            /tmp/credlint/.build/release/credlint scan "$@" \\
              -o sarif="$BUILD_ARTIFACTSTAGINGDIRECTORY/credlint.sarif" -f concise
          displayName: Look for credentials
        - publish: $(Build.ArtifactStagingDirectory)
          artifact: CodeAnalysisLogs
          condition: always()

      """

  private static let jenkinsText = """
    // Made by `credlint init`. A change is judged by the policy of the branch that it goes to, with
    // each of its commits; a scan that could not read all it was asked for fails with status 2.
    pipeline {
      agent { docker { image 'swift:6.3-bookworm' } }
      environment {
        CREDLINT_REPOSITORY = 'https://git.example/credlint.git'
        CREDLINT_REF = 'main'
      }
      stages {
        stage('Build credlint') {
          steps {
            sh '''
              rm -rf /tmp/credlint
              git clone --quiet --depth 1 --branch "$CREDLINT_REF" "$CREDLINT_REPOSITORY" /tmp/credlint
              make -C /tmp/credlint build
            '''
          }
        }
        stage('Look for credentials') {
          steps {
            sh '''
              set --
              if [ -n "$CHANGE_TARGET" ]; then
                set -- --range "origin/$CHANGE_TARGET..HEAD" --config-from "origin/$CHANGE_TARGET"
              fi
              /tmp/credlint/.build/release/credlint scan "$@" -o junit=credlint.xml -f concise
            '''
          }
        }
      }
      post {
        always {
          junit testResults: 'credlint.xml', allowEmptyResults: true
        }
      }
    }

    """

  private static let circleciText =
    head + """
      version: 2.1
      jobs:
        credlint:
          docker:
            - image: swift:6.3-bookworm
          environment:
            CREDLINT_REPOSITORY: https://git.example/credlint.git
            CREDLINT_REF: main
          steps:
            - checkout
            - run:
                name: Build credlint
                command: |
                  git clone --quiet --depth 1 --branch "$CREDLINT_REF" "$CREDLINT_REPOSITORY" /tmp/credlint
                  make -C /tmp/credlint build
            - run:
                name: Look for credentials
                command: |
                  set --
                  if [ "$CIRCLE_BRANCH" != main ]; then
                    set -- --range origin/main..HEAD --config-from origin/main
                  fi
                  /tmp/credlint/.build/release/credlint scan "$@" -o junit=reports/credlint.xml -f concise
            - store_test_results:
                path: reports
      workflows:
        credlint:
          jobs:
            - credlint

      """

  private static let tektonText =
    head + """
      apiVersion: tekton.dev/v1
      kind: Task
      metadata:
        name: credlint
      spec:
        description: Looks for credentials in a checked-out repository.
        params:
          - name: base
            description: the branch that a change goes to; empty to scan the whole tree
            default: ""
          - name: credlint-repository
            default: https://git.example/credlint.git
          - name: credlint-ref
            default: main
        workspaces:
          - name: source
            description: the repository, with its whole history
        steps:
          - name: scan
            image: swift:6.3-bookworm
            workingDir: $(workspaces.source.path)
            env:
              - name: BASE
                value: $(params.base)
              - name: CREDLINT_REPOSITORY
                value: $(params.credlint-repository)
              - name: CREDLINT_REF
                value: $(params.credlint-ref)
            script: |
              #!/bin/sh
              set -eu
              git clone --quiet --depth 1 --branch "$CREDLINT_REF" "$CREDLINT_REPOSITORY" /tmp/credlint
              make -C /tmp/credlint build
              set --
              if [ -n "$BASE" ]; then set -- --range "$BASE..HEAD" --config-from "$BASE"; fi
              exec /tmp/credlint/.build/release/credlint scan "$@" -f concise

      """
}
