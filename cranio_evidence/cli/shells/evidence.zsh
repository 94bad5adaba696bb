#compdef evidence cranio-evidence
# Completion of evidence in zsh. Made by: evidence completion zsh
_evidence() {
    local line
    local -a answers found shown
    answers=("${(@f)$(${(Q)words[1]/#\~\//$HOME/} --complete zsh "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    compset -P '--*='
    for line in $answers; do
        case $line in
            :file) _files; return ;;
            :folder) _files -/; return ;;
        esac
        found+=("${line%%$'\t'*}")
        shown+=("${${line/$'\t'/  }%  }")
    done
    compadd -U -l -d shown -a found
}
if [[ $funcstack[1] == _evidence ]]; then
    _evidence "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _evidence evidence cranio-evidence
fi
