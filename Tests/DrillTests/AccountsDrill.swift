import Foundation
import TestSupport
import Testing

/// Only root makes accounts, and not in every container.
private let mayMakeAccounts =
  (try? ProgramHome().shell("unshare -m mount --bind /etc /etc").status) == 0

extension Drills {
  /// The accounts are made in a copy of `/etc` that ends with the script.
  @Test(
    "Two accounts of a group do all daily work on one desk, whatever their umasks",
    .enabled(if: mayMakeAccounts, "only root makes accounts")
  )
  func accounts() throws {
    let all = ["000", "022", "027", "077"].flatMap { [($0, "root"), ($0, "ada")] }
    let cases = DrillSize.pick(first: [("077", "root")], ci: all, release: all)
    for (umask, maker) in cases { try accounts(umask: umask, maker: maker) }
    reportDrill(
      "accounts",
      "2 accounts of a group, \(cases.count) set-ups (umask, made by root or a member),"
        + " \(AccountsScript.steps) steps each: 0 failed"
    )
  }

  private func accounts(umask: String, maker: String) throws {
    let home = try ProgramHome()
    try home.write(AccountsScript.text, to: "accounts.sh")
    let script = #"""
      export PROGRAM
      unshare -m bash "$HOME/accounts.sh" \#(umask) \#(maker)
      """#
    let run = try home.shell(script)
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n").map(String.init)
    for line in lines where line.hasPrefix("FAILED") { Issue.record("umask \(umask): \(line)") }
    #expect(lines.last == "steps done \(AccountsScript.steps)", "\(run.errors)")
    // Nothing that comes later belongs to one of them alone.
    let modes = lines.filter { $0.hasPrefix("mode ") }
    let expected: Set = ["mode d2770 porting", "mode f660 porting"]
    #expect(Set(modes) == expected, "\(modes)")
    #expect(lines.filter { $0.hasPrefix("key ") } == ["key 640 porting"])
  }
}

private enum AccountsScript {
  static let steps = 33

  /// Each step is done by the two in turn; what fails is told with what it said.
  static let text = #"""
    PATH=$PATH:/usr/sbin:/sbin
    umask=$1 maker=$2
    cp -a /etc "$HOME/etc" && mount --bind "$HOME/etc" /etc || exit 9
    rm -rf /etc/porttui
    groupadd porting
    for login in ada bola eve; do
      useradd --create-home --base-dir "$HOME" "$login"
      chmod 755 "$HOME/$login"
    done
    usermod -aG porting ada && usermod -aG porting bola
    chmod 755 "$HOME" && mkdir "$HOME/srv" && chown ada "$HOME/srv"
    install -m 755 "$PROGRAM" "$HOME/porttui"
    export PORTTUI_DB=$HOME/srv/desk/desk.db

    as() { # login, then a command
      login=$1; shift
      setpriv --reuid="$login" --regid="$login" --init-groups \
        env HOME="$HOME/$login" sh -c "umask $umask; cd /; exec \"\$@\"" sh "$@"
    }
    count=0
    step() { # expected status, login, then words of the program
      want=$1 login=$2; shift 2
      said=$(as "$login" "$HOME/porttui" "$@" 2>&1 < /dev/null); status=$?
      count=$((count + 1))
      [ $status -eq "$want" ] || echo "FAILED $login $*: $status $(echo "$said" | tr '\n' ' ')"
    }

    if [ "$maker" = root ]; then
      said=$(umask "$umask"; "$HOME/porttui" init --group porting) || echo "FAILED init: $said"
    else
      said=$(as ada "$HOME/porttui" init --group porting) || echo "FAILED init: $said"
    fi
    case $said in *"behind the program's back"*) ;; *) echo "FAILED init says $said" ;; esac

    head=phone_number,country,current_carrier,account_number,authorized_name,authorized_date,billing_name,billing_address,account_pin
    one=+2348031000001 two=+2348031000002
    for login in ada bola; do
      number=$one; [ $login = bola ] && number=$two
      printf '%s\n%s\n' $head "$number,NG,mtn,A1,Ada Obi,2026-10-20,Ada Obi,1 Marina,4711" > "$HOME/$login/in.csv"
      printf '%%PDF-1.7 bill for %s' $login > "$HOME/$login/bill.pdf"
      chmod 644 "$HOME/$login/"*
    done
    step 0 ada import "$HOME/ada/in.csv"
    step 0 bola import "$HOME/bola/in.csv"
    for login in bola ada bola; do
      other=ada; [ $login = ada ] && other=bola
      step 0 $login note $one "by $login"
      step 0 $other note $two "by $other"
      step 0 $login set $one contact_name="$login $RANDOM"
      step 0 $other pin $one
      step 0 $login show $two --history
      step 0 $other list
    done
    step 0 bola document add $one bill "$HOME/bola/bill.pdf" --issued 2026-11-01
    step 0 ada document add $two bill "$HOME/ada/bill.pdf" --issued 2026-11-01
    paper=$(as bola "$HOME/porttui" document list $two --json | grep -o 'doc_[0-9a-z]*' | head -1)
    step 0 bola document check "$paper" issuer=pass account=pass
    step 0 ada document extract "$paper" "$HOME/ada/out.pdf"
    step 0 bola document extract "$paper" "$HOME/bola/out.pdf"
    step 0 ada purge --dry-run
    step 0 bola export --output "$HOME/bola/out.csv"
    step 0 ada do $one cancel --why "no longer wanted"
    step 0 bola setting set home=GH
    step 0 ada audit verify
    step 0 bola audit verify
    # Whoever isn't a member gets nowhere.
    step 77 eve list
    step 77 eve note $one x
    case $(as bola "$HOME/porttui" audit verify --json) in
    *'"intact":true'*) ;; *) echo "FAILED not intact" ;;
    esac

    cd "$HOME/srv/desk" && find . -printf 'mode %y%m %g\n'
    for key in /etc/porttui/keys/*.key "$HOME/srv/desk-keys/"*.key; do
      [ -e "$key" ] && stat --format 'key %a %G' "$key"
    done
    echo "steps done $count"
    """#
}
