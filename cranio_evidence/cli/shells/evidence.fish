# Completion of evidence in fish. Made by: evidence completion fish
function __evidence_answer
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l before (string match -r -- '^--[^=]+=' "$current")
    set -l name (string replace -r '^~/' "$HOME/" -- $typed[1])
    for line in ($name --complete fish $typed[2..-1] "$current" 2>/dev/null)
        switch $line
            case :file
                __fish_complete_path "$current"
            case :folder
                __fish_complete_directories "$current"
            case '*'
                printf '%s\n' "$before$line"
        end
    end
end
complete -c evidence -f -a '(__evidence_answer)'
complete -c cranio-evidence -f -a '(__evidence_answer)'
