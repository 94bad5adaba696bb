# Completion of evidence in bash. Made by: evidence completion bash
_evidence() {
    local current=${COMP_WORDS[COMP_CWORD]} line word IFS=$'\n'
    COMPREPLY=()
    while read -r line; do
        word=${line%%$'\t'*}
        case $word in
            :file) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")) ;;
            :folder) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$current")) ;;
            ?*)
                case $current in
                    [\"\']*) ;;
                    *) printf -v word %q "$word" ;;
                esac
                COMPREPLY+=("$word")
                ;;
        esac
    done < <("${1/#\~\//$HOME/}" --complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _evidence evidence cranio-evidence
