# What a system gets of a program, laid out in a folder; sourced by script/package and script/install, in
# the folder of the repository.

fail() {
  echo "$0: $*" >&2
  exit 1
}

# The moment that files, pages and changelogs bear: that of the commit.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) || fail "outside a clone SOURCE_DATE_EPOCH must be set"
fi
export SOURCE_DATE_EPOCH
umask 022
# Neither the host's configuration nor its language changes what the programs say of themselves.
export LC_ALL=C.UTF-8

# Builds a program as script/run does, and says where it lies.
built() { # porttui or portapi
  local release=(swift build -c release --static-swift-stdlib --product "$1")
  if [ "$1" = portapi ]; then release+=(--package-path API); fi
  PORTTUI_COMMIT=$(git rev-parse --short HEAD)
  export PORTTUI_COMMIT
  "${release[@]}" >&2
  echo "$("${release[@]}" --show-bin-path)/$1"
}

version_of() { "$1" --version | awk '{ print $1; exit }'; }

# Stages porttui or portapi: program, pages, completions, papers.
stage() { # name, binary, folder that becomes /usr, folder for zsh in its share/zsh
  local name=$1 binary=$2 tree=$3 zsh=$4
  local share=$tree/share doc=$tree/share/doc/$1 version
  version=$(version_of "$binary")
  install -d "$tree/bin" "$share/man/man1" "$doc" "$share/bash-completion/completions" "$share/zsh/$zsh" \
    "$share/fish/vendor_completions.d"
  install -m 755 "$binary" "$tree/bin/$name"
  strip --remove-section=.comment --remove-section=.note "$tree/bin/$name"

  # Bash reads its file and never runs it, so that the first line is left off.
  "$binary" --generate-completion-script bash | sed '1{/^#!/d}' >"$share/bash-completion/completions/$name"
  "$binary" --generate-completion-script zsh >"$share/zsh/$zsh/_$name"
  "$binary" --generate-completion-script fish >"$share/fish/vendor_completions.d/$name.fish"

  local package=. extra=()
  if [ "$name" = porttui ]; then
    extra=("$(mktemp)")
    pandoc --from markdown --to man packaging/porttui.md >"${extra[0]}"
    page docs/FILTER.md porttui-filter 7 "$version" "$share"
    page docs/CONFIGURATION.md porttui-config 5 "$version" "$share"
    install -Dm 644 packaging/config.yaml "$doc/examples/config.yaml"
    # Not among the documents, which many minimal systems leave out.
    install -Dm 755 -t "$share/porttui/setups" packaging/setups/{one-person,group,service-account}
    install -Dm 644 -t "$share/porttui/setups/files" packaging/setups/files/*
    install -m 644 README.md SECURITY.md "$doc"
    install -Dm 644 -t "$doc/docs" docs/*.md
  else
    package=API
  fi
  packaging/manual "$binary" "$share/man/man1" "${extra[@]}"
  rm -f "${extra[@]}"
  find "$share/man" -type f ! -name '*.gz' -exec gzip -9n {} +

  swift package --package-path "$package" resolve >&2
  packaging/notices "$name" "$version" "$package" "$package/.build" "$doc"
  install -m 644 CHANGELOG.md "$doc/changelog"
  install -m 644 LICENSE "$doc"
}

# A page of docs/ as a man page: its heading is the page's name.
page() { # Markdown, name, section, version, share
  local kinds=([5]="File formats" [7]="Overviews")
  [ -f "$1" ] || fail "$1 is missing, of which $2($3) is made"
  install -d "$5/man/man$3"
  pandoc --from gfm --to man --standalone --lua-filter packaging/page.lua \
    --metadata title="${2^^}" --metadata name="$2" --metadata section="$3" \
    --metadata date="$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)" --metadata footer="porttui $4" \
    --metadata header="${kinds[$3]}" --output "$5/man/man$3/$2.$3" "$1"
}
